import type { Operation } from '../../../circuit/index.js';
import { type GateUse, qisGates } from '../../../gates/index.js';
import { type Angle, isNumeric, scaleAngle } from '../../../math/index.js';
import type { EntanglingCost } from '../../../targets/index.js';
import { backwards, conjunction, flip, flipWithDirtyWires } from './conjunction.js';
import { powerGate, powerOf } from './controlled-power.js';
import { NESTED_CONTROLS, relativePhaseX, undone } from './relative-phase-x.js';

const NONE: readonly number[] = [];
/** With so few controls the construction without other wires is the cheapest. */
const FEW_CONTROLS = 3;
/** From so many controls on, exact flips by half of them are cheaper than flips by all but one. */
const HALVED_CONTROLS = { partial: 6, full: 8 } as const;
/** Up to so many controls, a flip with a relative phase is cheaper split in two than by Toffoli gates. */
const SPLIT_CONTROLS = 7;

/** What a gate can use beside its own wires. */
export interface Surroundings {
  /** A wire that is 0, if there is one. */
  readonly clean?: number | undefined;
  /** Wires that the gate does not touch, in any state. */
  readonly dirty: readonly number[];
  readonly cost: EntanglingCost;
}

/**
 * A gate with three or more controls as Toffoli gates and gates with fewer controls, or as it is where that is cheaper.
 */
export function expandControls(operation: Operation, surroundings: Surroundings): readonly Operation[] {
  const { controls, targets } = operation;
  const { clean, dirty } = surroundings;
  if (clean !== undefined) {
    const { compute, product } = conjunction(controls, clean);
    return [...compute, { ...operation, controls: [clean, product] }, ...backwards(compute)];
  }
  if (controls.length <= FEW_CONTROLS) return [operation];
  const power = powerOf(operation);
  if (!power) return [operation];
  const target = targets[0]!;
  if (power.kind === 'rotation') return rotation(controls, target, power.angle, surroundings);
  const hadamards = [{ gate: qisGates.h, parameters: NONE, controls: NONE, targets }];
  if (isNumeric(power.angle) && Math.abs(power.angle) === Math.PI && dirty.length > 0) {
    const flips = flipWithDirtyWires(controls, target, dirty);
    return power.kind === 'power' ? flips : [...hadamards, ...flips, ...hadamards];
  }
  const phases = phase([...controls, target], power.angle, surroundings);
  return power.kind === 'phase' ? phases : [...hadamards, ...phases, ...hadamards];
}

/** A rotation about X under many controls, as one about Z. */
function rotation(
  controls: readonly number[],
  target: number,
  angle: Angle,
  { dirty, cost }: Surroundings,
): readonly Operation[] {
  const hadamard: Operation = { gate: qisGates.h, parameters: NONE, controls: NONE, targets: [target] };
  return [hadamard, ...rotationAboutZ(controls, target, angle, { dirty, cost }), hadamard];
}

/**
 * A rotation about Z under many controls, between flips of the target.
 *
 * Half of the angle under the last control, forth and back between flips by the others, which may have any relative
 * phase (Barenco et al. 1995, lemma 7.9); or a quarter, four times between exact flips by one half of the controls and
 * by the other, for which the halves lend each other wires (Iten et al. 2016).
 */
function rotationAboutZ(
  controls: readonly number[],
  target: number,
  angle: Angle,
  { dirty, cost }: Surroundings,
): readonly Operation[] {
  const last = controls.at(-1)!;
  const others = controls.slice(0, -1);
  if (
    controls.length < HALVED_CONTROLS[cost.partialAngles ? 'partial' : 'full'] ||
    dirty.length + 1 >= others.length - 2
  ) {
    const half = scaleAngle(angle, 0.5);
    const { there, back } = flips(others, target, { dirty: [last, ...dirty], cost });
    return [turn([last], target, half), ...there, turn([last], target, scaleAngle(half, -1)), ...back];
  }
  const quarter = scaleAngle(angle, 0.25);
  const middle = Math.ceil(controls.length / 2);
  const [one, two] = [controls.slice(0, middle), controls.slice(middle)];
  const byOne = exactFlip(one, target, [...two, ...dirty]);
  const byTwo = exactFlip(two, target, [...one, ...dirty]);
  const [forth, back] = [turn(NONE, target, quarter), turn(NONE, target, scaleAngle(quarter, -1))];
  return [forth, ...byOne, back, ...byTwo, forth, ...byOne, back, ...byTwo];
}

function turn(controls: readonly number[], target: number, angle: Angle): Operation {
  return { gate: qisGates.rz, parameters: [angle], controls, targets: [target] };
}

/** A phase where all wires are 1: as a rotation about Z of the last, and half of the phase on the others. */
function phase(wires: readonly number[], angle: Angle, { dirty, cost }: Surroundings): readonly Operation[] {
  if (wires.length <= NESTED_CONTROLS + 1) {
    const made = powerGate({ kind: 'phase', angle }, wires.slice(0, -1), wires.slice(-1));
    return made ? [made] : [];
  }
  const [others, last] = [wires.slice(0, -1), wires.at(-1)!];
  return [
    ...rotationAboutZ(others, last, angle, { dirty, cost }),
    ...phase(others, scaleAngle(angle, 0.5), { dirty: [last, ...dirty], cost }),
  ];
}

/** A flip and its inverse, of which both may have the same relative phase. */
function flips(
  controls: readonly number[],
  target: number,
  { dirty, cost }: Surroundings,
): { readonly there: readonly GateUse[]; readonly back: readonly GateUse[] } {
  const chained = cost.partialAngles && controls.length > NESTED_CONTROLS && dirty.length >= controls.length - 2;
  if (controls.length <= SPLIT_CONTROLS && !chained) {
    const there = relativePhaseX(controls, target, dirty, cost);
    return { there, back: undone(there) };
  }
  const uses = exactFlip(controls, target, dirty);
  return { there: uses, back: backwards(uses) };
}

function exactFlip(controls: readonly number[], target: number, dirty: readonly number[]): readonly GateUse[] {
  return controls.length <= FEW_CONTROLS ? [flip(controls, target)] : flipWithDirtyWires(controls, target, dirty);
}
