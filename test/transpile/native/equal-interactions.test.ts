import { describe, expect, it } from 'vitest';
import type { Vector } from '../../../src/math/index.js';
import { findEqualInteraction, findEqualTurn } from '../../../src/transpile/native/equal-interactions.js';
import { BARRIER, Events, FLUSH, INTERACTION, TURN } from '../../../src/transpile/native/events.js';

const X: Vector = [1, 0, 0];
const Y: Vector = [0, 1, 0];
const Z: Vector = [0, 0, 1];
const MINUS_X: Vector = [-1, 0, 0];
const tilted: Vector = [Math.cos(0.1), Math.sin(0.1), 0];

type Step = readonly [number, Vector, number, Vector] | readonly [number, Vector] | 'flush 0' | 'barrier';

function eventsOf(...steps: readonly Step[]): Events {
  const events = new Events(3, 64);
  for (const step of steps) {
    if (step === 'barrier') {
      events.barriers.set(events.add(BARRIER), [0, 1]);
    } else if (step === 'flush 0') {
      events.put(2 * events.add(FLUSH), 0, X);
    } else if (step.length === 2) {
      events.put(2 * events.add(TURN), step[0], step[1]);
    } else {
      const event = events.add(INTERACTION);
      events.put(2 * event, step[0], step[1]);
      events.put(2 * event + 1, step[2], step[3]);
    }
  }
  return events;
}

const find = (events: Events, wires: readonly [number, number], first: Vector, second: Vector) =>
  findEqualInteraction(events, wires, Float64Array.of(...first, ...second));

describe('findEqualInteraction', () => {
  const xz: Step = [0, X, 1, Z];

  it.each<readonly [string, readonly Step[], number | undefined]>([
    ['the one before', [xz], 0],
    ['the latest of several', [xz, xz], 1],
    ['one past what has the same axis on the wire that it shares', [xz, [1, Z, 2, X]], 0],
    ['none past what has another', [xz, [1, X, 2, X]], undefined],
    ['none past that on the first wire', [xz, [2, X, 0, Z]], undefined],
    ['one past a turn about its axis', [xz, [0, X]], 0],
    ['none past a turn about another', [xz, [0, Z]], undefined],
    ['one past the pair’s own other axes on both wires', [xz, [0, Y, 1, X]], 0],
    ['none past other axes on one of them', [xz, [0, Y, 1, Z]], undefined],
    ['none past what is neither', [xz, [0, tilted, 1, X]], undefined],
    ['none of another second axis', [[0, X, 1, X]], undefined],
    ['none of another pair', [[0, X, 2, Z]], undefined],
    ['none past a flush', [xz, 'flush 0'], undefined],
    ['none where there is none', [], undefined],
  ])('is %s', (_, steps, expected) => {
    expect(find(eventsOf(...steps), [0, 1], X, Z)?.event).toBe(expected);
  });

  it('counts opposite axes against, and two of them with it', () => {
    const events = eventsOf([0, X, 1, Z]);
    expect(find(events, [0, 1], X, Z)).toEqual({ event: 0, sign: 1, tilt: 0 });
    expect(find(events, [0, 1], MINUS_X, Z)).toMatchObject({ event: 0, sign: -1 });
    expect(find(events, [0, 1], MINUS_X, [0, 0, -1])).toMatchObject({ event: 0, sign: 1 });
  });

  it('takes wires in either order, each with its own axis', () => {
    const events = eventsOf([1, Z, 0, X]);
    expect(find(events, [0, 1], X, Z)).toMatchObject({ event: 0, sign: 1 });
    expect(find(events, [1, 0], Z, X)).toMatchObject({ event: 0, sign: 1 });
    expect(find(events, [1, 0], X, Z)).toBeUndefined();
  });

  it('says how far from parallel the axes are', () => {
    const off: Vector = [Math.cos(1e-12), Math.sin(1e-12), 0];
    const found = find(eventsOf([0, X, 1, Z]), [0, 1], off, Z)!;
    expect(found.tilt).toBeGreaterThan(0.9e-12);
    expect(found.tilt).toBeLessThan(1.1e-12);
  });

  it('does not look back for ever', () => {
    const steps = Array.from({ length: 200 }, (): Step => [1, Z, 2, X]);
    expect(find(eventsOf([0, X, 1, Z], ...steps), [0, 1], X, Z)).toBeUndefined();
    expect(find(eventsOf([0, X, 1, Z], ...steps.slice(0, 10)), [0, 1], X, Z)?.event).toBe(0);
  });
});

describe('findEqualTurn', () => {
  it.each<readonly [string, readonly Step[], number | undefined]>([
    ['the one before', [[0, X]], 0],
    [
      'one past an interaction about its axis',
      [
        [0, X],
        [0, X, 1, Z],
      ],
      0,
    ],
    [
      'none past one about another',
      [
        [0, X],
        [0, Z, 1, Z],
      ],
      undefined,
    ],
    [
      'none past another turn',
      [
        [0, X],
        [0, Z],
      ],
      undefined,
    ],
    ['none of another wire', [[1, X]], undefined],
    ['none past a flush', [[0, X], 'flush 0'], undefined],
  ])('is %s', (_, steps, expected) => {
    expect(findEqualTurn(eventsOf(...steps), 0, X)?.event).toBe(expected);
  });

  it('counts an opposite axis against', () => {
    expect(findEqualTurn(eventsOf([0, X]), 0, MINUS_X)).toEqual({ event: 0, sign: -1, tilt: 0 });
  });
});
