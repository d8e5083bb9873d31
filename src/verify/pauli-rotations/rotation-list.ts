import type { Operation } from '../../circuit/index.js';
import type { CliffordAction } from '../../gates/index.js';
import { AffineAngle, type Angle } from '../../math/index.js';
import { type PauliLetter, X_AXIS, Z_AXIS } from '../../pauli/index.js';
import { takeApart } from './gate-parts.js';
import { InputFrame } from './input-frame.js';
import { type Ledger, UNIT_ROUNDOFF } from './ledger.js';
import { type GateWindow, NEGLIGIBLE, type Origin, quartersIn, type Rotation, withoutQuarters } from './rotation.js';
import { RotationIndex } from './rotation-index.js';
import type { StartingZeros } from './starting-zeros.js';
import { anticommuteWords, isIdentity, lengthOf, type Word, wordIn, wordProduct } from './word.js';
import type { Work } from './work.js';

/** Where a rotation comes from. */
type Source = Pick<Rotation, 'gate' | 'windows' | 'origin'>;

/** What is known of a gate when its rotations come. */
interface Arrival extends Pick<Rotation, 'gate' | 'windows'> {
  readonly arrived: (rotation: Rotation) => void;
}

/** Gates one after the other on the same two wires, with those on one of them in between. */
interface Run {
  readonly gate: number;
  readonly wires: readonly number[];
  window: GateWindow | undefined;
}

/** What both sides share. */
export interface Books {
  readonly ledger: Ledger;
  readonly work: Work;
  readonly zeros: StartingZeros;
  /** How many windows there have been. */
  windows: number;
}

/** A gate on more wires opens no window. */
const WIDEST_WINDOW = 3;

/** The place of rotations that stand before all gates. */
const BEFORE_ALL = -1;

/**
 * One circuit, as far as it was read, as `C R`: the rotations R in time order and a Clifford circuit C after them.
 *
 * Quarter turns go past everything after them into C. Rotations leave the list when they were found on both sides.
 */
export class RotationList {
  readonly frame: InputFrame;
  readonly index: RotationIndex;
  readonly first: Rotation;
  last: Rotation;
  size = 0;
  /** Number of gates that were read. */
  read = 0;
  windows: GateWindow[] = [];
  /** Those that nothing before them blocks, by the hash of their string. */
  readonly #front = new Map<number, Rotation[]>();
  readonly #operations: readonly Operation[];
  /** The run in which each wire is. */
  readonly #runs: (Run | undefined)[];
  readonly #books: Books;

  readonly #name: keyof Origin;
  /** The place of the next rotation at the end, and of the first one. */
  #after = 0;
  #before = 0;

  constructor(name: keyof Origin, operations: readonly Operation[], origin: readonly number[], books: Books) {
    this.#name = name;
    this.#operations = operations;
    this.#books = books;
    this.#runs = origin.map(() => undefined);
    this.frame = new InputFrame(origin);
    this.index = new RotationIndex(this.frame.width >> 1);
    // A rotation about nothing, which stands before all others and is never looked at.
    this.first = rotationOf(wordIn(new Int32Array(0), 0, 0), 0, Number.NEGATIVE_INFINITY, {
      gate: BEFORE_ALL,
      windows: [],
      origin: {},
    });
    this.last = this.first;
  }

  get length(): number {
    return this.#operations.length;
  }

  get isRead(): boolean {
    return this.read === this.#operations.length;
  }

  /** The part that was read. */
  get share(): number {
    return this.read / this.#operations.length;
  }

  /**
   * Reads the next gate; false where it cannot be taken apart.
   *
   * @param arrived is told of every rotation that now stands at the end of the list
   */
  readGate(arrived: (rotation: Rotation) => void): boolean {
    const gate = this.read++;
    const operation = this.#operations[gate]!;
    const { frame } = this;
    const { ledger, work } = this.#books;
    const own = this.#windowsOf(operation, gate);
    const done = takeApart(operation, {
      clifford: (action: CliffordAction, wires: readonly number[]) => {
        frame.apply(action, wires);
        work.spend(3 * wires.length * frame.width);
      },
      rotation: (wires, letters, angle) => this.#rotate(wires, letters, angle, { gate, windows: own(), arrived }),
      inexact: (distance: number) => ledger.add(distance + 1e3 * UNIT_ROUNDOFF),
    });
    this.#refreshRun(operation, gate);
    return done;
  }

  /**
   * What a run leaves behind is found where it ends: there, what is not the same about both wires together is Clifford, and
   * the rest is the same about each wire alone.
   */
  #refreshRun({ controls, targets }: Operation, gate: number): void {
    if (controls.length + targets.length !== 2) return;
    const run = this.#runs[targets[0]!];
    if (!run?.window) return;
    run.window.gate = gate;
    run.window.generators = this.#generatorsOf(run.wires);
  }

  #generatorsOf(wires: readonly number[]): readonly Word[] {
    return wires.flatMap((wire) => [this.frame.row(wire, X_AXIS).word, this.frame.row(wire, Z_AXIS).word]);
  }

  /**
   * The windows of a gate's rotations: its own wires, and those of the run of gates on two wires in which it stands, which
   * all are the same window. Made when there is a rotation.
   */
  #windowsOf({ controls, targets }: Operation, gate: number): () => readonly GateWindow[] {
    const wires = controls.length === 0 ? targets : [...controls, ...targets];
    if (wires.length === 2) {
      const [a, b] = wires as [number, number];
      if (this.#runs[a] === undefined || this.#runs[a] !== this.#runs[b]) {
        this.#close([a, b]);
        const run = { gate, wires: [a, b], window: undefined };
        this.#runs[a] = run;
        this.#runs[b] = run;
      }
    } else if (wires.length > 2) this.#close(wires);
    const runs = [...new Set(wires.map((wire) => this.#runs[wire]))].filter((run) => run !== undefined);
    let made: GateWindow[] | undefined;
    return () => {
      if (made) return made;
      made = [];
      for (const run of runs) {
        run.window ??= this.#windowOf(run.wires, run.gate);
        made.push(run.window);
      }
      if (wires.length !== 2 && wires.length <= WIDEST_WINDOW) made.push(this.#windowOf(wires, gate));
      return made;
    };
  }

  /** The runs of wires end. */
  #close(wires: readonly number[]): void {
    for (const wire of wires) {
      const window = this.#runs[wire]?.window;
      if (window) window.isOpen = false;
      this.#runs[wire] = undefined;
    }
  }

  #windowOf(wires: readonly number[], gate: number): GateWindow {
    const window = {
      gate,
      generators: this.#generatorsOf(wires),
      serial: this.#books.windows++,
      isOpen: wires.length === 2,
    };
    this.windows.push(window);
    return window;
  }

  #rotate(
    wires: readonly number[],
    letters: readonly PauliLetter[],
    angle: Angle,
    { gate, windows, arrived }: Arrival,
  ): void {
    const { ledger, work, zeros } = this.#books;
    const { word, negative } = this.frame.pull(wires, letters);
    work.spend(wires.length * this.frame.width);
    if (isIdentity(word)) return;
    const constant = negative ? -constantOf(angle) : constantOf(angle);
    const quarters = quartersIn(constant);
    const rest = withoutQuarters(constant, quarters);
    // The angle comes out of a few operations on numbers of its size, and so does its rest.
    ledger.add(8 * UNIT_ROUNDOFF * (1 + Math.abs(constant)));
    if ((quarters & 3) !== 0) this.frame.quarter(wires, letters, quarters & 3);
    const kept = isSymbolic(angle) ? withConstant(negative ? angle.neg() : angle, rest) : rest;
    if (isNegligible(kept)) {
      ledger.add(Math.abs(rest) / 2);
      return;
    }
    const seen = zeros.withoutZs(word);
    if (isIdentity(seen)) return;
    zeros.touch(seen);
    const rotation = rotationOf(seen, kept, this.#after++, { gate, windows, origin: { [this.#name]: gate } });
    this.#link(rotation, this.last);
    arrived(rotation);
  }

  /** Puts rotations, in time order, before everything else. */
  prepend(
    rotations: readonly (readonly [word: Word, angle: number])[],
    source: Omit<Source, 'gate'>,
  ): readonly Rotation[] {
    let after = this.first;
    this.#before -= rotations.length;
    return rotations.map(([word, angle], k) => {
      const rotation = rotationOf(word, angle, this.#before + k, { gate: BEFORE_ALL, ...source });
      this.#link(rotation, after);
      after = rotation;
      return rotation;
    });
  }

  #link(rotation: Rotation, after: Rotation): void {
    const { next } = after;
    rotation.previous = after;
    rotation.next = next;
    after.next = rotation;
    if (next) next.previous = rotation;
    else this.last = rotation;
    this.size++;
    this.index.add(rotation);
  }

  /** Takes a rotation out; those that waited behind it are told. */
  remove(rotation: Rotation, woken: (waiting: Rotation) => void): void {
    if (rotation.state === 'front') this.leaveFront(rotation);
    rotation.state = 'gone';
    const { previous, next } = rotation;
    previous!.next = next;
    if (next) next.previous = previous;
    else this.last = previous!;
    this.size--;
    this.index.remove(rotation);
    for (const waiting of rotation.watchers) if (waiting.watched === rotation) woken(waiting);
    rotation.watchers.length = 0;
  }

  /** Nothing blocks it any more. */
  joinFront(rotation: Rotation): void {
    rotation.state = 'front';
    rotation.watched = undefined;
    const known = this.#front.get(rotation.word.hash);
    if (known) known.push(rotation);
    else this.#front.set(rotation.word.hash, [rotation]);
  }

  /** Something blocks it again, or it goes. */
  leaveFront(rotation: Rotation): void {
    rotation.state = 'waiting';
    const known = this.#front.get(rotation.word.hash)!;
    known.splice(known.indexOf(rotation), 1);
    if (known.length === 0) this.#front.delete(rotation.word.hash);
  }

  /** Those at the front whose string has this hash. */
  frontBy(hash: number): readonly Rotation[] {
    return this.#front.get(hash) ?? [];
  }

  /** All that nothing blocks. */
  *front(): Generator<Rotation> {
    for (const known of this.#front.values()) yield* known;
  }

  /** All rotations in time order. */
  *rotations(): Generator<Rotation> {
    for (let each = this.first.next; each; each = each.next) yield each;
  }

  /**
   * Takes whole quarter turns out of a rotation: exp(-i quarters pi/4 P) goes past everything after it into C, and each
   * string that it anticommutes with is multiplied by P on the way.
   */
  settleQuarters(rotation: Rotation): void {
    const { ledger, work } = this.#books;
    const constant = constantOf(rotation.angle);
    const quarters = quartersIn(constant);
    if (quarters === 0) return;
    const rest = withoutQuarters(constant, quarters);
    ledger.add(4 * UNIT_ROUNDOFF * (1 + Math.abs(constant)));
    rotation.angle = isSymbolic(rotation.angle) ? withConstant(rotation.angle, rest) : rest;
    if ((quarters & 3) === 0) return;
    const { word } = rotation;
    for (const later of this.index.after(word, rotation.place)) {
      work.spend(lengthOf(word));
      if (!anticommuteWords(word, later.word)) continue;
      const turned = turnedBack(later.word, word, quarters);
      this.index.change(later, turned.word);
      if (turned.negative) later.angle = negated(later.angle);
    }
    for (const window of this.windows) {
      if (window.gate < rotation.gate || (quarters & 1) === 0) continue;
      window.generators = window.generators.map((generator) =>
        anticommuteWords(generator, word) ? wordProduct(generator, word).word : generator,
      );
      work.spend(window.generators.length * lengthOf(word));
    }
    this.frame.precede(word, quarters & 3);
    work.spend(this.frame.width * this.frame.width);
  }
}

/** K^-1 W K for K = exp(-i quarters pi/4 P), where W and P anticommute: W times -i P, once or more. */
function turnedBack(word: Word, pauli: Word, quarters: number): { readonly word: Word; readonly negative: boolean } {
  if ((quarters & 3) === 2) return { word, negative: true };
  const { word: product, power } = wordProduct(word, pauli);
  return { word: product, negative: ((power + ((quarters & 3) === 1 ? 3 : 1)) & 3) === 2 };
}

function rotationOf(word: Word, angle: Angle, place: number, source: Source): Rotation {
  return {
    word,
    angle,
    place,
    ...source,
    previous: undefined,
    next: undefined,
    state: 'waiting',
    watchers: [],
    watched: undefined,
  };
}

/** Whether an angle has free parameters. */
export function isSymbolic(angle: Angle): angle is AffineAngle {
  return typeof angle !== 'number';
}

function constantOf(angle: Angle): number {
  return typeof angle === 'number' ? angle : angle.constant;
}

function withConstant(angle: AffineAngle, constant: number): AffineAngle {
  return new AffineAngle(constant, angle.terms);
}

function negated(angle: Angle): Angle {
  return typeof angle === 'number' ? -angle : angle.neg();
}

/** Whether an angle is left out. */
export function isNegligible(angle: Angle): angle is number {
  return typeof angle === 'number' && Math.abs(angle) <= NEGLIGIBLE;
}
