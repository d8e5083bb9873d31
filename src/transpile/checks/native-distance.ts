import type { Operation } from '../../circuit/index.js';
import { InteractionList, NO_WIRE, unitaryDistance, WireUnitaries } from './interaction-list.js';
import { PairProduct, type Quaternion } from './pair-products.js';

/** A list of gates on one or two wires and what has to come after it. */
export interface NativeClaim {
  readonly operations: readonly Operation[];
  /** Radians, by wire: an Rz after the operations. */
  readonly frames: readonly number[];
  /** Radians. */
  readonly globalPhase: number;
}

/** Which interactions are which. */
export interface Correspondence {
  /** For every interaction before: the number of the event that it is part of; negative if it is none. */
  readonly eventOf: readonly number[];
  /** For every interaction after, the event that it is. */
  readonly emitted: readonly number[];
}

const NONE: readonly never[] = [];

/** So many interactions, each of which is there again. */
export function oneToOne(length: number): Correspondence {
  const numbers = Array.from({ length }, (_, k) => k);
  return { eventOf: numbers, emitted: numbers };
}

/**
 * How far native gates are from what they were made of.
 *
 * All interactions are looked at from before all one-qubit gates. Each that is there now must be the product of those
 * that it is said to be made of, up to half turns of its wires, and these must be free to come first; in the end every
 * wire must have been turned alike.
 */
export function nativeDistance(
  before: readonly Operation[],
  after: NativeClaim,
  wires: number,
  correspondence: Correspondence,
): number {
  const made = InteractionList.of(after.operations, wires);
  return interactionsDistance(InteractionList.of(before, wires), made, after, correspondence);
}

/** How far one list of interactions, with what has to come after it, is from another in the same way. */
export function interactionsDistance(
  before: InteractionList,
  after: InteractionList,
  claim: Pick<NativeClaim, 'frames' | 'globalPhase'>,
  correspondence: Correspondence,
): number {
  return new Comparison(before, after, claim, correspondence).distance();
}

class Comparison {
  readonly #before: InteractionList;
  readonly #after: InteractionList;
  readonly #claim: Pick<NativeClaim, 'frames' | 'globalPhase'>;
  readonly #correspondence: Correspondence;
  /** For each event, the first interaction before that it is made of, and for each of these the next one. */
  readonly #firstSource: Int32Array;
  readonly #nextSource: Int32Array;
  /** What is consumed of the one is e^{i phase} these times what is consumed of the other. */
  readonly #rests: WireUnitaries;
  readonly #consumed: Uint8Array;
  /** What is emitted and was compared already. */
  readonly #matched: Uint8Array;
  /** The next interaction on the same wire, for each place, and the first that is not consumed. */
  readonly #next: Int32Array;
  readonly #heads: Int32Array;
  /** 1 for each event that is emitted. */
  readonly #isEmitted: Uint8Array;
  readonly #product = new PairProduct();
  readonly #turn = new WireUnitaries(1);
  readonly #axes = new Float64Array(6);
  #error = 0;

  constructor(
    before: InteractionList,
    after: InteractionList,
    claim: Pick<NativeClaim, 'frames' | 'globalPhase'>,
    correspondence: Correspondence,
  ) {
    const wires = claim.frames.length;
    this.#before = before;
    this.#after = after;
    this.#claim = claim;
    this.#correspondence = correspondence;
    this.#rests = new WireUnitaries(wires);
    const count = this.#before.length;
    this.#consumed = new Uint8Array(count);
    this.#matched = new Uint8Array(after.length);
    this.#next = new Int32Array(2 * count);
    this.#heads = new Int32Array(wires).fill(-1);
    for (let place = 2 * count - 1; place >= 0; place--) {
      const wire = this.#before.wires[place]!;
      if (wire === NO_WIRE) continue;
      this.#next[place] = this.#heads[wire]!;
      this.#heads[wire] = place;
    }
    const { eventOf, emitted } = correspondence;
    let events = 0;
    for (let k = 0; k < eventOf.length; k++) events = Math.max(events, eventOf[k]! + 1);
    for (let k = 0; k < emitted.length; k++) events = Math.max(events, emitted[k]! + 1);
    this.#firstSource = new Int32Array(events).fill(-1);
    this.#nextSource = new Int32Array(eventOf.length).fill(-1);
    this.#isEmitted = new Uint8Array(events);
    for (let index = eventOf.length - 1; index >= 0; index--) {
      const event = eventOf[index]!;
      if (event < 0) continue;
      this.#nextSource[index] = this.#firstSource[event]!;
      this.#firstSource[event] = index;
    }
    for (let k = 0; k < emitted.length; k++) this.#isEmitted[emitted[k]!] = 1;
  }

  distance(): number {
    const [before, after] = [this.#before, this.#after];
    const { eventOf, emitted } = this.#correspondence;
    if (eventOf.length !== before.length || emitted.length !== after.length) return Number.POSITIVE_INFINITY;
    if (before.barriers.length !== after.barriers.length) return Number.POSITIVE_INFINITY;
    let barrier = 0;
    for (let k = 0; k <= after.length; k++) {
      for (; barrier < after.barriers.length && after.barriers[barrier]!.before === k; barrier++) {
        if (!this.#passBarrier(barrier)) return Number.POSITIVE_INFINITY;
      }
      if (k === after.length) break;
      if (this.#matched[k] === 0 && !this.#match(k)) return Number.POSITIVE_INFINITY;
    }
    for (let index = 0; index < before.length; index++)
      if (this.#consumed[index] === 0 && !this.#vanish(index)) return Infinity;
    return Math.max(this.#error, this.#endsApart());
  }

  /** Compares what is emitted at a place, and where it is part of a block what follows on the same wires. */
  #match(k: number): boolean {
    const { wires } = this.#after;
    const sources = this.#sourcesOf(this.#correspondence.emitted[k]!);
    for (const index of sources) if (!this.#consume(index)) return false;
    if (sources.length === 1 && this.#isSame(sources[0]!, k)) return true;
    const [a, b] = [wires[2 * k]!, wires[2 * k + 1]!];
    const block = [k];
    for (let last = k; !this.#isProduct(sources, block, a, b); ) {
      last = this.#nextOn(last, a, b);
      if (block.length === MOST_IN_BLOCK || last < 0) return false;
      const { emitted } = this.#correspondence;
      const isNew = block.every((each) => emitted[each] !== emitted[last]);
      block.push(last);
      this.#matched[last] = 1;
      if (!isNew) continue;
      for (const index of this.#sourcesOf(emitted[last]!)) {
        if (!this.#consume(index)) return false;
        sources.push(index);
      }
    }
    return true;
  }

  /** What is emitted next on a pair of wires, if it is next on both; else negative. */
  #nextOn(k: number, a: number, b: number): number {
    const { wires, length } = this.#after;
    for (let next = k + 1; next < length; next++) {
      const [p, q] = [wires[2 * next]!, wires[2 * next + 1]!];
      const shared = (p === a || p === b ? 1 : 0) + (q === a || q === b ? 1 : 0);
      if (shared > 0) return shared === 2 ? next : -1;
    }
    return -1;
  }

  #sourcesOf(event: number): number[] {
    const sources: number[] = [];
    for (let index = this.#firstSource[event]!; index >= 0; index = this.#nextSource[index]!) sources.push(index);
    return sources;
  }

  /** Takes an interaction to the front, if all before it on its wires lets it pass. */
  #consume(index: number): boolean {
    if (this.#consumed[index] === 1 || !this.#passes(index, -1, NONE)) return false;
    this.#take(index);
    return true;
  }

  /** Whether an interaction may pass what is before it on its wires and after another one, these ones left aside. */
  #passes(index: number, from: number, aside: readonly number[]): boolean {
    for (let place = 2 * index; place < 2 * index + 2; place++) {
      const wire = this.#before.wires[place]!;
      if (wire === NO_WIRE) continue;
      for (let at = this.#heads[wire]!; at >= 0 && at >> 1 !== index; at = this.#next[at]!) {
        const other = at >> 1;
        if (other <= from || this.#consumed[other] === 1 || aside.includes(other)) continue;
        if (!this.#mayPass(index, other) && !this.#vanish(other)) return false;
      }
    }
    return true;
  }

  #take(index: number): void {
    this.#consumed[index] = 1;
    for (let place = 2 * index; place < 2 * index + 2; place++) {
      const wire = this.#before.wires[place]!;
      if (wire === NO_WIRE) continue;
      while (this.#heads[wire]! >= 0 && this.#consumed[this.#heads[wire]! >> 1] === 1) {
        this.#heads[wire] = this.#next[this.#heads[wire]!]!;
      }
    }
  }

  /** Whether two interactions commute: they have the same axis on every wire that they share, or other axes on both. */
  #mayPass(i: number, j: number): boolean {
    const { axes, wires, angles } = this.#before;
    let parallel = 0;
    let perpendicular = 0;
    let off = 0;
    for (let p = 2 * i; p < 2 * i + 2; p++) {
      for (let q = 2 * j; q < 2 * j + 2; q++) {
        if (wires[p] !== wires[q] || wires[p] === NO_WIRE) continue;
        const sine = crossLength(axes, 3 * p, axes, 3 * q);
        const cosine = Math.abs(dot(axes, 3 * p, axes, 3 * q));
        if (sine < ALMOST) parallel++;
        else if (cosine < ALMOST) perpendicular++;
        else return false;
        off = Math.max(off, Math.min(sine, cosine));
      }
    }
    if (perpendicular === 1) return false;
    const size = 2 * Math.abs(Math.sin(angles[i]! / 2) * Math.sin(angles[j]! / 2));
    this.#note(off * size);
    return parallel + perpendicular > 0;
  }

  /**
   * Takes out what is said to be nothing but turns of its wires, together with what it cancels with, where it stands: the
   * turns go to the front, and turn the axes of what they meet.
   */
  #vanish(index: number): boolean {
    const event = this.#correspondence.eventOf[index]!;
    if (event >= 0 && this.#isEmitted[event] === 1) return false;
    const list = event < 0 ? [index] : this.#sourcesOf(event);
    const first = list[0]!;
    if (first !== index && this.#consumed[first] === 1) return false;
    for (const each of list) if (each !== first && !this.#passes(each, first, list)) return false;
    const { axes, wires, angles } = this.#before;
    const [a, b] = [wires[2 * first]!, wires[2 * first + 1]!];
    if (b === NO_WIRE) return false;
    this.#product.reset();
    for (const each of list) {
      const swapped = wires[2 * each] !== a;
      if (wires[2 * each + (swapped ? 1 : 0)] !== a || wires[2 * each + (swapped ? 0 : 1)] !== b) return false;
      const at = 6 * each;
      this.#product.left(angles[each]!, axes, swapped ? at + 3 : at, axes, swapped ? at : at + 3);
    }
    const turns = this.#product.local();
    if (!(turns.error < ALMOST)) return false;
    this.#note(turns.error);
    this.#turnEarlier(a, first, turns.first);
    this.#turnEarlier(b, first, turns.second);
    this.#rests.phase += turns.phase;
    for (const each of list) this.#take(each);
    return true;
  }

  /** Brings a turn of a wire to the front from where an interaction stands. */
  #turnEarlier(wire: number, index: number, { w, x, y, z }: Quaternion): void {
    const { axes } = this.#before;
    this.#turn.q.set([w, -x, -y, -z]);
    for (let at = this.#heads[wire]!; at >= 0 && at >> 1 < index; at = this.#next[at]!) {
      if (this.#consumed[at >> 1] === 0)
        this.#turn.before(0, axes[3 * at]!, axes[3 * at + 1]!, axes[3 * at + 2]!, axes, 3 * at);
    }
    this.#rests.left(wire, w, x, y, z);
  }

  /** Whether an interaction is one that is emitted, up to half turns of its wires. */
  #isSame(index: number, k: number): boolean {
    const { wires, angles } = this.#after;
    const [a, b] = [wires[2 * k]!, wires[2 * k + 1]!];
    const swapped = this.#before.wires[2 * index] !== a;
    if (
      this.#before.wires[2 * index + (swapped ? 1 : 0)] !== a ||
      this.#before.wires[2 * index + (swapped ? 0 : 1)] !== b
    ) {
      return false;
    }
    this.#turned(index, swapped);
    const own = this.#axes;
    const signA = dot(own, 0, this.#after.axes, 6 * k) < 0 ? -1 : 1;
    const signB = dot(own, 3, this.#after.axes, 6 * k + 3) < 0 ? -1 : 1;
    let off = 0;
    for (let j = 0; j < 3; j++) {
      off = Math.max(off, Math.abs(own[j]! - signA * this.#after.axes[6 * k + j]!));
      off = Math.max(off, Math.abs(own[3 + j]! - signB * this.#after.axes[6 * k + 3 + j]!));
    }
    const difference = signA * signB * this.#before.angles[index]! - angles[k]!;
    const halves = Math.round(difference / Math.PI);
    const error = off * Math.abs(Math.sin(angles[k]! / 2)) * 2 + Math.abs(difference - halves * Math.PI) / 2;
    if (!(error < ALMOST)) return false;
    this.#note(error);
    if (halves % 2 !== 0) {
      // A half turn of one wire is no phase.
      if (b === NO_WIRE) return false;
      // exp(-i pi/2 A(x)B) is i (-iA)(x)(-iB); with the emitted axes' signs.
      this.#rests.right(a, 0, signA * own[0]!, signA * own[1]!, signA * own[2]!);
      this.#rests.right(b, 0, signB * own[3]!, signB * own[4]!, signB * own[5]!);
    }
    this.#rests.phase += (halves * Math.PI) / 2;
    return true;
  }

  /** An interaction's axes as they are after what the wires were turned by, the other wire's first if they are swapped. */
  #turned(index: number, swapped: boolean): void {
    const { axes, wires } = this.#before;
    for (const side of [0, 1]) {
      const place = 2 * index + side;
      if (wires[place] === NO_WIRE) {
        this.#axes.fill(0, 3);
        continue;
      }
      const at = 3 * place;
      const into = swapped ? 3 - 3 * side : 3 * side;
      this.#rests.before(wires[place]!, axes[at]!, axes[at + 1]!, axes[at + 2]!, this.#axes, into);
    }
  }

  /** Whether interactions are the product of emitted ones up to turns of their wires, of which account is taken. */
  #isProduct(sources: readonly number[], block: readonly number[], a: number, b: number): boolean {
    if (b === NO_WIRE) return false;
    const product = this.#product;
    product.reset();
    // sources (rests) = (rests) (u(x)v) emitted: the sources' product over the emitted ones' is u(x)v.
    const { wires, axes, angles } = this.#after;
    for (let j = block.length - 1; j >= 0; j--) {
      const swapped = wires[2 * block[j]!] !== a;
      const at = 6 * block[j]!;
      product.left(-angles[block[j]!]!, axes, swapped ? at + 3 : at, axes, swapped ? at : at + 3);
    }
    for (const index of sources) {
      const [p, q] = [this.#before.wires[2 * index]!, this.#before.wires[2 * index + 1]!];
      if (!((p === a && q === b) || (p === b && q === a))) return false;
      this.#turned(index, p !== a);
      product.left(this.#before.angles[index]!, this.#axes, 0, this.#axes, 3);
    }
    const { first, second, phase, error } = product.local();
    if (!(error < ALMOST)) return false;
    this.#note(error);
    this.#rests.right(a, first.w, first.x, first.y, first.z);
    this.#rests.right(b, second.w, second.x, second.y, second.z);
    this.#rests.phase += phase;
    return true;
  }

  /** Whether a barrier is the one that was there, and everything on its wires on the same side of it. */
  #passBarrier(number: number): boolean {
    const was = this.#before.barriers[number]!;
    const is = this.#after.barriers[number]!;
    const { targets } = was.operation;
    if (targets.length !== is.operation.targets.length || targets.some((wire, k) => wire !== is.operation.targets[k]))
      return false;
    for (const wire of targets) {
      for (let at = this.#heads[wire]!; at >= 0; at = this.#next[at]!) {
        const index = at >> 1;
        if (index < was.before ? this.#consumed[index] === 0 && !this.#vanish(index) : this.#consumed[index] === 1)
          return false;
      }
    }
    return true;
  }

  /** How far the wires are apart at the end. */
  #endsApart(): number {
    const { frames, globalPhase } = this.#claim;
    const made = this.#after.unitaries;
    const rests = this.#rests;
    const whole = this.#before.unitaries;
    let error = 0;
    let phase = whole.phase + rests.phase - made.phase - globalPhase;
    frames.forEach((frame, wire) => {
      const at = 4 * wire;
      whole.right(wire, rests.q[at]!, rests.q[at + 1]!, rests.q[at + 2]!, rests.q[at + 3]!);
      made.left(wire, Math.cos(frame / 2), 0, 0, Math.sin(frame / 2));
      const [off, sign] = unitaryDistance(whole.q, at, made.q, at);
      error = Math.max(error, off);
      if (sign < 0) phase += Math.PI;
    });
    return Math.max(error, 2 * Math.abs(Math.sin(phase / 2)));
  }

  #note(error: number): void {
    this.#error = Math.max(this.#error, error);
  }
}

/** What is further from what it should be is something else. */
const ALMOST = 1e-6;
const MOST_IN_BLOCK = 3;

function dot(a: Float64Array, i: number, b: Float64Array, j: number): number {
  return a[i]! * b[j]! + a[i + 1]! * b[j + 1]! + a[i + 2]! * b[j + 2]!;
}

/** The sine between two axes: unit vectors, three numbers from a place in a list on. */
export function crossLength(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const x = a[i + 1]! * b[j + 2]! - a[i + 2]! * b[j + 1]!;
  const y = a[i + 2]! * b[j]! - a[i]! * b[j + 2]!;
  const z = a[i]! * b[j + 1]! - a[i + 1]! * b[j]!;
  return Math.sqrt(x * x + y * y + z * z);
}
