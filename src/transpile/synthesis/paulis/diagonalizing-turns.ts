import {
  CONJUGATED_PAIRS,
  firstOf,
  INTERACTIONS,
  interactionOf,
  letterPair,
  PAULI_AXES,
  type PauliAxis,
  type QuarterTurn,
  type SparsePauli,
  secondOf,
  WEIGHT_CHANGES,
} from '../../../pauli/index.js';

/** Of a group of so many independent strings all elements are gone through; of others only those that are kept. */
const MOST_ENUMERATED = 8;

/** How many of the shortest elements are candidates for being shortened. */
const MOST_SHORTEST = 24;

/** An element of w letters costs -exp(-w/decay): what is nearly done counts most. */
const DECAYS = [1.5, 0.8, 3] as const;

/** Sums must differ by more than rounding: any turn leads to a basis. */
const WORTHWHILE = 1e-9;

/** A letter for each wire. */
type Letters = Uint8Array;

/**
 * Quarter turns after which commuting strings have one letter on each wire, so that turns of single wires read them all;
 * none where they have from the start. Greedy, the best of a few searches.
 *
 * Wires on which all strings have one letter are out of it, and what the strings have on the others commutes too: every turn
 * shortens one of the shortest products of strings there, and a product of two letters is a turn away from one, whose wire
 * then is done.
 */
export function diagonalizingTurns(wires: number, paulis: readonly SparsePauli[]): readonly QuarterTurn[] {
  const rows = paulis.map((pauli) => {
    const letters = new Uint8Array(wires);
    for (const [wire, axis] of pauli) letters[wire] = axis;
    return letters;
  });
  let best: readonly QuarterTurn[] | undefined;
  for (const decay of DECAYS) {
    const found = search(rows, decay);
    if (best === undefined || found.length < best.length) best = found;
    if (best.length === 0) break;
  }
  return best ?? [];
}

function search(strings: readonly Letters[], decay: number): readonly QuarterTurn[] {
  const turns: QuarterTurn[] = [];
  let rows = independent(strings);
  for (;;) {
    const open = openWires(rows);
    if (open.length === 0) return turns;
    rows = independent(rows.map((letters) => restricted(letters, open)));
    const turn = bestTurn(elementsOf(rows), decay);
    turns.push(turn);
    rows = rows.map((letters) => turned(letters, turn));
  }
}

/** The wires on which strings have different letters. */
function openWires(rows: readonly Letters[]): readonly number[] {
  const wires: number[] = [];
  const count = rows[0]?.length ?? 0;
  for (let wire = 0; wire < count; wire++) {
    let seen = 0;
    for (const letters of rows) seen |= letters[wire] === 0 ? 0 : 1 << letters[wire]!;
    if ((seen & (seen - 1)) !== 0) wires.push(wire);
  }
  return wires;
}

function restricted(letters: Letters, wires: readonly number[]): Letters {
  const made = new Uint8Array(letters.length);
  for (const wire of wires) made[wire] = letters[wire]!;
  return made;
}

function turned(letters: Letters, { interaction, first, second }: QuarterTurn): Letters {
  const made = letters.slice();
  const pair = CONJUGATED_PAIRS[16 * interaction + letterPair(letters[first]!, letters[second]!)]!;
  made[first] = firstOf(pair);
  made[second] = secondOf(pair);
  return made;
}

/** Strings of which all of these are products, and none of the others. */
function independent(strings: readonly Letters[]): Letters[] {
  const kept: { readonly letters: Letters; readonly wire: number; readonly bit: number }[] = [];
  for (const string of strings) {
    const letters = string.slice();
    for (const { letters: other, wire, bit } of kept) if ((letters[wire]! & bit) !== 0) multiplyInto(letters, other);
    const wire = letters.findIndex((letter) => letter !== 0);
    if (wire < 0) continue;
    const bit = letters[wire]! & 1 ? 1 : 2;
    for (const { letters: other } of kept) if ((other[wire]! & bit) !== 0) multiplyInto(other, letters);
    kept.push({ letters, wire, bit });
  }
  return kept.map(({ letters }) => letters);
}

/** Signs aside. */
function multiplyInto(letters: Letters, other: Letters): void {
  for (let wire = 0; wire < letters.length; wire++) letters[wire]! ^= other[wire]!;
}

function weightOf(letters: Letters): number {
  let weight = 0;
  for (const letter of letters) if (letter !== 0) weight++;
  return weight;
}

/** All products of independent strings where they are few, else the strings themselves, shortened by each other. */
function elementsOf(rows: readonly Letters[]): readonly Letters[] {
  if (rows.length > MOST_ENUMERATED) return shortened(rows);
  let elements: Letters[] = [];
  for (const row of rows) {
    const more = elements.map((element) => element.map((letter, wire) => letter ^ row[wire]!));
    elements = [...elements, row, ...more];
  }
  return elements;
}

function shortened(rows: readonly Letters[]): readonly Letters[] {
  const made = rows.map((letters) => letters.slice());
  for (let changed = true; changed; ) {
    changed = false;
    for (const [k, letters] of made.entries()) {
      for (const [j, other] of made.entries()) {
        if (j === k) continue;
        let weight = 0;
        for (let wire = 0; wire < letters.length; wire++) if (letters[wire] !== other[wire]) weight++;
        if (weight >= weightOf(letters)) continue;
        multiplyInto(letters, other);
        changed = true;
      }
    }
  }
  return made;
}

/** Of the turns that shorten one of the shortest elements, the one after which the elements are shortest. */
function bestTurn(elements: readonly Letters[], decay: number): QuarterTurn {
  const weights = elements.map(weightOf);
  const shortest = Math.min(...weights);
  const gains = gainsOf(weights, decay);
  const tried = new Set<number>();
  const histograms = new Map<number, Float64Array>();
  let best: QuarterTurn | undefined;
  let least = Number.POSITIVE_INFINITY;
  let looked = 0;
  for (const [k, letters] of elements.entries()) {
    if (weights[k] !== shortest) continue;
    if (looked++ === MOST_SHORTEST) break;
    for (const turn of shorteningTurns(letters)) {
      const { interaction, first, second } = turn;
      const pair = first * letters.length + second;
      const key = pair * INTERACTIONS + interaction;
      if (tried.has(key)) continue;
      tried.add(key);
      let histogram = histograms.get(pair);
      if (histogram === undefined) {
        histogram = histogramOf(elements, gains, first, second);
        histograms.set(pair, histogram);
      }
      let change = 0;
      for (let letterPairs = 0; letterPairs < 16; letterPairs++) {
        const by = WEIGHT_CHANGES[16 * interaction + letterPairs]!;
        if (by !== 0) change += histogram[by < 0 ? letterPairs : 16 + letterPairs]!;
      }
      if (change >= least - WORTHWHILE) continue;
      least = change;
      best = turn;
    }
  }
  return best!;
}

/** By element, how its cost changes with a letter less and with a letter more. */
function gainsOf(weights: readonly number[], decay: number): readonly (readonly [less: number, more: number])[] {
  const cost = (weight: number): number => -Math.exp(-weight / decay);
  return weights.map((weight) => [cost(weight - 1) - cost(weight), cost(weight + 1) - cost(weight)]);
}

/** By the pair of letters on two wires: what a letter less, and 16 further on a letter more, changes. */
function histogramOf(
  elements: readonly Letters[],
  gains: ReturnType<typeof gainsOf>,
  first: number,
  second: number,
): Float64Array {
  const histogram = new Float64Array(32);
  elements.forEach((letters, k) => {
    const pair = letterPair(letters[first]!, letters[second]!);
    histogram[pair]! += gains[k]![0];
    histogram[16 + pair]! += gains[k]![1];
  });
  return histogram;
}

/** The quarter turns P(x)Q that take a letter of a string away: one of them its own, the other not. */
function* shorteningTurns(letters: Letters): Generator<QuarterTurn> {
  for (let first = 0; first < letters.length; first++) {
    const a = letters[first] as PauliAxis | 0;
    if (a === 0) continue;
    for (let second = first + 1; second < letters.length; second++) {
      const b = letters[second] as PauliAxis | 0;
      if (b === 0) continue;
      for (const other of PAULI_AXES) {
        if (other !== b) yield { interaction: interactionOf(a, other), first, second };
        if (other !== a) yield { interaction: interactionOf(other, b), first, second };
      }
    }
  }
}
