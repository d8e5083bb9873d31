import { IonloomError, type Issue, issue } from '../errors/index.js';
import { type Gate, type GateData, type Gateset, type GateUse, gateNamed } from '../gates/index.js';
import { type Angle, isUnitary, simplifyAngle } from '../math/index.js';
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

/**
 * Everything wrong with an operation in a circuit of this width and gateset, as issues; none when it is right.
 *
 * @param place where it stands, for the issues' paths
 */
export function operationIssues(
  operation: Operation,
  gateset: Gateset,
  qubits: number,
  place: readonly (string | number)[] = [],
): readonly Issue[] {
  const { gate, parameters, controls, targets } = operation;
  const found: Issue[] = [];
  if (gateNamed(gate.name, gateset) !== gate) {
    found.push(
      issue('GatesetMismatch', `the ${gate.gateset} gate ${gate.name} cannot stand in a ${gateset} circuit`, {
        path: place,
        hint: gateset === 'native' ? 'transpile the circuit to get native gates' : 'use its abstract counterpart',
      }),
    );
  }
  if (gate.targets !== 'any' && gate.targets !== targets.length) {
    found.push(
      issue('QubitCount', `${gate.name} acts on ${count(gate.targets, 'qubit')}, not ${targets.length}`, {
        path: place,
      }),
    );
  }
  if (parameters.length !== gate.parameters.length) {
    found.push(
      issue(
        'ParameterCount',
        `${gate.name} takes ${count(gate.parameters.length, 'parameter')}, not ${parameters.length}`,
        {
          path: place,
        },
      ),
    );
  }
  parameters.forEach((angle, k) => {
    if (isFiniteAngle(angle)) return;
    const name = gate.parameters[k]?.name ?? `parameter ${k}`;
    found.push(issue('AngleNotFinite', `${name} of ${gate.name} is not a finite number`, { path: place }));
  });
  if (controls.length > 0 && (gate.kind !== 'unitary' || gateset === 'native')) {
    found.push(issue('GatesetMismatch', `${gate.name} takes no controls`, { path: place }));
  }
  found.push(
    ...wireIssues([...controls, ...targets], qubits, place),
    ...dataIssues(gate, operation.data, targets, place),
  );
  return found;
}

function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}

/** Whether an angle is a finite number or an affine form of such; false for what is no angle, as untyped code gives. */
export function isFiniteAngle(angle: Angle): boolean {
  if (typeof angle === 'number') return Number.isFinite(angle);
  return (
    Number.isFinite(angle?.constant) && angle.terms?.every(([, coefficient]) => Number.isFinite(coefficient)) === true
  );
}

const FEW_WIRES = 16;

/** Wires outside the circuit, not whole, or named twice. */
export function wireIssues(
  wires: readonly number[],
  qubits: number,
  place: readonly (string | number)[] = [],
): readonly Issue[] {
  const found: Issue[] = [];
  // A barrier may name thousands of wires: a search among those before would take the square of that.
  const seen = wires.length > FEW_WIRES ? new Set<number>() : undefined;
  wires.forEach((wire, k) => {
    if (!Number.isInteger(wire) || wire < 0) {
      found.push(issue('QubitOutOfRange', qubitNotWhole(wire), { path: place }));
    } else if (wire >= qubits) {
      found.push(issue('QubitOutOfRange', qubitOutside(wire, qubits), { path: place, expected: `0..${qubits - 1}` }));
    } else if (seen ? seen.has(wire) : wires.indexOf(wire) < k) {
      found.push(issue('DuplicateQubit', qubitTwice(wire), { path: place }));
    }
    seen?.add(wire);
  });
  return found;
}

function dataIssues(
  gate: Gate,
  data: GateData | undefined,
  targets: readonly number[],
  place: readonly (string | number)[],
): readonly Issue[] {
  const found: Issue[] = [];
  if (gate.data === 'pauliSum') {
    const { terms = [], coefficients = [] } = data?.pauliSum ?? {};
    for (const term of terms) {
      if (!/^[IXYZ]*$/.test(term) || term.length !== targets.length) {
        const hint = `write ${targets.length} letters out of I, X, Y, Z; the rightmost acts on the first target`;
        found.push(
          issue('InvalidPauliString', `'${term}' is not a Pauli string on ${count(targets.length, 'qubit')}`, {
            path: place,
            hint,
          }),
        );
      }
    }
    if (terms.length === 0 || terms.length !== coefficients.length || !coefficients.every(Number.isFinite)) {
      found.push(
        issue('InvalidPauliString', `${gate.name} needs one finite coefficient for each of its terms`, { path: place }),
      );
    }
  }
  if (gate.data === 'matrix') {
    const entries = 2 * 4 ** targets.length;
    if (targets.length < 1 || targets.length > LARGEST_MATRIX_QUBITS) {
      found.push(
        issue('InvalidMatrix', `a matrix can stand on 1 or 2 qubits, not ${targets.length}`, {
          path: place,
          hint: 'write larger gates as a circuit and append it',
        }),
      );
    } else if (data?.matrix?.length !== entries || !isUnitary(data.matrix)) {
      const size = 2 ** targets.length;
      found.push(issue('InvalidMatrix', `the matrix is not a unitary of size ${size} by ${size}`, { path: place }));
    }
  }
  return found;
}

const LARGEST_MATRIX_QUBITS = 2;

/** The operation frozen, with affine forms that have no parameters left turned into numbers; @throws IonloomError. */
export function checkedOperation(
  operation: Operation,
  gateset: Gateset,
  qubits: number,
  place?: readonly (string | number)[],
): Operation {
  const found = operationIssues(operation, gateset, qubits, place);
  if (found.length > 0) throw new IonloomError(found);
  const { gate, parameters, controls, targets, data } = operation;
  return Object.freeze({
    gate,
    parameters: Object.freeze(parameters.map(simplifyAngle)),
    controls: Object.freeze([...controls]),
    targets: Object.freeze([...targets]),
    ...(data ? { data } : {}),
  });
}
