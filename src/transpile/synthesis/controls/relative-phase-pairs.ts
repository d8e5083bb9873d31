import { NumberList, PairNumbers } from './number-lists.js';
import { signOfCs, type ToffoliForm } from './toffoli-forms.js';
import { OFFERS, type Offer, type Place, type Toffoli } from './toffoli-network.js';
import type { SplitProduct, Value } from './value-table.js';

/** A form, and what is left of the phases that it leaves out: they cancel but for single-qubit phases. */
export interface PairedForm extends ToffoliForm {
  /** Of the CZ on its side of the gate, if that is left out. */
  readonly ofCz: SplitProduct | undefined;
  /** Of the CS, if that is left out. */
  readonly ofCs: SplitProduct | undefined;
}

/** The form of each Toffoli gate that is better written as its core; gates that are missing stay exact. */
export type Forms = ReadonlyMap<Toffoli, PairedForm>;

/** How a Toffoli gate is matched with another that leaves out the same phase. */
interface Match {
  readonly partner: Toffoli;
  readonly offer: Offer;
}

/** Two gates between which the turn of one control meets its inverse. */
interface Halves {
  readonly start: Toffoli;
  readonly end: Toffoli;
  readonly before: Offer;
  readonly after: Offer;
}

/** The phases that Toffoli gates leave out in pairs. */
export interface Matching {
  readonly matches: ReadonlyMap<Toffoli, Match>;
  /** For gates whose turn meets another's: the gate, and on which of its sides. */
  readonly halves: ReadonlyMap<Toffoli, 'start' | 'end'>;
  readonly pairsOfHalves: readonly Halves[];
}

/**
 * Finds which gates may leave out a CZ because another leaves out the same, function of the inputs for function.
 *
 * First pairs of pairs whose turns meet too (two gates of a V-shaped ladder and their mirror images), then gates with
 * the same controls, then any.
 */
export function matchPhases(toffolis: readonly Toffoli[], turnsMeet: boolean): Matching {
  const matches = new Map<Toffoli, Match>();
  const halves = new Map<Toffoli, 'start' | 'end'>();
  const pairsOfHalves: Halves[] = [];
  const join = (a: Toffoli, ofA: Offer, b: Toffoli, ofB: Offer): void => {
    matches.set(a, { partner: b, offer: ofA });
    matches.set(b, { partner: a, offer: ofB });
  };
  const cores = new PairNumbers();
  const waiting: Halves[] = [];
  for (const found of turnsMeet ? findHalves(toffolis) : []) {
    const mirrored = waiting[cores.of(found.after.product.core, found.before.product.core)];
    if (!mirrored) {
      waiting[cores.of(found.before.product.core, found.after.product.core)] = found;
      continue;
    }
    const all = [found.start, found.end, mirrored.start, mirrored.end];
    if (all.some((toffoli) => matches.has(toffoli)) || new Set(all).size < all.length) continue;
    join(mirrored.start, mirrored.before, found.end, found.after);
    join(mirrored.end, mirrored.after, found.start, found.before);
    for (const { start, end } of [mirrored, found]) {
      halves.set(start, 'end');
      halves.set(end, 'start');
    }
    pairsOfHalves.push(mirrored, found);
  }
  for (const sameControls of [true, false]) {
    matchInOrder(toffolis, sameControls, (toffoli) => matches.has(toffoli), join);
  }
  return { matches, halves, pairsOfHalves };
}

/** Joins each gate that is free to the latest before it, still free, that makes the same offer. */
function matchInOrder(
  toffolis: readonly Toffoli[],
  sameControls: boolean,
  isMatched: (toffoli: Toffoli) => boolean,
  join: (a: Toffoli, ofA: Offer, b: Toffoli, ofB: Offer) => void,
): void {
  const keys = new PairNumbers();
  // Stacks of offers, by key: an offer is a number, 0 is the bottom.
  const tops = new NumberList();
  const below = new Int32Array(OFFERS * toffolis.length + 1);
  const own = new Int32Array(OFFERS);
  toffolis.forEach((toffoli, index) => {
    if (isMatched(toffoli)) return;
    for (const [k, offer] of toffoli.offers.entries()) {
      const key = keys.of(offer.product.core, sameControls ? toffoli.both.core : -1);
      if (key === tops.length) tops.push(0);
      own[k] = key;
      let top = tops.at(key);
      while (top > 0 && isMatched(toffolis[Math.floor((top - 1) / OFFERS)]!)) top = below[top]!;
      tops.set(key, top);
      if (top === 0) continue;
      const earlier = toffolis[Math.floor((top - 1) / OFFERS)]!;
      join(earlier, earlier.offers[(top - 1) % OFFERS]!, toffoli, offer);
      return;
    }
    for (let k = 0; k < toffoli.offers.length; k++) {
      const number = OFFERS * index + k + 1;
      below[number] = tops.at(own[k]!);
      tops.set(own[k]!, number);
    }
  });
}

/** Neighbours on their target that share one control, the other one having changed. */
function* findHalves(toffolis: readonly Toffoli[]): Iterable<Halves> {
  const latest = new Map<number, Toffoli>();
  for (const end of toffolis) {
    const start = latest.get(end.target);
    latest.set(end.target, end);
    if (!start || start.segment !== end.segment || start.both.core === end.both.core) continue;
    for (const [k, shared] of start.controls.entries()) {
      const l = end.controls.indexOf(shared);
      if (l < 0 || start.values[k] !== end.values[l]) continue;
      const before = start.offers.find(({ side, first }) => side === 'before' && first !== k);
      const after = end.offers.find(({ side, first }) => side === 'after' && first !== l);
      if (before && after) yield { start, end, before, after };
    }
  }
}

/** The forms that follow from a matching, with signs such that the CS of equal controls cancel where they can. */
export function formsOf(toffolis: readonly Toffoli[], { matches, halves, pairsOfHalves }: Matching): Forms {
  const signs = new Signs();
  for (const { start, end } of pairsOfHalves) signs.relate(start, end, true);
  const withoutCs = new Set<Toffoli>();
  const open = new Map<Value, Toffoli>();
  for (const toffoli of toffolis) {
    const earlier = open.get(toffoli.both.core);
    if (!earlier) {
      open.set(toffoli.both.core, toffoli);
      continue;
    }
    const equal = signOfCore(matches, earlier) !== signOfCore(matches, toffoli);
    if (!signs.relate(earlier, toffoli, equal)) continue;
    withoutCs.add(earlier).add(toffoli);
    open.delete(toffoli.both.core);
  }
  const forms = new Map<Toffoli, PairedForm>();
  for (const toffoli of toffolis) {
    const match = matches.get(toffoli);
    if (!match && !withoutCs.has(toffoli) && toffoli.beside.length === 0) continue;
    const { first, side } = placeOf(matches, toffoli);
    forms.set(toffoli, {
      first: toffoli.controls[first],
      second: toffoli.controls[first === 0 ? 1 : 0],
      target: toffoli.target,
      side,
      sign: signs.of(toffoli),
      withCz: !match,
      withCs: !withoutCs.has(toffoli),
      omitted: halves.get(toffoli),
      ofCz: match?.offer.product,
      ofCs: withoutCs.has(toffoli) ? inOrder(toffoli.both, first) : undefined,
    });
  }
  return forms;
}

/** The product with the control of this number as its first factor. */
function inOrder(product: SplitProduct, first: 0 | 1): SplitProduct {
  return first === 0 ? product : { ...product, first: product.second, second: product.first };
}

/** Where the CZ is: left out, or beside a gate that it merges with. */
function placeOf(matches: Matching['matches'], toffoli: Toffoli): Place {
  return matches.get(toffoli)?.offer ?? toffoli.beside[0] ?? { first: 0, side: 'before' };
}

/** The sign with which the core of the controls' product comes in the CS, for the sign 1 of the gate. */
function signOfCore(matches: Matching['matches'], toffoli: Toffoli): 1 | -1 {
  return signOfCs({ side: placeOf(matches, toffoli).side, sign: toffoli.both.sign });
}

/** Signs of which some must be equal and some opposite. */
class Signs {
  readonly #parents = new Map<Toffoli, { readonly toffoli: Toffoli; readonly sign: 1 | -1 }>();

  /** Makes two signs equal or opposite; false if that contradicts what holds already. */
  relate(a: Toffoli, b: Toffoli, equal: boolean): boolean {
    const [rootA, rootB] = [this.#root(a), this.#root(b)];
    const wanted = equal ? 1 : -1;
    if (rootA.toffoli === rootB.toffoli) return rootA.sign * rootB.sign === wanted;
    this.#parents.set(rootB.toffoli, { toffoli: rootA.toffoli, sign: (rootA.sign * rootB.sign * wanted) as 1 | -1 });
    return true;
  }

  of(toffoli: Toffoli): 1 | -1 {
    // A gate that stands alone is cheapest as it is in the table.
    return this.#root(toffoli).sign === 1 ? -1 : 1;
  }

  #root(toffoli: Toffoli): { readonly toffoli: Toffoli; readonly sign: 1 | -1 } {
    let [at, sign]: [Toffoli, 1 | -1] = [toffoli, 1];
    for (let parent = this.#parents.get(at); parent; parent = this.#parents.get(at)) {
      sign = (sign * parent.sign) as 1 | -1;
      at = parent.toffoli;
    }
    // Shortens the way for the next time.
    if (at !== toffoli) this.#parents.set(toffoli, { toffoli: at, sign });
    return { toffoli: at, sign };
  }
}
