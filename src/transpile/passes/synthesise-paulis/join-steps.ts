import { addAngles } from '../../../math/index.js';
import { anticommutesWith } from '../../../pauli/index.js';
import type { PauliRotation } from '../../synthesis/paulis/pauli-network.js';

/** Steps with more rotations than this are left apart: what commutes with what takes the square of their number. */
const MOST_ROTATIONS = 2000;

/**
 * Lets consecutive steps whose order is free share rotations: what all commutes with each other may end one step and
 * begin the next, where equal Pauli strings become one rotation.
 *
 * @param rotations in groups, each of which may be taken in any order
 */
export function joinSteps(rotations: readonly PauliRotation[]): readonly PauliRotation[] {
  const steps = splitIntoGroups(rotations);
  const joined: PauliRotation[] = [];
  // Groups are numbered anew: what two steps share is a group of its own between them.
  let group = 0;
  const push = (list: Iterable<PauliRotation>): void => {
    for (const rotation of list) joined.push({ ...rotation, group });
    group++;
  };
  let rest = steps[0] ?? [];
  for (const next of steps.slice(1)) {
    const shared = sharedRotations(rest, next);
    push(rest.filter((rotation) => !shared.has(keyOf(rotation))));
    push(shared.values());
    rest = next.filter((rotation) => !shared.has(keyOf(rotation)));
  }
  push(rest);
  return joined;
}

function splitIntoGroups(rotations: readonly PauliRotation[]): readonly (readonly PauliRotation[])[] {
  const groups: PauliRotation[][] = [];
  let last: number | undefined;
  for (const rotation of rotations) {
    if (rotation.group !== last) groups.push([]);
    groups.at(-1)!.push(rotation);
    last = rotation.group;
  }
  return groups;
}

function keyOf({ letters }: PauliRotation): string {
  return letters.join('');
}

/** Rotations of both steps that commute with each other, longest first, with the sums of their angles; by their key. */
function sharedRotations(
  step: readonly PauliRotation[],
  next: readonly PauliRotation[],
): ReadonlyMap<string, PauliRotation> {
  const shared = new Map<string, PauliRotation>();
  if (Math.max(step.length, next.length) > MOST_ROTATIONS) return shared;
  const before = byKey(step);
  const candidates = [...byKey(next)].sort(([, a], [, b]) => weightOf(b) - weightOf(a));
  for (const [key, rotation] of candidates) {
    const earlier = before.get(key);
    if (!earlier || [...shared.values()].some((other) => anticommutesWith(other.letters.entries(), rotation.letters)))
      continue;
    shared.set(key, { ...rotation, angle: addAngles(earlier.angle, rotation.angle) });
  }
  return shared;
}

/** Equal strings of a step as one rotation: its order is free. */
function byKey(step: readonly PauliRotation[]): Map<string, PauliRotation> {
  const found = new Map<string, PauliRotation>();
  for (const rotation of step) {
    const key = keyOf(rotation);
    const known = found.get(key);
    found.set(key, known ? { ...known, angle: addAngles(known.angle, rotation.angle) } : rotation);
  }
  return found;
}

function weightOf({ letters }: PauliRotation): number {
  return letters.reduce((sum, letter) => sum + (letter === 0 ? 0 : 1), 0);
}
