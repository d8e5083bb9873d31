import type { Angle, Quaternion, Vector } from '../../math/index.js';

/** exp(-i pi turns P(x)Q) on two wires. */
export const INTERACTION = 0;
/** exp(-i angle/2 P) on one wire, with an angle that has parameters. */
export const TURN = 1;
/** All one-qubit gates of a wire so far are to be done, but for a Z rotation. */
export const FLUSH = 2;
/** Nothing may be moved across; the wires' flushes come before it. */
export const BARRIER = 3;

/** No place. */
export const NOWHERE = -1;

/** The axes and the angles of events. */
interface Forms {
  readonly axes: Float64Array;
  readonly turns: Float64Array;
  readonly symbolic: Map<number, Angle>;
}

/**
 * What a circuit does beside one-qubit gates, as seen from before all of these: every event has its axes where the
 * one-qubit gates before it turn them back to, so that the circuit is the events followed by one rotation per wire.
 *
 * Flat arrays, one row per event. An event stands on up to two wires; `2 event` and `2 event + 1` are its places, and
 * the places on one wire are linked in time order.
 */
export class Events {
  length = 0;
  kinds: Uint8Array;
  /** Of every place. */
  wires: Int32Array;
  /** x, y and z of every place: the axis of an interaction or turn, or what a flush has to make the pole. */
  axes: Float64Array;
  /** Of interactions, where they have no parameters. */
  turns: Float64Array;
  /** Of the others: turns of interactions, radians of turns. */
  symbolic: Map<number, Angle> = new Map();
  /** Of flushes, by event: the wire's rotation so far. */
  readonly rotations = new Map<number, Quaternion>();
  /** The wires of barriers, by event. */
  readonly barriers = new Map<number, readonly number[]>();
  previous: Int32Array;
  next: Int32Array;
  removed: Uint8Array;
  /** The first and the last place of every wire. */
  readonly first: Int32Array;
  readonly last: Int32Array;

  constructor(wires: number, capacity: number) {
    this.kinds = new Uint8Array(capacity);
    this.removed = new Uint8Array(capacity);
    this.turns = new Float64Array(capacity);
    this.wires = new Int32Array(2 * capacity);
    this.previous = new Int32Array(2 * capacity);
    this.next = new Int32Array(2 * capacity);
    this.axes = new Float64Array(6 * capacity);
    this.first = new Int32Array(wires).fill(NOWHERE);
    this.last = new Int32Array(wires).fill(NOWHERE);
  }

  /** Appends an event without wires. */
  add(kind: number): number {
    if (this.length === this.kinds.length) this.#grow();
    const event = this.length++;
    this.kinds[event] = kind;
    return event;
  }

  /** Puts the place of an event onto the end of a wire. */
  put(place: number, wire: number, axis: Vector): void {
    this.wires[place] = wire;
    this.axes[3 * place] = axis[0];
    this.axes[3 * place + 1] = axis[1];
    this.axes[3 * place + 2] = axis[2];
    const last = this.last[wire]!;
    this.previous[place] = last;
    this.next[place] = NOWHERE;
    if (last === NOWHERE) this.first[wire] = place;
    else this.next[last] = place;
    this.last[wire] = place;
  }

  /** Takes an event out. */
  remove(event: number): void {
    this.removed[event] = 1;
    this.#unlink(2 * event);
    if (this.kinds[event] === INTERACTION) this.#unlink(2 * event + 1);
  }

  /** The angle of an interaction in turns, of a turn in radians. */
  angle(event: number): Angle {
    return this.symbolic.get(event) ?? this.turns[event]!;
  }

  setAngle(event: number, angle: Angle): void {
    if (typeof angle === 'number') {
      this.turns[event] = angle;
      this.symbolic.delete(event);
    } else {
      this.symbolic.set(event, angle);
    }
  }

  /** A copy of all axes and angles, to go back to. */
  forms(): Forms {
    return { axes: this.axes.slice(), turns: this.turns.slice(), symbolic: new Map(this.symbolic) };
  }

  /** Gives all events other axes and angles. */
  setForms({ axes, turns, symbolic }: Forms): void {
    this.axes = axes;
    this.turns = turns;
    this.symbolic = symbolic;
  }

  #unlink(place: number): void {
    const before = this.previous[place]!;
    const after = this.next[place]!;
    const wire = this.wires[place]!;
    if (before === NOWHERE) this.first[wire] = after;
    else this.next[before] = after;
    if (after === NOWHERE) this.last[wire] = before;
    else this.previous[after] = before;
  }

  #grow(): void {
    const capacity = 2 * this.length + 16;
    this.kinds = grown(this.kinds, new Uint8Array(capacity));
    this.removed = grown(this.removed, new Uint8Array(capacity));
    this.turns = grown(this.turns, new Float64Array(capacity));
    this.wires = grown(this.wires, new Int32Array(2 * capacity));
    this.previous = grown(this.previous, new Int32Array(2 * capacity));
    this.next = grown(this.next, new Int32Array(2 * capacity));
    this.axes = grown(this.axes, new Float64Array(6 * capacity));
  }
}

function grown<T extends Uint8Array | Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
