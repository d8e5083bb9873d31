import { uniformStream } from '../transpile/uniform-stream.js';
import { beside, type Dense, defect, denseProduct, nearerToUnitary, PAULI, rotationAbout } from './dense.js';
import { CLIFFORDS, ONE_WIRE, type Step, TWO_WIRES } from './program.js';

/** A circuit whose angles are nearly, but not quite, equal to each other or to fractions of pi. */
export interface NearEqualCase {
  readonly kind: Kind;
  readonly wires: number;
  readonly steps: readonly Step[];
  /** Of the parameters in the steps' texts; empty for circuits without. */
  readonly values: Readonly<Record<string, number>>;
  /** How far the matrices in it are from being unitary: no circuit can be nearer to them than that. */
  readonly defect: number;
}

/** The kinds of circuits, in the order in which they take turns. */
export const kinds = ['blocks', 'matrices', 'near-Clifford', 'near-Toffoli', 'parities', 'templates'] as const;
export type Kind = (typeof kinds)[number];

/** The case of a number: the same on every machine. */
export function nearEqualCase(number: number): NearEqualCase {
  const kind = kinds[number % kinds.length]!;
  return { kind, ...makers[kind](new Draw(number)) };
}

type Made = Omit<NearEqualCase, 'kind'>;

const makers: Readonly<Record<Kind, (draw: Draw) => Made>> = {
  blocks: (draw) => {
    const wires = draw.of([2, 2, 3]);
    const steps: Step[] = [];
    const shared = draw.pairOf(wires);
    for (let block = draw.whole(1, 2); block > 0; block--) {
      steps.push(...draw.locals(wires));
      const names = draw.shuffled(TWO_WIRES);
      for (let k = draw.whole(2, 4); k > 0; k--) {
        const pair = draw.chance(0.8) ? shared : draw.pairOf(wires);
        steps.push({ name: names[k % 3]!, angle: draw.near(), wires: pair });
        if (draw.chance(0.15)) steps.push(draw.nearlyNothing(wires));
      }
    }
    steps.push(...draw.locals(wires));
    return plain(wires, steps);
  },

  matrices: (draw) => {
    const wires = draw.of([2, 2, 2, 3]);
    const steps: Step[] = [];
    let largest = 0;
    for (let count = wires === 2 ? draw.whole(1, 2) : 2; count > 0; count--) {
      const exact = denseProduct(draw.weylGates(), 2);
      const rounded = exact.map(rounding(draw.whole(8, 15)));
      // What few digits leave is not taken as a unitary; the nearest one is, and its coordinates are as nearly equal.
      const matrix = defect(rounded) > MOST_DEFECT ? nearerToUnitary(rounded) : rounded;
      largest += defect(matrix);
      steps.push({ matrix, wires: draw.pairOf(wires) });
      if (draw.chance(0.5)) steps.push(...draw.locals(wires));
    }
    return { ...plain(wires, steps), defect: largest };
  },

  'near-Clifford': (draw) => {
    const wires = draw.of([2, 3]);
    const steps: Step[] = [];
    for (let k = draw.whole(4, 12); k > 0; k--) {
      if (draw.chance(0.35)) steps.push({ name: draw.of(CLIFFORDS), wires: [draw.wire(wires)] });
      else if (draw.chance(0.4)) steps.push({ name: 'x', ...draw.controlled(wires) });
      else if (draw.chance(0.5)) steps.push({ name: draw.of(ONE_WIRE), angle: draw.near(), wires: [draw.wire(wires)] });
      else steps.push({ name: draw.of(TWO_WIRES), angle: draw.near(), wires: draw.pairOf(wires) });
    }
    return plain(wires, steps);
  },

  'near-Toffoli': (draw) => {
    const steps: Step[] = [];
    for (let count = draw.whole(1, 2); count > 0; count--) {
      if (draw.chance(0.3)) steps.push(...draw.locals(3));
      steps.push(...draw.toffoli());
      if (draw.chance(0.5)) steps.push(draw.nearlyNothing(3));
      if (draw.chance(0.4)) steps.push({ name: 'x', ...draw.controlled(3) });
    }
    return plain(3, steps);
  },

  parities: (draw) => {
    const wires = draw.of([2, 3, 3]);
    const steps: Step[] = [];
    if (draw.chance(0.5)) for (let wire = 0; wire < wires; wire++) steps.push({ name: 'h', wires: [wire] });
    for (let k = draw.whole(5, 14); k > 0; k--) {
      if (draw.chance(0.5)) steps.push({ name: 'x', ...draw.controlled(wires) });
      else if (draw.chance(0.7)) steps.push({ name: 'rz', angle: draw.near(), wires: [draw.wire(wires)] });
      else if (draw.chance(0.6)) steps.push({ name: 'zz', angle: draw.near(), wires: draw.pairOf(wires) });
      else steps.push({ name: draw.of(['h', 'x', 'v']), wires: [draw.wire(wires)] });
    }
    return plain(wires, steps);
  },

  templates: (draw) => {
    const wires = draw.of([2, 2, 3]);
    const values: Record<string, number> = { a: draw.near(), b: draw.near(), c: draw.near() };
    const steps: Step[] = [];
    const shared = draw.pairOf(wires);
    for (let k = draw.whole(3, 8); k > 0; k--) {
      if (draw.chance(0.3)) steps.push(...draw.locals(wires).slice(0, 2));
      const name = draw.of(['a', 'b', 'c']);
      const value = values[name]!;
      const [text, angle] = draw.of<readonly [string | undefined, number]>([
        [name, value],
        [name, value],
        [`-${name}`, -value],
        [`2*${name}`, 2 * value],
        [`${name} + pi/2`, value + Math.PI / 2],
        [undefined, draw.near()],
      ]);
      const pair = draw.chance(0.7);
      const gate = { name: draw.of(pair ? TWO_WIRES : ONE_WIRE), angle, wires: pair ? shared : [draw.wire(wires)] };
      steps.push(text === undefined ? gate : { ...gate, text });
    }
    const used = Object.keys(values).filter((name) =>
      steps.some((step) => 'text' in step && step.text?.includes(name) === true),
    );
    return { ...plain(wires, steps), values: Object.fromEntries(used.map((name) => [name, values[name]!])) };
  },
};

/** Just below what a circuit takes as a unitary. */
const MOST_DEFECT = 9e-10;

function plain(wires: number, steps: readonly Step[]): Made {
  return { wires, steps, values: {}, defect: 0 };
}

function rounding(decimals: number): (value: number) => number {
  return (value) => Number(value.toFixed(decimals));
}

/** What one case draws, all from one stream. */
class Draw {
  readonly #next: () => number;
  /** A generic angle to which others of the case are nearly equal. */
  readonly #base: number;
  /** A distance of which others of the case are multiples: what is near its neighbour need not be near the next one. */
  readonly #step: number;

  constructor(seed: number) {
    this.#next = uniformStream(seed);
    this.#base = this.between(-Math.PI, Math.PI);
    this.#step = 10 ** this.between(-16, -6);
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.#next();
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  whole(from: number, to: number): number {
    return from + Math.floor((to - from + 1) * this.#next());
  }

  of<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)]!;
  }

  shuffled<T>(list: readonly T[]): readonly T[] {
    return list
      .map((item) => ({ item, at: this.#next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }

  wire(wires: number): number {
    return this.whole(0, wires - 1);
  }

  pairOf(wires: number): readonly number[] {
    return this.shuffled(Array.from({ length: wires }, (_, wire) => wire)).slice(0, 2);
  }

  controlled(wires: number): { readonly controls: readonly number[]; readonly wires: readonly number[] } {
    const [control, target] = this.pairOf(wires) as [number, number];
    return { controls: [control], wires: [target] };
  }

  /** Nothing, a few of the case's steps, or from 1e-16 to 1e-6, of either sign. */
  distance(): number {
    if (this.chance(0.2)) return 0;
    if (this.chance(0.6)) return this.whole(-3, 3) * this.#step;
    return this.of([-1, 1]) * 10 ** this.between(-16, -6);
  }

  /** Nearly a multiple of pi/8 or, up to its sign and pi/2, nearly the case's generic angle. */
  near(): number {
    const exact = this.chance(0.45)
      ? (this.whole(-16, 16) * Math.PI) / 8
      : this.of([-1, 1]) * this.#base + this.of([0, 0, 0, Math.PI / 2, -Math.PI, 2 * Math.PI]);
    return exact + this.distance();
  }

  /** One-qubit gates on every wire: generic, about one axis, nearly Clifford, or none. */
  locals(wires: number): Step[] {
    const sort = this.of(['generic', 'generic', 'axis', 'Clifford', 'none']);
    const steps: Step[] = [];
    for (let wire = 0; wire < wires; wire++) {
      if (sort === 'generic') {
        for (const name of ['rz', 'ry', 'rz']) steps.push({ name, angle: this.between(-3, 3), wires: [wire] });
      } else if (sort === 'axis') {
        steps.push({ name: this.of(ONE_WIRE), angle: this.near(), wires: [wire] });
      } else if (sort === 'Clifford') {
        steps.push({ name: this.of(CLIFFORDS), wires: [wire] });
        steps.push({ name: this.of(ONE_WIRE), angle: this.distance(), wires: [wire] });
      }
    }
    return steps;
  }

  /** A gate that does next to nothing. */
  nearlyNothing(wires: number): Step {
    const angle = this.of([0, 2 * Math.PI, Math.PI]) + this.distance();
    if (this.chance(0.5)) return { name: this.of(ONE_WIRE), angle, wires: [this.wire(wires)] };
    return { name: this.of(TWO_WIRES), angle, wires: this.pairOf(wires) };
  }

  /** Interactions of every class with equal coordinates, between any one-qubit gates. */
  weylGates(): { readonly matrix: Dense; readonly wires: readonly number[] }[] {
    const a = this.between(0, Math.PI / 4);
    const b = this.between(0, Math.PI / 4);
    const quarter = Math.PI / 4;
    const exact = this.of([
      ...[
        [a, a, a],
        [a, a, -a],
        [a, a, b],
        [a, b, b],
        [a, a, 0],
        [a, 0, 0],
        [quarter, a, a],
        [quarter, quarter, a],
      ],
      ...[
        [quarter, quarter, quarter],
        [quarter, quarter, 0],
        [quarter, 0, 0],
        [quarter, a, 0],
        [0, 0, 0],
        [a, b, 0],
      ],
      ...[
        [quarter / 2, quarter / 2, quarter / 2],
        [quarter, quarter / 2, 0],
        [quarter, quarter / 2, quarter / 2],
      ],
    ] as [number, number, number][]);
    const coordinates = this.shuffled(exact).map((value) => this.of([-1, 1]) * value + this.distance());
    const made: { matrix: Dense; wires: readonly number[] }[] = [];
    const around = (): void => {
      for (const wire of [0, 1]) {
        for (const axis of [PAULI.Z, PAULI.Y, PAULI.Z]) {
          const angle = this.chance(0.7) ? this.between(-3, 3) : (this.whole(-4, 4) * Math.PI) / 4 + this.distance();
          made.push({ matrix: rotationAbout(axis, angle), wires: [wire] });
        }
      }
    };
    around();
    for (const [k, axis] of [PAULI.X, PAULI.Y, PAULI.Z].entries()) {
      made.push({ matrix: rotationAbout(beside(axis, axis), -2 * coordinates[k]!), wires: [1, 0] });
    }
    around();
    return made;
  }

  /** A Toffoli gate, whole or taken apart, with its angles nearly right. */
  toffoli(): readonly Step[] {
    const [a, b, c] = this.shuffled([0, 1, 2]) as [number, number, number];
    const form = this.of(['whole', 'six', 'Margolus', 'roots', 'phase']);
    if (form === 'whole') return [{ name: this.of(['x', 'z', 'y', 'v', 'h']), controls: [a, b], wires: [c] }];
    if (form === 'phase') return [{ name: this.of(['s', 't', 'z']), controls: [a], wires: [b] }, ...this.#six(a, b, c)];
    if (form === 'six') return this.#six(a, b, c);
    if (form === 'Margolus') {
      const turn = (sign: number): Step => ({ name: 'ry', angle: (sign * Math.PI) / 4 + this.distance(), wires: [c] });
      return [turn(1), cnot(b, c), turn(1), cnot(a, c), turn(-1), cnot(b, c), turn(-1)];
    }
    const root = (control: number, sign: number): readonly Step[] => [
      { name: 'rx', angle: (sign * Math.PI) / 4 + this.distance(), wires: [c] },
      { name: 'h', wires: [c] },
      { name: 'zz', angle: (-sign * Math.PI) / 4 + this.distance(), wires: [control, c] },
      { name: 'h', wires: [c] },
      { name: 'rz', angle: (sign * Math.PI) / 4 + this.distance(), wires: [control] },
    ];
    return [...root(b, 1), cnot(a, b), ...root(b, -1), cnot(a, b), ...root(a, 1)];
  }

  #six(a: number, b: number, c: number): readonly Step[] {
    const turn = (wire: number, sign: number): Step => ({
      name: 'rz',
      angle: (sign * Math.PI) / 4 + this.distance(),
      wires: [wire],
    });
    const frame: Step = { name: 'h', wires: [c] };
    return [
      ...[frame, cnot(b, c), turn(c, -1), cnot(a, c), turn(c, 1), cnot(b, c), turn(c, -1), cnot(a, c), turn(b, 1)],
      ...[turn(c, 1), frame, cnot(a, b), turn(a, 1), turn(b, -1), cnot(a, b)],
    ];
  }
}

function cnot(control: number, target: number): Step {
  return { name: 'x', controls: [control], wires: [target] };
}
