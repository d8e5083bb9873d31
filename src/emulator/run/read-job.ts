import type { CircuitData } from '../../circuit/index.js';
import { readHamiltonianJob, readProgram, wordsOf } from '../../documents/index.js';
import { IonloomError } from '../../errors/index.js';
import { DEFAULT_SHOTS, decodeCircuit, isObject, type JsonPath, member, show } from '../../formats/ionq/index.js';
import type { RunTask } from '../runner/runner.js';
import { failureOfIssues, TaskFailure } from './failure.js';

/** What a task asks for beside its circuit. */
export interface Job {
  readonly payload: Readonly<Record<string, unknown>>;
  readonly backend: unknown;
  readonly noiseModel: string | undefined;
  readonly shots: number;
  /** The seed of the job's noise where it has one, else that of the task. */
  readonly seed: number;
  readonly dryRun: boolean;
  /** Whether the job itself asks for debiasing. */
  readonly debiasing: boolean;
  /** How hard the job wants its circuit to be compiled, as it says it. */
  readonly opt: unknown;
}

/**
 * The job that a task runs.
 *
 * @throws TaskFailure `InvalidInput` for a payload that is none.
 */
export function readJob(task: RunTask): Job {
  const payload = parsed(task.payload);
  if (!isObject(payload)) throw new TaskFailure('InvalidInput', 'the payload is not a JSON object');
  const { shots = DEFAULT_SHOTS, seed = task.seed, noise, debiasing = false } = wordsOf(payload);
  return {
    payload,
    backend: member(payload, 'backend'),
    noiseModel: noise,
    shots,
    seed,
    dryRun: member(payload, 'dry_run') === true,
    debiasing,
    opt: member(member(member(payload, 'settings'), 'compilation'), 'opt'),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a job runs: a circuit, or a circuit in whose final state a Hamiltonian is evaluated. */
export interface Work {
  readonly circuit: CircuitData;
  readonly problem?: NonNullable<ReturnType<typeof readHamiltonianJob>>['problem'];
}

const PROGRAM: JsonPath = ['input', 'data'];

/**
 * What a job runs, by its type.
 *
 * @throws TaskFailure `UnsupportedGate`, `NotEnoughQubits`, `PreflightError` for gates or programs that are malformed,
 * `CompilationError` for programs that are more than gates with measurements at their end, `InvalidInput` for the rest.
 */
export function readWork({ payload }: Pick<Job, 'payload'>): Work {
  const type = member(payload, 'type');
  const input = member(payload, 'input');
  switch (type) {
    case 'ionq.circuit.v1':
    case 'ionq.multi-circuit.v1':
      return { circuit: decoded(input) };
    case 'ionq.qasm3.v1':
      return { circuit: programIn(input) };
    case 'quantum-function':
      return energyIn(payload);
    case 'qctrl.qaoa.v1':
      // Of the service's codes this is the one for what a job says: here its credentials, which are no account's.
      throw new TaskFailure('InvalidInput', 'the credentials of "external_settings" belong to no account at Q-CTRL');
    default:
      throw new TaskFailure('InvalidInput', `jobs of type ${show(type)} cannot be run`);
  }
}

/** The circuit of an input, which may be one of several circuits that holds a single one. */
function decoded(input: unknown): CircuitData {
  const circuits = member(input, 'circuits');
  if (Array.isArray(circuits) && circuits.length !== 1) {
    throw new TaskFailure('InvalidInput', `one circuit runs at a time, and here are ${circuits.length}`);
  }
  try {
    return decodeCircuit(input);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    const placed = error.issues.map((found) => ({ ...found, path: ['input', ...(found.path ?? [])] }));
    throw failureOfIssues(placed, 'PreflightError');
  }
}

function programIn(input: unknown): CircuitData {
  const text = member(input, 'data');
  if (typeof text !== 'string') throw new TaskFailure('InvalidInput', 'the job has no program (input.data)');
  const { circuit, issues } = readProgram(text, PROGRAM);
  if (circuit === undefined) throw failureOfIssues(issues, 'PreflightError');
  const declared = member(input, 'qubits');
  if (typeof declared === 'number' && declared < circuit.qubits) {
    const message = `the program has ${circuit.qubits} qubits, and the job declares ${declared} (input.qubits)`;
    throw new TaskFailure('NotEnoughQubits', message);
  }
  return valued(circuit);
}

function energyIn(payload: unknown): Work {
  const energy = readHamiltonianJob(payload);
  if (energy === undefined) throw new TaskFailure('InvalidInput', 'of functions only hamiltonian-energy can be run');
  const { circuit, problem, issues } = energy;
  if (circuit === undefined || issues.some(({ severity }) => severity === 'error')) {
    throw issues.length === 0
      ? new TaskFailure('InvalidInput', 'the function has no ansatz')
      : failureOfIssues(issues, 'InvalidInput');
  }
  return { circuit: valued(circuit), problem };
}

function valued(circuit: CircuitData): CircuitData {
  if (circuit.parameters.length === 0) return circuit;
  const names = circuit.parameters.join(', ');
  throw new TaskFailure('InvalidInput', `the program has parameters without values: ${names}`);
}
