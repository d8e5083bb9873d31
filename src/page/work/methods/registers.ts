import { type CircuitData, IonloomError, type SimulationResult } from '../../../public/index.js';
import { type Distances, distancesOf, expectedOfChance, type Weights } from './distances.js';

/** What one side says of an outcome. */
export interface Weighed {
  /** Exact, or a share of the shots where nothing exact is known. */
  readonly probability: number;
  /** How many shots gave it; undefined where none were drawn. */
  readonly count: number | undefined;
}

/** An outcome with what both sides say of it. */
export interface OutcomeRow {
  /** One character for each bit, bit 0 first. */
  readonly bits: string;
  readonly ideal: Weighed | undefined;
  readonly noisy: Weighed | undefined;
}

/** Two distributions, how far they are from each other, and how far chance alone would take them. */
export interface DistanceRow {
  /** In words: `ideal and noisy`. */
  readonly between: string;
  readonly distances: Distances;
  /** Where one of them was drawn from the other. */
  readonly byChance: Distances | undefined;
}

/** What is read together: one measurement key, all of them, or all qubits. */
export interface Register {
  readonly title: string;
  readonly keys: readonly string[];
  /** How many bits each of its keys has, in their order. */
  readonly lengths: readonly number[];
  /** The most probable outcomes of both sides, by their bits. */
  readonly rows: readonly OutcomeRow[];
  /** What all others together have, on each side. */
  readonly rest: { readonly ideal: number; readonly noisy: number };
  /** Empty where there are too many outcomes to compare. */
  readonly distances: readonly DistanceRow[];
}

/** How many outcomes are shown. */
export const SHOWN_OUTCOMES = 32;

/** Up to this many bits distributions are compared over all outcomes. */
const COMPARED_BITS = 18;

/** More keys than this are shown together only. */
const MOST_KEYS = 40;

type Result = SimulationResult | undefined;

/** Every register of a circuit, as two results have it. */
export function registersOf({ qubits, measurements }: CircuitData, ideal: Result, noisy: Result): readonly Register[] {
  if (ideal === undefined && noisy === undefined) return [];
  const keys = measurements.map(({ key, wires }) => ({ title: key, keys: [key], lengths: [wires.length] }));
  const together = {
    title: 'all keys together',
    keys: measurements.map(({ key }) => key),
    lengths: measurements.map(({ wires }) => wires.length),
  };
  const all = { title: 'all qubits', keys: [], lengths: [qubits] };
  const read = keys.length === 0 ? [all] : keys.length === 1 ? keys : [...keys.slice(0, MOST_KEYS), together];
  return read.map((register) => registerOf(register, ideal, noisy));
}

function registerOf(register: Pick<Register, 'title' | 'keys' | 'lengths'>, ideal: Result, noisy: Result): Register {
  const rows = rowsOf(register.keys, ideal, noisy);
  const restOf = (side: 'ideal' | 'noisy') =>
    Math.max(0, 1 - rows.reduce((sum, row) => sum + (row[side]?.probability ?? 0), 0));
  return {
    ...register,
    rows,
    rest: { ideal: ideal === undefined ? 0 : restOf('ideal'), noisy: noisy === undefined ? 0 : restOf('noisy') },
    distances: distanceRows(register, ideal, noisy),
  };
}

/** The outcomes that are the most probable on one side or the other. */
function rowsOf(keys: readonly string[], ideal: Result, noisy: Result): readonly OutcomeRow[] {
  const likely = [ideal, noisy].flatMap((result) => result?.mostLikely(SHOWN_OUTCOMES, ...keys) ?? []);
  const best = new Map<string, number>();
  for (const { bits, probability } of likely) best.set(bits, Math.max(best.get(bits) ?? 0, probability));
  return [...best]
    .sort(([a, p], [b, q]) => q - p || (a < b ? -1 : 1))
    .slice(0, SHOWN_OUTCOMES)
    .map(([bits]) => bits)
    .sort()
    .map((bits) => ({ bits, ideal: weighed(ideal, keys, bits), noisy: weighed(noisy, keys, bits) }));
}

function weighed(result: Result, keys: readonly string[], bits: string): Weighed | undefined {
  if (result === undefined) return undefined;
  const count = result.shots === undefined ? undefined : (countsOf(result, keys).get(bits) ?? 0);
  return { probability: probabilityOf(result, keys, bits), count };
}

/** What results are asked again and again, for one register after the other. */
const asked = new WeakMap<SimulationResult, { keys: string; counts: ReadonlyMap<string, number> }>();

function countsOf(result: SimulationResult, keys: readonly string[]): ReadonlyMap<string, number> {
  const name = JSON.stringify(keys);
  const known = asked.get(result);
  if (known?.keys === name) return known.counts;
  const counts = result.counts(...keys);
  asked.set(result, { keys: name, counts });
  return counts;
}

function probabilityOf(result: SimulationResult, keys: readonly string[], bits: string): number {
  return result.exact || result.shots === undefined
    ? result.probability(bits, ...keys)
    : (countsOf(result, keys).get(bits) ?? 0) / result.shots;
}

function distanceRows(
  { keys, lengths }: Pick<Register, 'keys' | 'lengths'>,
  ideal: Result,
  noisy: Result,
): readonly DistanceRow[] {
  const bits = lengths.reduce((sum, length) => sum + length, 0);
  const exactly = (result: Result) => (result?.exact ? distributionOf(result, keys, bits) : undefined);
  const drawn = (result: Result) => (result?.shots === undefined ? undefined : sharesOf(result, keys));
  const [p, q] = [exactly(ideal), exactly(noisy)];
  const [drawnP, drawnQ] = [drawn(ideal), drawn(noisy)];
  const row = (between: string, a: Weights | undefined, b: Weights | undefined, shots?: number): DistanceRow[] =>
    a === undefined || b === undefined
      ? []
      : [
          {
            between,
            distances: distancesOf(a, b),
            byChance: shots === undefined ? undefined : expectedOfChance(a, shots),
          },
        ];
  return [
    ...row('ideal and noisy, probabilities', p, q),
    ...row('ideal probabilities and noisy shots', p, drawnQ),
    ...row('ideal probabilities and ideal shots', p, drawnP, ideal?.shots),
    ...row('noisy probabilities and noisy shots', q, drawnQ, noisy?.shots),
    ...(p === undefined ? row('ideal shots and noisy shots', drawnP, drawnQ) : []),
  ];
}

/** All probabilities of a register; undefined where there are too many. */
function distributionOf(result: SimulationResult, keys: readonly string[], bits: number): Weights | undefined {
  if (bits <= COMPARED_BITS) {
    const dense = result.distribution(...keys);
    const weights = new Map<string, number>();
    dense.forEach((probability, value) => {
      if (probability > 0) weights.set(bitsOf(value, bits), probability);
    });
    return weights;
  }
  try {
    return result.probabilities(...keys);
  } catch (error) {
    if (error instanceof IonloomError && error.code === 'TooMuchMemory') return undefined;
    throw error;
  }
}

function sharesOf(result: SimulationResult, keys: readonly string[]): Weights {
  return new Map([...countsOf(result, keys)].map(([bits, count]) => [bits, count / result.shots!]));
}

/** An outcome as text, bit 0 first. */
export function bitsOf(value: number, width: number): string {
  return [...value.toString(2).padStart(width, '0')].reverse().join('');
}
