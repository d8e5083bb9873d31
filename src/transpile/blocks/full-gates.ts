import type { Operation } from '../../circuit/index.js';
import { type Gate, qisGates } from '../../gates/index.js';
import { type Angle, inverseRotation, NO_ROTATION, type Quaternion, scaleAngle } from '../../math/index.js';
import { fullGateCount } from '../../targets/index.js';
import type { Coordinates } from '../views/block.js';

/** `exp(i (x XX + y YY + z ZZ)) = e^{i phase} (trail[0] x trail[1]) operations (lead[0] x lead[1])`. */
export interface FullGateForm {
  readonly lead: readonly [Quaternion, Quaternion];
  readonly operations: readonly Operation[];
  readonly trail: readonly [Quaternion, Quaternion];
  /** Radians. */
  readonly phase: number;
}

const HALF = Math.PI / 2;
const QUARTER = Math.PI / 4;
const NONE = [NO_ROTATION, NO_ROTATION] as const;
/** A quarter turn about X, which takes Y to Z. */
const QUARTER_X: Quaternion = [Math.SQRT1_2, Math.SQRT1_2, 0, 0];
/** The half turn that exchanges X and Y. */
const EXCHANGE_XY: Quaternion = [0, Math.SQRT1_2, Math.SQRT1_2, 0];
const EXCHANGE_XY_BACK: Quaternion = inverseRotation(EXCHANGE_XY);

/** Any interaction out of full entangling gates, as few as can be. */
export function fullGateForm(coordinates: Coordinates, wires: readonly number[]): FullGateForm {
  const [x, y, z] = coordinates;
  switch (fullGateCount(coordinates)) {
    case 0:
      return { lead: NONE, operations: [], trail: NONE, phase: 0 };
    case 1:
      return { lead: NONE, operations: [use(qisGates.xx, -HALF, wires)], trail: NONE, phase: 0 };
    case 2:
      return twoGates(scaleAngle(x, -2) as number, 2 * y, wires);
    default:
      return threeGates(x, y, z, wires);
  }
}

/**
 * `exp(-i alpha/2 XX + i beta/2 YY)` between two full gates: exp(i pi/4 ZX) turns a Y of the first wire into XX and
 * one of the second into -ZZ, which the quarter turns make -YY.
 */
export function twoGates(alpha: Angle, beta: number, wires: readonly number[]): FullGateForm {
  const [a, b] = wires as [number, number];
  return {
    lead: [QUARTER_X, QUARTER_X],
    operations: [
      use(qisGates.rzx, HALF, wires),
      use(qisGates.ry, alpha, [a]),
      ...(beta === 0 ? [] : [use(qisGates.ry, beta, [b])]),
      use(qisGates.rzx, -HALF, wires),
    ],
    trail: [inverseRotation(QUARTER_X), inverseRotation(QUARTER_X)],
    phase: 0,
  };
}

/**
 * Three CNOTs in turns are an exchange of the wires; rotations between them become exp(-i p/2 ZZ), exp(-i q/2 XY) and
 * exp(-i r/2 YX) before it, and an exchange of the wires is the interaction (pi/4, pi/4, pi/4).
 */
function threeGates(x: number, y: number, z: number, wires: readonly number[]): FullGateForm {
  const [a, b] = wires as [number, number];
  return {
    lead: [NO_ROTATION, EXCHANGE_XY],
    operations: [
      ...cnot(b, a),
      use(qisGates.rz, 2 * z - HALF, [a]),
      use(qisGates.ry, HALF - 2 * x, [b]),
      ...cnot(a, b),
      use(qisGates.ry, HALF - 2 * y, [b]),
      ...cnot(b, a),
    ],
    trail: [EXCHANGE_XY_BACK, NO_ROTATION],
    phase: QUARTER + 3 * QUARTER,
  };
}

/** A CNOT, but for the phase pi/4. */
function cnot(control: number, target: number): readonly Operation[] {
  return [
    use(qisGates.rz, HALF, [control]),
    use(qisGates.rx, HALF, [target]),
    use(qisGates.rzx, -HALF, [control, target]),
  ];
}

function use(gate: Gate, angle: Angle, targets: readonly number[]): Operation {
  return { gate, parameters: [angle], controls: [], targets };
}
