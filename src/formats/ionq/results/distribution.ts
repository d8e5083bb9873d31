import { isOutcome, type Outcome, outcomeText } from '../../../circuit/index.js';
import { IonloomError, issue, requireList } from '../../../errors/index.js';
import { apportioned } from '../../../math/index.js';
import { printsAs } from '../../../printing/index.js';
import { show } from '../json/value.js';
import { OutcomeList } from './outcome-list.js';
import { SortedWeights, sortedWeights } from './sorted-weights.js';

/** Whether weights are probabilities or counts of shots. */
export type WeightKind = 'probabilities' | 'counts';

/** One outcome of a distribution. */
export interface WeightedOutcome extends Outcome {
  /** A probability or a count. */
  readonly weight: number;
}

/** The most shots that probabilities are turned into: a thousand jobs of the most that one runs. */
const MOST_SHOTS = 1_000_000_000;

/** The longest text about a distribution. */
const MOST_LINES = 100;

/**
 * How often each outcome of a register was seen, or how probable it is; outcomes that are not listed have weight 0.
 *
 * Outcome texts have one character per bit with bit 0 first; integers are little-endian, so bit k has weight 2^k. On
 * three qubits, "100" and the integer 1 both say that qubit 0 reads one. Outcomes are listed in the order of their
 * texts, as a simulation lists them. Immutable.
 */
export class Distribution {
  /** The number of bits. */
  readonly width: number;
  readonly kind: WeightKind;
  /** What bit k stands for: a qubit (`q0`) or a bit of a register (`c[0]`). */
  readonly labels: readonly string[];
  /** The sum of all weights: 1 but for rounding, or the number of shots. */
  readonly total: number;
  private readonly weights: SortedWeights;

  /**
   * @param weights weight by outcome text, bit 0 first; weights of the same outcome are added.
   * @throws IonloomError (`ValueOutOfRange`) when an outcome has another width than there are labels, or a weight is
   *   negative or not finite.
   */
  constructor(kind: WeightKind, labels: readonly string[], weights: Iterable<readonly [bits: string, weight: number]>) {
    this.kind = kind;
    this.labels = Object.freeze([...labels]);
    this.width = labels.length;
    this.weights = weights instanceof SortedWeights ? weights : this.read(weights);
    let total = 0;
    for (const weight of this.weights.values) total += weight;
    this.total = total;
    Object.freeze(this);
  }

  private read(weights: Iterable<readonly [bits: string, weight: number]>): SortedWeights {
    const texts: string[] = [];
    const numbers: number[] = [];
    for (const [bits, weight] of weights) {
      if (!isOutcome(bits, this.width)) throw this.notAnOutcome(bits);
      if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
        throw new IonloomError(issue('ValueOutOfRange', `the outcome "${bits}" cannot have the weight ${weight}`));
      }
      texts.push(bits);
      numbers.push(weight);
    }
    return sortedWeights(OutcomeList.ofTexts(texts, this.width), numbers);
  }

  /**
   * The weight of an outcome, given as text (bit 0 first) or as an integer (bit k has weight 2^k).
   *
   * @throws IonloomError (`ValueOutOfRange`) if it is not an outcome of these bits.
   */
  weight(outcome: string | number | bigint): number {
    return this.weights.get(this.textOf(outcome)) ?? 0;
  }

  /**
   * The probability of an outcome: its share of the shots, or the probability as it was given, which is not scaled to
   * make the total 1.
   *
   * @throws IonloomError (`ValueOutOfRange`) if it is not an outcome of these bits.
   */
  probability(outcome: string | number | bigint): number {
    const weight = this.weight(outcome);
    return this.kind === 'probabilities' || this.total === 0 ? weight : weight / this.total;
  }

  /** The outcomes that have a weight, in the order of their texts. */
  *outcomes(): Generator<WeightedOutcome> {
    const values = this.weights.integers()[Symbol.iterator]();
    for (const [bits, weight] of this.weights) yield { bits, value: values.next().value as bigint, weight };
  }

  /** The number of outcomes that have a weight. */
  get size(): number {
    return this.weights.size;
  }

  /**
   * The distribution of some of the bits: bit k of the result is bit `bits[k]`; null gives a bit that is always 0.
   *
   * @throws IonloomError (`BitOutOfRange`) for a bit that is not there.
   */
  marginal(bits: readonly (number | null)[], labels?: readonly string[]): Distribution {
    requireList(bits, 'what marginal takes');
    if (labels !== undefined) requireList(labels, 'what marginal takes as labels');
    const names = bits.map((bit) => (bit === null ? '-' : this.labels[bit]));
    const missing = names.indexOf(undefined);
    if (missing !== -1) {
      const expected = this.width === 0 ? 'no bit' : `0 to ${this.width - 1}, or null`;
      const message = `there is no bit ${bits[missing]} among ${this.width}`;
      throw new IonloomError(issue('BitOutOfRange', message, { expected }));
    }
    if (labels !== undefined && labels.length !== bits.length) {
      const message = `there are ${labels.length} labels for ${bits.length} bits`;
      throw new IonloomError(issue('ValueOutOfRange', message, { expected: `${bits.length} labels` }));
    }
    const selected = sortedWeights(this.weights.outcomes().select(bits), this.weights.values);
    return new Distribution(this.kind, labels ?? (names as string[]), selected);
  }

  /**
   * The same as whole counts that add up to `shots` exactly: each outcome gets its share rounded down, and the shots that
   * are left go to the largest remainders, of equal ones to the first outcome. Every count is within 1 of its share, which
   * is taken of {@link total}, so that a total that misses 1 by rounding does not matter. Nothing is drawn at random; for
   * shots with the noise of sampling, sample.
   *
   * Counts that already add up to `shots` are given back as they are; outcomes of which no shot is left are not listed.
   *
   * @throws IonloomError `ValueOutOfRange` for shots that are no whole number from 0 to 1,000,000,000, `NotAnswerable`
   *   where no outcome has a weight.
   * @example
   * decodeProbabilities({ 0: 0.5, 3: 0.5 }, circuit).get('m').counts(1000).weight('11'); // 500
   */
  counts(shots: number): Distribution {
    if (!(Number.isSafeInteger(shots) && shots >= 0 && shots <= MOST_SHOTS)) {
      const details = { expected: `a whole number from 0 to ${MOST_SHOTS}`, received: show(shots) };
      throw new IonloomError(issue('ValueOutOfRange', `there are no ${show(shots)} shots`, details));
    }
    const isWhole = Array.prototype.every.call(this.weights.values, Number.isInteger);
    if (this.kind === 'counts' && this.total === shots && isWhole) return this;
    if (!(this.total > 0)) {
      throw new IonloomError(issue('NotAnswerable', 'no outcome has a weight, so that there is nothing to count'));
    }
    const counts = apportioned(this.weights.values, shots);
    return new Distribution('counts', this.labels, this.weights.withWeights(counts));
  }

  /** Weights by outcome text, bit 0 first, in the texts' order; in a map, so that no outcome can touch a prototype. */
  toMap(): ReadonlyMap<string, number> {
    return new Map(this.weights);
  }

  /** What the characters of an outcome text stand for, from left to right: `q0 q1 q2`. */
  header(): string {
    return this.labels.join(' ');
  }

  /** The outcomes for people, one per line under a header that says which bit is which; at most the first hundred. */
  toString(): string {
    const lines: string[] = [];
    for (const [bits, weight] of this.weights) {
      if (lines.length === MOST_LINES) break;
      lines.push(`${bits}  ${weight}`);
    }
    const left = this.weights.size - lines.length;
    return [this.header(), ...lines, ...(left === 0 ? [] : [`... and ${left} more`])].join('\n');
  }

  static {
    const text = Distribution.prototype.toString;
    printsAs(Distribution.prototype, (found) => text.call(found));
  }

  private textOf(outcome: string | number | bigint): string {
    const bits = outcomeText(outcome, this.width);
    if (bits === undefined) throw this.notAnOutcome(outcome);
    return bits;
  }

  private notAnOutcome(outcome: string | number | bigint): IonloomError {
    const received = typeof outcome === 'bigint' ? String(outcome) : show(outcome);
    return new IonloomError(
      issue('ValueOutOfRange', `${received} is not an outcome of ${this.width} bits`, {
        expected: `${this.width} characters 0 or 1, or an integer from 0 to 2^${this.width} - 1`,
        received,
      }),
    );
  }
}
