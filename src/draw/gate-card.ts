import type { Operation } from '../circuit/index.js';
import { IonloomError, inWords, issue } from '../errors/index.js';
import { formOf, type Gateset, matrixOfUse, type PauliSum } from '../gates/index.js';
import { isNumeric, type Matrix } from '../math/index.js';
import { angleLabel } from './angle-label.js';

/** Everything to show about one gate of a circuit, as data that posts to another thread. */
export interface GateCard {
  /** With its controls where that has a name: `cnot`, `mcx`. */
  readonly name: string;
  readonly gateset: Gateset;
  /** One sentence. */
  readonly doc: string;
  readonly parameters: readonly GateCardParameter[];
  /** The terms of a `pauliexp`. */
  readonly pauliSum?: PauliSum;
  readonly controls: readonly number[];
  /** In the gate's own order. */
  readonly targets: readonly number[];
  /**
   * The unitary with the controls, row-major and interleaved (re, im); the first control is the most significant bit of
   * the row and column index, the last target the least. Left out for barriers, free parameters and more than three wires.
   */
  readonly matrix?: Matrix;
  /** The names in other dialects; of the gate alone where its controls have no name. */
  readonly aliases: GateCardAliases;
  /** Whether the service takes it by name; what it does not is decomposed for it. */
  readonly isTakenByService: boolean;
}

/** A parameter of a gate with its value. */
export interface GateCardParameter {
  readonly name: string;
  readonly unit: 'radians' | 'turns' | 'none';
  /** For the eye: `π/4`, `2*theta`. */
  readonly label: string;
  /** Left out where it has free parameters. */
  readonly value?: number;
}

/** The names of a gate by dialect. */
export interface GateCardAliases {
  readonly ionq: readonly string[];
  readonly qasm2: readonly string[];
  readonly qasm3: readonly string[];
}

/** Larger matrices are no longer read by people. */
const MOST_MATRIX_WIRES = 3;

/**
 * What the gate table knows about an operation of a circuit, for a card beside the drawing.
 *
 * @throws IonloomError (`WrongArgument`) for what is no operation.
 */
export function gateCard(operation: Operation): GateCard {
  requireOperation(operation);
  const { gate, parameters, controls, targets, data } = operation;
  const form = formOf(gate, controls.length);
  const { ionq = [], qasm2 = [], qasm3 = [] } = form?.aliases ?? gate.aliases;
  const matrix = matrixOf(operation);
  return {
    name: form?.name ?? gate.name,
    gateset: gate.gateset,
    doc: form?.doc ?? gate.doc,
    parameters: gate.parameters.map(({ name, unit }, k) => {
      const angle = parameters[k]!;
      return { name, unit, label: angleLabel(angle, unit, 'unicode'), ...(isNumeric(angle) ? { value: angle } : {}) };
    }),
    ...(data?.pauliSum ? { pauliSum: data.pauliSum } : {}),
    controls,
    targets,
    ...(matrix ? { matrix } : {}),
    aliases: { ionq, qasm2, qasm3 },
    isTakenByService: gate.service !== undefined && (controls.length === 0 || gate.service.controls === 'any'),
  };
}

function matrixOf(operation: Operation): Matrix | undefined {
  const { gate, parameters, controls, targets } = operation;
  if (gate.kind === 'barrier' || controls.length + targets.length > MOST_MATRIX_WIRES) return undefined;
  return parameters.every(isNumeric) ? matrixOfUse(operation) : undefined;
}

function requireOperation(value: unknown): asserts value is Operation {
  const { gate, parameters, controls, targets } = (value ?? {}) as Partial<Operation>;
  const lists = [parameters, controls, targets, gate?.parameters];
  if (lists.every(Array.isArray) && parameters?.length === gate?.parameters.length) return;
  const hint = 'circuit.operations has them';
  throw new IonloomError(
    issue('WrongArgument', `gateCard takes an operation of a circuit, not ${inWords(value)}`, { hint }),
  );
}
