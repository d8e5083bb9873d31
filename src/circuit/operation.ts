import { IonloomError, type Issue, issue } from '../errors/index.js';
import { type Gate, type Gateset, type GateUse, gateNamed, type PauliSum } from '../gates/index.js';
import { type Angle, isNumeric, isUnitary, type Matrix, nearestUnitary, simplifyAngle } from '../math/index.js';
import { counted } from '../printing/index.js';
import { qubitNotWhole, qubitOutside, qubitTwice } from './messages.js';

/**
 * One gate on wires: the table's record itself, its angles, controls (all on |1>) and targets.
 *
 * Named forms are not stored: `cnot(0, 1)` is the gate `x` with control 0 and target 1.
 */
export type Operation = GateUse;

/**
 * Wires read out at the end under a name: bit i of the key is wire `wires[i]`.
 *
 * `null` stands for a classical bit that nothing was written to; it reads 0.
 */
export interface Measurement<K extends string = string> {
  readonly key: K;
  readonly wires: readonly (number | null)[];
}

/** Everything wrong with an operation in a circuit of this width and gateset, as issues; none when it is right. */
function operationIssues(operation: Operation, gateset: Gateset, qubits: number): readonly Issue[] {
  const { gate, parameters, controls, targets, data } = operation;
  if (!(gate && parameters && controls && targets)) {
    return [issue('WrongArgument', 'an operation has a gate of the table, parameters, controls and targets')];
  }
  const found: Issue[] = [];
  if (gateNamed(gate.name, gateset) !== gate) {
    const message = `the ${gate.gateset} gate ${gate.name} cannot stand in a ${gateset} circuit`;
    const hint = gateset === 'native' ? 'transpile the circuit to get native gates' : 'use its abstract counterpart';
    found.push(issue('GatesetMismatch', message, { hint }));
  }
  if (gate.targets !== 'any' && gate.targets !== targets.length) {
    found.push(issue('QubitCount', `${gate.name} acts on ${counted(gate.targets, 'qubit')}, not ${targets.length}`));
  }
  if (parameters.length !== gate.parameters.length) {
    const taken = counted(gate.parameters.length, 'parameter');
    found.push(issue('ParameterCount', `${gate.name} takes ${taken}, not ${parameters.length}`));
  }
  for (let k = 0; k < parameters.length; k++) {
    if (isFiniteAngle(parameters[k]!)) continue;
    const name = gate.parameters[k]?.name ?? `parameter ${k}`;
    found.push(issue('AngleNotFinite', `${name} of ${gate.name} is not a finite number`));
  }
  if (controls.length > 0 && (gate.kind !== 'unitary' || gateset === 'native')) {
    found.push(issue('GatesetMismatch', `${gate.name} takes no controls`));
  }
  addWireIssues(found, controls.length === 0 ? targets : [...controls, ...targets], qubits);
  if (gate.data === 'pauliSum') found.push(...pauliSumIssues(gate, data?.pauliSum, targets.length));
  if (gate.data === 'matrix') found.push(...matrixIssues(data?.matrix, targets.length));
  return found;
}

/** Whether an angle is a finite number or an affine form of such; false for what is no angle, as untyped code gives. */
export function isFiniteAngle(angle: Angle): boolean {
  if (typeof angle === 'number') return Number.isFinite(angle);
  return (
    Number.isFinite(angle?.constant) && angle.terms?.every(([, coefficient]) => Number.isFinite(coefficient)) === true
  );
}

/** Wires outside the circuit, not whole, or named twice. */
export function wireIssues(wires: readonly number[], qubits: number): readonly Issue[] {
  const found: Issue[] = [];
  addWireIssues(found, wires, qubits);
  return found;
}

const FEW_WIRES = 16;

function addWireIssues(found: Issue[], wires: readonly number[], qubits: number): void {
  // A barrier may name thousands of wires: a search among those before would take the square of that.
  const seen = wires.length > FEW_WIRES ? new Set<number>() : undefined;
  for (let k = 0; k < wires.length; k++) {
    const wire = wires[k]!;
    if (!Number.isInteger(wire) || wire < 0) {
      found.push(issue('QubitOutOfRange', qubitNotWhole(wire)));
    } else if (wire >= qubits) {
      found.push(issue('QubitOutOfRange', qubitOutside(wire, qubits), { expected: `0..${qubits - 1}` }));
    } else if (seen ? seen.has(wire) : wires.indexOf(wire) < k) {
      found.push(issue('DuplicateQubit', qubitTwice(wire)));
    }
    seen?.add(wire);
  }
}

function pauliSumIssues(gate: Gate, pauliSum: PauliSum | undefined, targets: number): readonly Issue[] {
  const { terms = [], coefficients = [] } = pauliSum ?? {};
  const hint = `write ${targets} letters out of I, X, Y, Z; the rightmost acts on the first target`;
  const found = terms
    .filter((term) => !/^[IXYZ]*$/.test(term) || term.length !== targets)
    .map((term) =>
      issue('InvalidPauliString', `'${term}' is not a Pauli string on ${counted(targets, 'qubit')}`, { hint }),
    );
  if (terms.length === 0 || terms.length !== coefficients.length || !coefficients.every(Number.isFinite)) {
    found.push(issue('InvalidPauliString', `${gate.name} needs one finite coefficient for each of its terms`));
  }
  return found;
}

function matrixIssues(matrix: Matrix | undefined, targets: number): readonly Issue[] {
  if (targets < 1 || targets > LARGEST_MATRIX_QUBITS) {
    const hint = 'write larger gates as a circuit and append it';
    return [issue('InvalidMatrix', `a matrix can stand on 1 or 2 qubits, not ${targets}`, { hint })];
  }
  const size = 2 ** targets;
  if (matrix?.length === 2 * size * size && isUnitary(matrix)) return [];
  return [issue('InvalidMatrix', `the matrix is not a unitary of size ${size} by ${size}`)];
}

const LARGEST_MATRIX_QUBITS = 2;

/**
 * The operation frozen, with affine forms that have no parameters left turned into numbers, and a matrix that is unitary
 * but for the digits that were typed turned into the unitary next to it.
 *
 * @throws IonloomError with everything that is wrong with it.
 */
export function checkedOperation(operation: Operation, gateset: Gateset, qubits: number): Operation {
  const found = operationIssues(operation, gateset, qubits);
  if (found.length > 0) throw new IonloomError(found);
  const { gate } = operation;
  const data = withUnitary(operation.data);
  if (data === operation.data && cannotChange(operation)) return operation;
  const parameters = operation.parameters.every(isNumeric)
    ? unchangeable(operation.parameters)
    : Object.freeze(operation.parameters.map(simplifyAngle));
  const controls = unchangeable(operation.controls);
  const targets = unchangeable(operation.targets);
  return Object.freeze(data ? { gate, parameters, controls, targets, data } : { gate, parameters, controls, targets });
}

/** Whatever is compared or taken apart later may rely on it to rounding. */
function withUnitary(data: Operation['data']): Operation['data'] {
  if (!data?.matrix) return data;
  const matrix = nearestUnitary(data.matrix);
  return matrix === data.matrix ? data : { ...data, matrix };
}

/** Whether an operation is frozen to its lists and all numbers: passes make it so, and it need not be copied. */
function cannotChange(operation: Operation): boolean {
  const { parameters, controls, targets } = operation;
  return (
    Object.isFrozen(operation) &&
    Object.isFrozen(parameters) &&
    Object.isFrozen(controls) &&
    Object.isFrozen(targets) &&
    parameters.every(isNumeric)
  );
}

const NONE: readonly never[] = Object.freeze([]);

/** The list itself where it cannot change, as in every operation of another circuit, else a copy that cannot. */
function unchangeable<T>(list: readonly T[]): readonly T[] {
  if (list.length === 0) return NONE;
  return Object.isFrozen(list) ? list : Object.freeze([...list]);
}
