import {
  byOutcome,
  identityPermutation,
  movedNote,
  type Outcome,
  onlyReads,
  outcomeIndex,
  outcomeText,
  selectBits,
  WIDEST_INDEX,
  writeOutcome,
} from '../circuit/index.js';
import { IonloomError, issue, requireFunction } from '../errors/index.js';
import type { Observable } from '../pauli/index.js';
import { counted, printsAs } from '../printing/index.js';
import { rowBits } from './bits/outcome-rows.js';
import { requireAllQubits } from './contract/read-qubits.js';
import type { QuantumState } from './contract/simulator.js';
import { DEFAULT_MEMORY_LIMIT, readableBytes, requireMemory } from './memory.js';
import { type MeansSource, meanEnergyOf, momentsOf } from './observables/means.js';
import type { Moments } from './observables/moments.js';
import { DEFAULT_SEED, randomStream } from './sampling/random.js';
import { countsByIndex, countsByText } from './sampling/register-counts.js';
import { requireShots, roundedCounts, shotList } from './sampling/sample.js';
import type { Samples } from './sampling/samples.js';

/** Up to this many outcomes are printed. */
const PRINTED_OUTCOMES = 8;

/** Wider distributions take too long to look through for a line of print. */
const PRINTED_WIRES = 16;

/** What ran, and the most frequent outcomes of all keys together, the first wire first. */
function resultText(result: SimulationResult): string {
  const { qubits, engine, shots, keys } = result;
  const how = shots === undefined ? 'exact probabilities' : `${shots} shots`;
  const title = `${counted(qubits, 'qubit')} on the ${engine} engine, ${how}`;
  if (shots === undefined && qubits > PRINTED_WIRES) return title;
  const best = shots === undefined ? likeliest(result) : mostFrequent(result.counts(...keys));
  const listed = best.slice(0, PRINTED_OUTCOMES).map(([bits, weight]) => `${bits} ${weight}`);
  const read = keys.length === 0 ? 'all qubits' : keys.join(', ');
  return `${title}\n${read}: ${listed.join(', ')}${best.length > PRINTED_OUTCOMES ? ', ...' : ''}`;
}

function likeliest(result: SimulationResult): readonly (readonly [string, number])[] {
  const best = result.mostLikely(PRINTED_OUTCOMES + 1, ...result.keys);
  return best.map(({ bits, probability }) => [bits, Number(probability.toPrecision(6))]);
}

/** Counts may be of a register whose probabilities are too many to be gone through. */
function mostFrequent(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1));
}

/** One outcome of some wires, bit i being that of the i-th listed one, as an index of {@link SimulationResult.distribution}. */
export interface SimulatedOutcome extends Outcome<number> {
  /** Exact where the engine gives exact distributions, else the share of the shots. */
  readonly probability: number;
  /** How many shots gave it; 0 when none were taken. */
  readonly count: number;
}

/** What a result is made from. @internal */
interface ResultSource extends MeansSource {
  /** The engine that ran, and why it was this one. */
  readonly engine: string;
  readonly reason: string;
  /** The final state, when the distribution is known exactly. */
  readonly state?: QuantumState;
}

/** Below this, a probability is rounding noise of an impossible outcome, and listings leave it out. */
const LISTED_PROBABILITY = 1e-24;

/** The longest listing of outcomes by name. */
const LONGEST_LISTING = 2 ** 16;

/** Up to this many wires a distribution is an array over all outcomes, whatever the engine. */
const DENSE_WIRES = 20;

/**
 * What a simulation found, by measurement key.
 *
 * Every method takes measurement keys: none means all qubits in order, one means the wires of that key, several mean
 * their wires one after the other, jointly. Outcome strings have one character per wire with the FIRST listed wire
 * first; integers are little-endian, so bit i is the i-th listed wire. On `measure('m', 0, 1)`, "10" and the integer 1
 * both say that qubit 0 reads one.
 */
export class SimulationResult<K extends string = string> {
  readonly qubits: number;
  /** The measurement keys of the circuit. */
  readonly keys: readonly K[];
  /** How many shots were taken; undefined when none were asked for. */
  readonly shots: number | undefined;
  /** Whether probabilities are exact, rather than shares of the shots (as under noise). */
  readonly exact: boolean;
  /** The name of the engine that ran. */
  readonly engine: string;
  /** Why it was this engine, in a clause. */
  readonly reason: string;
  /**
   * A sentence where the answers are by wire of a native circuit whose qubits ended on other wires; undefined else, as
   * for the transpilation itself.
   */
  readonly note: string | undefined;
  readonly #source: ResultSource;

  static {
    printsAs(SimulationResult.prototype, resultText);
  }

  /** @internal */
  constructor(source: ResultSource) {
    this.qubits = source.qubits;
    this.keys = Object.freeze(source.measurements.map(({ key }) => key as K));
    this.shots = source.shots;
    this.exact = source.state !== undefined;
    this.engine = source.engine;
    this.reason = source.reason;
    this.note = source.input && movedNote(source.input);
    this.#source = source;
  }

  /**
   * Probabilities as an array over all outcomes, indexed by their integers.
   *
   * @throws IonloomError `UnknownKey`, or `TooMuchMemory` for too many wires at once.
   */
  distribution(...keys: readonly K[]): Float64Array {
    const wires = this.#wires(keys);
    const limit = this.#source.memoryLimit ?? DEFAULT_MEMORY_LIMIT;
    if (this.#source.state !== undefined) return this.#source.state.distribution(wires, limit);
    requireMemory(8 * 2 ** wires.length, limit, `the distribution of ${wires.length} qubits`);
    const result = new Float64Array(2 ** wires.length);
    for (const [value, count] of countsByIndex(this.#samples, wires)) result[value] = count / this.shots!;
    return result;
  }

  /**
   * Probabilities by outcome string, in the strings' order; impossible outcomes are left out.
   *
   * @throws IonloomError `UnknownKey`, or `TooMuchMemory` if more than 65,536 outcomes would be listed.
   */
  probabilities(...keys: readonly K[]): ReadonlyMap<string, number> {
    const wires = this.#wires(keys);
    const entries: (readonly [string, number])[] = [];
    for (const { bits, probability } of this.#possible(wires)) {
      if (entries.length === LONGEST_LISTING) throw tooLong(wires.length);
      entries.push([bits(), probability]);
    }
    return byOutcome(entries);
  }

  /**
   * The probability of one outcome, given as a string or as an integer; on more than 53 wires as a string or a bigint.
   *
   * @throws IonloomError `UnknownKey`, or `ValueOutOfRange` if it is not an outcome of these wires.
   */
  probability(outcome: string | number | bigint, ...keys: readonly K[]): number {
    const wires = this.#wires(keys);
    const bits = outcomeText(outcome, wires.length);
    if (bits === undefined) {
      const received = typeof outcome === 'bigint' ? String(outcome) : JSON.stringify(outcome);
      throw new IonloomError(
        issue('ValueOutOfRange', `${received} is not an outcome of ${wires.length} qubits`, {
          expected: `${wires.length} characters 0 or 1, or an integer below ${2 ** wires.length}`,
          received,
        }),
      );
    }
    const { state, memoryLimit } = this.#source;
    const isWide = wires.length > WIDEST_INDEX;
    if (state === undefined) {
      const count = isWide
        ? countsByText(this.#samples, this.#width, wires).get(bits)
        : countsByIndex(this.#samples, wires).get(outcomeIndex(bits));
      return (count ?? 0) / this.shots!;
    }
    if (keys.length === 0 && !isWide) return state.probability(outcomeIndex(bits));
    if (state.outcomeProbability !== undefined) return state.outcomeProbability(bits, wires);
    if (wires.some((wire, bit) => wire === null && bits[bit] === '1')) return 0;
    const read = writtenBits(wires);
    const distribution = state.distribution(
      read.map((bit) => wires[bit]!),
      memoryLimit,
    );
    return distribution[outcomeIndex(selectBits(bits, read))]!;
  }

  /**
   * How many shots gave each outcome, by outcome string in the strings' order; outcomes that never came are left out.
   *
   * @throws IonloomError `UnknownKey`, or `NotAnswerable` if no shots were taken.
   */
  counts(...keys: readonly K[]): ReadonlyMap<string, number> {
    const wires = this.#wires(keys);
    return byOutcome(countsByText(this.#samples, this.#width, wires));
  }

  /** The `limit` most probable outcomes, best first; equal ones by their strings. */
  mostLikely(limit: number, ...keys: readonly K[]): readonly SimulatedOutcome[] {
    const wires = this.#wires(keys);
    const counts = this.shots === undefined ? undefined : this.counts(...keys);
    const best: SimulatedOutcome[] = [];
    // What is below the last of a full list is passed over where it is read.
    const floor = () => (best.length < limit ? 0 : (best[limit - 1]?.probability ?? Number.POSITIVE_INFINITY));
    for (const { bits: write, value, probability } of this.#possible(wires, floor)) {
      const bits = write();
      const found = { bits, value, probability, count: counts?.get(bits) ?? 0 };
      const place = best.findIndex(
        (other) => probability > other.probability || (probability === other.probability && bits < other.bits),
      );
      best.splice(place === -1 ? best.length : place, 0, found);
      if (best.length > limit) best.pop();
    }
    return best;
  }

  /**
   * The outcomes of at least a probability, by rising integer, read one by one whatever the width.
   *
   * @throws IonloomError `UnknownKey`.
   */
  *outcomesAbove(threshold: number, ...keys: readonly K[]): Generator<SimulatedOutcome> {
    const wires = this.#wires(keys);
    const counts = this.shots === undefined ? undefined : this.counts(...keys);
    for (const { bits: write, value, probability } of this.#possible(wires, () => threshold)) {
      const bits = write();
      yield { bits, value, probability, count: counts?.get(bits) ?? 0 };
    }
  }

  /**
   * The outcomes of all shots one by one, as integers, in an order that the seed decides.
   *
   * @throws IonloomError `UnknownKey`, `NotAnswerable` if no shots were taken, or `TooMuchMemory` for more than 53 wires,
   * whose outcomes are no exact numbers.
   */
  shotList(seed: number = DEFAULT_SEED, ...keys: readonly K[]): Float64Array {
    const wires = this.#wires(keys);
    return shotList(countsByIndex(this.#samples, wires), randomStream(seed, 2));
  }

  /**
   * The counts of `shots` shots that are nearest to the probabilities, without any chance: largest remainders.
   *
   * @throws IonloomError `UnknownKey`, or `ValueOutOfRange` for a number of shots that is none.
   */
  expectedCounts(shots: number, ...keys: readonly K[]): ReadonlyMap<string, number> {
    requireShots(shots);
    const wires = this.#wires(keys);
    const distribution = this.distribution(...keys);
    const counts = roundedCounts(distribution.length, (value) => distribution[value]!, shots);
    return byOutcome([...counts].map(([value, count]) => [writeOutcome(value, wires.length), count]));
  }

  /**
   * Mean and variance of an observable, with the standard error of the mean.
   *
   * Exact without `shots`: under noise from the mixed state where that fits, whatever engine ran; where it does not fit,
   * averaged over trajectories, of which each is asked exactly. With `shots`, terms that agree on the letters of their
   * qubits are read together, each such group with all the shots, by turns without noise before the read-out.
   *
   * @throws IonloomError `InvalidPauliString`, `QubitOutOfRange`, `DuplicateQubit`; `NotAnswerable` for more than Zs of
   * what is measured, of a transpilation that keeps nothing else.
   */
  moments(observable: Observable): Moments {
    return momentsOf(this.#source, observable);
  }

  /**
   * Mean and variance of a function of the outcome of all qubits, over the lowest values that make up a share of them.
   *
   * @internal
   * @param energyOf by basis-state index
   * @param alpha the share, 1 being all
   */
  meanEnergy(energyOf: (index: number) => number, alpha: number): Moments {
    requireFunction(energyOf, 'the energy of an outcome');
    this.#wires([]);
    return meanEnergyOf(this.#source, energyOf, alpha);
  }

  /**
   * The possible outcomes of some wires with their probabilities, by rising integer where they have one.
   *
   * @param floor asked at every outcome: the least probability that is wanted
   */
  *#possible(wires: readonly (number | null)[], floor: () => number = () => 0): Generator<PossibleOutcome> {
    const { state } = this.#source;
    if (state === undefined) {
      if (wires.length <= WIDEST_INDEX) {
        for (const [value, count] of countsByIndex(this.#samples, wires)) {
          if (count / this.shots! >= floor()) yield indexed(value, wires.length, count / this.shots!);
        }
        return;
      }
      for (const [text, count] of countsByText(this.#samples, this.#width, wires)) {
        if (count / this.shots! >= floor()) yield written(text, count / this.shots!);
      }
      return;
    }
    if (state.outcomes !== undefined && wires.length > DENSE_WIRES) {
      const table = state.outcomes(wires, LONGEST_LISTING);
      if (table === undefined) throw tooLong(wires.length);
      for (let row = 0; row < table.rows; row++) {
        if (!(1 / table.rows >= floor())) return;
        yield written(rowBits(table, row), 1 / table.rows);
      }
      return;
    }
    const read = writtenBits(wires);
    if (wires.length > DENSE_WIRES && read.length < wires.length) {
      // Bits that nothing is measured into make a register wide, and its outcomes no more.
      const places = wires.map((_, bit) => (read.includes(bit) ? read.indexOf(bit) : null));
      for (const { bits, probability } of this.#possible(
        read.map((bit) => wires[bit]!),
        floor,
      )) {
        yield written(selectBits(bits(), places), probability);
      }
      return;
    }
    // All qubits of a wide state are read where they are: an array over them would take half the state's memory again.
    const whole =
      wires.length > DENSE_WIRES && wires.length === this.#width && wires.every((wire, bit) => wire === bit);
    const distribution = whole ? undefined : state.distribution(wires, this.#source.memoryLimit);
    for (let value = 0; value < 2 ** wires.length; value++) {
      const probability = distribution === undefined ? state.probability(value) : distribution[value]!;
      if (probability > LISTED_PROBABILITY && probability >= floor()) yield indexed(value, wires.length, probability);
    }
  }

  /** How many wires were simulated. */
  get #width(): number {
    return this.#source.wires ?? this.qubits;
  }

  /** What the shots read. */
  get #samples(): Samples {
    if (this.#source.samples !== undefined) return this.#source.samples;
    throw new IonloomError(
      issue('NotAnswerable', 'this simulation took no shots, so there is nothing to count', {
        hint: 'ask for shots: simulate(circuit, { shots: 1000 }), or read the exact probabilities',
      }),
    );
  }

  #wires(keys: readonly K[]): readonly (number | null)[] {
    if (keys.length === 0) {
      if (this.#source.input !== undefined && onlyReads(this.#source.input)) requireAllQubits(this.#source);
      return identityPermutation(this.qubits);
    }
    return keys.flatMap((key) => {
      const measurement = this.#source.measurements.find((candidate) => candidate.key === key);
      if (measurement !== undefined) return measurement.wires;
      const known = this.keys.length === 0 ? 'the circuit measures no keys' : `its keys are ${this.keys.join(', ')}`;
      throw new IonloomError(
        issue('UnknownKey', `the circuit has no measurement key "${key}"`, { received: key, hint: known }),
      );
    });
  }
}

/** An outcome that can be read, its string written only when it is needed. */
interface PossibleOutcome {
  readonly bits: () => string;
  readonly value: number;
  readonly probability: number;
}

/** The bits of a register that something is measured into. */
function writtenBits(wires: readonly (number | null)[]): readonly number[] {
  return wires.flatMap((wire, bit) => (wire === null ? [] : [bit]));
}

function indexed(value: number, width: number, probability: number): PossibleOutcome {
  return { bits: () => writeOutcome(value, width), value, probability };
}

function written(bits: string, probability: number): PossibleOutcome {
  return { bits: () => bits, value: outcomeIndex(bits), probability };
}

function tooLong(width: number): IonloomError {
  const bytes = 2 ** width * (width + 32);
  return new IonloomError(
    issue('TooMuchMemory', `listing the outcomes of ${width} qubits by name takes up to ${readableBytes(bytes)}`, {
      expected: `at most ${LONGEST_LISTING} outcomes`,
      hint: 'use distribution() for an array over all outcomes, mostLikely(n) for the largest, or fewer keys',
    }),
  );
}
