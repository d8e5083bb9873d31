import type { Operation } from '../../circuit/index.js';
import type { Steps } from '../../steps/index.js';
import type { Equality, Stuck } from '../equality.js';
import { Ledger } from './ledger.js';
import { Peeling } from './peeling.js';
import { isSymbolic, RotationList } from './rotation-list.js';
import { StartingZeros } from './starting-zeros.js';
import { compareTails } from './tails.js';
import { tryWindows } from './windows.js';
import { Work } from './work.js';

/** How {@link equalRotations} compares. */
interface RotationOptions {
  /** For each of the first bits, the bit where the candidate's wire for it starts; its own if left out. */
  readonly start?: readonly number[];
  /** Bits of the original that are known to be |0> at the start. */
  readonly zeros?: readonly number[];
  /** What may be spent, in 32-bit words looked at; it follows from the size of the circuits if left out. */
  readonly steps?: number;
}

/** Steps that every comparison may take, and how many more for each gate and bit. */
const STEPS = 3e8;
const STEPS_PER_GATE_AND_BIT = 50;

/** Windows are tried when this many rotations have gathered, and again when there are half as many more. */
const GATHERED = 192;

/** Beyond so many rotations windows are taken that leave more than rotations of single wires. */
const CROWDED = 2000;

/** Rotations of at most this, in radians, are left out where nothing else goes on: the smallest first. */
const SMALL = [1e-11, 1e-10, 1e-9, 4e-9];

/** What is left in the end may be left out altogether up to this much. */
const LEFT_OUT = 1e-7;

/** Gates that are read between two yields. */
const PATIENCE = 64;

/**
 * Compares two lists of operations as products of Pauli rotations and a Clifford circuit after them, up to a global phase.
 *
 * Operations may be any gates of the table on `bits` wires, with controls, and with free parameters in their angles: then
 * the circuits are the same for all values, and the bound is for values up to a full turn. What it cannot show to be the
 * same it says nothing about.
 */
export function* equalRotations(
  original: readonly Operation[],
  candidate: readonly Operation[],
  bits: number,
  { start = [], zeros = [], steps }: RotationOptions = {},
): Steps<Equality> {
  const total = original.length + candidate.length;
  const ledger = new Ledger();
  const work = new Work(steps ?? STEPS + STEPS_PER_GATE_AND_BIT * total * bits);
  const starting = new StartingZeros(bits, zeros);
  const books = { ledger, work, zeros: starting, windows: 0 };
  const ours = new RotationList(
    'original',
    original,
    Array.from({ length: bits }, (_, bit) => bit),
    books,
  );
  const theirs = new RotationList('candidate', candidate, originOf(start, bits), books);
  const peeling = new Peeling(ours, theirs, ledger, work);

  let enough = GATHERED;
  for (let turn = 0; !(ours.isRead && theirs.isRead); turn++) {
    if (turn % PATIENCE === 0) yield { done: ours.read + theirs.read, total };
    if (work.isDone) return stuckAt(peeling, OUT_OF_STEPS);
    const next = nextToRead(ours, theirs);
    const { read } = next;
    if (!peeling.read(next)) {
      const place = next === ours ? { original: read, candidate: undefined } : { original: undefined, candidate: read };
      return { same: false, stuck: { ...place, reason: 'a gate is no product of rotations about few Pauli strings' } };
    }
    if (peeling.size < enough) continue;
    const crowded = peeling.size > CROWDED;
    if (!tryWindows(peeling, ledger, work, true) && !(crowded && tryWindows(peeling, ledger, work, false)))
      dropSmall(peeling);
    enough = Math.max(GATHERED, 1.5 * peeling.size);
  }
  for (let moved = true; moved && peeling.size > 0; ) {
    yield { done: total, total };
    if (work.isDone) return stuckAt(peeling, OUT_OF_STEPS);
    moved = tryWindows(peeling, ledger, work, true) || tryWindows(peeling, ledger, work, false) || dropSmall(peeling);
  }
  const rest = sizeOf(peeling);
  if (!(rest <= LEFT_OUT)) return stuckAt(peeling, 'the rotations that are left on one side are not on the other');
  ledger.add(rest);
  const difference = compareTails(ours.frame, theirs.frame, bits, starting);
  if (!difference) return { same: true, bound: ledger.bound };
  const reason = `the Clifford parts differ in what they make of ${difference.pauli} on bit ${difference.wire}`;
  return { same: false, stuck: { original: undefined, candidate: undefined, reason } };
}

const OUT_OF_STEPS = 'the comparison took more steps than it may';

/** For every wire of the candidate the bit that starts there; what is not said follows in order. */
function originOf(start: readonly number[], bits: number): readonly number[] {
  const origin = new Array<number>(bits).fill(-1);
  start.forEach((wire, bit) => {
    origin[wire] = bit;
  });
  let next = start.length;
  return origin.map((bit) => (bit === -1 ? next++ : bit));
}

/** The side of which a smaller part was read. */
function nextToRead(ours: RotationList, theirs: RotationList): RotationList {
  if (ours.isRead) return theirs;
  return theirs.isRead || ours.share <= theirs.share ? ours : theirs;
}

/** Leaves out rotations that are small, the smallest first; true if there were any. */
function dropSmall(peeling: Peeling): boolean {
  for (const limit of SMALL) {
    let dropped = false;
    for (const list of [peeling.original, peeling.candidate]) {
      for (const rotation of [...list.rotations()]) {
        if (rotation.state === 'gone' || isSymbolic(rotation.angle) || Math.abs(rotation.angle) > limit) continue;
        peeling.drop(list, rotation);
        dropped = true;
      }
    }
    if (dropped) return true;
  }
  return false;
}

/** How far the rotations that are left are from nothing, at most. */
function sizeOf({ original, candidate }: Peeling): number {
  let sum = 0;
  for (const list of [original, candidate]) {
    for (const { angle } of list.rotations()) sum += isSymbolic(angle) ? Number.POSITIVE_INFINITY : Math.abs(angle) / 2;
  }
  return sum;
}

/** The first gates of each side that have rotations left. */
function stuckAt({ original, candidate }: Peeling, reason: string): Equality {
  const gates: { original: number | undefined; candidate: number | undefined } = {
    original: undefined,
    candidate: undefined,
  };
  for (const list of [original, candidate]) {
    for (const { origin } of list.rotations()) {
      for (const side of ['original', 'candidate'] as const) {
        const gate = origin[side];
        if (gate !== undefined) gates[side] = Math.min(gate, gates[side] ?? gate);
      }
    }
  }
  const stuck: Stuck = { ...gates, reason };
  return { same: false, stuck };
}
