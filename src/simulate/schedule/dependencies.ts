import type { BitRotation, BitStep } from '../normal-form/frames.js';
import type { WidePhase } from './pending-phases.js';
import { forEachBit } from './pending-phases.js';

/**
 * Which rotations can come next.
 *
 * The rotations of a bit cut its time into segments. Phases commute with each other and wait only for the segments
 * they stand in; a rotation waits for the phases of the segment that it ends. So a phase can be taken into the pending
 * polynomial as soon as all its bits have reached their segments, and a rotation as soon as its segment has no phase left.
 */
export class Dependencies {
  /** Tangents of the rotations of each bit, in time order. */
  readonly #tangents: readonly number[][];
  readonly #phases: readonly WidePhase[];
  /** For each bit and segment, the phases in it. */
  readonly #inSegment: readonly number[][][];
  /** For each phase the number of its bits that have not reached its segment. */
  readonly #waiting: Int32Array;
  /** For each bit the number of rotations done. */
  readonly #segment: Int32Array;
  /** For each bit the number of phases of the current segment that still wait. */
  readonly #blocked: Int32Array;
  /** Phases in program order with those behind all of them done, to look ahead from. */
  readonly #order: readonly (readonly [bit: number, position: number])[];
  #front = 0;
  remaining: number;

  constructor(bits: number, steps: readonly BitStep[]) {
    const tangents: number[][] = Array.from({ length: bits }, () => []);
    const inSegment: number[][][] = Array.from({ length: bits }, () => [[]]);
    const phases: WidePhase[] = [];
    const waiting: number[] = [];
    const order: (readonly [number, number])[] = [];
    for (const step of steps) {
      if (step.kind === 'rotation') {
        order.push([step.bit, tangents[step.bit]!.length]);
        tangents[step.bit]!.push((step as BitRotation).tangent);
        inSegment[step.bit]!.push([]);
      } else {
        let later = 0;
        forEachBit(step.mask, (bit) => {
          const segments = inSegment[bit]!;
          segments[segments.length - 1]!.push(phases.length);
          if (segments.length > 1) later += 1;
        });
        phases.push(step);
        waiting.push(later);
      }
    }
    this.#tangents = tangents;
    this.#inSegment = inSegment;
    this.#phases = phases;
    this.#waiting = Int32Array.from(waiting);
    this.#segment = new Int32Array(bits);
    this.#blocked = Int32Array.from({ length: bits }, (_, bit) => inSegment[bit]![0]!.length);
    this.#order = order;
    this.remaining = order.length;
  }

  /** The phases that wait for no rotation, at the very start. */
  start(take: (phase: WidePhase) => void): void {
    this.#waiting.forEach((waiting, phase) => {
      if (waiting === 0) this.#take(phase, take);
    });
  }

  /** Mask of the bits among `candidates` whose next rotation can come now. */
  ready(candidates: number): number {
    let mask = 0;
    for (let rest = candidates; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      if (this.#blocked[bit] === 0 && this.#segment[bit]! < this.#tangents[bit]!.length) mask |= 1 << bit;
    }
    return mask;
  }

  tangent(bit: number): number {
    return this.#tangents[bit]![this.#segment[bit]!]!;
  }

  /** Whether a bit has been rotated already. */
  rotated(bit: number): boolean {
    return this.#segment[bit]! > 0;
  }

  /** Ends the current segment of every bit of a mask; phases that wait no more are handed over. */
  advance(mask: number, take: (phase: WidePhase) => void): void {
    forEachBit(mask, (bit) => {
      const segment = this.#segment[bit]! + 1;
      this.#segment[bit] = segment;
      const phases = this.#inSegment[bit]![segment]!;
      this.#blocked[bit] = phases.length;
      this.remaining -= 1;
    });
    forEachBit(mask, (bit) => {
      for (const phase of this.#inSegment[bit]![this.#segment[bit]!]!) {
        const waiting = this.#waiting[phase]! - 1;
        this.#waiting[phase] = waiting;
        if (waiting === 0) this.#take(phase, take);
      }
    });
  }

  #take(phase: number, take: (phase: WidePhase) => void): void {
    const step = this.#phases[phase]!;
    forEachBit(step.mask, (bit) => {
      this.#blocked[bit] = this.#blocked[bit]! - 1;
    });
    take(step);
  }

  /** The bits of the rotations that come next in program order, in that order, each once. */
  nextBits(): readonly number[] {
    while (this.#front < this.#order.length) {
      const [bit, position] = this.#order[this.#front]!;
      if (this.#segment[bit]! <= position) break;
      this.#front += 1;
    }
    const found: number[] = [];
    let seen = 0;
    const bits = this.#tangents.length;
    for (let at = this.#front; at < this.#order.length && found.length < bits; at++) {
      const [bit, position] = this.#order[at]!;
      if (this.#segment[bit]! > position || (seen >> bit) & 1) continue;
      seen |= 1 << bit;
      found.push(bit);
    }
    return found;
  }

  /**
   * How many rotations each level of a stage on the bits of `tile` would have, without changing anything.
   *
   * @param limit the largest number of levels that is looked at
   */
  preview(tile: number, limit: number): readonly number[] {
    const segment = this.#segment.slice();
    const blocked = this.#blocked.slice();
    const remaining = this.remaining;
    const journal: number[] = [];
    const levels: number[] = [];
    for (let ready = this.ready(tile); ready !== 0 && levels.length < limit; ready = this.ready(tile)) {
      let count = 0;
      for (let rest = ready; rest !== 0; rest &= rest - 1) count += 1;
      levels.push(count);
      this.#advanceJournalled(ready, journal);
    }
    this.#segment.set(segment);
    this.#blocked.set(blocked);
    this.remaining = remaining;
    for (const phase of journal) this.#waiting[phase] = this.#waiting[phase]! + 1;
    return levels;
  }

  #advanceJournalled(mask: number, journal: number[]): void {
    this.advance(mask, () => {});
    forEachBit(mask, (bit) => journal.push(...this.#inSegment[bit]![this.#segment[bit]!]!));
  }
}
