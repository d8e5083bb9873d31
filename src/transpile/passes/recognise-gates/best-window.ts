import { identity, type Matrix } from '../../../math/index.js';
import { connects, type Target } from '../../../targets/index.js';
import { threeWireForms, writeExactly } from '../../synthesis/three-wires/three-wire-form.js';
import { applyUse, type Triple } from '../../synthesis/three-wires/three-wire-matrix.js';
import { type Candidate, costAt, type Scan, WORTHWHILE, weigh } from './scan.js';
import { costOfOperations } from './window-cost.js';

/** A Toffoli takes six CNOTs, with those of its neighbours between them a few more. */
const LIMITS = { interactions: 12, steps: 48 };
/** Third wires that are tried for each wire of a pair: the one that it meets first. */
const NEIGHBOURS = 1;
/** Three runs on one pair each are the merged blocks of other passes: only with a fourth is there something to find. */
const FEWEST_RUNS = 4;
/** With fewer interactions no form is cheaper. */
export const FEWEST_GATES = 3;

/**
 * The window from a place on, in another form, that gains the most; undefined where none gains anything.
 *
 * @param mark says in the scan's list that the windows of a place are too small
 */
export function bestWindow(scan: Scan, place: number, mark: number): Candidate | undefined {
  const { lists, target, search } = scan;
  const width = lists.widthAt(place);
  if (width < 2 || width > search.widest || !lists.fitsAt(place)) return undefined;
  const [a, b] = [lists.wireAt(place, 0), lists.wireAt(place, 1)];
  const thirds = width === 3 ? [lists.wireAt(place, 2)] : lists.neighbours(place, [a, b], NEIGHBOURS);
  let best: Candidate | undefined;
  let isTooSmall = width === 2;
  let complete = true;
  for (const third of thirds) {
    const wires: Triple = [a, b, third];
    if (!isConnected(target, wires)) continue;
    const window = lists.window(wires, LIMITS);
    const { length, gates, runs } = extentOf(scan, window.places);
    if (runs < FEWEST_RUNS || gates < FEWEST_GATES) {
      complete &&= window.complete;
      continue;
    }
    isTooSmall = false;
    const found = gates < search.fewest ? undefined : bestPrefix(scan, wires, window.places, length);
    if (found && (!best || found.gain > best.gain + WORTHWHILE)) best = found;
  }
  if (isTooSmall) markTooSmall(scan, place, complete ? thirds : undefined, mark);
  return best;
}

/** Marks a place, and the next ones on the same pair if their windows are parts of those from here. */
function markTooSmall(
  { lists, tooSmall }: Scan,
  place: number,
  thirds: readonly number[] | undefined,
  mark: number,
): void {
  tooSmall[place] = mark;
  if (!thirds) return;
  let last = place;
  for (;;) {
    const next = lists.nextInteraction(last, 0);
    if (next === undefined || next !== lists.nextInteraction(last, 1) || lists.widthAt(next) !== 2) return;
    // What is passed over from here must not be behind the scan there.
    if (!thirds.every((third) => lists.isPassedUntil(third, next))) return;
    tooSmall[next] = mark;
    last = next;
  }
}

function isConnected({ connectivity }: Target, [a, b, c]: Triple): boolean {
  return connects(connectivity, a, b) && connects(connectivity, b, c) && connects(connectivity, a, c);
}

/** The part of a window from its start on that is worth most in another form. */
function bestPrefix(scan: Scan, wires: Triple, places: readonly number[], end: number): Candidate | undefined {
  const { operations, lists, known, cost, search } = scan;
  const matrix = identity(8);
  let multiplied = 0;
  const productUntil = (end: number): Matrix => {
    for (; multiplied < end; multiplied++) {
      const at = places[multiplied]!;
      applyUse(matrix, operations[at]!, wires, lists.matrixAt(at));
    }
    return matrix;
  };
  known.tidy();
  let sequence = known.start;
  let best: Candidate | undefined;
  let gates = 0;
  let most = 0;
  for (let k = 0; k < end; k++) {
    const at = places[k]!;
    sequence = known.followedBy(sequence, operations[at]!, wires);
    if (lists.widthAt(at) === 1) continue;
    const counts = costAt(scan, at);
    gates += counts.entanglingGates;
    most += weigh(counts, cost);
    if (gates < search.fewest) continue;
    let before: number | undefined;
    const forms = known.of(sequence) ?? threeWireForms(productUntil(k + 1));
    known.set(sequence, forms);
    for (const form of forms) {
      if (!search.wanted(form)) continue;
      const least = (best?.gain ?? 0) + WORTHWHILE;
      const expected = weigh(form, cost);
      // Merging neighbours makes what is there cheaper, never dearer.
      if (most - expected < least) continue;
      const part = places.slice(0, k + 1).map((place) => operations[place]!);
      before ??= weigh(costOfOperations(part, cost), cost);
      if (before - expected < least) continue;
      const written = writeExactly(form, productUntil(k + 1));
      if (!written) continue;
      const gain = before - weigh(costOfOperations(written.operations, cost), cost);
      if (gain > least) best = { wires, places, length: k + 1, written, gain };
    }
  }
  return best;
}

/** How far into a window a search goes: to the first operation on too many wires. And what there is until then. */
function extentOf(
  scan: Scan,
  places: readonly number[],
): { readonly length: number; readonly gates: number; readonly runs: number } {
  const { lists, search } = scan;
  let gates = 0;
  let runs = 0;
  let previous = -1;
  let length = 0;
  for (; length < places.length; length++) {
    const at = places[length]!;
    const width = lists.widthAt(at);
    if (width > search.widest) break;
    if (width === 1) continue;
    gates += costAt(scan, at).entanglingGates;
    // Two different pairs of three wires have different sums.
    const pair = lists.wireAt(at, 0) + lists.wireAt(at, 1);
    if (pair !== previous || width === 3) runs++;
    previous = pair;
  }
  return { length, gates, runs };
}
