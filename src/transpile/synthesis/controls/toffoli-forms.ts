import type { Operation } from '../../../circuit/index.js';
import { type Gate, qisGates } from '../../../gates/index.js';
import { maxDistance } from '../../../math/index.js';
import type { EntanglingCost } from '../../../targets/index.js';

const NONE: readonly number[] = [];
const HALF_PI = Math.PI / 2;
/** Matrices of the gate table closer than this are equal; others differ by far more. */
const EXACT = 1e-12;

function gate(row: Gate, targets: readonly number[], controls = NONE, parameters = NONE): Operation {
  return { gate: row, parameters, controls, targets };
}

/** Which wires of a relative-phase Toffoli play which part, and what of it is needed. */
export interface ToffoliForm {
  /** The control whose CZ with the target is left out. */
  readonly first: number;
  /** The other control. */
  readonly second: number;
  readonly target: number;
  /** On which side of the gate the CZ of `first` and `target` is missing. */
  readonly side: 'before' | 'after';
  /** The sign of the turn: the gate flips the target by -i X (1) or i X (-1) after the CZ. */
  readonly sign: 1 | -1;
  /** Whether the CZ is written out. */
  readonly withCz: boolean;
  /** Whether the CS of the two controls is written out. */
  readonly withCs: boolean;
  /** Whether the turn of `second` at the start or at the end meets its inverse and is left out. */
  readonly omitted?: 'start' | 'end' | undefined;
}

/** The sign of the CS that is part of an exact Toffoli gate, or missing. */
export function signOfCs({ side, sign }: Pick<ToffoliForm, 'side' | 'sign'>): 1 | -1 {
  return side === 'before' ? sign : sign === 1 ? -1 : 1;
}

/**
 * A Toffoli gate, or as much of it as is needed.
 *
 * The core is a CZ between a controlled turn of the target and its inverse: under `first` alone it is Z, under both
 * controls -+Y. Three gates of total angle 2, where the exact gate has five of total angle 3.5: CS(first, second) and
 * CZ(first, target) make the difference.
 */
export function toffoliForm(form: ToffoliForm, cost: EntanglingCost): readonly Operation[] {
  const { first, second, target, side, withCz, withCs } = form;
  const cz = withCz ? [gate(qisGates.z, [target], [first])] : [];
  const cs = withCs ? [gate(signOfCs(form) === 1 ? qisGates.s : qisGates.si, [second], [first])] : [];
  return [
    ...(side === 'before' ? cz : []),
    ...(cost.partialAngles ? turns(form) : threeFullGates(form)),
    ...(side === 'after' ? cz : []),
    ...cs,
  ];
}

function turns({ first, second, target, sign, omitted }: ToffoliForm): readonly Operation[] {
  const turn = (angle: number) => gate(qisGates.rx, [target], [second], [angle]);
  return [
    ...(omitted === 'start' ? [] : [turn(-sign * HALF_PI)]),
    gate(qisGates.z, [target], [first]),
    ...(omitted === 'end' ? [] : [turn(sign * HALF_PI)]),
  ];
}

/** The same core out of three full gates. */
function threeFullGates({ first, second, target, sign }: ToffoliForm): readonly Operation[] {
  const core = gate(qisGates.rccx, [first, second, target]);
  if (sign === -1) return [core];
  const z = gate(qisGates.z, [target]);
  return [z, core, z];
}

/**
 * A Toffoli gate without the CNOT of its two controls that an exact one has on this side: together with that CNOT four
 * gates of total angle 2.5 (the Peres gate).
 *
 * It is the core with the second control in the part of the target: a Toffoli gate is symmetric up to Hadamards.
 */
export function peresForm(
  control: number,
  flipped: number,
  target: number,
  side: 'before' | 'after',
  cost: EntanglingCost,
): readonly Operation[] {
  const hadamards = [gate(qisGates.h, [flipped]), gate(qisGates.h, [target])];
  const form: ToffoliForm = {
    first: control,
    second: target,
    target: flipped,
    side,
    sign: -1,
    withCz: false,
    withCs: true,
  };
  return [...hadamards, ...toffoliForm(form, cost), ...hadamards];
}

const margolus = new WeakMap<Gate, boolean>();

/** Whether a gate is the Margolus gate: on its last wire Z under the first alone, Y under the first two. */
export function isMargolus(gate: Gate): boolean {
  if (gate.targets !== 3 || gate.parameters.length > 0 || gate.data) return false;
  const known = margolus.get(gate);
  if (known !== undefined) return known;
  const found = maxDistance(gate.matrix([], undefined, 3), qisGates.rccx.matrix([], undefined, 3)) < EXACT;
  margolus.set(gate, found);
  return found;
}
