import { withoutHalfTurns } from '../../gates/index.js';
import {
  type Angle,
  addAngles,
  addPhases,
  isNumeric,
  type PhasedRotation,
  RADIANS_PER_TURN,
  scaleAngle,
  UNIT_VECTORS,
  type Vector,
  wrapRotation,
} from '../../math/index.js';
import type { Correspondence } from '../checks/native-distance.js';
import { LeftOut } from '../left-out.js';
import { arrangeBlocks } from './arrange-blocks.js';
import { Emission, type NativeResult } from './emission.js';
import { findEqualInteraction, findEqualTurn } from './equal-interactions.js';
import { BARRIER, Events, FLUSH, INTERACTION, TURN } from './events.js';
import { PolePaths } from './pole-paths.js';
import { Rotations } from './rotations.js';
import { UNWRITTEN_TURNS } from './turns.js';

/** Which native gates may be emitted, and whether neighbours may be merged. */
export interface NativeOptions {
  readonly entangler: 'ms' | 'zz';
  /** Whether `zz` takes negative angles. */
  readonly negativeZz: boolean;
  /** Whether interactions about the same axes are added up and those of angle zero dropped. */
  readonly merge: boolean;
  /** Whether commuting interactions of a pair are given the order and the axes that take the fewest pulses. */
  readonly arrange: boolean;
}

/** Two wires, as they stand in the operation. */
export type WirePair = readonly [first: number, second: number];

/**
 * Turns rotations and interactions into native gates.
 *
 * One-qubit gates only multiply their wire's rotation M. An interaction exp(-i angle/2 P(x)Q) after M equals one before
 * M about the axes that M turns into P and Q; so all interactions are first taken to the front of all one-qubit gates,
 * where it is seen which of them are equal and commute with what is between. Then each wire gets the fewest pulses that
 * bring these axes to where the native gate has its own, one after the other; Z rotations never cost a pulse.
 */
export class NativeStream {
  readonly #options: NativeOptions;
  readonly #rotations: Rotations;
  readonly #events: Events;
  readonly #wires: number;
  /** The axes of the interaction at hand, one after the other. */
  readonly #axes = new Float64Array(6);
  readonly #leftOut = new LeftOut();
  /** For every interaction, the event that it is or became part of. */
  readonly #eventOf: number[] = [];
  #phase: Angle = 0;

  constructor(wires: number, options: NativeOptions) {
    this.#options = options;
    this.#wires = wires;
    this.#rotations = new Rotations(wires);
    this.#events = new Events(wires, 64);
  }

  /** A global phase, radians. */
  phase(radians: Angle): void {
    if (radians !== 0) this.#phase = addPhases(this.#phase, radians);
  }

  /** A one-qubit gate. */
  rotate(wire: number, { rotation, phase }: PhasedRotation): void {
    this.#rotations.multiplyLeft(wire, rotation);
    this.phase(phase);
  }

  /** exp(-i angle/2 axis) with an angle that has parameters, radians. */
  rotateSymbolic(wire: number, axis: Vector, angle: Angle): void {
    const before = this.#rotations.before(wire, axis);
    const equal = this.#options.merge ? findEqualTurn(this.#events, wire, before) : undefined;
    if (!equal) {
      const event = this.#events.add(TURN);
      this.#events.put(2 * event, wire, before);
      this.#events.symbolic.set(event, angle);
      return;
    }
    this.#leftOut.addNorm(equal.tilt);
    const sum = addAngles(this.#events.angle(equal.event), scaleAngle(angle, equal.sign));
    this.#events.symbolic.set(equal.event, sum);
    // The constant parts were rotations of the wire, so numbers are nothing but rounding.
    if (isNumeric(sum)) this.#events.remove(equal.event);
  }

  /** exp(-i angle/2 first(x)second), radians. */
  interact(wires: WirePair, first: Vector, second: Vector, angle: Angle): void {
    const axisA = this.#rotations.before(wires[0], first);
    const axisB = this.#rotations.before(wires[1], second);
    // Large angles are reduced as radians: as turns they would have lost the digits that matter.
    const turns = scaleAngle(isNumeric(angle) ? wrapRotation(angle) : angle, 1 / RADIANS_PER_TURN);
    if (isNumeric(turns) && Math.abs(withoutHalfTurns(turns)) < UNWRITTEN_TURNS) {
      this.#leftOut.add(RADIANS_PER_TURN * withoutHalfTurns(turns));
      this.#halfTurns(wires, axisA, axisB, turns);
      this.#eventOf.push(NO_EVENT);
      return;
    }
    if (this.#options.merge && this.#mergeInto(wires, axisA, axisB, turns)) return;
    const event = this.#events.add(INTERACTION);
    this.#eventOf.push(event);
    this.#events.put(2 * event, wires[0], axisA);
    this.#events.put(2 * event + 1, wires[1], axisB);
    this.#setAngle(event, wires, axisA, axisB, turns);
  }

  /** Nothing is merged across this. */
  fence(wires: readonly number[]): void {
    for (const wire of wires) this.#flush(wire);
    this.#events.barriers.set(this.#events.add(BARRIER), wires);
  }

  /** Which interactions became which of the entangling gates. */
  correspondence(): Correspondence {
    const { kinds, removed, length } = this.#events;
    const emitted: number[] = [];
    for (let event = 0; event < length; event++) {
      if (kinds[event] === INTERACTION && removed[event] === 0) emitted.push(event);
    }
    return { eventOf: this.#eventOf, emitted };
  }

  /** Makes the native gates; Z rotations at the end become frames. */
  finish(): NativeResult {
    for (let wire = 0; wire < this.#wires; wire++) this.#flush(wire);
    const { entangler, negativeZz } = this.#options;
    const paths = new PolePaths(this.#events, entangler === 'zz');
    if (this.#options.arrange) this.#arrange(paths);
    this.#solve(paths);
    const emission = new Emission(this.#wires, this.#events, paths.poles, { entangler, negativeZz });
    const made = emission.run(this.#phase);
    made.leftOut.join(this.#leftOut);
    return made;
  }

  /** Arranges blocks by what is near them, and undoes that where it does not pay on the whole. */
  #arrange(paths: PolePaths): void {
    const events = this.#events;
    const asGiven = events.forms();
    if (!arrangeBlocks(events, paths)) return;
    const pulses = this.#solve(paths);
    const arranged = events.forms();
    events.setForms(asGiven);
    if (pulses < this.#solve(paths)) events.setForms(arranged);
  }

  /** The fewest pulses. */
  #solve(paths: PolePaths): number {
    let pulses = 0;
    for (let wire = 0; wire < this.#wires; wire++) pulses += paths.solve(wire);
    return pulses;
  }

  #flush(wire: number): void {
    const event = this.#events.add(FLUSH);
    this.#events.put(2 * event, wire, this.#rotations.before(wire, POLE));
    this.#events.rotations.set(event, this.#rotations.at(wire));
  }

  /** exp(-i pi turns A(x)B) for a multiple of half a turn, as a power of i (-iA)(x)(-iB). */
  #halfTurns([a, b]: WirePair, axisA: Vector, axisB: Vector, turns: number): void {
    const halves = Math.round(2 * turns);
    if (halves === 0) return;
    this.phase((halves * Math.PI) / 2);
    if (halves % 2 === 0) return;
    this.#rotations.multiplyRight(a, [0, ...axisA]);
    this.#rotations.multiplyRight(b, [0, ...axisB]);
  }

  /** Gives an interaction an angle up to a full gate's; the half turns beyond go onto the wires' rotations. */
  #setAngle(event: number, wires: WirePair, axisA: Vector, axisB: Vector, turns: Angle): void {
    const near = isNumeric(turns) ? withoutHalfTurns(turns) : turns;
    if (isNumeric(turns)) this.#halfTurns(wires, axisA, axisB, turns - (near as number));
    this.#events.setAngle(event, near);
  }

  /** Adds to an earlier interaction about the same axes, if there is one with which nothing between interferes. */
  #mergeInto(wires: WirePair, axisA: Vector, axisB: Vector, turns: Angle): boolean {
    this.#axes.set(axisA, 0);
    this.#axes.set(axisB, 3);
    const equal = findEqualInteraction(this.#events, wires, this.#axes);
    if (!equal) return false;
    const { event, sign, tilt } = equal;
    this.#leftOut.addNorm(tilt);
    this.#eventOf.push(event);
    const sum = addAngles(scaleAngle(this.#events.angle(event), sign), turns);
    if (isNumeric(sum) && Math.abs(withoutHalfTurns(sum)) < UNWRITTEN_TURNS) {
      this.#leftOut.add(RADIANS_PER_TURN * withoutHalfTurns(sum));
      this.#halfTurns(wires, axisA, axisB, sum);
      this.#events.remove(event);
      return true;
    }
    const near = isNumeric(sum) ? withoutHalfTurns(sum) : sum;
    if (isNumeric(sum)) this.#halfTurns(wires, axisA, axisB, sum - (near as number));
    this.#setAngle(event, wires, axisA, axisB, scaleAngle(near, sign));
    return true;
  }
}

const POLE = UNIT_VECTORS[2];
/** An interaction that is no more than turns of its wires. */
const NO_EVENT = -1;
