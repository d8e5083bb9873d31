import { IonloomError, inWords, issue, requireList } from '../../../errors/index.js';
import { Distribution } from './distribution.js';
import { Results } from './results.js';

/** The results of one debiasing variant: the same circuit on other qubits, or in other gates. */
export interface VariantResults<Key extends string = string> {
  readonly results: Results<Key>;
  /** How many of the job's shots the variant took, where that is known. */
  readonly shots?: number | undefined;
}

/**
 * How the results of variants become one.
 *
 * `average` is their mean, by shots where all of them say how many they took, in which errors that differ from variant to
 * variant are watered down. `plurality` is what the service calls sharpening: every variant has one vote, for the outcome
 * that it saw most often (the guide "Using debiasing with Qiskit" of docs.ionq.com), shared where several are as often;
 * it helps where a circuit has few outcomes that count, and is no estimate of the other probabilities.
 */
export type Aggregation = 'average' | 'plurality';

/** The values that {@link Aggregation} has. */
export const aggregations: readonly Aggregation[] = ['average', 'plurality'];

/**
 * The results of a debiased job from those of its variants, as probabilities; each measurement on its own.
 *
 * @throws IonloomError `NotAnswerable` for no variants, `CircuitMismatch` for variants that read different things.
 * @example
 * aggregateVariants(decodeVariants(document, circuit), 'plurality').get('m').probability('11');
 */
export function aggregateVariants<Key extends string>(
  variants: readonly VariantResults<Key>[],
  aggregation: Aggregation = 'average',
): Results<Key> {
  requireList(variants, 'what is aggregated');
  for (const variant of variants) {
    if (!(variant?.results instanceof Results)) {
      throw new IonloomError(issue('WrongArgument', `a variant with its results is needed, not ${inWords(variant)}`));
    }
  }
  const [first] = variants;
  if (first === undefined) throw new IonloomError(issue('NotAnswerable', 'there are no variants to put together'));
  const shares = aggregation === 'average' ? sharesOf(variants) : variants.map(() => 1 / variants.length);
  const weigh = aggregation === 'average' ? probabilities : vote;
  const together = (distributions: readonly Distribution[]): Distribution => {
    const { labels } = distributions[0]!;
    if (distributions.some((each) => each.labels.join() !== labels.join())) throw unlike();
    return new Distribution(
      'probabilities',
      labels,
      distributions.flatMap((each, k) => weigh(each).map(([bits, weight]) => [bits, shares[k]! * weight] as const)),
    );
  };
  const everything = variants.flatMap(({ results }) => results.all ?? []);
  if (everything.length !== 0 && everything.length !== variants.length) throw unlike();
  const { keys } = first.results;
  if (variants.some(({ results }) => results.keys.join() !== keys.join())) throw unlike();
  const registers = keys.map((key) => [key, together(variants.map(({ results }) => results.get(key)))] as const);
  return new Results(everything.length === 0 ? undefined : together(everything), new Map(registers));
}

/** The share that each variant has in the mean. */
function sharesOf(variants: readonly VariantResults[]): readonly number[] {
  const shots = variants.flatMap((variant) => variant.shots ?? []);
  const total = shots.reduce((sum, each) => sum + each, 0);
  if (shots.length < variants.length || total === 0) return variants.map(() => 1 / variants.length);
  return shots.map((each) => each / total);
}

type Weighted = readonly (readonly [bits: string, weight: number])[];

function probabilities(distribution: Distribution): Weighted {
  return [...distribution.outcomes()].map(({ bits }) => [bits, distribution.probability(bits)]);
}

/** The vote of a variant: its most frequent outcome, or equal parts for those that are. */
function vote(distribution: Distribution): Weighted {
  const outcomes = [...distribution.outcomes()];
  const most = outcomes.reduce((highest, { weight }) => Math.max(highest, weight), 0);
  const elected = outcomes.filter(({ weight }) => weight === most);
  return elected.map(({ bits }) => [bits, 1 / elected.length]);
}

function unlike(): IonloomError {
  const hint = 'decode all variants with the same circuit';
  return new IonloomError(issue('CircuitMismatch', 'the variants read different qubits or registers', { hint }));
}
