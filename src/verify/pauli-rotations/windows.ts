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
      if (wanted(window.generators.length / 2) && tryWindow(peeling, window, ledger, work, onlyLocal)) progress = true;
    }
  }
  return progress;
}

function tryWindow(peeling: Peeling, window: GateWindow, ledger: Ledger, work: Work, onlyLocal: boolean): boolean {
  const { original, candidate } = peeling;
  const group = new SmallGroup(window.generators, work);
  if (!reaches(original, group) && !reaches(candidate, group)) return false;
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

/** Whether anything that stands at the front is in a window. */
function reaches(list: RotationList, group: SmallGroup): boolean {
  for (const rotation of list.front()) {
    if (!isSymbolic(rotation.angle) && group.find(rotation.word)) return true;
  }
  return false;
}

/** All rotations of a window that only others of it stand before. */
function gather(list: RotationList, group: SmallGroup, work: Work): Gathered {
  const rotations: Rotation[] = [];
  const small: SmallRotation[] = [];
  const taken = new Set<Rotation>();
  for (const rotation of list.rotations()) {
    const { angle } = rotation;
    if (isSymbolic(angle)) continue;
    const found = group.find(rotation.word);
    if (!found || !isFree(rotation, list, taken, work)) continue;
    taken.add(rotation);
    rotations.push(rotation);
    small.push({ x: found.x, z: found.z, angle: found.negative ? -angle : angle });
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
