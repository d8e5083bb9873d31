import { type PricedJob, priceOf, wordsOf } from '../documents/index.js';
import { DEFAULT_SHOTS } from '../formats/ionq/index.js';
import type { Target } from '../targets/index.js';
import { ESTIMATED_SHOTS, type NativeSize } from '../transpile/index.js';

/** What the command line says, else what the job says or the service assumes, else what makes prices comparable. */
export function pricedJob(
  job: Readonly<Record<string, unknown>> | undefined,
  { shots, job: makesJob }: { readonly shots?: number; readonly job?: boolean },
): PricedJob {
  const words = wordsOf(job);
  const assumed = job !== undefined || makesJob ? DEFAULT_SHOTS : ESTIMATED_SHOTS;
  return { shots: shots ?? words.shots ?? assumed, debiasing: words.debiasing ?? false };
}

/** The price of a job of several circuits, in a line for people; undefined where it is not known. */
export function jobPriceLine(sizes: readonly NativeSize[], target: Target, priced: PricedJob): string | undefined {
  const priceUsd = priceOf(sizes, target, priced);
  if (priceUsd === null) return undefined;
  return `estimated ${priceText(priceUsd, priced)} of each of the ${sizes.length} circuits of the job`;
}

/** A price for people. */
export function priceText(priceUsd: number, { shots, debiasing }: PricedJob): string {
  // Rounded as bills are: 168.195 is 168.20, although its nearest binary number lies below.
  const dollars = (Math.round(100 * priceUsd) / 100).toFixed(2);
  return `$${dollars} for ${shots} shots${debiasing ? ' with debiasing' : ''}`;
}
