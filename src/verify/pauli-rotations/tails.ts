import { X_AXIS, Z_AXIS } from '../../pauli/index.js';
import type { InputFrame } from './input-frame.js';
import type { StartingZeros } from './starting-zeros.js';
import { anticommuteWords, letterOn, letterWord, sameWord, type Word, wordProduct } from './word.js';

/** Where two Clifford circuits differ: on what a Pauli of a wire was before them. */
export interface TailDifference {
  readonly pauli: 'X' | 'Z';
  readonly wire: number;
}

/** Compares what is left of both sides, row by row; undefined where it is the same, up to a global phase. */
export function compareTails(
  original: InputFrame,
  candidate: InputFrame,
  wires: number,
  zeros: StartingZeros,
): TailDifference | undefined {
  let difference: TailDifference | undefined;
  for (let wire = 0; wire < wires && !difference; wire++) {
    for (const [axis, pauli] of SIDES) {
      const [ours, theirs] = [original.row(wire, axis), candidate.row(wire, axis)];
      if (sameWord(ours.word, theirs.word) && ours.negative === theirs.negative) continue;
      difference ??= { pauli, wire };
    }
  }
  const untouched = Array.from({ length: wires }, (_, bit) => bit).filter((bit) => zeros.has(bit));
  if (!difference || untouched.length === 0) return difference;
  return sameFromZeros(original, candidate, wires, new Set(untouched)) ? undefined : difference;
}

const SIDES = [
  [X_AXIS, 'X'],
  [Z_AXIS, 'Z'],
] as const;

interface Signed {
  readonly word: Word;
  readonly negative: boolean;
}

/**
 * Whether the circuits are the same on states in which some bits are zero: whether the original and then the inverse of
 * the candidate, D, bring X and Z of the other bits back up to Zs of these, and Zs of these to such Zs.
 *
 * With u and v for what the two make of Paulis backwards, D makes `u(v^-1(Q))` of Q. Of what v makes a Pauli Q from, X of
 * a wire is a part where Q anticommutes with v's Z of it, and Z where Q anticommutes with v's X.
 */
function sameFromZeros(
  original: InputFrame,
  candidate: InputFrame,
  wires: number,
  zeros: ReadonlySet<number>,
): boolean {
  const rows = (frame: InputFrame) =>
    Array.from({ length: wires }, (_, wire) => [frame.row(wire, X_AXIS), frame.row(wire, Z_AXIS)] as const);
  const [u, v] = [rows(original), rows(candidate)];
  for (let bit = 0; bit < wires; bit++) {
    for (const axis of [X_AXIS, Z_AXIS]) {
      if (axis === X_AXIS && zeros.has(bit)) continue;
      const wanted = letterWord(bit, axis === X_AXIS);
      const parts: (readonly [wire: number, side: 0 | 1])[] = [];
      for (let wire = 0; wire < wires; wire++) {
        if (anticommuteWords(wanted, v[wire]![1].word)) parts.push([wire, 0]);
        if (anticommuteWords(wanted, v[wire]![0].word)) parts.push([wire, 1]);
      }
      const theirs = productOfRows(parts.map(([wire, side]) => v[wire]![side]));
      const ours = productOfRows(parts.map(([wire, side]) => u[wire]![side]));
      if (!theirs || !ours || !sameWord(theirs.word, wanted)) return false;
      // Both products were made of the same letters: only where they come out alike in sign is Q brought back as it is.
      if (((ours.power - theirs.power) & 3) !== 0) return false;
      const { word } = wordProduct(ours.word, wanted);
      if (!isOnly(word, zeros, wires)) return false;
    }
  }
  return true;
}

/** The product of strings with signs, and the power of i before it. */
function productOfRows(rows: readonly Signed[]): { readonly word: Word; readonly power: number } | undefined {
  const [first, ...rest] = rows;
  if (!first) return undefined;
  let word = first.word;
  let power = first.negative ? 2 : 0;
  for (const row of rest) {
    const product = wordProduct(word, row.word);
    word = product.word;
    power += product.power + (row.negative ? 2 : 0);
  }
  return { word, power: power & 3 };
}

/** Whether a string has nothing but Zs of some bits. */
function isOnly(word: Word, zeros: ReadonlySet<number>, wires: number): boolean {
  for (let wire = 0; wire < wires; wire++) {
    const letter = letterOn(word, wire);
    if (letter !== 0 && !(letter === Z_AXIS && zeros.has(wire))) return false;
  }
  return true;
}
