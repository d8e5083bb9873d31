import type { Evaluable } from '../../../src/circuit/index.js';
import { runTask } from '../../../src/emulator/run/run-task.js';
import type { CircuitOutcome, EnergyOutcome, JobOutcome } from '../../../src/emulator/runner/outcome.js';
import type { RunTask } from '../../../src/emulator/runner/runner.js';
import { circuitJob, type JobOptions } from '../../../src/formats/ionq/index.js';

/** A task of a payload, with everything that the payload does not say at its most usual. */
export function taskOf(payload: object, more: Partial<RunTask> = {}): RunTask {
  return {
    payload: JSON.stringify(payload),
    seed: 5,
    noise: 'machine',
    variants: 0,
    memoryLimit: 2 ** 28,
    timeLimit: 60_000,
    ...more,
  };
}

/** A job of a circuit whose metadata say nothing. */
export function jobOf(circuit: Evaluable, options: JobOptions): object {
  return circuitJob(circuit, { readOut: false, ...options });
}

/** A job of abstract gates as JSON, as other clients write it. */
export function gatesJob(circuit: readonly object[], job: object = {}, input: object = {}): object {
  return { type: 'ionq.circuit.v1', backend: 'simulator', ...job, input: { gateset: 'qis', circuit, ...input } };
}

/** What running a circuit gave. */
export async function circuitOutcome(payload: object, more?: Partial<RunTask>): Promise<CircuitOutcome> {
  const outcome = await runTask(taskOf(payload, more));
  if (outcome.kind !== 'circuit') throw new Error(JSON.stringify(outcome));
  return outcome.circuit;
}

/** What evaluating a Hamiltonian gave. */
export async function energyOutcome(payload: object, more?: Partial<RunTask>): Promise<EnergyOutcome> {
  const outcome = await runTask(taskOf(payload, more));
  if (outcome.kind !== 'energy') throw new Error(JSON.stringify(outcome));
  return outcome.energy;
}

/** Why a task failed. */
export async function failureOf(payload: object, more?: Partial<RunTask>): Promise<{ code: string; message: string }> {
  const outcome: JobOutcome = await runTask(taskOf(payload, more));
  if (outcome.kind !== 'failed') throw new Error(`it did not fail but gave ${JSON.stringify(outcome)}`);
  return outcome.failure;
}

/** The probability of every outcome of some qubits, as an array. */
export function listOf(weights: Readonly<Record<string, number>>, qubits: number): readonly number[] {
  return Array.from({ length: 2 ** qubits }, (_, outcome) => weights[outcome] ?? 0);
}

/** The distance of shares of shots from probabilities, in standard deviations of the outcome that is farthest off. */
export function worstDeviation(shares: readonly number[], expected: ArrayLike<number>, shots: number): number {
  return Math.max(
    ...shares.map((share, outcome) => {
      const p = Math.min(1, Math.max(0, expected[outcome]!));
      return Math.max(0, Math.abs(share - p) - 1e-9) / Math.sqrt(Math.max(p * (1 - p), 1 / shots) / shots);
    }),
  );
}
