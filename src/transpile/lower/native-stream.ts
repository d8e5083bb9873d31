import type { Operation } from '../../circuit/index.js';
import { FULL_ENTANGLING_TURNS, type Gate, nativeGates, qisGates } from '../../gates/index.js';
import {
  type Angle,
  addAngles,
  anglesEqual,
  isNumeric,
  RADIANS_PER_TURN,
  scaleAngle,
  wrapRadians,
  wrapTurns,
} from '../../math/index.js';
import { type Axis, type Quaternion, Rotations } from './rotations.js';

/** Which native gates may be emitted, and whether neighbours may be merged. */
export interface NativeOptions {
  readonly entangler: 'ms' | 'zz';
  /** Whether `zz` takes negative angles. */
  readonly negativeZz: boolean;
  /** Whether interactions about the same axes are added up and those of angle zero dropped with their pulses. */
  readonly merge: boolean;
}

/** What the native gates leave out: `original = e^{i globalPhase} Rz(frames) native`. */
export interface NativeResult {
  readonly operations: readonly Operation[];
  /** Radians, by wire. */
  readonly frames: readonly Angle[];
  /** Radians. */
  readonly globalPhase: Angle;
}

/** A direction closer than this to a pole or to the equator is there. */
const ALIGNED = 1e-11;
/** Angles of this many turns and less are zero. */
const NO_ANGLE = 1e-13;
/** How far back an equal interaction is searched. */
const WINDOW = 24;
/** Phases that are fractions of a turn by this denominator are written exactly. */
const GRID = 12288;

interface Emitted {
  readonly kind: 'pulse' | 'entangler' | 'fence';
  readonly gate: Gate;
  readonly wires: readonly number[];
  /** Turns, as seen from the wire's rotation, that is before its frame is taken off. */
  phases: readonly number[];
  /** The wires' symbolic frames at the time, radians. */
  readonly frames: readonly Angle[];
  /** Turns; entanglers only. */
  angle: Angle;
  removed: boolean;
}

/**
 * Turns rotations and interactions into native gates, one pass, any number of wires.
 *
 * Every wire holds back what is not emitted yet: a numeric rotation M after a symbolic frame Rz(f). One-qubit gates only
 * multiply M. An interaction exp(-i angle/2 P(x)Q) equals, before M, one about the axes that M turns into P and Q; only
 * as many pulses are emitted as bring these axes to where the native gate has its own (a pole for `zz`, the equator for
 * `ms`), and whatever M has beyond that stays behind, to be merged with what comes. So Z rotations never cost a pulse,
 * a run costs at most two, and before `ms` one is enough.
 */
export class NativeStream {
  readonly #options: NativeOptions;
  readonly #rotations: Rotations;
  readonly #frames: Angle[];
  readonly #emitted: Emitted[] = [];
  /** For every wire, what was emitted on it and not removed. */
  readonly #wires: Emitted[][];
  #phase: Angle = 0;

  constructor(wires: number, options: NativeOptions) {
    this.#options = options;
    this.#rotations = new Rotations(wires);
    this.#frames = new Array<Angle>(wires).fill(0);
    this.#wires = Array.from({ length: wires }, () => []);
  }

  /** A global phase, radians. */
  phase(radians: Angle): void {
    this.#phase =
      isNumeric(this.#phase) && isNumeric(radians) ? this.#phase + radians : addAngles(this.#phase, radians);
  }

  /** A one-qubit gate. */
  rotate(wire: number, { w, x, y, z, phase }: Quaternion): void {
    this.#rotations.multiplyLeft(wire, w, x, y, z);
    if (phase !== 0) this.phase(phase);
  }

  /** exp(-i angle/2 axis) with an angle that has parameters, radians. */
  rotateSymbolic(wire: number, axis: Axis, angle: Angle): void {
    const sign = this.#toPole(wire, this.#rotations.before(wire, axis), 1);
    this.#frames[wire] = addAngles(this.#frames[wire]!, scaleAngle(angle, sign));
  }

  /** exp(-i angle/2 first(x)second), radians. */
  interact(a: number, b: number, first: Axis, second: Axis, angle: Angle): void {
    const before = this.#emitted.length;
    const turns = scaleAngle(angle, 1 / RADIANS_PER_TURN);
    if (isNumeric(turns) && this.#isLocal(turns)) {
      this.#halfTurns(a, b, this.#rotations.before(a, first), this.#rotations.before(b, second), turns);
      return;
    }
    const fromA = this.#rotations.before(a, first);
    const fromB = this.#rotations.before(b, second);
    const native =
      this.#options.entangler === 'zz' ? this.#alignZz(a, b, fromA, fromB, turns) : this.#alignMs(a, b, fromA, fromB);
    const signed = scaleAngle(turns, native.sign);
    const unchanged = this.#emitted.length === before;
    if (this.#options.merge && unchanged && this.#mergeInto(a, b, native.phases, signed)) return;
    const gate = this.#options.entangler === 'zz' ? nativeGates.zz : nativeGates.ms;
    const record: Emitted = {
      kind: 'entangler',
      gate,
      wires: [a, b],
      phases: native.phases,
      frames: [this.#frames[a]!, this.#frames[b]!],
      angle: signed,
      removed: false,
    };
    if (isNumeric(signed)) this.#reduce(record, signed);
    this.#push(record);
  }

  /** Nothing is merged across this. */
  fence(wires: readonly number[]): void {
    for (const wire of wires) this.#flush(wire);
    this.#push({
      kind: 'fence',
      gate: qisGates.barrier,
      wires,
      phases: [],
      frames: wires.map(() => 0),
      angle: 0,
      removed: false,
    });
  }

  /** Emits all that waits; Z rotations at the end become frames. */
  finish(): NativeResult {
    const frames = this.#frames.map((frame, wire) => {
      this.#flush(wire);
      const rest = this.#rotations.zAngle(wire);
      // Rz(a - 2 pi) = -Rz(a).
      const wrapped = wrapRadians(tidyRadians(rest));
      if (Math.abs(wrapped - rest) > 1) this.phase(Math.PI);
      return addAngles(frame, wrapped);
    });
    const operations = this.#emitted.filter(({ removed }) => !removed).map(operationOf);
    const globalPhase = isNumeric(this.#phase) ? wrapRadians(tidyRadians(this.#phase)) : this.#phase;
    return { operations, frames, globalPhase };
  }

  #push(record: Emitted): void {
    this.#emitted.push(record);
    for (const wire of record.wires) this.#wires[wire]!.push(record);
  }

  #pulse(wire: number, gate: Gate, azimuth: number): void {
    const turns = tidy(azimuth / RADIANS_PER_TURN);
    this.#push({
      kind: 'pulse',
      gate,
      wires: [wire],
      phases: [turns],
      frames: [this.#frames[wire]!],
      angle: 0,
      removed: false,
    });
    // What is emitted is taken off the rotation with the very phase that is written, so rounding does not add up.
    this.#turn(wire, gate, turns, -1);
  }

  /** Multiplies a pulse (sign 1) or its inverse (sign -1) onto the early end of a wire's rotation. */
  #turn(wire: number, gate: Gate, turns: number, sign: 1 | -1): void {
    const c = Math.cos(RADIANS_PER_TURN * turns);
    const s = Math.sin(RADIANS_PER_TURN * turns);
    if (gate === nativeGates.gpi) {
      // GPI is i times a half turn.
      this.#rotations.multiplyRight(wire, 0, sign * c, sign * s, 0);
      this.phase((sign * Math.PI) / 2);
    } else {
      this.#rotations.multiplyRight(wire, Math.SQRT1_2, sign * c * Math.SQRT1_2, sign * s * Math.SQRT1_2, 0);
    }
  }

  /** Emits pulses that turn `axis` into plus or minus Z; which of the two is returned. */
  #toPole(wire: number, [x, y, z]: Axis, wanted: 1 | -1): 1 | -1 {
    const equatorial = Math.hypot(x, y);
    if (equatorial < ALIGNED) return z < 0 ? -1 : 1;
    const azimuth = Math.atan2(y, x);
    if (Math.abs(z) < ALIGNED) {
      this.#pulse(wire, nativeGates.gpi2, azimuth - (wanted * Math.PI) / 2);
      return wanted;
    }
    // A quarter turn about the axis' own azimuth brings it to the equator, a second one from there to a pole.
    this.#pulse(wire, nativeGates.gpi2, azimuth);
    const onEquator = azimuth - Math.atan2(z, equatorial);
    this.#pulse(wire, nativeGates.gpi2, onEquator - (wanted * Math.PI) / 2);
    return wanted;
  }

  /** Emits at most one pulse that turns `axis` into the equator; its azimuth there is returned, in turns. */
  #toEquator(wire: number, [x, y, z]: Axis): number {
    const equatorial = Math.hypot(x, y);
    if (Math.abs(z) < ALIGNED) return tidy(Math.atan2(y, x) / RADIANS_PER_TURN);
    if (equatorial < ALIGNED) {
      this.#pulse(wire, nativeGates.gpi2, (Math.sign(z) * Math.PI) / 2);
      return 0;
    }
    const azimuth = Math.atan2(y, x);
    this.#pulse(wire, nativeGates.gpi2, azimuth);
    return tidy((azimuth - Math.atan2(z, equatorial)) / RADIANS_PER_TURN);
  }

  #alignMs(a: number, b: number, fromA: Axis, fromB: Axis): { sign: 1; phases: readonly number[] } {
    return { sign: 1, phases: [this.#toEquator(a, fromA), this.#toEquator(b, fromB)] };
  }

  /** Poles for both axes; where `zz` takes no negative angles, such that the angle is positive. */
  #alignZz(a: number, b: number, fromA: Axis, fromB: Axis, turns: Angle): { sign: number; phases: readonly number[] } {
    const near = isNumeric(turns) ? nearest(turns) : 0;
    const ordered = !this.#options.negativeZz && near !== 0 && Math.abs(near) < FULL_ENTANGLING_TURNS - NO_ANGLE;
    const signA = this.#toPole(a, fromA, 1);
    const signB = this.#toPole(b, fromB, ordered && near * signA < 0 ? -1 : 1);
    if (!ordered || near * signA * signB > 0) return { sign: signA * signB, phases: NO_PHASES };
    this.#pulse(b, nativeGates.gpi, 0);
    return { sign: -signA * signB, phases: NO_PHASES };
  }

  /** Whether an interaction by so many turns is a product of one-qubit gates. */
  #isLocal(turns: number): boolean {
    return Math.abs(nearest(turns)) < NO_ANGLE;
  }

  /** exp(-i pi turns A(x)B) for a multiple of half a turn, as a power of i (-iA)(x)(-iB). */
  #halfTurns(a: number, b: number, axisA: Axis, axisB: Axis, turns: number): void {
    const halves = Math.round(2 * turns);
    if (halves === 0) return;
    this.phase((halves * Math.PI) / 2);
    if (halves % 2 === 0) return;
    this.#rotations.multiplyRight(a, 0, axisA[0], axisA[1], axisA[2]);
    this.#rotations.multiplyRight(b, 0, axisB[0], axisB[1], axisB[2]);
  }

  /** Brings the angle of an entangler into its range; half turns go onto the wires' rotations, which commute with it. */
  #reduce(record: Emitted, turns: number): void {
    const [a, b] = record.wires as [number, number];
    let near = nearest(turns);
    // For zz both ends of the range are the same gate up to Z, which costs nothing.
    if (record.phases.length === 0 && near < -FULL_ENTANGLING_TURNS + NO_ANGLE) near += 0.5;
    const [axisA, axisB] = axesOf(record);
    this.#halfTurns(a, b, axisA, axisB, turns - near);
    if (record.phases.length > 0 && near < 0) {
      record.phases = [wrapTurns(record.phases[0]! + 0.5), record.phases[1]!];
      near = -near;
    }
    record.angle = tidy(near);
  }

  /** Adds to an earlier interaction about the same axes, if there is one with which nothing between interferes. */
  #mergeInto(a: number, b: number, phases: readonly number[], turns: Angle): boolean {
    const earlier = this.#find(a, b, phases);
    if (!earlier) return false;
    const swapped = earlier.wires[0] !== a;
    const own = swapped ? [phases[1]!, phases[0]!] : phases;
    const sign =
      phases.length === 0 ? 1 : parallel(earlier.phases[0]!, own[0]!) * parallel(earlier.phases[1]!, own[1]!);
    const sum = addAngles(earlier.angle, scaleAngle(turns, sign));
    if (!isNumeric(sum)) {
      earlier.angle = sum;
      return true;
    }
    const near = nearest(sum);
    if (Math.abs(near) < NO_ANGLE) {
      const [axisA, axisB] = axesOf(earlier);
      this.#halfTurns(earlier.wires[0]!, earlier.wires[1]!, axisA, axisB, sum);
      this.#remove(earlier);
      return true;
    }
    if (near < 0 && phases.length === 0 && !this.#options.negativeZz) return false;
    this.#reduce(earlier, sum);
    return true;
  }

  #find(a: number, b: number, phases: readonly number[]): Emitted | undefined {
    const candidate = this.#scan(a, phases[0], (record) => record.wires.includes(b));
    return candidate && this.#scan(b, phases[1], (record) => record === candidate);
  }

  /** Walks back on a wire over entanglers about the same axis (`zz` has only one) until one is wanted. */
  #scan(wire: number, phase: number | undefined, wanted: (record: Emitted) => boolean): Emitted | undefined {
    const records = this.#wires[wire]!;
    for (let k = records.length - 1; k >= 0 && k >= records.length - WINDOW; k--) {
      const record = records[k]!;
      if (record.kind !== 'entangler') return undefined;
      if (phase !== undefined) {
        const side = record.wires[0] === wire ? 0 : 1;
        if (parallel(record.phases[side]!, phase) === 0) return undefined;
        if (!sameFrame(record.frames[side]!, this.#frames[wire]!)) return undefined;
      }
      if (wanted(record)) return record;
    }
    return undefined;
  }

  /** Takes an entangler out, and the pulses that only prepared it. */
  #remove(record: Emitted): void {
    record.removed = true;
    for (const wire of record.wires) {
      const records = this.#wires[wire]!;
      const at = records.lastIndexOf(record);
      records.splice(at, 1);
      if (at < records.length) continue;
      for (let last = records.at(-1); last?.kind === 'pulse'; last = records.at(-1)) {
        if (!sameFrame(last.frames[0]!, this.#frames[wire]!)) break;
        last.removed = true;
        records.pop();
        this.#turn(wire, last.gate, last.phases[0]!, 1);
      }
    }
  }

  /** Emits a wire's rotation but for a last Z rotation. */
  #flush(wire: number): void {
    const axis = this.#rotations.before(wire, [0, 0, 1]);
    if (this.#toPole(wire, axis, 1) < 0) this.#pulse(wire, nativeGates.gpi, this.#rotations.azimuth(wire));
  }
}

/** Turns modulo a half, in [-1/4, 1/4]: what is left of an interaction without half turns on both wires. */
function nearest(turns: number): number {
  const rest = turns - Math.round(2 * turns) / 2;
  const full = Math.abs(rest) > FULL_ENTANGLING_TURNS - NO_ANGLE;
  // Both ends of the range are the same gate up to half turns: rounding must not choose between them.
  return full && rest > 0 !== turns > 0 ? rest + Math.sign(turns) / 2 : rest;
}

/** 1 or -1 if two phases (turns) name the same axis or its opposite, else 0. */
function parallel(a: number, b: number): -1 | 0 | 1 {
  const halves = 2 * (a - b);
  const whole = Math.round(halves);
  if (Math.abs(halves - whole) > ALIGNED) return 0;
  return whole % 2 === 0 ? 1 : -1;
}

function axesOf({ phases }: Emitted): readonly [Axis, Axis] {
  if (phases.length === 0) return [POLE, POLE];
  return [equatorAt(phases[0]!), equatorAt(phases[1]!)];
}

const POLE: Axis = [0, 0, 1];

function equatorAt(turns: number): Axis {
  return [Math.cos(RADIANS_PER_TURN * turns), Math.sin(RADIANS_PER_TURN * turns), 0];
}

function sameFrame(a: Angle, b: Angle): boolean {
  return a === b || anglesEqual(a, b);
}

/** Rounds turns to a fraction that they differ from by rounding only. */
function tidy(turns: number): number {
  const fraction = Math.round(turns * GRID) / GRID;
  return Math.abs(turns - fraction) < NO_ANGLE ? fraction : turns;
}

function tidyRadians(radians: number): number {
  return tidy(radians / RADIANS_PER_TURN) * RADIANS_PER_TURN;
}

const NO_PHASES: readonly number[] = Object.freeze([]);
const NO_CONTROLS: readonly number[] = Object.freeze([]);

/** Frames are taken off the phases here: Rz(f) then a pulse at p is the pulse at p - f, then Rz(f). */
function operationOf({ gate, wires, phases, frames, angle, kind }: Emitted): Operation {
  const parameters: Angle[] = phases.map((phase, k) => {
    const frame = frames[k]!;
    return frame === 0 ? wrapTurns(phase) : addAngles(wrapTurns(phase), scaleAngle(frame, -1 / RADIANS_PER_TURN));
  });
  if (kind === 'entangler') parameters.push(angle);
  return { gate, parameters, controls: NO_CONTROLS, targets: wires };
}
