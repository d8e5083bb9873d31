import { decodeJob } from '../../../src/public/ionq.js';
import { probabilities } from '../../../src/public/simulate.js';

/** A gate as it was posted. */
export interface PostedGate {
  readonly gate: string;
  readonly target?: number;
  readonly targets?: readonly number[];
  readonly control?: number;
  readonly controls?: readonly number[];
}

interface PostedCircuit {
  readonly qubits?: number;
  readonly circuit?: readonly PostedGate[];
  readonly registers?: Readonly<Record<string, readonly (number | null)[]>>;
}

/** A job as it was posted; only what the service reads of it. */
export interface PostedJob {
  readonly type: string;
  readonly backend: string;
  readonly shots?: number;
  readonly name?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly session_id?: string;
  readonly dry_run?: boolean;
  readonly noise?: { readonly model: string; readonly seed?: number };
  readonly settings?: object;
  readonly input?: PostedCircuit & { readonly circuits?: readonly PostedCircuit[] };
}

/** One circuit of a job. */
export interface SubmittedCircuit {
  readonly job: PostedJob;
  readonly index: number;
  /** How many circuits the job has. */
  readonly circuits: number;
  readonly qubits: number;
  readonly gates: readonly PostedGate[];
}

/** What a circuit gives: probabilities by decimal outcome, qubit 0 in the least significant bit. */
export type ResultsOf = (circuit: SubmittedCircuit) => Readonly<Record<string, number>>;

/** The qubits of a gate. */
export const wiresOf = ({ target, targets, control, controls }: PostedGate) =>
  [target, control, ...(targets ?? []), ...(controls ?? [])].filter((wire) => wire !== undefined);

function submitted(job: PostedJob, circuits: readonly PostedCircuit[]): readonly SubmittedCircuit[] {
  return circuits.map(({ circuit: gates = [], qubits }, index) => {
    const reach = Math.max(0, ...gates.flatMap(wiresOf)) + 1;
    return { job, index, circuits: circuits.length, qubits: qubits ?? job.input?.qubits ?? reach, gates };
  });
}

/** The circuits of a job; none of one that posts a function or a graph. */
export function submittedCircuits(job: PostedJob): readonly SubmittedCircuit[] {
  if (job.type === 'ionq.circuit.v1') return submitted(job, [job.input ?? {}]);
  return job.type === 'ionq.multi-circuit.v1' ? submitted(job, job.input?.circuits ?? []) : [];
}

/**
 * Results that tell which circuit of a job they belong to: all ones with (k + 1) / (n + 1) for circuit k of n, else all
 * zeros.
 */
export const tellingResults: ResultsOf = ({ index, circuits, qubits }) => {
  const ones = (index + 1) / (circuits + 1);
  return { '0': 1 - ones, [String((1n << BigInt(qubits)) - 1n)]: ones };
};

/** Below this a probability is rounding. */
const NOTHING = 1e-14;

/** The circuits of jobs that were read before: a job of thousands is asked for each of them. */
const decoded = new WeakMap<object, ReturnType<typeof decodeJob>['circuits']>();

function circuitsOf(job: PostedJob): ReturnType<typeof decodeJob>['circuits'] {
  // The circuits of a job of several share its input.
  const read = decoded.get(job.input ?? job) ?? decodeJob(job).circuits;
  decoded.set(job.input ?? job, read);
  return read;
}

/** The true probabilities, by this package's simulator. */
export const simulatedResults: ResultsOf = ({ job, index }) => {
  const weights = [...probabilities(circuitsOf(job)[index]!)];
  return Object.fromEntries(
    weights.flatMap((weight, outcome) => (weight > NOTHING ? [[String(outcome), weight] as const] : [])),
  );
};

/** As many outcomes as there are shots, each as often as its probability says, in the order of the outcomes. */
export function shotsOf(distribution: Readonly<Record<string, number>>, shots: number): readonly string[] {
  const found: string[] = [];
  let sum = 0;
  for (const [outcome, weight] of Object.entries(distribution)) {
    sum += weight;
    while (found.length < Math.round(sum * shots)) found.push(outcome);
  }
  return found;
}
