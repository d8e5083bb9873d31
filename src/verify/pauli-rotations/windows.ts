import { adjoint, multiply } from '../../math/index.js';
import { type Ledger, UNIT_ROUNDOFF } from './ledger.js';
import type { Peeling } from './peeling.js';
import { remainderOf } from './remainder.js';
import type { GateWindow, Rotation } from './rotation.js';
import { isSymbolic, type RotationList } from './rotation-list.js';
import { productOf, SmallGroup, type SmallRotation } from './small-group.js';
import { anticommuteWords, lengthOf } from './word.js';
import type { Work } from './work.js';

/** A remainder that is further than this from what it stands for is not taken. */
const ACCEPTED = 1e-9;

/** What replaces rotations may be replaced again in so many of their windows, the latest ones. */
const MOST_WINDOWS = 16;

/** What one side has in a window, and can bring to the front together. */
interface Gathered {
  readonly rotations: readonly Rotation[];
  readonly small: readonly SmallRotation[];
}

/**
 * Tries the wires of every gate that has rotations left: what both sides have there is replaced by what is left of the one
 * after the other is undone, where those are fewer rotations. True if any was.
 *
 * @param onlyLocal whether what is left may only be about single wires, as it is where both sides have read all of the
 *   gates on two of them: else parts of a later gate come to stand before one that is not done with
 */
export function tryWindows(peeling: Peeling, ledger: Ledger, work: Work, onlyLocal: boolean): boolean {
  // Two wires first: what is left of one of them alone may be what both circuits have in another order.
  const attempt = (wanted: (wires: number) => boolean) => tryAll(peeling, wanted, ledger, work, onlyLocal);
  return attempt((wires) => wires > 1) || attempt((wires) => wires === 1);
}

function tryAll(
  peeling: Peeling,
  wanted: (wires: number) => boolean,
  ledger: Ledger,
  work: Work,
  onlyLocal: boolean,
): boolean {
  let progress = false;
  peeling.dropWindows();
  for (const list of [peeling.original, peeling.candidate]) {
    for (const window of list.windows) {
      if (work.isDone) return false;
      if (window.isOpen && !list.isRead) continue;
      if (wanted(window.generators.length / 2) && tryWindow(peeling, window, ledger, work, onlyLocal)) progress = true;
    }
  }
  return progress;
}

function tryWindow(peeling: Peeling, window: GateWindow, ledger: Ledger, work: Work, onlyLocal: boolean): boolean {
  const { original, candidate } = peeling;
  const group = new SmallGroup(window.generators, work);
  const ours = gather(original, group, work);
  const theirs = gather(candidate, group, work);
  const taken = ours.rotations.length + theirs.rotations.length;
  if (taken < 2) return false;
  work.spend(taken * 4 ** group.qubits);
  const matrix = multiply(productOf(ours.small, group.qubits), adjoint(productOf(theirs.small, group.qubits)));
  const remainder = remainderOf(matrix, group.qubits);
  if (onlyLocal && !remainder?.isLocal) return false;
  if (!remainder || remainder.count >= taken || !(remainder.distance <= ACCEPTED)) return false;
  // Every product of small matrices is off by a few units in the last place of each of their entries.
  ledger.add(remainder.distance + 64 * UNIT_ROUNDOFF * 2 ** group.qubits * (taken + remainder.rotations.length + 2));
  const words = remainder.rotations.map(({ x, z, angle }) => {
    const { word, negative } = group.wordOf({ x, z });
    return [word, negative ? -angle : angle] as const;
  });
  const first = (rotations: readonly Rotation[], side: 'original' | 'candidate') => {
    const gates = rotations.flatMap(({ origin }) => (origin[side] === undefined ? [] : [origin[side]]));
    return gates.length === 0 ? {} : { [side]: Math.min(...gates) };
  };
  const all = [...ours.rotations, ...theirs.rotations];
  peeling.replace(ours.rotations, theirs.rotations, words, {
    origin: { ...first(all, 'original'), ...first(all, 'candidate') },
    windows: [...new Set(all.flatMap(({ windows }) => windows))]
      .filter(({ generators }) => generators.length > 2)
      .sort((a, b) => a.serial - b.serial)
      .slice(-MOST_WINDOWS),
  });
  return true;
}

/**
 * All rotations of a window that only others of it stand before.
 *
 * They are at the front, or wait behind one of the others: so they are found from the front on, in time order.
 */
function gather(list: RotationList, group: SmallGroup, work: Work): Gathered {
  const rotations: Rotation[] = [];
  const small: SmallRotation[] = [];
  const taken = new Set<Rotation>();
  const waiting: { readonly rotation: Rotation; readonly found: SmallRotation }[] = [];
  const consider = (rotation: Rotation): void => {
    const { angle, word } = rotation;
    const found = isSymbolic(angle) ? undefined : group.find(word);
    if (found) waiting.push({ rotation, found: { ...found, angle: (found.negative ? -1 : 1) * (angle as number) } });
  };
  for (const rotation of list.front()) consider(rotation);
  while (waiting.length > 0) {
    let first = 0;
    for (let k = 1; k < waiting.length; k++) {
      if (waiting[k]!.rotation.place < waiting[first]!.rotation.place) first = k;
    }
    const [{ rotation, found }] = waiting.splice(first, 1) as [(typeof waiting)[number]];
    if (!isFree(rotation, list, taken, work)) continue;
    taken.add(rotation);
    rotations.push(rotation);
    small.push(found);
    for (const watcher of rotation.watchers)
      if (watcher.watched === rotation && watcher.state === 'waiting') consider(watcher);
  }
  return { rotations, small };
}

/** Whether nothing but what was taken keeps a rotation from the front. */
function isFree(rotation: Rotation, list: RotationList, taken: ReadonlySet<Rotation>, work: Work): boolean {
  if (rotation.state === 'front') return true;
  let free = true;
  list.index.backwards(rotation.word, rotation.watched!.place, (before) => {
    work.spend(lengthOf(rotation.word));
    free = taken.has(before) || !anticommuteWords(before.word, rotation.word);
    return !free;
  });
  return free;
}
