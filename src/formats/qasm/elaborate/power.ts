import type { Operation } from '../../../circuit/index.js';
import { gateNamed, matrixOfUse } from '../../../gates/index.js';
import {
  addAngles,
  eulerAngles,
  isNumeric,
  type Matrix,
  maxDistance,
  scaleAngle,
  unitaryPower,
} from '../../../math/index.js';
import { matrixOfList } from './list-matrix.js';
import { append, controlled, emptyList, inverted, type OperationList } from './operation-list.js';

/** Rounding grows with the power of a matrix: at this one, about ten digits are left. */
const LARGEST_MATRIX_POWER = 1e6;

/**
 * The power of a list, or undefined where it is not well defined.
 *
 * A single rotation by an angle is the rotation by the multiple. Otherwise a whole power repeats, and a fractional one
 * takes the principal branch (eigenphases in (-pi, pi]) of a matrix on one or two wires, so that the square root of X
 * is V.
 *
 * @param count told how many operations a repetition is about to make
 */
export function raised(
  list: OperationList,
  exponent: number,
  count: (operations: number) => void,
): OperationList | undefined {
  const single = raisedSingle(list, exponent);
  if (single !== undefined) return single;
  if (!Number.isInteger(exponent)) return raisedMatrix(list, exponent);
  count(list.operations.length * Math.abs(exponent));
  return repeated(list, exponent);
}

function repeated(list: OperationList, exponent: number): OperationList {
  const base = exponent < 0 ? inverted(list) : list;
  const result = emptyList();
  for (let turn = 0; turn < Math.abs(exponent); turn++) append(result, base);
  // A sum of equal phases gathers rounding that a product does not.
  result.phase = scaleAngle(list.phase, exponent);
  return result;
}

/** A list of one operation keeps its controls: a controlled gate's power is the controlled power. */
function raisedSingle(list: OperationList, exponent: number): OperationList | undefined {
  const [operation, second] = list.operations;
  if (operation === undefined) return { operations: [], phase: scaleAngle(list.phase, exponent) };
  if (second !== undefined || operation.gate.kind !== 'unitary') return undefined;
  const { gate, parameters } = operation;
  if (gate.rotation !== undefined && parameters.length === 1) {
    const scaled = parameters.map((angle) => scaleAngle(angle, exponent));
    return { operations: [{ ...operation, parameters: scaled }], phase: scaleAngle(list.phase, exponent) };
  }
  const isWhole = Number.isInteger(exponent);
  if (operation.targets.length > 2 || hasInputs(operation) || (!isWhole && list.phase !== 0)) return undefined;
  if (Math.abs(exponent) > LARGEST_MATRIX_POWER) return undefined;
  // What a repetition keeps as it is should stay so: native gates, and two-qubit gates with a name.
  if (isWhole && (gate.gateset === 'native' || operation.targets.length === 2)) return undefined;
  const bare: Operation = { ...operation, controls: [] };
  const power = fromMatrix(unitaryPower(matrixOfUse(bare), exponent), operation.targets);
  const whole = operation.controls.length === 0 ? power : controlled(power, operation.controls, true);
  return { operations: whole.operations, phase: addAngles(whole.phase, scaleAngle(list.phase, exponent)) };
}

function hasInputs(operation: Operation): boolean {
  return !operation.parameters.every(isNumeric);
}

function raisedMatrix(list: OperationList, exponent: number): OperationList | undefined {
  const wires = [...new Set(list.operations.flatMap(({ controls, targets }) => [...controls, ...targets]))];
  if (wires.length > 2 || !isNumeric(list.phase) || list.operations.some(hasInputs)) return undefined;
  if (Math.abs(exponent) > LARGEST_MATRIX_POWER) return undefined;
  return fromMatrix(unitaryPower(matrixOfList(list, wires), exponent), wires);
}

const namesTried = ['id', 'x', 'y', 'z', 'h', 's', 'si', 't', 'ti', 'v', 'vi'];
const fixedGates = namesTried
  .map((name) => gateNamed(name, 'qis')!)
  .map((gate) => ({ gate, matrix: gate.matrix([], undefined, 1) }));
const [u, p, unitary] = ['u', 'p', 'unitary'].map((name) => gateNamed(name, 'qis')!);

/** Rounding in a matrix power stays well below this. */
const SAME_MATRIX = 1e-12;

/** The simplest operations for a matrix: a gate that has a name, else a phase gate, else any one-qubit gate. */
function fromMatrix(matrix: Matrix, targets: readonly number[]): OperationList {
  if (targets.length === 2) {
    return { operations: [{ gate: unitary!, parameters: [], controls: [], targets, data: { matrix } }], phase: 0 };
  }
  const named = fixedGates.find((fixed) => maxDistance(fixed.matrix, matrix) < SAME_MATRIX);
  if (named !== undefined) {
    const isIdentity = named.gate.name === 'id';
    return { operations: isIdentity ? [] : [{ gate: named.gate, parameters: [], controls: [], targets }], phase: 0 };
  }
  const { theta, phi, lambda, phase } = eulerAngles(matrix);
  const half = (phi + lambda) / 2;
  if (theta === 0) {
    return { operations: [{ gate: p!, parameters: [phi + lambda], controls: [], targets }], phase: phase - half };
  }
  return { operations: [{ gate: u!, parameters: [theta, phi, lambda], controls: [], targets }], phase: phase - half };
}
