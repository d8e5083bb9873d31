import type { BitStep } from '../normal-form/frames.js';
import { lowestBit, type WidePhase } from './pending-phases.js';

/**
 * Which rotations can come next.
 *
 * The rotations of a bit cut its time into segments. Phases commute with each other and wait only for the segments
 * they stand in; a rotation waits for the phases of the segment that it ends. So a phase can be taken into the pending
 * polynomial as soon as all its bits have reached their segments, and a rotation as soon as its segment has no phase
 * left.
 */
export class Dependencies {
  /** The number of rotations that have not been done. */
  remaining: number;
  readonly #bits: number;
  /** The bits and tangents of all rotations, in program order. */
  readonly #rotationBit: Int32Array;
  readonly #tangents: Float64Array;
  /** The place of each rotation among those of its bit. */
  readonly #turn: Int32Array;
  /** Rotations by bit: those of a bit lie from `#firstOf[bit]` to before `#firstOf[bit + 1]`. */
  readonly #firstOf: Int32Array;
  readonly #byBit: Int32Array;
  readonly #phases: readonly WidePhase[];
  /** The phases in each segment: those of segment s of a bit from `#firstPhase[#firstOf[bit] + bit + s]`. */
  readonly #firstPhase: Int32Array;
  readonly #inSegment: Int32Array;
  /** For each phase the number of its bits that have not reached its segment. */
  readonly #waiting: Int32Array;
  /** For each bit the number of rotations done. */
  readonly #segment: Int32Array;
  /** For each bit the number of phases of the current segment that still wait. */
  readonly #blocked: Int32Array;
  /** Behind this place of the program everything is done. */
  #front = 0;
  /** What a preview changes and puts back. */
  readonly #savedSegment: Int32Array;
  readonly #savedBlocked: Int32Array;
  readonly #journal: number[] = [];

  constructor(bits: number, steps: readonly BitStep[]) {
    this.#bits = bits;
    const rotations = steps.filter((step) => step.kind === 'rotation');
    this.#phases = steps.filter((step) => step.kind !== 'rotation');
    this.remaining = rotations.length;
    this.#rotationBit = Int32Array.from(rotations, ({ bit }) => bit);
    this.#tangents = Float64Array.from(rotations, ({ tangent }) => tangent);
    this.#turn = new Int32Array(rotations.length);
    this.#firstOf = startsOfGroups(this.#rotationBit, bits);
    this.#byBit = new Int32Array(rotations.length);
    const done = new Int32Array(bits);
    this.#rotationBit.forEach((bit, rotation) => {
      this.#turn[rotation] = done[bit]!;
      this.#byBit[this.#firstOf[bit]! + done[bit]!] = rotation;
      done[bit] = done[bit]! + 1;
    });
    this.#waiting = new Int32Array(this.#phases.length);
    const places = this.#placePhases(steps);
    this.#firstPhase = startsOfGroups(places.segments, rotations.length + bits);
    this.#inSegment = grouped(places, this.#firstPhase);
    this.#segment = new Int32Array(bits);
    this.#blocked = Int32Array.from({ length: bits }, (_, bit) => this.#phasesIn(bit, 0));
    this.#savedSegment = new Int32Array(bits);
    this.#savedBlocked = new Int32Array(bits);
  }

  /** Hands over the phases that wait for no rotation, at the very start. */
  start(take: (phase: WidePhase) => void): void {
    this.#waiting.forEach((waiting, phase) => {
      if (waiting > 0) return;
      this.#unblock(phase);
      take(this.#phases[phase]!);
    });
  }

  /** Mask of the bits among `candidates` whose next rotation can come now. */
  ready(candidates: number): number {
    let mask = 0;
    for (let rest = candidates; rest !== 0; rest &= rest - 1) {
      const bit = lowestBit(rest);
      if (this.#blocked[bit] === 0 && this.#segment[bit]! < this.#firstOf[bit + 1]! - this.#firstOf[bit]!) {
        mask |= 1 << bit;
      }
    }
    return mask;
  }

  /** The tangent of a bit's next rotation. */
  tangent(bit: number): number {
    return this.#tangents[this.#byBit[this.#firstOf[bit]! + this.#segment[bit]!]!]!;
  }

  /** Ends the current segment of every bit of a mask; phases that wait no more are handed over. */
  advance(mask: number, take: (phase: WidePhase) => void): void {
    const journal = this.#journal;
    journal.length = 0;
    this.#advance(mask);
    for (const phase of journal) {
      if (this.#waiting[phase] !== 0) continue;
      // A phase is noted once for each of its bits; a negative number keeps it from being handed over again.
      this.#waiting[phase] = -1;
      take(this.#phases[phase]!);
    }
  }

  /** The bits of the rotations that come next in program order, in that order, each once. */
  nextBits(): readonly number[] {
    while (this.#front < this.#turn.length && this.#isDone(this.#front)) this.#front += 1;
    const found: number[] = [];
    let seen = 0;
    for (let at = this.#front; at < this.#turn.length && found.length < this.#bits; at++) {
      const bit = this.#rotationBit[at]!;
      if ((seen >> bit) & 1 || this.#isDone(at)) continue;
      seen |= 1 << bit;
      found.push(bit);
    }
    return found;
  }

  /**
   * Tells how many rotations each level of a stage on the bits of `tile` would have, and changes nothing.
   *
   * @param limit the largest number of levels that is looked at
   */
  preview(tile: number, limit: number, tell: (rotations: number) => void): void {
    this.#savedSegment.set(this.#segment);
    this.#savedBlocked.set(this.#blocked);
    const { remaining } = this;
    this.#journal.length = 0;
    let ready = this.ready(tile);
    for (let level = 0; ready !== 0 && level < limit; level++) {
      tell(this.#advance(ready));
      ready = this.ready(tile);
    }
    for (const phase of this.#journal) this.#waiting[phase] = this.#waiting[phase]! + 1;
    this.#segment.set(this.#savedSegment);
    this.#blocked.set(this.#savedBlocked);
    this.remaining = remaining;
  }

  /** Ends segments, noting each phase once for every bit that reaches it; returns the number of bits. */
  #advance(mask: number): number {
    let count = 0;
    for (let rest = mask; rest !== 0; rest &= rest - 1, count++) {
      const bit = lowestBit(rest);
      const segment = this.#segment[bit]! + 1;
      this.#segment[bit] = segment;
      this.#blocked[bit] = this.#phasesIn(bit, segment);
    }
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const bit = lowestBit(rest);
      const segment = this.#firstOf[bit]! + bit + this.#segment[bit]!;
      for (let at = this.#firstPhase[segment]!; at < this.#firstPhase[segment + 1]!; at++) {
        const phase = this.#inSegment[at]!;
        const waiting = this.#waiting[phase]! - 1;
        this.#waiting[phase] = waiting;
        this.#journal.push(phase);
        if (waiting === 0) this.#unblock(phase);
      }
    }
    this.remaining -= count;
    return count;
  }

  #unblock(phase: number): void {
    for (let rest = this.#phases[phase]!.mask; rest !== 0; rest &= rest - 1) {
      const bit = lowestBit(rest);
      this.#blocked[bit] = this.#blocked[bit]! - 1;
    }
  }

  #isDone(rotation: number): boolean {
    return this.#segment[this.#rotationBit[rotation]!]! > this.#turn[rotation]!;
  }

  #phasesIn(bit: number, segment: number): number {
    const at = this.#firstOf[bit]! + bit + segment;
    return this.#firstPhase[at + 1]! - this.#firstPhase[at]!;
  }

  /** The segment of every bit of every phase, and how many segments each phase waits for. */
  #placePhases(steps: readonly BitStep[]): Places {
    const segments: number[] = [];
    const phases: number[] = [];
    const done = new Int32Array(this.#bits);
    let phase = 0;
    for (const step of steps) {
      if (step.kind === 'rotation') {
        done[step.bit] = done[step.bit]! + 1;
        continue;
      }
      for (let rest = step.mask; rest !== 0; rest &= rest - 1) {
        const bit = lowestBit(rest);
        segments.push(this.#firstOf[bit]! + bit + done[bit]!);
        phases.push(phase);
        if (done[bit]! > 0) this.#waiting[phase] = this.#waiting[phase]! + 1;
      }
      phase += 1;
    }
    return { segments, phases };
  }
}

/** Pairs of a segment and a phase in it. */
interface Places {
  readonly segments: readonly number[];
  readonly phases: readonly number[];
}

/** Where each of the groups begins once its members lie together, and the end of the last. */
function startsOfGroups(groupOf: ArrayLike<number>, groups: number): Int32Array {
  const starts = new Int32Array(groups + 1);
  for (let k = 0; k < groupOf.length; k++) starts[groupOf[k]! + 1] = starts[groupOf[k]! + 1]! + 1;
  for (let group = 0; group < groups; group++) starts[group + 1] = starts[group + 1]! + starts[group]!;
  return starts;
}

/** The phases segment by segment. */
function grouped({ segments, phases }: Places, starts: Int32Array): Int32Array {
  const next = starts.slice();
  const result = new Int32Array(phases.length);
  segments.forEach((segment, k) => {
    result[next[segment]!] = phases[k]!;
    next[segment] = next[segment]! + 1;
  });
  return result;
}
