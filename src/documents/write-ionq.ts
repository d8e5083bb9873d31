import { type CircuitData, circuitOf } from '../circuit/index.js';
import { IonloomError, type Issue, issue, type OptionNames, requireOptions } from '../errors/index.js';
import { decodeCircuit, encodeCircuit, multiCircuitJob, withReadOut } from '../formats/ionq/index.js';
import type { Gateset } from '../gates/index.js';
import type { Target } from '../targets/index.js';
import { type CircuitDocument, type DocumentCircuit, evaluable, requireCircuits } from './circuit-document.js';

/** How circuits are written as IonQ JSON. */
export interface IonqDocumentOptions {
  /** Only native circuits can be written as another gateset than their own, which is `qis`. */
  readonly gateset?: Gateset;
  /** The target that the circuits are for; a job is then addressed to it. */
  readonly target?: Target;
  /** Make a job even of what was none. */
  readonly job?: { readonly name?: string; readonly shots?: number };
  /** Called where what is written lacks something: how its results are read, or the Hamiltonian of a job. */
  readonly onWarning?: (warnings: readonly Issue[]) => void;
}

const OPTIONS: OptionNames<IonqDocumentOptions> = { gateset: true, target: true, job: true, onWarning: true };

/**
 * Circuits as IonQ JSON in the shape in which they came: a circuit stays a circuit, and a job stays a job with all its
 * settings, except for the backend and its noise where the circuits are for another target. The metadata of a job say how
 * its results are read.
 *
 * @param source the document that they came in
 * @param circuits what was made of its circuits; these themselves if left out
 * @throws IonloomError where a circuit cannot be written so, and `WrongArgument` where untyped code gives something else.
 * @example
 * const reading = readDocument('OPENQASM 3.0; qubit[2] q; h q[0];');
 * if (reading.ok) writeIonq(reading.document); // { qubits: 2, gateset: 'qis', circuit: [{ gate: 'h', target: 0 }] }
 */
export function writeIonq(
  source: CircuitDocument,
  circuits: readonly DocumentCircuit[] = source?.circuits,
  options: IonqDocumentOptions = {},
): object {
  requireCircuits(source, 'writeIonq');
  requireCircuits({ circuits }, 'writeIonq');
  requireOptions(options, OPTIONS, 'writeIonq');
  const { gateset, target, job, onWarning } = options;
  const written = gateset === undefined ? {} : { gateset };
  const input = source.multiple ? severalInput(circuits, gateset) : encodeCircuit(circuits[0]!.circuit, written);
  const before = source.job ?? (job === undefined ? undefined : {});
  if (before === undefined) return input;
  const {
    input: _input,
    type: typeBefore,
    noise,
    metadata: own,
    ...settings
  } = before as Readonly<Record<string, unknown>>;
  const metadata = readOutMetadata(own as Readonly<Record<string, string>> | undefined, circuits, source, onWarning);
  if (typeBefore === 'quantum-function') onWarning?.([noHamiltonian]);
  const type = source.multiple ? 'ionq.multi-circuit.v1' : 'ionq.circuit.v1';
  return {
    type,
    ...settings,
    ...job,
    ...(metadata === undefined ? {} : { metadata }),
    ...(target ? addressedTo(target, noise) : noise === undefined ? {} : { noise }),
    input,
  };
}

const noHamiltonian = issue('IgnoredValue', 'the job that is written runs the circuit and evaluates no Hamiltonian', {
  severity: 'warning',
  path: ['input', 'data', 'data', 'hamiltonian'],
  hint: 'the service transpiles the ansatz of a job that evaluates one itself',
});

/** Metadata with how the results are read, or as they were where there is no place for it. */
function readOutMetadata(
  own: Readonly<Record<string, string>> | undefined,
  circuits: readonly DocumentCircuit[],
  { multiple }: CircuitDocument,
  onWarning: IonqDocumentOptions['onWarning'],
): Readonly<Record<string, string>> | undefined {
  try {
    return withReadOut(own, circuits.map(evaluable), multiple);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    const hint = 'keep the report, which says where every qubit is read';
    onWarning?.(error.issues.map((found): Issue => ({ ...found, severity: 'warning', hint })));
    return own;
  }
}

/** Several circuits; the encoder of jobs knows how their registers and gatesets are written. */
function severalInput(circuits: readonly DocumentCircuit[], gateset: Gateset | undefined): object {
  const entries = circuits.map(({ name, circuit }) => {
    const written = gateset === undefined || gateset === circuit.gateset ? circuit : rewritten(circuit, gateset);
    return name === undefined ? written : { name, circuit: written };
  });
  return multiCircuitJob(entries, { backend: 'simulator', readOut: false }).input;
}

/** A circuit in the gates of another gateset, its measurements kept. */
function rewritten(circuit: CircuitData, gateset: Gateset): CircuitData {
  const { operations } = decodeCircuit(encodeCircuit(circuit, { gateset }));
  return circuitOf(gateset, circuit.qubits, operations, { measurements: circuit.measurements });
}

/** The fields of a job that say where it runs. */
export function addressedTo({ name, kind, noiseModel }: Target, noise: unknown): object {
  if (kind === 'qpu') return { backend: name };
  if (kind !== 'simulator') return noise === undefined ? {} : { noise };
  if (noiseModel === null) return { backend: 'simulator' };
  const seed = (noise as { readonly seed?: number } | undefined)?.seed;
  return { backend: 'simulator', noise: { model: noiseModel.name, ...(seed === undefined ? {} : { seed }) } };
}
