import { adjoint, identity, type Matrix, maxDistance, withPhase } from '../../../math/index.js';
import { type ControlBasis, controlBasis } from './control-like.js';
import { diagonalForms, phasesOfDiagonal } from './diagonal.js';
import { LocalRuns, type WrittenForm } from './local-runs.js';
import { choicesOf, conjugations, type Multiplexer, peelings, withChoices, writeControlled } from './multiplexer.js';
import { applyOneQubit, applyUse, maskOf } from './three-wire-matrix.js';

/** Entries of this size may be none: what is written is compared with what was wanted, so the wrong answer is dropped. */
const NO_ENTRY = 1e-9;
/** A form whose unitary is further (an entry) from the one wanted is none; how far it is, is told. */
const SAME_UNITARY = 1e-10;
const PI = Math.PI;

/** A three-wire unitary in gates on the wires 0, 1, 2, and what these cost with partial angles. */
export interface ThreeWireForm {
  readonly entanglingGates: number;
  /** In full gates. */
  readonly entanglingAngle: number;
  /** Whether a doubly controlled Z or X is in it. */
  readonly toffoli: boolean;
  /** On the wires 0, 1, 2. */
  readonly write: () => WrittenForm;
}

/**
 * The structured forms of an 8 by 8 unitary: diagonal up to one-qubit gates (controlled phases, Toffolis in any roles),
 * or with two controls and one target (Peres, Margolus and their like); none for everything else.
 */
export function threeWireForms(unitary: Matrix): readonly ThreeWireForm[] {
  const bases: (ControlBasis | undefined)[] = [];
  let missing = 0;
  for (let position = 0; position < 3; position++) {
    const basis = controlBasis(unitary, position);
    if (!basis && ++missing > 1) return [];
    bases.push(basis);
  }
  return missing === 0 ? diagonalInBases(unitary, bases as unknown as ControlBases) : multiplexerForms(unitary, bases);
}

/** The operations of a form if their product is the unitary, as it is up to rounding unless it was a near miss. */
export function writeExactly(form: ThreeWireForm, unitary: Matrix): ComparedForm | undefined {
  const written = form.write();
  const product = identity(8);
  for (const operation of written.operations) applyUse(product, operation, [0, 1, 2]);
  const distance = maxDistance(withPhase(product, written.globalPhase), unitary);
  return distance < SAME_UNITARY ? { ...written, distance } : undefined;
}

/** A form, and how far its product is from the unitary: the largest modulus of an entry of the difference. */
export interface ComparedForm extends WrittenForm {
  readonly distance: number;
}

type ControlBases = readonly [ControlBasis, ControlBasis, ControlBasis];

function diagonalInBases(unitary: Matrix, bases: ControlBases): readonly ThreeWireForm[] {
  const phases = phasesOfDiagonal(withoutBases(unitary, bases), NO_ENTRY);
  if (!phases) return [];
  const found = bases.findIndex(({ along }) => along === 'X');
  const flipped = found < 0 ? undefined : found;
  return diagonalForms(phases).map((form) => ({
    ...form,
    write: () => written((runs) => writeBetween(runs, bases, () => form.write(runs, flipped))),
  }));
}

function written(write: (runs: LocalRuns) => void): WrittenForm {
  const runs = new LocalRuns();
  write(runs);
  runs.finish();
  return { operations: runs.operations, globalPhase: runs.globalPhase };
}

function writeBetween(runs: LocalRuns, bases: readonly (ControlBasis | undefined)[], write: () => void): void {
  bases.forEach((basis, position) => {
    if (basis) runs.local(basis.before, position);
  });
  write();
  bases.forEach((basis, position) => {
    if (basis) runs.local(basis.after, position);
  });
}

/** after^-1 unitary before^-1 on every wire that has a basis. */
function withoutBases(unitary: Matrix, bases: readonly (ControlBasis | undefined)[]): Matrix {
  const left = unitary.slice();
  bases.forEach((basis, position) => {
    if (basis) applyOneQubit(left, adjoint(basis.after), maskOf(position));
  });
  // u b^-1 = (b u^-1)^-1.
  const back = adjoint(left);
  bases.forEach((basis, position) => {
    if (basis) applyOneQubit(back, basis.before, maskOf(position));
  });
  return adjoint(back);
}

/** The forms of a unitary with two controls and a target that is turned about different axes. */
function multiplexerForms(unitary: Matrix, bases: readonly (ControlBasis | undefined)[]): readonly ThreeWireForm[] {
  const target = bases.indexOf(undefined);
  const [p, q] = [0, 1, 2].filter((position) => position !== target) as [number, number];
  const inner = withoutBases(unitary, bases);
  const forms: ThreeWireForm[] = [];
  const add = (gates: number, angle: number, toffoli: boolean, write: (runs: LocalRuns) => void) => {
    forms.push({
      toffoli,
      entanglingGates: gates,
      entanglingAngle: angle,
      write: () => written((runs) => writeBetween(runs, bases, () => write(runs))),
    });
  };
  for (const [one, other] of [
    [p, q],
    [q, p],
  ] as const) {
    const multiplexer: Multiplexer = { one, other, target };
    const choices = choicesOf(inner, multiplexer, NO_ENTRY);
    if (!choices) return [];
    for (const { peeled, rest, side } of peelings(choices)) {
      const matrix = withChoices(rest, multiplexer);
      const restBases = [0, 1, 2].map((position) => controlBasis(matrix, position));
      if (restBases.includes(undefined)) continue;
      for (const form of diagonalInBases(matrix, restBases as unknown as ControlBases)) {
        add(form.entanglingGates + 1, form.entanglingAngle + peeled.angle / PI, form.toffoli, (runs) => {
          if (side === 'before') writeControlled(runs, peeled, one, target);
          runs.append(form.write());
          if (side === 'after') writeControlled(runs, peeled, one, target);
          runs.local(choices[0], target);
        });
      }
    }
    for (const { turn, turned, phase, alone, flipped } of conjugations(choices)) {
      const phaseCost = Math.abs(phase) < NO_ENTRY ? 0 : 1;
      add(3 + phaseCost, (2 * Math.abs(turn.angle) + turned.angle + Math.abs(phase)) / PI, false, (runs) => {
        if (flipped) runs.flip(one);
        writeControlled(runs, turn, other, target);
        writeControlled(runs, turned, one, target);
        writeControlled(runs, { ...turn, angle: -turn.angle }, other, target);
        if (phaseCost > 0) runs.controlledPhase(phase, one, other);
        runs.phaseGate(alone, other);
        if (flipped) runs.flip(one);
        runs.local(flipped ? choices[2] : choices[0], target);
      });
    }
  }
  return forms;
}
