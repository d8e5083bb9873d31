import { adjoint, identity, type Matrix, maxDistance, withPhase } from '../../../math/index.js';
import { type ControlFrame, controlFrame } from './control-like.js';
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
  const frames: (ControlFrame | undefined)[] = [];
  let missing = 0;
  for (let position = 0; position < 3; position++) {
    const frame = controlFrame(unitary, position);
    if (!frame && ++missing > 1) return [];
    frames.push(frame);
  }
  return missing === 0 ? diagonalWithFrames(unitary, frames as unknown as Frames) : multiplexerForms(unitary, frames);
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

type Frames = readonly [ControlFrame, ControlFrame, ControlFrame];

function diagonalWithFrames(unitary: Matrix, frames: Frames): readonly ThreeWireForm[] {
  const phases = phasesOfDiagonal(withoutFrames(unitary, frames), NO_ENTRY);
  if (!phases) return [];
  const found = frames.findIndex(({ along }) => along === 'X');
  const flipped = found < 0 ? undefined : found;
  return diagonalForms(phases).map((form) => ({
    ...form,
    write: () => written((runs) => writeBetween(runs, frames, () => form.write(runs, flipped))),
  }));
}

function written(write: (runs: LocalRuns) => void): WrittenForm {
  const runs = new LocalRuns();
  write(runs);
  runs.finish();
  return { operations: runs.operations, globalPhase: runs.globalPhase };
}

function writeBetween(runs: LocalRuns, frames: readonly (ControlFrame | undefined)[], write: () => void): void {
  frames.forEach((frame, position) => {
    if (frame) runs.local(frame.before, position);
  });
  write();
  frames.forEach((frame, position) => {
    if (frame) runs.local(frame.after, position);
  });
}

/** after^-1 unitary before^-1 on every wire that has a frame. */
function withoutFrames(unitary: Matrix, frames: readonly (ControlFrame | undefined)[]): Matrix {
  const left = unitary.slice();
  frames.forEach((frame, position) => {
    if (frame) applyOneQubit(left, adjoint(frame.after), maskOf(position));
  });
  // u b^-1 = (b u^-1)^-1.
  const back = adjoint(left);
  frames.forEach((frame, position) => {
    if (frame) applyOneQubit(back, frame.before, maskOf(position));
  });
  return adjoint(back);
}

/** The forms of a unitary with two controls and a target that is turned about different axes. */
function multiplexerForms(unitary: Matrix, frames: readonly (ControlFrame | undefined)[]): readonly ThreeWireForm[] {
  const target = frames.indexOf(undefined);
  const [p, q] = [0, 1, 2].filter((position) => position !== target) as [number, number];
  const inner = withoutFrames(unitary, frames);
  const forms: ThreeWireForm[] = [];
  const add = (gates: number, angle: number, toffoli: boolean, write: (runs: LocalRuns) => void) => {
    forms.push({
      toffoli,
      entanglingGates: gates,
      entanglingAngle: angle,
      write: () => written((runs) => writeBetween(runs, frames, () => write(runs))),
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
      const restFrames = [0, 1, 2].map((position) => controlFrame(matrix, position));
      if (restFrames.includes(undefined)) continue;
      for (const form of diagonalWithFrames(matrix, restFrames as unknown as Frames)) {
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
