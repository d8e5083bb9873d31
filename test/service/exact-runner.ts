import type { JobOutcome, Runner, RunTask, VariantOutcome, Weights } from '../../src/emulator/index.js';
import { runTask } from '../../src/emulator/run/run-task.js';

/**
 * A runner without chance: each outcome comes up as often as its probability says, to the shot, so that what a client reads
 * can be held to the exact state. All else about a job is as the emulator has it.
 */
export class ExactRunner implements Runner {
  async run(task: RunTask, signal?: AbortSignal): Promise<JobOutcome> {
    const outcome = await runTask(task, signal);
    if (outcome.kind !== 'circuit' || outcome.circuit.outcomes === null) return outcome;
    const { backend: _, noise: _noise, settings: _settings, ...job } = JSON.parse(task.payload);
    const exact = await runTask({ ...task, payload: JSON.stringify({ ...job, backend: 'simulator' }) }, signal);
    if (exact.kind !== 'circuit') return exact;
    const { probabilities } = exact.circuit;
    const { circuit } = outcome;
    const sharpened = circuit.sharpened === null ? null : likeliest(probabilities);
    const variants = circuit.variants.map((variant) => exactly(variant, probabilities));
    const outcomes = shotsOf(probabilities, circuit.outcomes!.length);
    return { kind: 'circuit', circuit: { ...circuit, probabilities, sharpened, outcomes, variants } };
  }

  async close(): Promise<void> {}
}

/** The outcome that every variant saw most often; shared where several are as likely. */
function likeliest(weights: Weights): Weights {
  const most = Math.max(...Object.values(weights)) - 1e-9;
  const elected = Object.keys(weights).filter((outcome) => weights[outcome]! >= most);
  return Object.fromEntries(elected.map((outcome) => [outcome, 1 / elected.length]));
}

/** As many outcomes as there are shots, in the order of the outcomes. */
function shotsOf(weights: Weights, shots: number): readonly string[] {
  const found: string[] = [];
  let sum = 0;
  for (const [outcome, weight] of Object.entries(weights)) {
    sum += weight;
    while (found.length < Math.round(sum * shots)) found.push(outcome);
  }
  return found;
}

function exactly(variant: VariantOutcome, weights: Weights): VariantOutcome {
  const onMachine = (outcome: string) =>
    variant.qubitMap.reduce(
      (sum, place, qubit) => sum + (((BigInt(outcome) >> BigInt(qubit)) & 1n) << BigInt(place)),
      0n,
    );
  const outcomes = shotsOf(weights, variant.shots).map((outcome) => String(onMachine(outcome)));
  const histogram: Record<string, number> = {};
  for (const outcome of outcomes) histogram[outcome] = (histogram[outcome] ?? 0) + 1;
  return { ...variant, histogram, outcomes };
}
