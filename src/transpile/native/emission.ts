import type { Operation } from '../../circuit/index.js';
import { FULL_ENTANGLING_TURNS, type Gate, nativeGates, qisGates } from '../../gates/index.js';
import {
  type Angle,
  addAngles,
  addPhases,
  inverseRotation,
  isNumeric,
  type Quaternion,
  quaternionProduct,
  RADIANS_PER_TURN,
  scaleAngle,
  type Vector,
  wrapRadians,
  wrapTurns,
} from '../../math/index.js';
import { LeftOut } from '../left-out.js';
import { BARRIER, type Events, FLUSH, INTERACTION } from './events.js';
import { Rotations } from './rotations.js';
import { ALIGNED, tidy, tidyRadians, UNWRITTEN_TURNS } from './turns.js';

/** Which entangling gate is emitted. */
interface EmissionOptions {
  readonly entangler: 'ms' | 'zz';
  /** Whether `zz` takes negative angles. */
  readonly negativeZz: boolean;
}

/** What was made, and what the native gates leave out: `original = e^{i globalPhase} Rz(frames) operations`. */
export interface NativeResult {
  readonly operations: readonly Operation[];
  /** Radians, by wire. */
  readonly frames: readonly Angle[];
  /** Radians. */
  readonly globalPhase: Angle;
  /** What was too little for a gate. */
  readonly leftOut: LeftOut;
}

/**
 * Writes events as native gates, with the pulses that lead each wire from pole to pole.
 *
 * What is kept of a wire is the product of its pulses, without the Z rotations that are its frame: numbers go into the
 * rotation that is left at the end, angles with parameters into a frame that is taken off the phases.
 */
export class Emission {
  readonly #events: Events;
  readonly #poles: Float64Array;
  readonly #zz: boolean;
  readonly #negativeZz: boolean;
  /** The pulses of every wire. */
  readonly #done: Rotations;
  readonly #frames: Angle[];
  readonly #rests: number[];
  /** Whether a wire has the opposite of the pole that was planned. */
  readonly #opposite: boolean[];
  readonly #operations: Operation[] = [];
  readonly #singles: readonly (readonly number[])[];
  readonly #pairs = new Map<number, readonly number[]>();
  readonly #leftOut = new LeftOut();
  #phase: Angle = 0;

  constructor(wires: number, events: Events, poles: Float64Array, { entangler, negativeZz }: EmissionOptions) {
    this.#events = events;
    this.#poles = poles;
    this.#zz = entangler === 'zz';
    this.#negativeZz = negativeZz;
    this.#done = new Rotations(wires);
    this.#frames = new Array<Angle>(wires).fill(0);
    this.#rests = new Array<number>(wires).fill(0);
    this.#opposite = new Array<boolean>(wires).fill(false);
    this.#singles = Array.from({ length: wires }, (_, wire) => Object.freeze([wire]));
  }

  /** @param phase radians, of what the events stand for */
  run(phase: Angle): NativeResult {
    this.#phase = phase;
    const { length, kinds, removed } = this.#events;
    for (let event = 0; event < length; event++) {
      if (removed[event] === 1) continue;
      const kind = kinds[event];
      if (kind === INTERACTION) this.#interaction(event);
      else if (kind === FLUSH) this.#flush(event);
      else if (kind === BARRIER) this.#push(qisGates.barrier, [], this.#events.barriers.get(event)!);
      else this.#turn(event);
    }
    const frames = this.#frames.map((frame, wire) => {
      const rest = this.#rests[wire]!;
      const wrapped = wrapRadians(tidyRadians(rest));
      // Rz(a - 2 pi) = -Rz(a).
      if (Math.abs(wrapped - rest) > 1) this.#addPhase(Math.PI);
      return addAngles(frame, wrapped);
    });
    const globalPhase = isNumeric(this.#phase) ? wrapRadians(tidyRadians(this.#phase)) : this.#phase;
    return { operations: this.#operations, frames, globalPhase, leftOut: this.#leftOut };
  }

  #interaction(event: number): void {
    if (this.#zz) this.#interactAtPoles(event);
    else this.#interactAtEquator(event);
  }

  #interactAtPoles(event: number): void {
    const { wires } = this.#events;
    const [placeA, placeB] = [2 * event, 2 * event + 1];
    const a = wires[placeA]!;
    const b = wires[placeB]!;
    const angle = this.#events.angle(event);
    let signA = this.#end(placeA);
    let signB = this.#end(placeB);
    // The full gate may have either sign, its negative being the same gate up to half turns.
    const bound = !this.#negativeZz && isNumeric(angle) && Math.abs(angle) < FULL_ENTANGLING_TURNS - UNWRITTEN_TURNS;
    if (bound && angle * signA * signB * this.#planned(placeA) * this.#planned(placeB) < 0) {
      if (this.#isFree(placeA)) signA = opposite(signA);
      else signB = opposite(signB);
    }
    this.#moveTo(placeA, signA);
    this.#moveTo(placeB, signB);
    const sign = signA * signB * this.#planned(placeA) * this.#planned(placeB);
    let turns = scaleAngle(angle, sign);
    if (isNumeric(turns)) {
      if (turns < -FULL_ENTANGLING_TURNS + UNWRITTEN_TURNS) {
        // ZZ(1/4) is ZZ(-1/4) and a half turn about Z on both wires.
        turns += 0.5;
        this.#done.multiplyLeft(a, Z_HALF_TURN);
        this.#done.multiplyLeft(b, Z_HALF_TURN);
        this.#addPhase(-Math.PI / 2);
      }
      turns = this.#tidied(turns);
    }
    this.#push(nativeGates.zz, [turns], this.#pair(a, b));
  }

  #interactAtEquator(event: number): void {
    const { wires } = this.#events;
    const a = wires[2 * event]!;
    const b = wires[2 * event + 1]!;
    this.#moveTo(2 * event, 1);
    this.#moveTo(2 * event + 1, 1);
    const phaseA = this.#azimuth(2 * event);
    const phaseB = this.#azimuth(2 * event + 1);
    const angle = this.#events.angle(event);
    const negative = isNumeric(angle) && angle < 0;
    const parameters = [
      this.#framed(a, negative ? phaseA + 0.5 : phaseA),
      this.#framed(b, phaseB),
      isNumeric(angle) ? this.#tidied(Math.abs(angle)) : angle,
    ];
    this.#push(nativeGates.ms, parameters, this.#pair(a, b));
  }

  /** An interaction's angle as it is written, in turns. */
  #tidied(turns: number): number {
    const written = tidy(turns);
    this.#leftOut.add(RADIANS_PER_TURN * (turns - written));
    return written;
  }

  #turn(event: number): void {
    const place = 2 * event;
    const sign = this.#end(place);
    this.#moveTo(place, sign);
    const wire = this.#events.wires[place]!;
    const angle = scaleAngle(this.#events.angle(event), sign * this.#planned(place));
    this.#frames[wire] = addAngles(this.#frames[wire]!, angle);
  }

  #flush(event: number): void {
    const place = 2 * event;
    const wire = this.#events.wires[place]!;
    const rotation = this.#events.rotations.get(event)!;
    this.#moveTo(place, 1, rotation);
    this.#rests[wire] = zAngle(quaternionProduct(rotation, inverseRotation(this.#done.at(wire))));
  }

  /** 1 or -1: the end of its axis that a place's planned pole is at. */
  #planned(place: number): 1 | -1 {
    const { axes } = this.#events;
    const k = 3 * place;
    const dot = axes[k]! * this.#poles[k]! + axes[k + 1]! * this.#poles[k + 1]! + axes[k + 2]! * this.#poles[k + 2]!;
    return dot < 0 ? -1 : 1;
  }

  /** Whether a place's pole is the planned one or, where a wire got to the other one before and can stay, its opposite. */
  #end(place: number): 1 | -1 {
    if (!this.#opposite[this.#events.wires[place]!]) return 1;
    const pole = this.#pole(place);
    return pole[2] < 0 && isPole(pole) ? -1 : 1;
  }

  /** Whether either end costs the same. */
  #isFree(place: number): boolean {
    return !isPole(this.#pole(place));
  }

  /** A place's planned pole, as seen after the wire's pulses. */
  #pole(place: number): Vector {
    const k = 3 * place;
    return this.#done.after(this.#events.wires[place]!, this.#poles[k]!, this.#poles[k + 1]!, this.#poles[k + 2]!);
  }

  /** Emits the pulses that turn a place's planned pole or its opposite into Z. */
  #moveTo(place: number, sign: 1 | -1, rotation?: Quaternion): void {
    const wire = this.#events.wires[place]!;
    this.#opposite[wire] = sign < 0;
    let pole = this.#pole(place);
    if (isPole(pole)) {
      this.#leftOut.addNorm(Math.hypot(pole[0], pole[1]));
      if (pole[2] * sign < 0) this.#halfTurn(wire, rotation);
      return;
    }
    if (Math.abs(pole[2]) >= ALIGNED) {
      // A quarter turn about its own azimuth brings it to the equator, from where a second one leads to a pole.
      this.#pulse(wire, nativeGates.gpi2, Math.atan2(pole[1], pole[0]));
      pole = this.#pole(place);
    }
    this.#pulse(wire, nativeGates.gpi2, Math.atan2(pole[1], pole[0]) - (sign * Math.PI) / 2);
  }

  /** A half turn of any phase, or the one that leads to a rotation. */
  #halfTurn(wire: number, rotation: Quaternion | undefined): void {
    this.#pulse(
      wire,
      nativeGates.gpi,
      rotation ? halfTurnAzimuth(quaternionProduct(rotation, inverseRotation(this.#done.at(wire)))) : 0,
    );
  }

  #pulse(wire: number, gate: Gate, azimuth: number): void {
    const turns = tidy(azimuth / RADIANS_PER_TURN);
    // What was done is known by the very phase that is written, so rounding does not add up.
    const c = Math.cos(RADIANS_PER_TURN * turns);
    const s = Math.sin(RADIANS_PER_TURN * turns);
    if (gate === nativeGates.gpi) {
      // GPI is i times a half turn.
      this.#done.multiplyLeft(wire, [0, c, s, 0]);
      this.#addPhase(-Math.PI / 2);
    } else {
      this.#done.multiplyLeft(wire, [Math.SQRT1_2, c * Math.SQRT1_2, s * Math.SQRT1_2, 0]);
    }
    this.#push(gate, [this.#framed(wire, turns)], this.#singles[wire]!);
  }

  /** Turns from X to where a place's axis is on the equator. */
  #azimuth(place: number): number {
    const { axes, wires } = this.#events;
    const [x, y, z] = this.#done.after(wires[place]!, axes[3 * place]!, axes[3 * place + 1]!, axes[3 * place + 2]!);
    this.#leftOut.addNorm(Math.abs(z));
    const turns = Math.atan2(y, x) / RADIANS_PER_TURN;
    const written = tidy(turns);
    this.#leftOut.addNorm(RADIANS_PER_TURN * Math.abs(turns - written));
    return written;
  }

  /** Frames are taken off the phases: Rz(f) then a pulse at p is the pulse at p - f, then Rz(f). */
  #framed(wire: number, turns: number): Angle {
    const frame = this.#frames[wire]!;
    const wrapped = wrapTurns(turns);
    return frame === 0 ? wrapped : addAngles(wrapped, scaleAngle(frame, -1 / RADIANS_PER_TURN));
  }

  #pair(a: number, b: number): readonly number[] {
    const key = a * this.#singles.length + b;
    let pair = this.#pairs.get(key);
    if (!pair) {
      pair = Object.freeze([a, b]);
      this.#pairs.set(key, pair);
    }
    return pair;
  }

  #push(gate: Gate, parameters: Angle[], targets: readonly number[]): void {
    // Frozen at once, a circuit takes them as they are.
    this.#operations.push(Object.freeze({ gate, parameters: Object.freeze(parameters), controls: NONE, targets }));
  }

  #addPhase(radians: number): void {
    this.#phase = addPhases(this.#phase, radians);
  }
}

const NONE: readonly never[] = Object.freeze([]);
const Z_HALF_TURN: Quaternion = [0, 0, 0, 1];

/** Whether a direction is Z or its opposite: if not quite, a gate's axis is off by as much (as a sine), which is booked. */
function isPole(direction: Vector): boolean {
  return direction[0] * direction[0] + direction[1] * direction[1] < ALIGNED * ALIGNED;
}

function opposite(sign: 1 | -1): 1 | -1 {
  return sign > 0 ? -1 : 1;
}

/** The angle of a rotation about Z, in (-2 pi, 2 pi]. */
function zAngle([w, , , z]: Quaternion): number {
  return 2 * Math.atan2(z, w);
}

/** The axis of a half turn about the equator: its azimuth modulo a half turn, in (-pi/2, pi/2]. */
function halfTurnAzimuth([, x, y]: Quaternion): number {
  // On the ray where the range ends, rounding must not decide. Half turns of any azimuth differ by a frame only.
  if (Math.abs(x) < 1e-12) return Math.PI / 2;
  return Math.atan(y / x);
}
