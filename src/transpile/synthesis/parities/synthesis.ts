import { isFullGate } from '../../../gates/index.js';
import type { Angle } from '../../../math/index.js';
import { costOfNetwork, type NetworkCost, type Step } from './network.js';
import { type PhasePolynomial, weightOf } from './phase-polynomial.js';

/** More terms than this on three and more wires are not tried: each CNOT is chosen by looking at all of them. */
const MOST_HEAVY_TERMS = 48;
/** CNOTs are chosen for so many of the lightest heavy terms. */
const TERMS_IN_VIEW = 4;
/** What a wire too many in a term is worth in CNOTs. */
const HEAVINESS = 1.25;
/** A CNOT must save more than rounding: any choice leads to a network for the same polynomial. */
const LEAST_SAVING = 1e-9;

/** A term on its way: its parity over what the wires hold now, and where it became cheap. */
interface Term {
  readonly angle: Angle;
  /** On how many wires it may be made: one, or two where the angle is one that interactions may have. */
  readonly enough: 1 | 2;
  /** What it costs as an interaction. */
  readonly cost: number;
  parity: number;
  /** How many CNOTs had been made when it was on two wires, and which wires these are; -1 as long as it was not. */
  slot: number;
  wires: number;
}

/**
 * A network for a phase polynomial in which terms on one wire are free, those on two are one interaction without any
 * CNOT, and CNOTs are there only to bring longer terms down to two wires and for the linear map.
 *
 * The terms' order does not matter, so every term is made where it is on one wire, if it ever is. CNOTs are chosen one
 * by one by what they save. Undefined where there are too many terms.
 */
export function synthesize(polynomial: PhasePolynomial, cost: NetworkCost): readonly Step[] | undefined {
  let heavy = 0;
  for (const parity of polynomial.terms.keys()) if (weightOf(parity) > 2) heavy++;
  if (heavy > MOST_HEAVY_TERMS) return undefined;
  const forth = new Synthesis(polynomial, cost).run();
  // Without a CNOT there is one way only.
  if (forth.every(({ kind }) => kind === 'phase')) return forth;
  const back = new Synthesis(reversed(polynomial), cost).run().reverse();
  return costOfNetwork(back, cost) < costOfNetwork(forth, cost) ? back : forth;
}

/** The polynomial seen from its end: a network for it is one for the original read backwards. */
function reversed({ wires, terms, outputs, phase }: PhasePolynomial): PhasePolynomial {
  const inverse = inverseMap(outputs);
  const turned = new Map<number, Angle>();
  for (const [parity, angle] of terms) turned.set(combine(inverse, parity), angle);
  return { wires, terms: turned, outputs: inverse, phase };
}

/** For every wire at the beginning, its value as a parity of what the wires hold at the end. */
function inverseMap(outputs: readonly number[]): number[] {
  const rows = [...outputs];
  const inverse = rows.map((_, wire) => 1 << wire);
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows.findIndex((row, k) => k >= column && (row >> column) & 1);
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    [inverse[column], inverse[pivot]] = [inverse[pivot]!, inverse[column]!];
    for (let k = 0; k < rows.length; k++) {
      if (k === column || ((rows[k]! >> column) & 1) === 0) continue;
      rows[k]! ^= rows[column]!;
      inverse[k]! ^= inverse[column]!;
    }
  }
  return inverse;
}

/** The sum of the rows whose bits are set. */
function combine(rows: readonly number[], bits: number): number {
  let sum = 0;
  for (let k = 0; bits >> k !== 0; k++) if ((bits >> k) & 1) sum ^= rows[k]!;
  return sum;
}

class Synthesis {
  readonly #wires: number;
  readonly #full: number;
  #terms: Term[] = [];
  /** For each wire, the outputs that its value now is a part of, as bits. */
  readonly #uses: Int32Array;
  /** What is done after so many CNOTs, and the CNOT that follows. */
  readonly #slots: Step[][] = [[]];
  readonly #cnots: Step[] = [];

  constructor({ wires, terms, outputs }: PhasePolynomial, cost: NetworkCost) {
    this.#wires = wires;
    this.#full = cost.gates.ofFullGate();
    this.#uses = new Int32Array(wires);
    for (let output = 0; output < wires; output++) {
      for (let wire = 0; wire < wires; wire++) if ((outputs[output]! >> wire) & 1) this.#uses[wire]! |= 1 << output;
    }
    for (const [parity, angle] of terms) {
      const enough = cost.gates.partialAngles || isFullGate(angle) ? 2 : 1;
      this.#terms.push({ angle, enough, cost: cost.gates.ofInteraction(angle), parity, slot: -1, wires: 0 });
    }
  }

  run(): Step[] {
    this.#settle();
    let patience: number | undefined;
    for (;;) {
      const heavy = this.#terms.filter(({ slot }) => slot < 0);
      patience ??= 4 * heavy.length + 8;
      const best = heavy.length > 0 ? this.#bestFor(heavy, this.#cnots.length > patience) : this.#bestTowardsOutputs();
      if (!best) break;
      this.#cnot(best[0], best[1]);
    }
    this.#finishOutputs();
    for (const { angle, slot, wires } of this.#terms) {
      const first = 31 - Math.clz32(wires & -wires);
      const second = 31 - Math.clz32(wires);
      this.#slots[slot]!.push({ kind: 'phase', wires: [first, second], angle });
    }
    const steps: Step[] = [];
    this.#slots.forEach((slot, k) => {
      steps.push(...slot);
      if (k < this.#cnots.length) steps.push(this.#cnots[k]!);
    });
    return steps;
  }

  #cnot(control: number, target: number): void {
    this.#cnots.push({ kind: 'cnot', control, target });
    this.#slots.push([]);
    for (const term of this.#terms) if ((term.parity >> target) & 1) term.parity ^= 1 << control;
    this.#uses[control]! ^= this.#uses[target]!;
    this.#settle();
  }

  /** Terms on one wire are done, terms on two know now where to be. */
  #settle(): void {
    const slot = this.#slots.length - 1;
    this.#terms = this.#terms.filter((term) => {
      const weight = weightOf(term.parity);
      if (weight === 1) {
        this.#slots[slot]!.push({ kind: 'phase', wires: [31 - Math.clz32(term.parity)], angle: term.angle });
        return false;
      }
      if (weight <= term.enough && term.slot < 0) {
        term.slot = slot;
        term.wires = term.parity;
      }
      return true;
    });
  }

  /** The CNOT within a light heavy term that saves most. */
  #bestFor(heavy: readonly Term[], lightestOnly: boolean): readonly [number, number] | undefined {
    const inView = [...heavy].sort((a, b) => weightOf(a.parity) - weightOf(b.parity)).slice(0, TERMS_IN_VIEW);
    const tried = new Set<number>();
    let best: readonly [number, number] | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const { parity } of inView) {
      const lightest = weightOf(parity) === weightOf(inView[0]!.parity);
      if (lightestOnly && !lightest) break;
      for (let control = 0; control < this.#wires; control++) {
        if (((parity >> control) & 1) === 0) continue;
        for (let target = 0; target < this.#wires; target++) {
          if (target === control || ((parity >> target) & 1) === 0) continue;
          const pair = control * this.#wires + target;
          if (tried.has(pair)) continue;
          tried.add(pair);
          const saved = this.#saved(control, target);
          // The lightest terms come first, so that every CNOT brings one of them nearer to two wires.
          if (lightest ? saved > most : saved > most + this.#full) {
            most = saved;
            best = [control, target];
          }
        }
      }
    }
    return best;
  }

  /** The CNOT that brings the wires nearest to what they have to hold at the end; none if no single one helps. */
  #bestTowardsOutputs(): readonly [number, number] | undefined {
    let best: readonly [number, number] | undefined;
    let most = LEAST_SAVING;
    for (let target = 0; target < this.#wires; target++) {
      for (let control = 0; control < this.#wires; control++) {
        const nearer = this.#nearer(control, target);
        if (nearer <= 0 || control === target) continue;
        const saved = this.#saved(control, target) + this.#full * nearer;
        if (saved > most) {
          most = saved;
          best = [control, target];
        }
      }
    }
    return best;
  }

  /** By how many bits a CNOT shortens the outputs. */
  #nearer(control: number, target: number): number {
    const after = this.#uses[target]!;
    return 2 * weightOf(after & this.#uses[control]!) - weightOf(after);
  }

  /** What a CNOT saves: wires too many in long terms, interactions that become free, steps towards the outputs. */
  #saved(control: number, target: number): number {
    let saved = this.#nearer(control, target) * this.#full;
    for (const { parity, slot, cost } of this.#terms) {
      if (((parity >> target) & 1) === 0) continue;
      const shorter = (parity >> control) & 1;
      if (slot < 0) saved += (shorter ? HEAVINESS : -HEAVINESS) * this.#full;
      else if (shorter && weightOf(parity) === 2) saved += cost;
    }
    return saved;
  }

  /** Gauss-Jordan elimination of what is left of the linear map. */
  #finishOutputs(): void {
    const uses = this.#uses;
    for (let output = 0; output < this.#wires; output++) {
      if (((uses[output]! >> output) & 1) === 0) {
        // Outputs before this one are finished and use their own wire alone, so a wire after it is part of it.
        let lender = this.#wires - 1;
        while (((uses[lender]! >> output) & 1) === 0) lender--;
        this.#cnot(output, lender);
      }
      for (let wire = 0; wire < this.#wires; wire++) {
        if (wire !== output && (uses[wire]! >> output) & 1) this.#cnot(wire, output);
      }
    }
  }
}
