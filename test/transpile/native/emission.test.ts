import { describe, expect, it } from 'vitest';
import { circuit, type Operation } from '../../../src/circuit/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { type Angle, bindAngle, maxDistance, param, type Quaternion, type Vector } from '../../../src/math/index.js';
import { Emission, type NativeResult } from '../../../src/transpile/native/emission.js';
import { BARRIER, Events, FLUSH, INTERACTION, TURN } from '../../../src/transpile/native/events.js';
import { denseUnitary } from '../../gates/dense.js';

const X: Vector = [1, 0, 0];
const Z: Vector = [0, 0, 1];
const QUARTER_ABOUT_X: Quaternion = [Math.SQRT1_2, Math.SQRT1_2, 0, 0];

/** exp(-i pi turns A(x)B) on two wires whose rotations are done at the end. */
function eventsOf(axes: readonly [Vector, Vector], turns: Angle, rotations: readonly [Quaternion, Quaternion]): Events {
  const events = new Events(2, 8);
  const event = events.add(INTERACTION);
  events.put(0, 0, axes[0]);
  events.put(1, 1, axes[1]);
  events.setAngle(event, turns);
  rotations.forEach(([w, x, y, z], wire) => {
    const flush = events.add(FLUSH);
    // What the rotation turns into Z.
    events.put(2 * flush, wire, [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z]);
    events.rotations.set(flush, [w, x, y, z]);
  });
  return events;
}

/** What was made as a matrix, with its frames and its phase. */
function matrixOf({ operations, frames, globalPhase }: NativeResult, values: ReadonlyMap<string, number> = new Map()) {
  const bound = (angle: Angle) => bindAngle(angle, values) as number;
  const uses: Operation[] = operations
    .filter(({ gate }) => gate.kind === 'unitary')
    .map((each) => ({ ...each, parameters: each.parameters.map(bound) }));
  const rest = frames.map(
    (frame, wire): Operation => ({ gate: qisGates.rz, parameters: [bound(frame)], controls: [], targets: [wire] }),
  );
  return denseUnitary([...uses, ...rest], frames.length, bound(globalPhase));
}

const emitted = (events: Events, entangler: 'ms' | 'zz', negativeZz = true, poles = events.axes) =>
  new Emission(2, events, poles, { entangler, negativeZz }).run(0.2);
const names = ({ operations }: NativeResult) => operations.map(({ gate }) => gate.name);

const ONE: Quaternion = [1, 0, 0, 0];
const angles = [0.1, -0.1, 0.25, -0.25];
const rz = (angle: number): Quaternion => [Math.cos(angle / 2), 0, 0, Math.sin(angle / 2)];

describe('Emission', () => {
  it.each(angles)('writes zz at the poles where its axes are, by %f turns, whatever ends it takes', (turns) => {
    for (const negativeZz of [true, false]) {
      const rotations: readonly [Quaternion, Quaternion] = [QUARTER_ABOUT_X, rz(0.3)];
      const made = emitted(eventsOf([X, Z], turns, rotations), 'zz', negativeZz);
      const wanted = denseUnitary(
        circuit(2)
          .rzx(2 * Math.PI * turns, 1, 0)
          .rx(Math.PI / 2, 0)
          .rz(0.3, 1).operations,
        2,
        0.2,
      );
      expect(maxDistance(matrixOf(made), wanted)).toBeLessThan(1e-12);
      const [zz] = made.operations.filter(({ gate }) => gate.name === 'zz');
      if (!negativeZz) expect(zz!.parameters[0]).toBeGreaterThan(0);
      expect(zz!.parameters[0]).toBeGreaterThan(-0.25);
    }
  });

  it.each(angles)('writes ms with its axes on the equator, by %f turns', (turns) => {
    const events = eventsOf([X, X], turns, [QUARTER_ABOUT_X, rz(0.3)]);
    // The poles of the wires stand upon the axes.
    const poles = events.axes.slice();
    poles.set([...Z, ...Z]);
    const made = emitted(events, 'ms', true, poles);
    const wanted = denseUnitary(
      circuit(2)
        .xx(2 * Math.PI * turns, 0, 1)
        .rx(Math.PI / 2, 0)
        .rz(0.3, 1).operations,
      2,
      0.2,
    );
    expect(maxDistance(matrixOf(made), wanted)).toBeLessThan(1e-12);
    const [ms] = made.operations.filter(({ gate }) => gate.name === 'ms');
    expect(ms!.parameters[2]).toBe(Math.abs(turns));
  });

  it('leaves rotations about Z to the frames, a full turn being minus one', () => {
    for (const angle of [0.4, -2, 3.5, -4, 6]) {
      const made = emitted(eventsOf([Z, Z], 0.1, [rz(angle), ONE]), 'zz');
      expect(names(made)).toEqual(['zz']);
      expect(Math.abs(made.frames[0] as number)).toBeLessThanOrEqual(Math.PI);
      const wanted = denseUnitary(
        circuit(2)
          .zz(0.2 * Math.PI, 0, 1)
          .rz(angle, 0).operations,
        2,
        0.2,
      );
      expect(maxDistance(matrixOf(made), wanted)).toBeLessThan(1e-12);
    }
  });

  it('takes turns with parameters off the phases of what comes after', () => {
    const theta = param('theta');
    const events = new Events(2, 8);
    events.put(2 * events.add(TURN), 0, Z);
    events.setAngle(0, theta);
    const flush = events.add(FLUSH);
    events.put(2 * flush, 0, [0, 1, 0]);
    events.rotations.set(flush, QUARTER_ABOUT_X);
    const made = emitted(events, 'zz');
    const values = new Map([['theta', 0.9]]);
    const wanted = denseUnitary(
      circuit(2)
        .rz(0.9, 0)
        .rx(Math.PI / 2, 0).operations,
      2,
      0.2,
    );
    expect(names(made)).toEqual(['gpi2']);
    expect(maxDistance(matrixOf(made, values), wanted)).toBeLessThan(1e-12);
  });

  it('writes barriers where they stand, and nothing that was removed', () => {
    const events = new Events(2, 8);
    for (const wire of [0, 1]) {
      const event = events.add(INTERACTION);
      events.put(2 * event, 0, Z);
      events.put(2 * event + 1, 1, Z);
      events.setAngle(event, 0.1 + wire / 10);
      if (wire === 0) events.barriers.set(events.add(BARRIER), [1]);
    }
    expect(emitted(events, 'zz').operations.map(({ gate, targets }) => [gate.name, ...targets])).toEqual([
      ['zz', 0, 1],
      ['barrier', 1],
      ['zz', 0, 1],
    ]);
    events.remove(0);
    expect(names(emitted(events, 'zz'))).toEqual(['barrier', 'zz']);
  });
});
