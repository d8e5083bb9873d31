import { countOnes } from '../../math/index.js';
import { type BitTable, bitAt, bitTable, setBit } from '../bits/bit-table.js';
import type { RandomStream } from '../sampling/random.js';
import type { StabilizerGroup } from './stabilizer-group.js';

/**
 * The outcomes of measuring every qubit of a stabilizer state: all equally likely, an affine space over the bits.
 *
 * They are `origin` plus any sum of rows of `directions`, which are independent and in echelon form.
 */
export interface OutcomeSpace {
  /** One row. */
  readonly origin: BitTable;
  readonly directions: BitTable;
  /** The first bit of each direction. */
  readonly leads: Int32Array;
}

/**
 * The outcomes that a stabilizer group leaves possible.
 *
 * A generator with an X part maps outcomes to outcomes that are as likely; one without says the parity of some bits.
 *
 * @internal
 */
export function outcomeSpace({ rows, xRank, leads }: StabilizerGroup): OutcomeSpace {
  const { columns, wordsPerRow } = rows.x;
  const origin = bitTable(1, columns);
  // From the last parity to the first, each is met by its leading bit.
  for (let row = leads.length - 1; row >= xRank; row--) {
    let ones = 0;
    for (let w = 0; w < wordsPerRow; w++) ones ^= rows.z.words[row * wordsPerRow + w]! & origin.words[w]!;
    if ((countOnes(ones) & 1) !== rows.signs[row]) setBit(origin, 0, leads[row]!);
  }
  const directions = { ...rows.x, rows: xRank, words: rows.x.words.slice(0, xRank * wordsPerRow) };
  return { origin, directions, leads: leads.slice(0, xRank) };
}

/** Whether an outcome, one row, is possible. @internal */
export function isPossible({ origin, directions, leads }: OutcomeSpace, outcome: BitTable): boolean {
  const rest = { ...outcome, words: outcome.words.map((word, w) => word ^ origin.words[w]!) };
  for (let row = 0; row < leads.length; row++) {
    if (bitAt(rest, 0, leads[row]!) === 1) addRow(rest.words, 0, directions, row);
  }
  return rest.words.every((word) => word === 0);
}

/**
 * The outcomes of some wires, as an affine space of their own: bit i is wire `wires[i]`, and `null` reads 0.
 *
 * @internal
 * @param wires any number of them
 */
export function marginalSpace({ origin, directions }: OutcomeSpace, wires: readonly (number | null)[]): OutcomeSpace {
  const gathered = bitTable(directions.rows + 1, wires.length);
  wires.forEach((wire, bit) => {
    if (wire === null) return;
    for (let row = 0; row < directions.rows; row++) if (bitAt(directions, row, wire) === 1) setBit(gathered, row, bit);
    if (bitAt(origin, 0, wire) === 1) setBit(gathered, directions.rows, bit);
  });
  const { wordsPerRow } = gathered;
  const chosen = { ...gathered, rows: 1, words: gathered.words.slice(directions.rows * wordsPerRow) };
  return { origin: chosen, ...independent({ ...gathered, rows: directions.rows }) };
}

/** As many independent sums of rows as there are, in echelon form. */
function independent(table: BitTable): Pick<OutcomeSpace, 'directions' | 'leads'> {
  const { words, wordsPerRow } = table;
  const leads: number[] = [];
  for (let column = 0; column < table.columns && leads.length < table.rows; column++) {
    const next = leads.length;
    let pivot = next;
    while (pivot < table.rows && bitAt(table, pivot, column) === 0) pivot++;
    if (pivot === table.rows) continue;
    for (let w = 0; w < wordsPerRow; w++) {
      const word = words[pivot * wordsPerRow + w]!;
      words[pivot * wordsPerRow + w] = words[next * wordsPerRow + w]!;
      words[next * wordsPerRow + w] = word;
    }
    for (let row = pivot + 1; row < table.rows; row++) {
      if (bitAt(table, row, column) === 1) addRow(words, row * wordsPerRow, table, next);
    }
    leads.push(column);
  }
  const rows = leads.length;
  return {
    directions: { ...table, rows, words: words.slice(0, rows * wordsPerRow) },
    leads: Int32Array.from(leads),
  };
}

function addRow(words: Int32Array, start: number, from: BitTable, row: number): void {
  const first = row * from.wordsPerRow;
  for (let w = 0; w < from.wordsPerRow; w++) words[start + w] = words[start + w]! ^ from.words[first + w]!;
}

/** Every outcome, one row each. @internal */
export function listOutcomes({ origin, directions }: OutcomeSpace): BitTable {
  const result = bitTable(2 ** directions.rows, origin.columns);
  const { words, wordsPerRow } = result;
  words.set(origin.words);
  for (let row = 1; row < result.rows; row++) {
    // Each is the one without its lowest direction, plus that.
    const before = (row & (row - 1)) * wordsPerRow;
    words.copyWithin(row * wordsPerRow, before, before + wordsPerRow);
    addRow(words, row * wordsPerRow, directions, 31 - Math.clz32(row & -row));
  }
  return result;
}

/** Shots that share their tables of sums. */
const TOGETHER = 4096;

/** Draws outcomes, one row per shot: the origin plus a random sum of directions. @internal */
export function drawOutcomes(space: OutcomeSpace, shots: number, random: RandomStream): BitTable {
  const { origin, directions } = space;
  const result = bitTable(shots, origin.columns);
  const width = result.wordsPerRow;
  for (let first = 0; first < shots; first += TOGETHER) {
    const together = Math.min(TOGETHER, shots - first);
    for (let shot = first; shot < first + together; shot++) result.words.set(origin.words, shot * width);
    // A byte of random bits picks one of the 256 sums of eight directions: few shots are not worth that table.
    const bits = together >= 256 ? 8 : together >= 16 ? 4 : 1;
    const sums = new Int32Array(width << bits);
    for (let row = 0; row < directions.rows; row += bits) {
      fillSums(sums, directions, row, Math.min(bits, directions.rows - row));
      addRandomSums(result, first, together, sums, Math.min(bits, directions.rows - row), random);
    }
  }
  return result;
}

/** All sums of a few directions: entry k adds up those where k has a one. */
function fillSums(sums: Int32Array, directions: BitTable, first: number, count: number): void {
  const width = directions.wordsPerRow;
  for (let k = 0; k < count; k++) {
    const from = (first + k) * width;
    for (let entry = 0; entry < 1 << k; entry++) {
      const target = ((1 << k) | entry) * width;
      for (let w = 0; w < width; w++) sums[target + w] = sums[entry * width + w]! ^ directions.words[from + w]!;
    }
  }
}

function addRandomSums(
  { words, wordsPerRow }: BitTable,
  first: number,
  shots: number,
  sums: Int32Array,
  bits: number,
  random: RandomStream,
): void {
  const mask = (1 << bits) - 1;
  let pool = 0;
  let left = 0;
  for (let shot = first; shot < first + shots; shot++) {
    if (left < bits) {
      pool = random.integer(2 ** 32) | 0;
      left = 32;
    }
    const from = (pool & mask) * wordsPerRow;
    pool >>>= bits;
    left -= bits;
    const start = shot * wordsPerRow;
    for (let w = 0; w < wordsPerRow; w++) words[start + w] = words[start + w]! ^ sums[from + w]!;
  }
}
