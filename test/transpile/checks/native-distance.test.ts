import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, nativeCircuit } from '../../../src/circuit/index.js';
import {
  type Correspondence,
  crossLength,
  type NativeClaim,
  nativeDistance,
  oneToOne,
} from '../../../src/transpile/checks/native-distance.js';

const PI = Math.PI;
const TURN = 2 * PI;

function distance(
  before: Pick<CircuitData, 'operations' | 'qubits'>,
  after: Pick<CircuitData, 'operations'>,
  claim: Partial<NativeClaim> = {},
  correspondence: Correspondence = oneToOne(1),
): number {
  const frames = new Array<number>(before.qubits).fill(0);
  const whole = { frames, globalPhase: 0, ...claim, operations: after.operations };
  return nativeDistance(before.operations, whole, before.qubits, correspondence);
}

const native = (wires: number) => nativeCircuit(wires);

describe('nativeDistance', () => {
  const before = circuit(2).rz(0.3, 0).zz(0.5, 0, 1);
  const after = native(2).zz(0.5 / TURN, 0, 1);

  it('is nothing for the same interaction with the frame that is left out', () => {
    expect(distance(before, after, { frames: [0.3, 0] })).toBeLessThan(1e-12);
  });

  it.each<readonly [string, Pick<CircuitData, 'operations'>, Partial<NativeClaim>]>([
    ['a frame', after, {}],
    ['a frame of the other sign', after, { frames: [-0.3, 0] }],
    ['a frame of the other wire', after, { frames: [0, 0.3] }],
    ['a frame that is a turn off, which is minus one', after, { frames: [0.3 + TURN, 0] }],
    ['a phase', after, { frames: [0.3, 0], globalPhase: 0.01 }],
    ['an angle', native(2).zz(0.51 / TURN, 0, 1), { frames: [0.3, 0] }],
    ['the sign of an angle', native(2).zz(-0.5 / TURN, 0, 1), { frames: [0.3, 0] }],
    ['an axis', native(2).ms(0, 0, 0, 1, 0.5 / TURN), { frames: [0.3, 0] }],
    [
      'a pulse before',
      native(2)
        .gpi2(0, 1)
        .zz(0.5 / TURN, 0, 1),
      { frames: [0.3, 0] },
    ],
    [
      'a pulse after',
      native(2)
        .zz(0.5 / TURN, 0, 1)
        .gpi2(0, 1),
      { frames: [0.3, 0] },
    ],
    [
      'an interaction too many',
      native(2)
        .zz(0.5 / TURN, 0, 1)
        .zz(0.5 / TURN, 0, 1),
      { frames: [0.3, 0] },
    ],
    ['an interaction', native(2), { frames: [0.3, 0] }],
  ])('is large where %s is wrong', (_, made, claim) => {
    expect(distance(before, made, claim)).toBeGreaterThan(1e-3);
  });

  it('takes a stated phase, in that direction', () => {
    const phased = circuit(1).p(0.6, 0);
    expect(distance(phased, native(1), { frames: [0.6], globalPhase: 0.3 }, oneToOne(0))).toBeLessThan(1e-12);
    expect(distance(phased, native(1), { frames: [0.6], globalPhase: -0.3 }, oneToOne(0))).toBeGreaterThan(0.1);
  });

  it('tells wires apart', () => {
    const first = circuit(3).zz(0.5, 0, 1);
    expect(distance(first, native(3).zz(0.5 / TURN, 1, 0))).toBeLessThan(1e-12);
    expect(distance(first, native(3).zz(0.5 / TURN, 0, 2))).toBe(Number.POSITIVE_INFINITY);
    expect(distance(first, native(3).zz(0.5 / TURN, 1, 2))).toBe(Number.POSITIVE_INFINITY);
    const mixed = circuit(2).rzx(0.5, 0, 1);
    const turned = native(2)
      .gpi2(0.25, 0)
      .ms(0, 0, 0, 1, 0.5 / TURN)
      .gpi2(0.75, 0);
    expect(distance(mixed, turned)).toBeLessThan(1e-12);
    const other = native(2)
      .gpi2(0.25, 1)
      .ms(0, 0, 0, 1, 0.5 / TURN)
      .gpi2(0.75, 1);
    expect(distance(mixed, other)).toBeGreaterThan(1e-2);
  });

  it('takes an order that commutes, and no other', () => {
    const inverted: Correspondence = { eventOf: [0, 1], emitted: [1, 0] };
    const same = circuit(3).zz(0.5, 0, 1).zz(0.7, 1, 2);
    const swapped = native(3)
      .zz(0.7 / TURN, 1, 2)
      .zz(0.5 / TURN, 0, 1);
    expect(distance(same, swapped, {}, inverted)).toBeLessThan(1e-12);
    const crossed = circuit(3).zz(0.5, 0, 1).xx(0.7, 1, 2);
    const wrong = native(3)
      .ms(0, 0, 1, 2, 0.7 / TURN)
      .zz(0.5 / TURN, 0, 1);
    expect(distance(crossed, wrong, {}, inverted)).toBe(Number.POSITIVE_INFINITY);
    // Other axes on both of two wires commute.
    const both = circuit(2).zz(0.5, 0, 1).xx(0.7, 0, 1);
    const after = native(2)
      .ms(0, 0, 0, 1, 0.7 / TURN)
      .zz(0.5 / TURN, 0, 1);
    expect(distance(both, after, {}, inverted)).toBeLessThan(1e-12);
  });

  it('adds up what is said to be one, where it may meet', () => {
    const sum: Correspondence = { eventOf: [0, 0], emitted: [0] };
    const both = circuit(2).zz(0.2, 0, 1).rz(0.4, 0).zz(0.3, 1, 0);
    expect(distance(both, after, { frames: [0.4, 0] }, sum)).toBeLessThan(1e-12);
    expect(distance(both, native(2).zz(0.4 / TURN, 0, 1), { frames: [0.4, 0] }, sum)).toBe(Number.POSITIVE_INFINITY);
    const apart = circuit(2).zz(0.2, 0, 1).rx(0.4, 0).zz(0.3, 1, 0);
    expect(distance(apart, after, {}, sum)).toBe(Number.POSITIVE_INFINITY);
    const between: Correspondence = { eventOf: [0, 1, 0], emitted: [0, 1] };
    const commuting = circuit(3).zz(0.2, 0, 1).zz(0.1, 1, 2).zz(0.3, 0, 1);
    const made = native(3)
      .zz(0.5 / TURN, 0, 1)
      .zz(0.1 / TURN, 1, 2);
    expect(distance(commuting, made, {}, between)).toBeLessThan(1e-12);
    const blocked = circuit(3).zz(0.2, 0, 1).xx(0.1, 1, 2).zz(0.3, 0, 1);
    const wrong = native(3)
      .zz(0.5 / TURN, 0, 1)
      .ms(0, 0, 1, 2, 0.1 / TURN);
    expect(distance(blocked, wrong, {}, between)).toBe(Number.POSITIVE_INFINITY);
  });

  it('takes a full gate’s negative for itself with half turns of both wires', () => {
    const negative = circuit(2).zz(-PI / 2, 0, 1);
    const full = native(2).zz(0.25, 0, 1);
    // exp(i pi/4 ZZ) is i ZZ exp(-i pi/4 ZZ), and Rz(pi) is -i Z.
    expect(distance(negative, full, { frames: [PI, PI], globalPhase: -PI / 2 })).toBeLessThan(1e-12);
    expect(distance(negative, full, { frames: [PI, PI], globalPhase: PI / 2 })).toBeGreaterThan(0.1);
    expect(distance(negative, full, { frames: [PI, 0], globalPhase: -PI / 2 })).toBeGreaterThan(0.1);
  });

  it('lets interactions vanish that are turns of their wires, and no others', () => {
    const none: Correspondence = { eventOf: [-1], emitted: [] };
    const half = circuit(2).zz(PI, 0, 1);
    // -i ZZ, and Rz(pi) is -i Z.
    expect(distance(half, native(2), { frames: [PI, PI], globalPhase: PI / 2 }, none)).toBeLessThan(1e-12);
    expect(distance(half, native(2), { frames: [PI, 0], globalPhase: PI / 2 }, none)).toBeGreaterThan(0.1);
    expect(distance(circuit(2).zz(PI / 2, 0, 1), native(2), {}, none)).toBe(Number.POSITIVE_INFINITY);
    expect(distance(circuit(2).zz(0.1, 0, 1), native(2), {}, none)).toBe(Number.POSITIVE_INFINITY);
    const pair: Correspondence = { eventOf: [0, 0], emitted: [] };
    const back = circuit(2).zz(0.3, 0, 1).zz(-0.3, 1, 0);
    expect(distance(back, native(2), {}, pair)).toBeLessThan(1e-12);
    expect(distance(circuit(2).zz(0.3, 0, 1).zz(-0.2, 1, 0), native(2), {}, pair)).toBe(Number.POSITIVE_INFINITY);
    expect(distance(circuit(2).zz(0.3, 0, 1).h(0).zz(-0.3, 1, 0), native(2), {}, pair)).toBe(Number.POSITIVE_INFINITY);
  });

  it('turns what comes after what vanished', () => {
    const correspondence: Correspondence = { eventOf: [-1, 0], emitted: [0] };
    const list = circuit(3).zz(PI, 0, 1).xx(0.4, 1, 2);
    // The half turn of wire 1 makes X minus X.
    const right = native(3).ms(0, 0.5, 1, 2, 0.4 / TURN);
    const claim = { frames: [PI, PI, 0], globalPhase: PI / 2 };
    const plain = native(3).ms(0, 0, 1, 2, 0.4 / TURN);
    expect(distance(list, plain, claim, correspondence)).toBeGreaterThan(0.1);
    expect(distance(list, right, claim, correspondence)).toBeLessThan(1e-12);
  });

  it('turns what comes before what vanished, where that is still to be compared', () => {
    const list = circuit(3).xx(0.4, 1, 2).zz(PI, 0, 1).yy(0.3, 1, 2);
    const correspondence: Correspondence = { eventOf: [0, -1, 1], emitted: [1, 0] };
    const made = (phase: number) =>
      native(3)
        .ms(phase, 0.25, 1, 2, 0.3 / TURN)
        .ms(0, 0, 1, 2, 0.4 / TURN);
    const claim = { frames: [PI, PI, 0], globalPhase: PI / 2 };
    expect(distance(list, made(0.75), claim, correspondence)).toBeLessThan(1e-12);
    expect(distance(list, made(0.25), claim, correspondence)).toBeGreaterThan(0.1);
  });

  it('compares a block of several as a whole', () => {
    const block = circuit(2).xx(0.3, 0, 1).yy(0.4, 0, 1).zz(0.5, 0, 1);
    const made = (third: number) =>
      native(2)
        .zz(third / TURN, 0, 1)
        .ms(0.25, 0.25, 0, 1, 0.4 / TURN)
        .ms(0, 0, 0, 1, 0.3 / TURN);
    const shuffled: Correspondence = { eventOf: [0, 1, 2], emitted: [0, 1, 2] };
    expect(distance(block, made(0.5), {}, shuffled)).toBeLessThan(1e-12);
    expect(distance(block, made(0.6), {}, shuffled)).toBe(Number.POSITIVE_INFINITY);
  });

  it('keeps barriers, their wires and both sides of them', () => {
    const walled = circuit(2).zz(0.5, 0, 1).barrier(0).zz(0.2, 0, 1);
    const zz = (a: number, b: number, wire: number) =>
      native(2)
        .zz(a / TURN, 0, 1)
        .barrier(wire)
        .zz(b / TURN, 0, 1);
    const two = oneToOne(2);
    expect(distance(walled, zz(0.5, 0.2, 0), {}, two)).toBeLessThan(1e-12);
    expect(distance(walled, zz(0.5, 0.2, 1), {}, two)).toBe(Number.POSITIVE_INFINITY);
    expect(
      distance(
        walled,
        native(2)
          .zz(0.5 / TURN, 0, 1)
          .zz(0.2 / TURN, 0, 1),
        {},
        two,
      ),
    ).toBe(Number.POSITIVE_INFINITY);
    const inverted: Correspondence = { eventOf: [0, 1], emitted: [1, 0] };
    expect(distance(walled, zz(0.2, 0.5, 0), {}, inverted)).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuses a correspondence of another length', () => {
    expect(distance(before, after, { frames: [0.3, 0] }, oneToOne(2))).toBe(Number.POSITIVE_INFINITY);
    const short: Correspondence = { eventOf: [0], emitted: [] };
    expect(distance(before, after, { frames: [0.3, 0] }, short)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is no small number where an angle, a frame or the phase is none', () => {
    const none = oneToOne(0);
    expect(distance(circuit(2), native(2), { frames: [0, 0] }, none)).toBe(0);
    expect(distance(circuit(2), native(2), { frames: [Number.NaN, 0] }, none)).toBeNaN();
    expect(distance(circuit(2), native(2), { frames: [0, Number.NaN] }, none)).toBeNaN();
    expect(distance(circuit(2), native(2), { globalPhase: Number.NaN }, none)).toBeNaN();
    const [operation] = after.operations;
    const broken = { operations: [{ ...operation!, parameters: [Number.NaN] }] };
    expect(distance(before, broken, { frames: [0.3, 0] }) < 1e-6).toBe(false);
  });
});

describe('crossLength', () => {
  it('is the sine between two axes of a list', () => {
    const list = Float64Array.of(9, 1, 0, 0, Math.cos(0.3), 0, Math.sin(0.3), 0, 1, 0);
    expect(crossLength(list, 1, list, 4)).toBeCloseTo(Math.sin(0.3), 14);
    expect(crossLength(list, 1, list, 7)).toBe(1);
    expect(crossLength(list, 4, list, 4)).toBe(0);
    expect(crossLength(list, 4, list, 7)).toBe(1);
  });
});
