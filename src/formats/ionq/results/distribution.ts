import { IonloomError, issue } from '../../../errors/index.js';

/**
 * Which end of a written outcome belongs to bit 0.
 *
 * `qubit0-last` is what the service really answers: the key 1 of a three-qubit circuit is 001, qubit 0 set.
 * `qubit0-first` is how one page of the service's guide describes it: the key 1 is 001 with qubit 2 set.
 */
export type KeyOrder = 'qubit0-last' | 'qubit0-first';

/** Whether weights are probabilities or counts of shots. */
export type WeightKind = 'probabilities' | 'counts';

/** One outcome of a distribution. */
export interface Outcome {
  /** The bits as text, bit 0 LAST (rightmost). */
  readonly bits: string;
  /** The same as a number: bit k has weight 2^k. */
  readonly index: bigint;
  /** A probability or a count. */
  readonly weight: number;
}

/**
 * How often each outcome of a register was seen, or how probable it is; outcomes that are not listed have weight 0.
 *
 * Immutable; outcomes are in ascending order of their index.
 */
export class Distribution {
  /** The number of bits. */
  readonly width: number;
  readonly kind: WeightKind;
  /** What bit k stands for: a qubit (`q0`) or a bit of a register (`c[0]`). */
  readonly labels: readonly string[];
  /** The sum of all weights: about 1, or the number of shots. */
  readonly total: number;
  private readonly weights: ReadonlyMap<string, number>;

  /**
   * @param weights weight by outcome, bit 0 last; weights of the same outcome are added.
   * @throws IonloomError (`InvalidInput`) when an outcome has another width than there are labels.
   */
  constructor(kind: WeightKind, labels: readonly string[], weights: Iterable<readonly [bits: string, weight: number]>) {
    this.kind = kind;
    this.labels = Object.freeze([...labels]);
    this.width = labels.length;
    const sums = new Map<string, number>();
    for (const [bits, weight] of weights) {
      if (bits.length !== this.width || !/^[01]*$/.test(bits)) {
        throw new IonloomError(issue('InvalidInput', `the outcome "${bits}" does not have ${this.width} bits`));
      }
      sums.set(bits, (sums.get(bits) ?? 0) + weight);
    }
    this.weights = new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)));
    let total = 0;
    for (const weight of this.weights.values()) total += weight;
    this.total = total;
    Object.freeze(this);
  }

  /** The weight of an outcome, given as text (bit 0 last) or as a number (bit k has weight 2^k). */
  weight(outcome: string | number | bigint): number {
    const bits = typeof outcome === 'string' ? outcome : BigInt(outcome).toString(2).padStart(this.width, '0');
    return this.weights.get(bits) ?? 0;
  }

  /** The weight of an outcome as a share of the total; 0 when there is nothing. */
  probability(outcome: string | number | bigint): number {
    return this.total === 0 ? 0 : this.weight(outcome) / this.total;
  }

  /** The outcomes that have a weight, in ascending order. */
  *outcomes(): Generator<Outcome> {
    for (const [bits, weight] of this.weights) yield { bits, index: indexOf(bits), weight };
  }

  /** The number of outcomes that have a weight. */
  get size(): number {
    return this.weights.size;
  }

  /** The distribution of some of the bits: bit k of the result is bit `bits[k]`; null gives a bit that is always 0. */
  marginal(bits: readonly (number | null)[], labels?: readonly string[]): Distribution {
    const last = this.width - 1;
    const project = (outcome: string) => {
      let text = '';
      for (let k = bits.length - 1; k >= 0; k--) {
        const bit = bits[k] ?? null;
        text += bit === null ? '0' : (outcome[last - bit] ?? '0');
      }
      return text;
    };
    const names = labels ?? bits.map((bit) => (bit === null ? '-' : (this.labels[bit] ?? '-')));
    return new Distribution(this.kind, names, mapped(this.weights, project));
  }

  /** Weights by outcome as text, in a map so that no outcome can touch a prototype. */
  toMap(order: KeyOrder = 'qubit0-last'): ReadonlyMap<string, number> {
    return order === 'qubit0-last' ? this.weights : new Map(mapped(this.weights, reversed));
  }

  /** What the characters of a written outcome stand for, from left to right: `q2 q1 q0`. */
  header(order: KeyOrder = 'qubit0-last'): string {
    return (order === 'qubit0-last' ? [...this.labels].reverse() : this.labels).join(' ');
  }

  /** The outcomes for people, one per line under a header that says which bit is which. */
  toString(order: KeyOrder = 'qubit0-last'): string {
    return [this.header(order), ...[...this.toMap(order)].map(([bits, weight]) => `${bits}  ${weight}`)].join('\n');
  }
}

function* mapped(weights: Iterable<readonly [string, number]>, map: (bits: string) => string) {
  for (const [bits, weight] of weights) yield [map(bits), weight] as const;
}

/** The characters of an outcome the other way round. */
export function reversed(bits: string): string {
  return [...bits].reverse().join('');
}

function indexOf(bits: string): bigint {
  return bits === '' ? 0n : BigInt(`0b${bits}`);
}
