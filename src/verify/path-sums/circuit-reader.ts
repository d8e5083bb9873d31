import type { Operation } from '../../circuit/index.js';
import { isNumeric, type Matrix, multiply } from '../../math/index.js';
import type { BooleanFunction } from './decision-diagrams.js';
import { TRUE } from './decision-diagrams.js';
import { type Instruction, lowered } from './instructions.js';
import { localForm } from './local-form.js';
import type { PathSum, Place } from './path-sum.js';
import { RADIANS_PER_UNIT, unitsOf } from './phase-units.js';
import { HADAMARD, phaseMatrix } from './small-matrices.js';

/** Conditions of a phase are taken apart into parities up to this many: what gates of few wires add then has one form. */
const FEW_CONDITIONS = 3;

/** Rounding of a product of two one-qubit gates. */
const MULTIPLIED = 2 ** -49;

/** One-qubit gates on a wire, as one, and where the first of them stands. */
interface Waiting {
  readonly matrix: Matrix;
  readonly place: Place;
}

/** Puts gates into a path sum, one after the other, and keeps account of what is rounded on the way. */
export class CircuitReader {
  /** How far the gates read so far are from what the path sum has, at most, in operator norm up to a phase. */
  bound = 0;
  /** One-qubit gates that have not gone into the path sum yet, by wire, as one. */
  private readonly waiting: (Waiting | undefined)[];
  private place: Place = { side: 'original', index: 0 };

  private readonly sum: PathSum;

  constructor(sum: PathSum) {
    this.sum = sum;
    this.waiting = sum.wires.map(() => undefined);
  }

  /** Reads a gate; false, with nothing read, if there is no way to. */
  read(operation: Operation, place: Place): boolean {
    const found = lowered(operation);
    if (found === undefined) return false;
    this.place = place;
    this.bound += found.distance;
    for (const instruction of found.instructions) this.follow(instruction);
    return true;
  }

  /** Brings everything that waits into the path sum. */
  finish(): void {
    for (const wire of this.waiting.keys()) this.settle(wire);
    this.sum.reduce();
  }

  private follow(instruction: Instruction): void {
    if (instruction.kind === 'local') {
      const { wire, matrix } = instruction;
      const before = this.waiting[wire];
      const place = before?.place ?? this.place;
      this.waiting[wire] = { matrix: before === undefined ? matrix : multiply(matrix, before.matrix), place };
      if (before !== undefined) this.bound += MULTIPLIED;
    } else if (instruction.kind === 'phase') {
      for (const wire of instruction.controls) this.settle(wire);
      for (const wire of instruction.parity) this.settle(wire);
      this.addPhase(instruction);
    } else {
      for (const wire of instruction.controls) this.settle(wire);
      for (const wire of instruction.targets) this.settle(wire);
      this.move(instruction);
    }
    this.sum.reduce();
  }

  private settle(wire: number): void {
    const waiting = this.waiting[wire];
    if (waiting === undefined) return;
    let { matrix, place } = waiting;
    this.waiting[wire] = undefined;
    // Gates between which everything has cancelled meet again here.
    for (;;) {
      const taken = this.sum.takeBack(wire);
      if (taken === undefined) break;
      place = taken.place;
      matrix = multiply(matrix, multiply(phaseMatrix(taken.phase * RADIANS_PER_UNIT), HADAMARD));
      this.bound += 2 * MULTIPLIED;
    }
    const { form, distance } = localForm(matrix);
    this.bound += distance;
    const { sum } = this;
    if (form.kind !== 'spread') {
      this.addUnits([sum.wires[wire]!], form.phase);
      if (form.kind === 'flip') sum.setWire(wire, sum.wires[wire]! ^ 1);
      return;
    }
    this.addUnits([sum.wires[wire]!], form.before);
    for (const after of form.afters) {
      sum.spread(wire, place);
      this.addUnits([sum.wires[wire]!], after);
      sum.reduce();
    }
  }

  private addPhase({ controls, parity, angle }: Extract<Instruction, { kind: 'phase' }>): void {
    const { sum } = this;
    const conditions = controls.map((wire) => sum.wires[wire]!);
    if (parity.length > 0) conditions.push(this.parityOf(parity));
    if (isNumeric(angle)) {
      this.addUnits(conditions, angle);
      return;
    }
    this.addUnits(conditions, angle.constant);
    const all = conditions.reduce((product, f) => sum.diagrams.and(product, f), TRUE);
    for (const [parameter, coefficient] of angle.terms) sum.symbols.add(parameter, all, coefficient);
  }

  /** A phase where all of some functions are 1. */
  private addUnits(conditions: readonly BooleanFunction[], radians: number): void {
    const { diagrams, phases } = this.sum;
    const few = conditions.length <= FEW_CONDITIONS;
    const { units, error } = unitsOf(few ? radians / 2 ** Math.max(0, conditions.length - 1) : radians);
    if (!few) {
      this.bound += error;
      phases.add(
        conditions.reduce((product, f) => diagrams.and(product, f), TRUE),
        units,
        true,
      );
      return;
    }
    // The product of k functions is the sum of the parities of all subsets, with signs in turn, over 2^(k - 1).
    for (let subset = 1; subset < 2 ** conditions.length; subset++) {
      const chosen = conditions.filter((_, k) => (subset >> k) & 1);
      this.bound += error;
      phases.add(
        chosen.reduce((total, f) => diagrams.xor(total, f)),
        chosen.length % 2 === 1 ? units : -units,
        true,
      );
    }
  }

  private move({ controls, targets, images }: Extract<Instruction, { kind: 'move' }>): void {
    const { diagrams, wires } = this.sum;
    const condition = controls.reduce((product, wire) => diagrams.and(product, wires[wire]!), TRUE);
    const moved = images.map(({ parity, isNegated }, k) => {
      const image = this.parityOf(parity) ^ (isNegated ? 1 : 0);
      const before = wires[targets[k]!]!;
      return diagrams.xor(before, diagrams.and(condition, diagrams.xor(before, image)));
    });
    for (const [k, wire] of targets.entries()) this.sum.setWire(wire, moved[k]!);
  }

  private parityOf(wires: readonly number[]): BooleanFunction {
    const { sum } = this;
    return wires.map((wire) => sum.wires[wire]!).reduce((total, f) => sum.diagrams.xor(total, f));
  }
}
