import { type CircuitData, type Evaluable, isStated, requireEvaluable } from '../../../circuit/index.js';
import { IonloomError, inWords, issue, type OptionNames, requireOptions } from '../../../errors/index.js';
import type { Gateset } from '../../../gates/index.js';
import { ENCODE_OPTIONS, type EncodeOptions, encodeCircuit } from '../circuits/encode.js';
import { checkJsonValue } from '../json/value.js';
import type { GateJson } from '../schemas/gates.js';
import { type CircuitJobPayload, jobFrame, type MultiCircuitJobPayload } from '../schemas/jobs.js';
import { schemaIssues } from '../schemas/schema-issues.js';
import { withReadOut } from './read-out-entry.js';

/** The noise of the simulator. */
export type JobNoiseModel = NonNullable<CircuitJobPayload['noise']>['model'];

/** What a job says beside its circuits. */
export interface JobOptions {
  /** `simulator`, or a QPU such as `qpu.forte-1`. */
  readonly backend: string;
  readonly name?: string;
  /** 1 to 1,000,000; the service assumes 100. */
  readonly shots?: number;
  /** Only for the simulator. */
  readonly noise?: { readonly model: JobNoiseModel; readonly seed?: number };
  /** At most 10 texts by name, stored with the job. */
  readonly metadata?: Readonly<Record<string, string>>;
  /**
   * Whether the metadata gets an entry `ionloom.readout` where results cannot be read without it: measurement keys, the
   * wires of moved qubits, frames. {@link decodeJob} reads it back. True if left out. `complete` writes one in any case,
   * which is enough to read results with where the job's `input` is not at hand, as in the service's answer about a job.
   */
  readonly readOut?: boolean | 'complete';
  /** Needs at least 500 shots; the service decides when this is left out. */
  readonly debiasing?: boolean;
  /** The service compiles and prices the job without running it. */
  readonly dryRun?: boolean;
  readonly sessionId?: string;
  readonly compilation?: {
    readonly opt?: number;
    /** A number as text, such as `1E-3`. */
    readonly precision?: string;
    readonly gateBasis?: string;
    readonly serviceVersion?: string;
  };
}

const JOB_OPTIONS: OptionNames<JobOptions & Pick<EncodeOptions, 'without'>> = {
  backend: true,
  name: true,
  shots: true,
  noise: true,
  metadata: true,
  readOut: true,
  debiasing: true,
  dryRun: true,
  sessionId: true,
  compilation: true,
  without: true,
};

const COMPILATION: OptionNames<NonNullable<JobOptions['compilation']>> = {
  opt: true,
  precision: true,
  gateBasis: true,
  serviceVersion: true,
};

/** A circuit or transpilation of a multi-circuit job, with the name it goes by. */
export interface NamedCircuit<C extends Evaluable = Evaluable> {
  readonly name: string;
  readonly circuit: C;
}

/**
 * The body of `POST /jobs` for one circuit or transpilation.
 *
 * The API has no place for measurements in it: they stand in the metadata, with where a transpilation moved qubits, so
 * that {@link decodeJob} gives the circuit back with them.
 *
 * @throws IonloomError as {@link encodeCircuit}, what {@link decodeJob} throws for options that the service does not
 * take, or `MetadataLimit` where the metadata has no place left.
 */
export function circuitJob(circuit: Evaluable, options: JobOptions & EncodeOptions): CircuitJobPayload {
  requireEvaluable(circuit, 'circuitJob');
  requireOptions<JobOptions & EncodeOptions>(options, { ...JOB_OPTIONS, ...ENCODE_OPTIONS }, 'circuitJob');
  const { gateset, without } = options;
  const input = encodeCircuit(plain(circuit), { ...(gateset ? { gateset } : {}), ...(without ? { without } : {}) });
  return checked<CircuitJobPayload>({
    type: 'ionq.circuit.v1',
    ...jobFields(options, [{ circuit, name: undefined }], false),
    input,
  });
}

/**
 * The body of `POST /jobs` for several circuits or transpilations; each may be in a gateset of its own.
 *
 * Measurement keys become registers; where a transpilation moved qubits stands in the metadata.
 *
 * @throws IonloomError as {@link encodeCircuit}, what {@link decodeJob} throws for options that the service does not
 * take, or `MetadataLimit` where the metadata has no place left.
 */
export function multiCircuitJob(
  circuits: readonly (Evaluable | NamedCircuit)[],
  options: JobOptions & Pick<EncodeOptions, 'without'>,
): MultiCircuitJobPayload {
  if (!Array.isArray(circuits)) {
    throw new IonloomError(
      issue('WrongArgument', `multiCircuitJob takes a list of circuits, not ${inWords(circuits)}`),
    );
  }
  requireOptions(options, JOB_OPTIONS, 'multiCircuitJob');
  const named = circuits.map((entry: Evaluable | NamedCircuit) => {
    const isNamed = entry !== null && typeof entry === 'object' && 'name' in entry && 'circuit' in entry;
    const whole = isNamed ? entry : { name: undefined, circuit: entry as Evaluable };
    requireEvaluable(whole.circuit, 'multiCircuitJob');
    return whole;
  });
  const plainly = named.map(({ name, circuit }) => ({ name, circuit: plain(circuit) }));
  const common: Gateset = plainly[0]?.circuit.gateset ?? 'qis';
  const input = {
    gateset: common,
    qubits: Math.max(1, ...plainly.map(({ circuit }) => circuit.qubits)),
    circuits: plainly.map((entry) => memberOf(entry, common, options)),
  };
  return checked<MultiCircuitJobPayload>({ type: 'ionq.multi-circuit.v1', ...jobFields(options, named, true), input });
}

/** The circuit that runs. */
function plain(circuit: Evaluable): CircuitData {
  return isStated(circuit) ? circuit.circuit : circuit;
}

interface Member {
  readonly name?: string;
  readonly gateset?: Gateset;
  readonly qubits: number;
  readonly circuit: readonly GateJson[];
  readonly registers?: Readonly<Record<string, readonly (number | null)[]>>;
}

function memberOf(
  { name, circuit }: { readonly name: string | undefined; readonly circuit: CircuitData },
  common: Gateset,
  options: Pick<EncodeOptions, 'without'>,
): Member {
  const {
    gateset,
    qubits,
    circuit: gates,
  } = encodeCircuit(circuit, options.without ? { without: options.without } : {});
  const registers = circuit.measurements.map(({ key, wires }) => [key, [...wires]] as const);
  return {
    ...(name === undefined ? {} : { name }),
    ...(gateset === common ? {} : { gateset }),
    qubits,
    circuit: gates,
    ...(registers.length === 0 ? {} : { registers: Object.fromEntries(registers) }),
  };
}

function jobFields(
  options: JobOptions,
  named: readonly { readonly circuit: Evaluable; readonly name: string | undefined }[],
  several: boolean,
): object {
  const { backend, name, shots, noise, dryRun, sessionId } = options;
  const metadata = metadataOf(options, named, several);
  const settings = settingsOf(options);
  return present({
    name,
    backend,
    shots,
    noise: noise && present(noise),
    metadata,
    settings: Object.keys(settings).length > 0 ? settings : undefined,
    dry_run: dryRun,
    session_id: sessionId,
  });
}

function metadataOf(
  { metadata, readOut = true }: JobOptions,
  named: readonly { readonly circuit: Evaluable; readonly name: string | undefined }[],
  several: boolean,
): JobOptions['metadata'] {
  if (readOut === false) return metadata;
  if (readOut !== true && readOut !== 'complete') {
    const expected = "true, false or 'complete'";
    throw new IonloomError(issue('WrongArgument', `readOut cannot be ${inWords(readOut)}`, { expected }));
  }
  const circuits = named.map(({ circuit }) => circuit);
  const names = named.map(({ name }) => name);
  return withReadOut(metadata, circuits, several, { complete: readOut === 'complete', names });
}

function settingsOf({ debiasing, compilation }: JobOptions): object {
  if (compilation !== undefined) requireOptions(compilation, COMPILATION, 'compilation');
  const { opt, precision, gateBasis, serviceVersion } = compilation ?? {};
  return present({
    error_mitigation: debiasing === undefined ? undefined : { debiasing },
    compilation: compilation && present({ opt, precision, gate_basis: gateBasis, service_version: serviceVersion }),
  });
}

/** The members that have a value. */
function present(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Checks everything that the caller gave; the gates come from the encoder and are right. */
function checked<Payload>(payload: object): Payload {
  const issues = [...checkJsonValue(payload), ...schemaIssues(jobFrame, payload)];
  if (issues.length > 0) throw new IonloomError(issues);
  return payload as Payload;
}
