import type { Rotation } from './rotation.js';
import type { Word } from './word.js';

/** Strings that reach over more words than this are kept apart: everything is compared with them. */
const WIDE = 3;

/**
 * The rotations of a list by the words in which their strings have letters, each of these in time order: only they can
 * fail to commute with a string that has letters there.
 */
export class RotationIndex {
  readonly #byWord: Shelf[];
  readonly #wide = new Shelf();
  readonly #all = new Shelf();

  constructor(words: number) {
    this.#byWord = Array.from({ length: words }, () => new Shelf());
  }

  add(rotation: Rotation): void {
    this.#all.add(rotation);
    for (const shelf of this.#shelvesOf(rotation.word)) shelf.add(rotation);
  }

  remove(rotation: Rotation): void {
    this.#all.remove();
    for (const shelf of this.#shelvesOf(rotation.word)) shelf.remove();
  }

  /** Gives a rotation another string. */
  change(rotation: Rotation, word: Word): void {
    const before = this.#shelvesOf(rotation.word);
    const after = this.#shelvesOf(word);
    rotation.word = word;
    for (const shelf of before) if (!after.includes(shelf)) shelf.take(rotation);
    for (const shelf of after) if (!before.includes(shelf)) shelf.add(rotation);
  }

  /**
   * Visits rotations that may share letters with a string, from a place backwards, until a visitor says to stop; those
   * that are gone may be among them.
   */
  backwards(word: Word, place: number, visit: (rotation: Rotation) => boolean): void {
    const shelves = this.#near(word);
    const at = shelves.map((shelf) => shelf.before(place));
    for (;;) {
      let next: Rotation | undefined;
      for (let k = 0; k < shelves.length; k++) {
        const found = at[k]! > 0 ? shelves[k]!.items[at[k]! - 1]! : undefined;
        if (found && (!next || found.place > next.place)) next = found;
      }
      if (!next) return;
      for (let k = 0; k < shelves.length; k++) if (at[k]! > 0 && shelves[k]!.items[at[k]! - 1] === next) at[k]!--;
      if (next.state !== 'gone' && visit(next)) return;
    }
  }

  /** Rotations after a place that may share letters with a string. */
  after(word: Word, place: number): readonly Rotation[] {
    const found = new Set<Rotation>();
    for (const shelf of this.#near(word)) {
      for (let k = shelf.before(place); k < shelf.items.length; k++) {
        const rotation = shelf.items[k]!;
        if (rotation.state !== 'gone' && rotation.place > place) found.add(rotation);
      }
    }
    return [...found];
  }

  /** Where a string's rotations stand. */
  #shelvesOf({ from, to }: Word): readonly Shelf[] {
    return to - from > WIDE ? [this.#wide] : this.#byWord.slice(from, to);
  }

  /** Where rotations stand that may share letters with a string. */
  #near({ from, to }: Word): readonly Shelf[] {
    return to - from > WIDE ? [this.#all] : [this.#wide, ...this.#byWord.slice(from, to)];
  }
}

/** Rotations in time order; those that are gone are cleared away now and then. */
class Shelf {
  items: Rotation[] = [];
  #gone = 0;

  add(rotation: Rotation): void {
    const last = this.items.at(-1);
    if (!last || last.place < rotation.place) this.items.push(rotation);
    else this.items.splice(this.before(rotation.place), 0, rotation);
  }

  /** One of them went. */
  remove(): void {
    this.#gone++;
    if (this.#gone < 16 || 2 * this.#gone < this.items.length) return;
    this.items = this.items.filter(({ state }) => state !== 'gone');
    this.#gone = 0;
  }

  /** Takes one away that is not gone. */
  take(rotation: Rotation): void {
    this.items.splice(this.items.indexOf(rotation), 1);
  }

  /** How many stand before a place or at it. */
  before(place: number): number {
    let [low, high] = [0, this.items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.items[middle]!.place <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
