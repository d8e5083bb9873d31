import type { CircuitData } from '../../circuit/index.js';
import type { RandomStream } from '../../simulate/index.js';
import type { VariantOutcome } from '../runner/outcome.js';
import { inFrames } from './native-phases.js';
import { countsOf, decimals, moved, weightsOf } from './outcomes.js';
import { nextSeed, streamOf } from './seeds.js';
import { type ShotOptions, takeShots } from './shots.js';

/** A variant with the outcomes of its shots by the circuit's own qubits. */
export interface RunVariant {
  readonly outcome: VariantOutcome;
  readonly outcomes: Float64Array;
}

/**
 * Runs a native circuit in debiasing variants: each on other qubits of the machine and in other frames, so that errors
 * differ from one to the next and what is right does not. The shots are split over them, the first ones taking one more
 * where they do not come out even.
 *
 * All qubits of a machine being equally good in what is known of them, it is simulated on as few wires as before.
 *
 * @param machineQubits at least as many as the circuit has
 */
export async function runVariants(
  native: CircuitData,
  machineQubits: number,
  variants: number,
  options: ShotOptions,
): Promise<readonly RunVariant[]> {
  const count = Math.min(variants, options.shots);
  const run: RunVariant[] = [];
  for (let k = 0; k < count; k++) {
    const random = streamOf(options.seed, 'variant', k);
    const id = variantId(random);
    const qubitMap = someOf(machineQubits, native.qubits, random);
    const turns = qubitMap.map(() => random.uniform());
    const shots = Math.floor(options.shots / count) + (k < options.shots % count ? 1 : 0);
    const outcomes = await takeShots(inFrames(native, turns), { ...options, shots, seed: nextSeed(random) });
    const onMachine = outcomes.map((outcome) => moved(outcome, qubitMap));
    const histogram = weightsOf(countsOf(onMachine));
    run.push({ outcome: { id, qubitMap, shots, histogram, outcomes: decimals(onMachine) }, outcomes });
  }
  return run;
}

/** Some of the numbers below a bound, each once, in random order. */
function someOf(bound: number, count: number, random: RandomStream): readonly number[] {
  const numbers = Array.from({ length: bound }, (_, number) => number);
  for (let k = 0; k < count; k++) {
    const other = k + random.integer(bound - k);
    [numbers[k], numbers[other]] = [numbers[other]!, numbers[k]!];
  }
  return numbers.slice(0, count);
}

/** An id in the form of a random UUID. */
function variantId(random: RandomStream): string {
  const hex = Array.from({ length: 30 }, () => random.integer(16).toString(16)).join('');
  const variant = '89ab'[random.integer(4)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-${variant}${hex.slice(15, 18)}-${hex.slice(18)}`;
}

/**
 * The votes of variants: one each, for the outcome that came up most often, shared where several did. What the service
 * calls sharpening.
 *
 * @param variants outcomes by the circuit's own qubits, of each variant
 */
export function votesOf(variants: readonly Float64Array[]): ReadonlyMap<number, number> {
  const votes = new Map<number, number>();
  for (const outcomes of variants) {
    const counts = [...countsOf(outcomes)];
    const most = counts.reduce((highest, [, count]) => Math.max(highest, count), 0);
    const elected = counts.filter(([, count]) => count === most);
    for (const [outcome] of elected) {
      votes.set(outcome, (votes.get(outcome) ?? 0) + 1 / (elected.length * variants.length));
    }
  }
  return votes;
}
