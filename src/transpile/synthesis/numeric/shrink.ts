import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { Matrix, Quaternion } from '../../../math/index.js';
import { type Target, weighCost } from '../../../targets/index.js';
import { Ansatz, type Pair } from './ansatz.js';
import { costOfAnsatz, folded } from './skeleton.js';

/** A fit may have found its unitary when the sum of squared differences is below this; then it is carried to the end. */
const FOUND = 1e-16;
/** A fit that is carried to the end is exact to about 1e-13 an entry; whoever takes it multiplies it out. */
const FITTED = 1e-24;
const DELETION_STEPS = 40;
const RANDOM_STEPS = 80;
const FINISH_STEPS = 40;
/** Angles (radians) this close to a fraction of pi by 32 may be it: the others are fitted again to see. */
const NEAR_GRID = 1e-5;
const ANGLE_GRID = Math.PI / 32;
/** Costs must shrink by so much to be worth a change. */
const WORTHWHILE = 1e-6;

/** Where the content of each of three wires ends. */
export type Relabelling = readonly [number, number, number];

const IN_PLACE: Relabelling = [0, 1, 2];
/** Exchanges of two wires first. */
const RELABELLINGS: readonly Relabelling[] = [[1, 0, 2], [0, 2, 1], [2, 1, 0], [1, 2, 0], [2, 0, 1], IN_PLACE];
const PAIRS: readonly Pair[] = [
  [0, 1],
  [1, 2],
  [0, 2],
];

/** How a window is to be searched. */
export interface ShrinkOptions {
  readonly target: Target;
  /** Fits from random starts beside those from the gates that are there. */
  readonly randomTries: number;
  /** Other seeds give other random starts. */
  readonly seed: number;
  /** Whether wires may change places. */
  readonly relabel: boolean;
  /** Pairs of positions that may interact. */
  readonly allowed: (pair: Pair) => boolean;
  readonly outOfTime: () => boolean;
}

/** A cheaper way to write a window. */
export interface Shrunk {
  readonly ansatz: Ansatz;
  readonly relabelling: Relabelling;
  /** How many fits were tried. */
  readonly tries: number;
}

/**
 * Looks for gates of less cost for the unitary of an ansatz: leaves out one interaction after the other and fits the rest
 * again, then from random starts, with other pairs and with the wires in another order.
 *
 * The same ansatz and options give the same result.
 */
export function shrink(skeleton: Ansatz, options: ShrinkOptions): Shrunk {
  const { target, randomTries, seed, relabel, allowed, outOfTime } = options;
  const unitary = productOf(skeleton);
  const random = randomNumbers(skeleton, seed);
  let best = skeleton;
  let relabelling = IN_PLACE;
  let cost = weighCost(target, costOfAnsatz(best));
  let tries = 0;
  const adopt = (made: Ansatz, wanted: Matrix, order: Relabelling): boolean => {
    const finished = finish(made, wanted);
    if (!finished) return false;
    const weight = weighCost(target, costOfAnsatz(finished));
    if (weight > cost - WORTHWHILE) return false;
    best = finished;
    relabelling = order;
    cost = weight;
    return true;
  };
  const deleteAll = () => {
    for (let again = true; again; ) {
      again = false;
      const wanted = relabelled(unitary, relabelling);
      for (const k of byAngle(best)) {
        if (outOfTime()) return;
        const made = best.without(k);
        tries++;
        if (made.fit(wanted, DELETION_STEPS) < FOUND && adopt(made, wanted, relabelling)) {
          again = true;
          break;
        }
      }
    }
  };
  deleteAll();
  for (let k = 0; k < randomTries && best.pairs.length > 0 && !outOfTime(); k++) {
    const order = relabel && k % 2 === 1 ? RELABELLINGS[(k >> 1) % RELABELLINGS.length]! : relabelling;
    const pairs = randomPairs(best.pairs, k, between(relabelling, order), random).filter(allowed);
    const made = randomAnsatz(pairs, random);
    const wanted = relabelled(unitary, order);
    tries++;
    if (made.fit(wanted, RANDOM_STEPS) < FOUND && adopt(made, wanted, order)) deleteAll();
  }
  return { ansatz: best, relabelling, tries };
}

/** The interactions of least angle first. */
function byAngle({ pairs, angles }: Ansatz): readonly number[] {
  const size = (k: number) => Math.abs(folded(angles[k]!));
  return pairs.map((_, k) => k).sort((i, j) => size(i) - size(j) || i - j);
}

/** Carries a fit to the end, with angles that are fractions of pi where that is possible. */
function finish(ansatz: Ansatz, unitary: Matrix): Ansatz | undefined {
  if (ansatz.fit(unitary, FINISH_STEPS) > FITTED) return undefined;
  const tidy = ansatz.copy();
  let some = false;
  for (let k = 0; k < tidy.angles.length; k++) {
    const near = Math.round(tidy.angles[k]! / ANGLE_GRID) * ANGLE_GRID;
    if (Math.abs(tidy.angles[k]! - near) > NEAR_GRID) continue;
    tidy.angles[k] = near;
    some = true;
  }
  return some && tidy.fit(unitary, FINISH_STEPS, true) < FITTED ? tidy : ansatz;
}

function productOf(ansatz: Ansatz): Matrix {
  ansatz.fit(new Float64Array(128), 0);
  return ansatz.product.slice();
}

/** The unitary, then its wires' contents moved: the rows go where their bits go. */
export function relabelled(unitary: Matrix, order: Relabelling): Matrix {
  if (order === IN_PLACE) return unitary;
  const result = new Float64Array(128);
  for (let row = 0; row < 8; row++) {
    let to = 0;
    for (let position = 0; position < 3; position++) if (row & (4 >> position)) to |= 4 >> order[position]!;
    result.set(unitary.subarray(16 * row, 16 * row + 16), 16 * to);
  }
  return result;
}

/** What is still to be moved when one relabelling has been done and another is wanted. */
function between(done: Relabelling, wanted: Relabelling): Relabelling {
  const moved: [number, number, number] = [0, 1, 2];
  for (let position = 0; position < 3; position++) moved[done[position]!] = wanted[position]!;
  return moved;
}

/**
 * One interaction fewer, or as many for less angle, and now and then other pairs.
 *
 * An exchange of wires may stand anywhere: what comes after it is on the wires that it leads to.
 */
function randomPairs(pairs: readonly Pair[], turn: number, order: Relabelling, random: () => number): readonly Pair[] {
  const left = turn % 4 === 3 ? -1 : Math.floor(pairs.length * random());
  const exchange = Math.floor((pairs.length + 1) * random());
  const moved = pairs.map((pair, k): Pair => (k < exchange ? pair : [order[pair[0]]!, order[pair[1]]!]));
  const kept = moved.filter((_, k) => k !== left);
  if (turn % 6 >= 4) return kept.map(() => PAIRS[Math.floor(3 * random())]!);
  return kept;
}

function randomAnsatz(pairs: readonly Pair[], random: () => number): Ansatz {
  const made = new Ansatz(pairs);
  for (let k = 0; k < made.angles.length; k++) made.angles[k] = Math.PI * (random() - 0.5);
  for (let slot = 0; slot < made.locals.length; slot++) made.locals[slot] = randomRotation(random);
  return made;
}

function randomRotation(random: () => number): Quaternion {
  for (;;) {
    const component = () => random() + random() + random() - 1.5;
    const [w, x, y, z] = [component(), component(), component(), component()];
    const size = Math.hypot(w, x, y, z);
    if (size >= 0.1) return [w / size, x / size, y / size, z / size];
  }
}

/** Numbers in [0, 1) that only depend on the pairs of an ansatz and on the seed. */
function randomNumbers({ pairs }: Ansatz, seed: number): () => number {
  let word = Math.imul(seed + 1, 0x9e3779b9);
  for (const [a, b] of pairs) word = Math.imul(word ^ (4 * a + b + 1), 0x85ebca6b) ^ (word >>> 13);
  const generator = xoroshiro128plusFromState([word | 1, 0x2545f491, ~word, 0x51ed27f5]);
  return () => uniformFloat64(generator);
}
