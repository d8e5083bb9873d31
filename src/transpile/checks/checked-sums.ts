import type { Operation } from '../../circuit/index.js';
import type { Gate } from '../../gates/index.js';
import { type Angle, isNumeric, scaleAngle } from '../../math/index.js';
import { anticommute } from '../../pauli/index.js';
import type { Element } from '../views/elements.js';
import { largestDistance } from './binding.js';
import { type CheckedRewrites, MOST_ERROR } from './checked-rewrites.js';
import { StringTable } from './string-table.js';
import { checksAreOn } from './switch.js';

/** Angles (radians) this close to a multiple of pi/2 may be taken for it. */
const QUARTER_TURN = 1e-9;
const HALF_PI = Math.PI / 2;

/** Two rotations that become one. */
export interface Merged {
  /** The numbers of the elements. */
  readonly earlier: number;
  readonly later: number;
  /** Which of them the sum is written for. */
  readonly stays: number;
  /** 1 or -1: the string of the one over that of the other, both as seen from the beginning. */
  readonly sign: 1 | -1;
  /** Radians. */
  readonly sum: Angle;
}

/** What is written for a rotation whose angle changed. */
interface Written {
  /** The number of the element. */
  readonly index: number;
  readonly made: Operation | undefined;
  /** Radians that it is short of. */
  readonly phase: number;
}

/**
 * Compares rotations that are added up, wherever they stand: seen from the circuit's beginning they have to be about the
 * same string, and whatever is left between them has to commute with it.
 */
export class CheckedSums {
  readonly #checks: CheckedRewrites;
  readonly #rotations: RotationsSoFar;
  readonly #elements: readonly Element[];
  readonly #merged: Merged[] = [];
  readonly #written: Written[] = [];

  constructor(wires: number, elements: readonly Element[], checks: CheckedRewrites) {
    this.#checks = checks;
    this.#elements = elements;
    this.#rotations = new RotationsSoFar(wires, elements);
  }

  /** Whether two rotations may become one; each later one comes after those before. */
  mayMerge(merged: Merged): boolean {
    if (!checksAreOn()) return true;
    if (!this.#checks.isDeferred) return this.#checks.allows(this.#rotations.merge(merged));
    this.#merged.push(merged);
    return true;
  }

  /** Notes what is written for a rotation whose angle changed. */
  writes(index: number, made: Operation | undefined, phase: number): void {
    if (checksAreOn()) this.#written.push({ index, made, phase });
  }

  /** Whether for all rotations whose angles changed, and no others, what was written is what they are now. */
  areWritten(): boolean {
    const before = this.#written.map(({ index }) => this.#elements[index]!.operation);
    const after = this.#written.flatMap(({ made }) => made ?? []);
    return this.#checks.replacesWhen(before, after, () => {
      let largest = 0;
      for (const each of this.#merged) largest = Math.max(largest, this.#rotations.merge(each));
      for (const each of this.#written) largest = Math.max(largest, this.#rotations.write(each));
      return this.#rotations.areAllWritten() ? largest : Number.POSITIVE_INFINITY;
    });
  }
}

/** What the rotations of a circuit are about, seen from its beginning, as far as it has been read. */
class RotationsSoFar {
  readonly #elements: readonly Element[];
  readonly #table: StringTable;
  /** For every element, which of the strings it has; negative for what is no rotation. */
  readonly #numbers: Int32Array;
  #bits: Int32Array;
  /** 1 where a string is minus what its bits say. */
  #negative: Uint8Array;
  /** Radians, as they are now. */
  readonly #angles: Angle[] = [];
  /** The strings whose angles changed and were not written yet. */
  readonly #changed = new Set<number>();
  #count = 0;
  #read = 0;
  /** Nothing before this element can be carried past it. */
  #fence = 0;

  constructor(wires: number, elements: readonly Element[]) {
    this.#elements = elements;
    this.#table = new StringTable(wires);
    this.#numbers = new Int32Array(elements.length).fill(-1);
    this.#bits = new Int32Array(64 * this.#table.width);
    this.#negative = new Uint8Array(64);
  }

  /** Makes two rotations one; how far the sum is from both, infinite where they cannot meet. */
  merge({ earlier, later, stays, sign, sum }: Merged): number {
    for (; this.#read <= later; this.#read++) this.#pass(this.#read);
    if (earlier < this.#fence || (stays !== earlier && stays !== later)) return Number.POSITIVE_INFINITY;
    const first = this.#numbers[earlier]!;
    const last = this.#numbers[later]!;
    if (first < 0 || last <= first || this.#signOf(first, last) !== sign) return Number.POSITIVE_INFINITY;
    const [kept, added] = stays === earlier ? [first, last] : [last, first];
    const distance = sumDistance(sum, this.#angles[kept]!, this.#angles[added]!, sign);
    if (!(distance <= MOST_ERROR)) return distance;
    this.#angles[kept] = sum;
    this.#angles[added] = 0;
    this.#changed.add(first).add(last);
    return distance;
  }

  /** How far what is written for a rotation is from it. */
  write({ index, made, phase }: Written): number {
    const number = this.#numbers[index]!;
    if (!this.#changed.delete(number)) return Number.POSITIVE_INFINITY;
    return turnedDistance(this.#elements[index]!.operation, made, this.#angles[number]!, phase);
  }

  areAllWritten(): boolean {
    return this.#changed.size === 0;
  }

  /** 1 or -1 if two rotations are about the same string or opposite ones and nothing between interferes, else 0. */
  #signOf(first: number, last: number): -1 | 0 | 1 {
    const { width } = this.#table;
    const bits = this.#bits;
    for (let k = 0; k < width; k++) if (bits[first * width + k] !== bits[last * width + k]) return 0;
    const words = width / 2;
    for (let between = first + 1; between < last; between++) {
      // What has no angle is not there.
      if (this.#angles[between] === 0) continue;
      if (anticommute(bits, first * width, bits, between * width, words)) return 0;
    }
    return this.#negative[first] === this.#negative[last] ? 1 : -1;
  }

  #pass(index: number): void {
    const element = this.#elements[index]!;
    const { gate, parameters, controls, targets } = element.operation;
    const axis = controls.length === 0 ? axisOf(gate) : undefined;
    if (element.kind === 'rotation' && element.quarters === undefined && axis) {
      this.#add(
        index,
        this.#table.pull(axis.letters, targets),
        scaleAngle(gate.rotation!.angle(parameters), axis.weight),
      );
      return;
    }
    if (element.kind !== 'opaque') {
      const angle = axis && gate.rotation!.angle(parameters);
      if (angle === undefined) {
        if (this.#table.apply(element.operation)) return;
      } else if (isNumeric(angle)) {
        const quarters = Math.round((axis!.weight * angle) / HALF_PI);
        if (Math.abs(axis!.weight * angle - quarters * HALF_PI) < QUARTER_TURN) {
          this.#table.turn(axis!.letters, targets, quarters);
          return;
        }
      }
    }
    this.#fence = index;
  }

  #add(index: number, negative: boolean, angle: Angle): void {
    const { width, pulled, bits } = this.#table;
    const number = this.#count++;
    this.#numbers[index] = number;
    if (number === this.#negative.length) {
      this.#bits = grown(this.#bits, new Int32Array(2 * this.#bits.length));
      this.#negative = grown(this.#negative, new Uint8Array(2 * number));
    }
    for (let k = 0; k < width; k++) this.#bits[number * width + k] = bits[pulled + k]!;
    this.#negative[number] = negative ? 1 : 0;
    this.#angles.push(angle);
  }
}

function grown<A extends Int32Array | Uint8Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** How far a rotation is from two after each other. */
function sumDistance(sum: Angle, first: Angle, second: Angle, sign: 1 | -1): number {
  if (isNumeric(sum) && isNumeric(first) && isNumeric(second)) return Math.abs(sum - first - sign * second) / 2;
  return largestDistance(false, (binding) => {
    const off = binding.angle(sum) - binding.angle(first) - sign * binding.angle(second);
    return Math.abs(off) / 2;
  });
}

function turnedDistance(like: Operation, made: Operation | undefined, angle: Angle, phase: number): number {
  if (made && !sameAxis(like, made)) return Number.POSITIVE_INFINITY;
  return largestDistance(isNumeric(angle), (binding) => {
    const own = made ? binding.angle(made.gate.rotation!.angle(made.parameters)) * axisOf(made.gate)!.weight : 0;
    const ownPhase = made ? binding.angle(made.gate.rotation!.phase(made.parameters)) : 0;
    const half = (binding.angle(angle) - own) / 2;
    // e^{i phase} exp(-i own/2 P) over exp(-i angle/2 P).
    const off = Math.hypot(Math.cos(phase + ownPhase) - Math.cos(half), Math.sin(phase + ownPhase));
    return Math.max(Math.abs(Math.sin(half)), off);
  });
}

/** A rotation about a product of Pauli letters, one for each target, by an angle times a weight. */
interface Axis {
  readonly letters: string;
  readonly weight: number;
}

const axes = new WeakMap<Gate, Axis | 'none'>();

function axisOf(gate: Gate): Axis | undefined {
  let known = axes.get(gate);
  if (!known) {
    const terms = gate.rotation?.generator;
    known = terms?.length === 1 ? { letters: terms[0]![0], weight: terms[0]![1] } : 'none';
    axes.set(gate, known);
  }
  return known === 'none' ? undefined : known;
}

function sameAxis(a: Operation, b: Operation): boolean {
  const [first, second] = [axisOf(a.gate)!, axisOf(b.gate)];
  if (!second || a.targets.length !== b.targets.length) return false;
  return a.targets.every((wire, k) => second.letters[b.targets.indexOf(wire)] === first.letters[k]);
}
