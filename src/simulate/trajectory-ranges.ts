import { type CircuitData, type Evaluable, inOriginalQubits, originalQubitsOf } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { finish, finishInTurns } from '../steps/index.js';
import { requireBound } from './contract/bound.js';
import type { RunOptions } from './contract/simulator.js';
import { type DepolarizingRates, depolarizingRates, type Noise, requireNative } from './noise/noise.js';
import { SimulationResult } from './result.js';
import { DEFAULT_SEED, randomStream } from './sampling/random.js';
import { MANY_SHOTS, type OutcomeCounts, requireShots } from './sampling/sample.js';
import { drawErrorPatterns } from './trajectories/error-patterns.js';
import { rangeSteps, readOut, type TrajectoryRange } from './trajectories/sample-noisy.js';

/** A noisy run that is done in parts. */
interface NoisyRun extends RunOptions {
  readonly shots: number;
  readonly seed?: number;
  readonly noise: Noise;
}

/** What all parts of a run begin with. */
function begun(input: Evaluable, { noise, shots }: NoisyRun): { circuit: CircuitData; rates: DepolarizingRates } {
  const circuit = inOriginalQubits(input);
  requireNative(circuit);
  requireBound(circuit);
  requireShots(shots);
  if (shots > MANY_SHOTS) {
    const message = `the trajectories of ${shots} shots have no ranges: at most ${MANY_SHOTS} shots do`;
    throw new IonloomError(issue('ValueOutOfRange', message, { path: ['shots'] }));
  }
  return { circuit, rates: depolarizingRates(noise) };
}

/** How many trajectories a noisy run has: shots with the same errors share one. @internal */
export function countTrajectories(input: Evaluable, run: NoisyRun): number {
  const { circuit, rates } = begun(input, run);
  return finish(drawErrorPatterns(circuit, rates, run.shots, randomStream(run.seed, 0)), run).length;
}

/**
 * Counts of some trajectories of a noisy run by index of all wires, before read-out errors: what is added up over all of
 * them, {@link mergedTrajectories} makes a result of.
 *
 * @internal
 */
export function sampleTrajectories(
  input: Evaluable,
  run: NoisyRun,
  range: TrajectoryRange,
): Promise<ReadonlyMap<number, number>> {
  const { circuit, rates } = begun(input, run);
  const { seed = DEFAULT_SEED, memoryLimit } = run;
  const options = { seed, ...(memoryLimit === undefined ? {} : { memoryLimit }) };
  return finishInTurns(rangeSteps(circuit, rates, run.shots, options, range), run);
}

/** The very result that one run of all trajectories has, from the counts of all ranges added up. @internal */
export function mergedTrajectories(input: Evaluable, run: NoisyRun, counts: OutcomeCounts): SimulationResult {
  const { circuit, rates } = begun(input, run);
  const { shots, seed = DEFAULT_SEED } = run;
  return new SimulationResult({
    qubits: originalQubitsOf(input),
    wires: circuit.qubits,
    measurements: circuit.measurements,
    engine: 'trajectories',
    reason: 'its trajectories were run in parts',
    input,
    samples: { counts: readOut(new Map(counts), circuit.qubits, rates, seed) },
    shots,
  });
}
