import type { Operation } from '../../../circuit/index.js';
import { pairAxesOf, qisGates, withoutHalfTurns } from '../../../gates/index.js';
import {
  inverseRotation,
  isNumeric,
  NO_ROTATION,
  phasedRotationOf,
  type Quaternion,
  RADIANS_PER_TURN,
  rotationProduct,
  type Vector,
} from '../../../math/index.js';
import type { NativeCounts } from '../../../targets/index.js';
import { towardsZ } from '../three-wires/control-like.js';
import { LocalRuns, type WrittenForm } from '../three-wires/local-runs.js';
import { smallMatrix, type Triple } from '../three-wires/three-wire-matrix.js';
import { Ansatz, type Pair } from './ansatz.js';

/** Angles (radians) and sines of this size cost nothing; what they do is written all the same. */
const FREE_ANGLE = 1e-10;
const QUARTER = Math.PI / 2;

/** The interactions and one-qubit gates of an elementary window as an ansatz that already fits its unitary. */
export function skeletonOf(operations: readonly Operation[], wires: Triple): Ansatz {
  const pairs: Pair[] = [];
  const angles: number[] = [];
  const slots: Quaternion[] = [];
  const pending: Quaternion[] = [NO_ROTATION, NO_ROTATION, NO_ROTATION];
  const turn = (position: number, rotation: Quaternion) => {
    pending[position] = rotationProduct(rotation, pending[position]!);
  };
  for (const operation of operations) {
    const { gate, parameters, targets } = operation;
    const axes = pairAxesOf(gate);
    if (!axes) {
      turn(wires.indexOf(targets[0]!), phasedRotationOf(smallMatrix(operation)).rotation);
      continue;
    }
    const pair: Pair = [wires.indexOf(targets[0]!), wires.indexOf(targets[1]!)];
    const turns = [axes.first, axes.second].map(turnToZ);
    pair.forEach((position, k) => {
      turn(position, turns[k]!.rotation);
      slots.push(pending[position]!);
      pending[position] = inverseRotation(turns[k]!.rotation);
    });
    pairs.push(pair);
    const angle = gate.rotation!.angle(parameters);
    angles.push((isNumeric(angle) ? angle : 0) * axes.weight * turns[0]!.sign * turns[1]!.sign);
  }
  const skeleton = new Ansatz(pairs);
  skeleton.angles.set(angles);
  [...slots, ...pending].forEach((rotation, slot) => {
    skeleton.locals[slot] = rotation;
  });
  return skeleton;
}

/** What an ansatz costs: interactions of no angle cost nothing, one-qubit gates as many pulses as their polar angle needs. */
export function costOfAnsatz({ pairs, angles, locals }: Ansatz): NativeCounts {
  let [pulses, entanglingGates, entanglingAngle] = [0, 0, 0];
  for (let k = 0; k < pairs.length; k++) {
    const angle = Math.abs(folded(angles[k]!));
    if (angle < FREE_ANGLE) continue;
    entanglingGates++;
    entanglingAngle += angle / QUARTER;
  }
  for (const [, x, y] of locals) {
    const sine = Math.hypot(x, y);
    if (sine < FREE_ANGLE) continue;
    pulses += Math.abs(sine - 1) < FREE_ANGLE || Math.abs(sine - Math.SQRT1_2) < FREE_ANGLE ? 1 : 2;
  }
  return { pulses, entanglingGates, entanglingAngle };
}

/** The gates of an ansatz on the wires 0, 1 and 2; its global phase is left to the caller. */
export function writeAnsatz(ansatz: Ansatz): WrittenForm {
  const runs = new LocalRuns();
  const { pairs, angles } = ansatz;
  for (let k = 0; k < pairs.length; k++) {
    const [a, b] = pairs[k]!;
    runs.local(ansatz.localMatrix(2 * k), a);
    runs.local(ansatz.localMatrix(2 * k + 1), b);
    if (Math.abs(angles[k]!) > 0) runs.add(qisGates.zz, [angles[k]!], [], [a, b]);
  }
  for (let position = 0; position < 3; position++)
    runs.local(ansatz.localMatrix(2 * pairs.length + position), position);
  runs.finish();
  return { operations: runs.operations, globalPhase: runs.globalPhase };
}

/** Radians of an interaction without half turns, which are one-qubit gates. */
export function folded(radians: number): number {
  return withoutHalfTurns(radians / RADIANS_PER_TURN) * RADIANS_PER_TURN;
}

interface TurnToZ {
  readonly rotation: Quaternion;
  readonly sign: 1 | -1;
}

const turns = new Map<Vector, TurnToZ>();

function turnToZ(axis: Vector): TurnToZ {
  const known = turns.get(axis);
  if (known) return known;
  const { gate, sign } = towardsZ(axis);
  const made: TurnToZ = { rotation: phasedRotationOf(gate).rotation, sign };
  turns.set(axis, made);
  return made;
}
