import type { Operation } from '../../../circuit/index.js';
import type { EntanglingCost } from '../../../targets/index.js';
import { type Matching, matchPhases } from './relative-phase-pairs.js';
import { type Item, type Network, type PeresGate, readNetwork, type Side, type Toffoli } from './toffoli-network.js';

/** A place where a Toffoli gate can take in a CNOT. */
interface Intake {
  readonly toffoli: Toffoli;
  readonly flipped: 0 | 1;
  readonly side: Side;
}

/** Operations and Peres gates, the Toffoli gates among them, and how the phases of these match. */
export interface MatchedItems {
  readonly items: readonly (Item | undefined)[];
  readonly toffolis: readonly Toffoli[];
  readonly matching: Matching;
}

/**
 * The operations with CNOTs taken into the Toffoli gates that they meet, and missing where they stood.
 *
 * Gates that find no partner for their phases come first; two that share both controls may share the CNOT between them;
 * partners only change if both can.
 */
export function takeInCnots(operations: readonly Operation[], wires: number, cost: EntanglingCost): MatchedItems {
  const items: (Item | undefined)[] = [...operations];
  const network = readNetwork(items, wires, true);
  const matching = matchPhases(network.toffolis, cost.partialAngles);
  const { matches, halves } = matching;
  const cnots = cnotsByKey(network);
  const take = (toffoli: Toffoli): (() => void) | undefined => {
    for (const { flipped, side, key } of toffoli.cnots) {
      const cnot = cnots[key]?.find((at) => items[at] && items[at] === operations[at]);
      if (cnot === undefined) continue;
      items[cnot] = undefined;
      items[toffoli.at] = peresAt({ toffoli, flipped, side });
      return () => {
        items[cnot] = operations[cnot];
        items[toffoli.at] = operations[toffoli.at];
      };
    }
    return undefined;
  };
  const alone = network.toffolis.filter((toffoli) => !matches.has(toffoli));
  for (const toffoli of alone) take(toffoli);
  shareCnots(
    alone.filter(({ at }) => items[at] === operations[at]),
    items,
  );
  for (const [toffoli, { partner }] of matches) {
    if (toffoli.at > partner.at || halves.has(toffoli)) continue;
    const undo = take(toffoli);
    if (undo && !take(partner)) undo();
  }
  if (!items.some((item, k) => item !== operations[k])) return { items, toffolis: network.toffolis, matching };
  const { toffolis } = readNetwork(items, wires, false);
  return { items, toffolis, matching: matchPhases(toffolis, cost.partialAngles) };
}

function cnotsByKey({ cnots, keys }: Network): readonly (readonly number[] | undefined)[] {
  const byKey = new Array<number[] | undefined>(keys).fill(undefined);
  for (const { at, key } of cnots) {
    const known = byKey[key];
    if (known) known.push(at);
    else byKey[key] = [at];
  }
  return byKey;
}

/** Between two gates with the same controls, the CNOT that the one would leave after it cancels that before the other. */
function shareCnots(toffolis: readonly Toffoli[], items: (Item | undefined)[]): void {
  const open: (Intake | undefined)[] = [];
  const taken = new Set<Toffoli>();
  for (const toffoli of toffolis) {
    for (const { flipped, side, key } of toffoli.cnots) {
      if (side !== 'before' || taken.has(toffoli)) continue;
      const earlier = open[key];
      if (!earlier || taken.has(earlier.toffoli)) continue;
      for (const place of [earlier, { toffoli, flipped, side }]) {
        items[place.toffoli.at] = peresAt(place);
        taken.add(place.toffoli);
      }
    }
    if (taken.has(toffoli)) continue;
    for (const { flipped, side, key } of toffoli.cnots) if (side === 'after') open[key] = { toffoli, flipped, side };
  }
}

function peresAt({ toffoli, flipped, side }: Intake): PeresGate {
  const { controls, target } = toffoli;
  return { control: controls[flipped === 0 ? 1 : 0], flipped: controls[flipped], target, side };
}
