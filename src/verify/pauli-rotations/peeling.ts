import { AffineAngle, type Angle, addAngles, negateAngle } from '../../math/index.js';
import { type Ledger, UNIT_ROUNDOFF } from './ledger.js';
import type { GateWindow, Rotation } from './rotation.js';
import { isNegligible, isSymbolic, type RotationList } from './rotation-list.js';
import { anticommuteWords, lengthOf, sameWord, type Word } from './word.js';
import type { Work } from './work.js';

/** Coefficients of parameters within this of zero are rounding. */
const COEFFICIENT = 1e-12;

/**
 * Takes rotations off the front of both sides where they are the same.
 *
 * With `original = U A` and `candidate = V B`, where A and B come first, the two are the same if and only if `U A B^-1` is
 * the same as V: so whatever stands first in the candidate may be brought over, undone, to stand first in the original.
 */
export class Peeling {
  readonly original: RotationList;
  readonly candidate: RotationList;
  readonly #ledger: Ledger;
  readonly #work: Work;
  /** Rotations that have to look for what blocks them, before a place. */
  #unsettled: { readonly list: RotationList; readonly rotation: Rotation; readonly from: number }[] = [];

  constructor(original: RotationList, candidate: RotationList, ledger: Ledger, work: Work) {
    this.original = original;
    this.candidate = candidate;
    this.#ledger = ledger;
    this.#work = work;
  }

  /** How many rotations there are on both sides. */
  get size(): number {
    return this.original.size + this.candidate.size;
  }

  /** Reads a gate of one side, and takes off what can be; false where the gate cannot be taken apart. */
  read(list: RotationList): boolean {
    const done = list.readGate((rotation) => this.#unsettle(list, rotation, rotation.place));
    this.settle();
    if (this.original.windows.length + this.candidate.windows.length > 4 * this.size + 256) this.dropWindows();
    return done;
  }

  /** Everything that may have lost what blocked it looks for something else. */
  settle(): void {
    for (let next = this.#unsettled.pop(); next; next = this.#unsettled.pop()) {
      const { list, rotation, from } = next;
      if (rotation.state === 'waiting' && rotation.watched === undefined) this.#look(list, rotation, from);
    }
  }

  /** Windows of which no rotation is left are of no use. */
  dropWindows(): void {
    const used = new Set<GateWindow>();
    for (const list of [this.original, this.candidate]) {
      for (const { windows } of list.rotations()) for (const window of windows) used.add(window);
    }
    for (const list of [this.original, this.candidate]) list.windows = list.windows.filter((each) => used.has(each));
  }

  /** Puts rotations before everything in the original, in place of those that a window took out of both sides. */
  replace(
    taken: readonly Rotation[],
    takenFromCandidate: readonly Rotation[],
    rotations: readonly (readonly [word: Word, angle: number])[],
    place: Pick<Rotation, 'windows' | 'origin'>,
  ): void {
    const { original, candidate } = this;
    const put = original.prepend(rotations, place);
    for (const rotation of taken) this.#remove(original, rotation);
    for (const rotation of takenFromCandidate) this.#remove(candidate, rotation);
    const last = put.at(-1);
    if (last) {
      for (const rotation of [...original.front()]) {
        this.#work.spend(put.length * lengthOf(rotation.word));
        if (!put.some(({ word }) => anticommuteWords(word, rotation.word))) continue;
        original.leaveFront(rotation);
        this.#unsettle(original, rotation, last.place);
      }
    }
    for (const rotation of put) this.#tidy(original, rotation);
    const left = put.filter(({ state }) => state !== 'gone');
    for (const rotation of left) {
      for (const same of original.frontBy(rotation.word.hash).filter(({ word }) => sameWord(word, rotation.word))) {
        original.leaveFront(same);
        this.#unsettle(original, same, left.at(-1)!.place);
      }
      this.#unsettle(original, rotation, rotation.place);
    }
    this.settle();
  }

  /** Leaves a rotation out and books it. */
  drop(list: RotationList, rotation: Rotation): void {
    this.#ledger.add(Math.abs(rotation.angle as number) / 2);
    this.#remove(list, rotation);
    this.settle();
  }

  #unsettle(list: RotationList, rotation: Rotation, from: number): void {
    rotation.watched = undefined;
    this.#unsettled.push({ list, rotation, from });
  }

  #remove(list: RotationList, rotation: Rotation): void {
    list.remove(rotation, (waiting) => this.#unsettle(list, waiting, rotation.place));
  }

  /** Finds what blocks a rotation, or one that it can be joined with; else it stands at the front. */
  #look(list: RotationList, rotation: Rotation, from: number): void {
    const { word } = rotation;
    let met: Rotation | undefined;
    list.index.backwards(word, from, (before) => {
      if (before === rotation) return false;
      this.#work.spend(lengthOf(word));
      if (!sameWord(before.word, word) && !anticommuteWords(before.word, word)) return false;
      met = before;
      return true;
    });
    if (!met) {
      list.joinFront(rotation);
      this.#cancel(list, rotation);
    } else if (sameWord(met.word, word)) {
      this.#remove(list, rotation);
      met.angle = this.#sum(met.angle, rotation.angle);
      this.#tidy(list, met);
    } else {
      rotation.watched = met;
      met.watchers.push(rotation);
    }
  }

  /** Takes the rotation about the same string off the front of both sides, as far as it is the same. */
  #cancel(list: RotationList, rotation: Rotation): void {
    const other = list === this.original ? this.candidate : this.original;
    const found = other.frontBy(rotation.word.hash).find(({ word }) => sameWord(word, rotation.word));
    if (!found) return;
    const [kept, brought] = list === this.original ? [rotation, found] : [found, rotation];
    this.#remove(this.candidate, brought);
    kept.angle = this.#sum(kept.angle, negateAngle(brought.angle));
    this.#tidy(this.original, kept);
  }

  /** A rotation whose angle changed: whole quarter turns go on, and what is too little is left out. */
  #tidy(list: RotationList, rotation: Rotation): void {
    list.settleQuarters(rotation);
    if (!isNegligible(rotation.angle)) return;
    this.#ledger.add(Math.abs(rotation.angle) / 2);
    this.#remove(list, rotation);
  }

  #sum(a: Angle, b: Angle): Angle {
    const sum = addAngles(a, b);
    this.#ledger.add(8 * UNIT_ROUNDOFF);
    if (!isSymbolic(sum)) return sum;
    // Parameters up to a full turn: what is left of a coefficient moves the angle by that much.
    const kept = sum.terms.filter(([, coefficient]) => Math.abs(coefficient) > COEFFICIENT);
    for (const [, coefficient] of sum.terms) {
      if (Math.abs(coefficient) <= COEFFICIENT) this.#ledger.add(Math.PI * Math.abs(coefficient));
    }
    return kept.length === 0 ? sum.constant : new AffineAngle(sum.constant, kept);
  }
}
