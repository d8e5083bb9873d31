import type { Operation } from '../../circuit/index.js';
import { FULL_ENTANGLING_TURNS, type Gate, nativeGates, qisGates } from '../../gates/index.js';
import {
  type Angle,
  addAngles,
  addPhases,
  isNumeric,
  RADIANS_PER_TURN,
  scaleAngle,
  wrapRadians,
  wrapRotation,
  wrapTurns,
} from '../../math/index.js';
import { Emission, type Emitted, sameFrame } from './emission.js';
import { type Axis, type Quaternion, Rotations } from './rotations.js';
import { ALIGNED, NO_ANGLE, parallel, tidy, tidyRadians, withoutHalfTurns } from './turns.js';

/** Which native gates may be emitted, and whether neighbours may be merged. */
export interface NativeOptions {
  readonly entangler: 'ms' | 'zz';
  /** Whether `zz` takes negative angles. */
  readonly negativeZz: boolean;
  /** Whether interactions about the same axes are added up and those of angle zero dropped with their pulses. */
  readonly merge: boolean;
}

/** What was made, and what the native gates leave out: `original = e^{i globalPhase} Rz(frames) operations`. */
export interface NativeResult {
  readonly operations: readonly Operation[];
  /** Radians, by wire. */
  readonly frames: readonly Angle[];
  /** Radians. */
  readonly globalPhase: Angle;
}

/** Two wires, as they stand in the operation. */
export type WirePair = readonly [first: number, second: number];

/** Where an interaction's axes came to lie: phases on the equator (turns), or none at the poles, with their sign. */
interface Alignment {
  readonly phases: readonly number[];
  readonly sign: number;
}

/**
 * Turns rotations and interactions into native gates, in one pass.
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
  readonly #emission: Emission;
  #phase: Angle = 0;

  constructor(wires: number, options: NativeOptions) {
    this.#options = options;
    this.#rotations = new Rotations(wires);
    this.#frames = new Array<Angle>(wires).fill(0);
    this.#emission = new Emission(wires);
  }

  /** A global phase, radians. */
  phase(radians: Angle): void {
    if (radians !== 0) this.#phase = addPhases(this.#phase, radians);
  }

  /** A one-qubit gate. */
  rotate(wire: number, { w, x, y, z, phase }: Quaternion): void {
    this.#rotations.multiplyLeft(wire, w, x, y, z);
    this.phase(phase);
  }

  /** exp(-i angle/2 axis) with an angle that has parameters, radians. */
  rotateSymbolic(wire: number, axis: Axis, angle: Angle): void {
    const sign = this.#toPole(wire, this.#rotations.before(wire, axis), 1);
    this.#frames[wire] = addAngles(this.#frames[wire]!, scaleAngle(angle, sign));
  }

  /** exp(-i angle/2 first(x)second), radians. */
  interact(wires: WirePair, first: Axis, second: Axis, angle: Angle): void {
    const axes = [this.#rotations.before(wires[0], first), this.#rotations.before(wires[1], second)] as const;
    // Large angles are reduced as radians: as turns they would have lost the digits that matter.
    const turns = scaleAngle(isNumeric(angle) ? wrapRotation(angle) : angle, 1 / RADIANS_PER_TURN);
    if (isNumeric(turns) && Math.abs(withoutHalfTurns(turns)) < NO_ANGLE) {
      this.#halfTurns(wires, axes, turns);
      return;
    }
    const emittedBefore = this.#emission.length;
    const zz = this.#options.entangler === 'zz';
    const { phases, sign } = zz ? this.#alignZz(wires, axes, turns) : this.#alignMs(wires, axes);
    const signed = scaleAngle(turns, sign);
    const asBefore = this.#emission.length === emittedBefore;
    if (this.#options.merge && asBefore && this.#mergeInto(wires, phases, signed)) return;
    const record: Emitted = {
      kind: 'entangler',
      gate: zz ? nativeGates.zz : nativeGates.ms,
      wires,
      phases,
      frames: zz ? NO_FRAMES : [this.#frames[wires[0]]!, this.#frames[wires[1]]!],
      angle: signed,
      removed: false,
    };
    if (isNumeric(signed)) this.#setAngle(record, signed);
    this.#emission.push(record);
  }

  /** Nothing is merged across this. */
  fence(wires: readonly number[]): void {
    for (const wire of wires) this.#flush(wire);
    const gate = qisGates.barrier;
    this.#emission.push({ kind: 'fence', gate, wires, phases: [], frames: NO_FRAMES, angle: 0, removed: false });
  }

  /** Emits all that waits; Z rotations at the end become frames. */
  finish(): NativeResult {
    const frames = this.#frames.map((frame, wire) => {
      this.#flush(wire);
      const rest = this.#rotations.zAngle(wire);
      const wrapped = wrapRadians(tidyRadians(rest));
      // Rz(a - 2 pi) = -Rz(a).
      if (Math.abs(wrapped - rest) > 1) this.phase(Math.PI);
      return addAngles(frame, wrapped);
    });
    const globalPhase = isNumeric(this.#phase) ? wrapRadians(tidyRadians(this.#phase)) : this.#phase;
    return { operations: this.#emission.operations(), frames, globalPhase };
  }

  /** Emits a wire's rotation but for a last Z rotation. */
  #flush(wire: number): void {
    const axis = this.#rotations.before(wire, POLE);
    if (this.#toPole(wire, axis, 1) < 0) this.#pulse(wire, nativeGates.gpi, this.#rotations.halfTurnAzimuth(wire));
  }

  #pulse(wire: number, gate: Gate, azimuth: number): void {
    const turns = tidy(azimuth / RADIANS_PER_TURN);
    const frames = [this.#frames[wire]!];
    this.#emission.push({ kind: 'pulse', gate, wires: [wire], phases: [turns], frames, angle: 0, removed: false });
    // What is emitted is taken off the rotation with the very phase that is written, so rounding does not add up.
    this.#absorb(wire, gate, turns, -1);
  }

  /** Multiplies a pulse (sign 1) or its inverse (sign -1) onto the early end of a wire's rotation. */
  #absorb(wire: number, gate: Gate, turns: number, sign: 1 | -1): void {
    const c = sign * Math.cos(RADIANS_PER_TURN * turns);
    const s = sign * Math.sin(RADIANS_PER_TURN * turns);
    if (gate === nativeGates.gpi) {
      // GPI is i times a half turn.
      this.#rotations.multiplyRight(wire, 0, c, s, 0);
      this.phase((sign * Math.PI) / 2);
    } else {
      this.#rotations.multiplyRight(wire, Math.SQRT1_2, c * Math.SQRT1_2, s * Math.SQRT1_2, 0);
    }
  }

  /** Emits pulses that turn `axis` into plus or minus Z; which of the two is returned. */
  #toPole(wire: number, [x, y, z]: Axis, wanted: 1 | -1): 1 | -1 {
    const equatorial = Math.hypot(x, y);
    if (equatorial < ALIGNED) return z < 0 ? -1 : 1;
    let azimuth = Math.atan2(y, x);
    if (Math.abs(z) >= ALIGNED) {
      // A quarter turn about the axis' own azimuth brings it to the equator, from where a second one leads to a pole.
      this.#pulse(wire, nativeGates.gpi2, azimuth);
      azimuth -= Math.atan2(z, equatorial);
    }
    this.#pulse(wire, nativeGates.gpi2, azimuth - (wanted * Math.PI) / 2);
    return wanted;
  }

  /** Emits at most one pulse that turns `axis` into the equator; its azimuth there is returned, in turns. */
  #toEquator(wire: number, [x, y, z]: Axis): number {
    const equatorial = Math.hypot(x, y);
    const azimuth = Math.atan2(y, x);
    if (Math.abs(z) < ALIGNED) return tidy(azimuth / RADIANS_PER_TURN);
    if (equatorial < ALIGNED) {
      this.#pulse(wire, nativeGates.gpi2, (Math.sign(z) * Math.PI) / 2);
      return 0;
    }
    this.#pulse(wire, nativeGates.gpi2, azimuth);
    return tidy((azimuth - Math.atan2(z, equatorial)) / RADIANS_PER_TURN);
  }

  #alignMs([a, b]: WirePair, [axisA, axisB]: readonly [Axis, Axis]): Alignment {
    return { phases: [this.#toEquator(a, axisA), this.#toEquator(b, axisB)], sign: 1 };
  }

  /** Poles for both axes; where `zz` takes no negative angles, such that the angle is positive. */
  #alignZz([a, b]: WirePair, [axisA, axisB]: readonly [Axis, Axis], turns: Angle): Alignment {
    const near = isNumeric(turns) ? withoutHalfTurns(turns) : 0;
    // The full gate may have either sign, its negative being the same gate up to half turns.
    const bound = !this.#options.negativeZz && near !== 0 && Math.abs(near) < FULL_ENTANGLING_TURNS - NO_ANGLE;
    const signA = this.#toPole(a, axisA, 1);
    const signB = this.#toPole(b, axisB, bound && near * signA < 0 ? -1 : 1);
    if (!bound || near * signA * signB > 0) return { phases: NO_PHASES, sign: signA * signB };
    this.#pulse(b, nativeGates.gpi, 0);
    return { phases: NO_PHASES, sign: -signA * signB };
  }

  /** exp(-i pi turns A(x)B) for a multiple of half a turn, as a power of i (-iA)(x)(-iB). */
  #halfTurns([a, b]: WirePair, [axisA, axisB]: readonly [Axis, Axis], turns: number): void {
    const halves = Math.round(2 * turns);
    if (halves === 0) return;
    this.phase((halves * Math.PI) / 2);
    if (halves % 2 === 0) return;
    this.#rotations.multiplyRight(a, 0, axisA[0], axisA[1], axisA[2]);
    this.#rotations.multiplyRight(b, 0, axisB[0], axisB[1], axisB[2]);
  }

  /** Gives an entangler an angle in its range; the half turns go onto the wires' rotations, as they commute with it. */
  #setAngle(record: Emitted, turns: number): void {
    const ms = record.phases.length > 0;
    let near = withoutHalfTurns(turns);
    // Where half turns cost nothing, the full gate is always the positive one.
    if (!ms && near < -FULL_ENTANGLING_TURNS + NO_ANGLE) near += 0.5;
    this.#halfTurns(record.wires as WirePair, axesOf(record), turns - near);
    if (ms && near < 0) {
      record.phases = [wrapTurns(record.phases[0]! + 0.5), record.phases[1]!];
      near = -near;
    }
    record.angle = tidy(near);
  }

  /** Adds to an earlier interaction about the same axes, if there is one with which nothing between interferes. */
  #mergeInto(wires: WirePair, phases: readonly number[], turns: Angle): boolean {
    const earlier = this.#findEqual(wires, phases);
    if (!earlier) return false;
    const sum = addAngles(earlier.angle, scaleAngle(turns, relativeSign(earlier, wires, phases)));
    if (!isNumeric(sum)) {
      earlier.angle = sum;
      return true;
    }
    const near = withoutHalfTurns(sum);
    if (Math.abs(near) < NO_ANGLE) {
      this.#halfTurns(earlier.wires as WirePair, axesOf(earlier), sum);
      this.#remove(earlier);
      return true;
    }
    if (near < 0 && phases.length === 0 && !this.#options.negativeZz) return false;
    this.#setAngle(earlier, sum);
    return true;
  }

  #findEqual([a, b]: WirePair, phases: readonly number[]): Emitted | undefined {
    const onA = this.#emission.find(a, this.#commutesOn(a, phases[0]), ({ wires }) => wires.includes(b));
    return onA && this.#emission.find(b, this.#commutesOn(b, phases[1]), (record) => record === onA);
  }

  /** Entanglers have the same axis on a wire: always for `zz`, with parallel phases and equal frames for `ms`. */
  #commutesOn(wire: number, phase: number | undefined): (record: Emitted) => boolean {
    const frame = this.#frames[wire]!;
    return ({ kind, wires, phases, frames }) => {
      if (kind !== 'entangler') return false;
      if (phase === undefined) return true;
      const side = wires[0] === wire ? 0 : 1;
      return parallel(phases[side]!, phase) !== 0 && sameFrame(frames[side]!, frame);
    };
  }

  /** Takes an entangler out, and the pulses that did nothing but prepare it. */
  #remove(record: Emitted): void {
    const exposed = record.wires.filter((wire) => this.#emission.last(wire) === record);
    this.#emission.remove(record);
    for (const wire of exposed) {
      for (let last = this.#emission.last(wire); last?.kind === 'pulse'; last = this.#emission.last(wire)) {
        if (!sameFrame(last.frames[0]!, this.#frames[wire]!)) break;
        this.#emission.remove(last);
        this.#absorb(wire, last.gate, last.phases[0]!, 1);
      }
    }
  }
}

const POLE: Axis = [0, 0, 1];
const NO_PHASES: readonly number[] = Object.freeze([]);
const NO_FRAMES: readonly Angle[] = Object.freeze([]);

function axesOf({ phases }: Emitted): readonly [Axis, Axis] {
  return phases.length === 0 ? [POLE, POLE] : [equatorAt(phases[0]!), equatorAt(phases[1]!)];
}

function equatorAt(turns: number): Axis {
  return [Math.cos(RADIANS_PER_TURN * turns), Math.sin(RADIANS_PER_TURN * turns), 0];
}

/** Whether an angle counts with or against that of an earlier entangler about the same axes. */
function relativeSign(earlier: Emitted, [a]: WirePair, phases: readonly number[]): number {
  if (phases.length === 0) return 1;
  const first = earlier.wires[0] === a ? 0 : 1;
  return parallel(earlier.phases[first]!, phases[0]!) * parallel(earlier.phases[1 - first]!, phases[1]!);
}
