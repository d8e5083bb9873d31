import { describe, expect, it } from 'vitest';
import { param } from '../../../src/math/index.js';
import { Events, FLUSH, INTERACTION, NOWHERE, TURN } from '../../../src/transpile/native/events.js';

const X = [1, 0, 0] as const;
const Z = [0, 0, 1] as const;

/** Interactions on pairs of wires, one after the other. */
function chain(wires: number, capacity: number, ...pairs: readonly (readonly [number, number])[]): Events {
  const events = new Events(wires, capacity);
  pairs.forEach(([a, b], k) => {
    const event = events.add(INTERACTION);
    events.put(2 * event, a, X);
    events.put(2 * event + 1, b, Z);
    events.setAngle(event, k / 10);
  });
  return events;
}

/** The events of a wire, forth and back. */
function along(events: Events, wire: number): readonly number[] {
  const forth: number[] = [];
  for (let place = events.first[wire]!; place !== NOWHERE; place = events.next[place]!) forth.push(place >> 1);
  const back: number[] = [];
  for (let place = events.last[wire]!; place !== NOWHERE; place = events.previous[place]!) back.push(place >> 1);
  expect(back.toReversed()).toEqual(forth);
  return forth;
}

describe('Events', () => {
  it('are linked along each wire in time order', () => {
    const events = chain(4, 8, [0, 1], [1, 2], [2, 0]);
    expect([0, 1, 2, 3].map((wire) => along(events, wire))).toEqual([[0, 2], [0, 1], [1, 2], []]);
  });

  it.each([
    [0, [[2], [1], [1, 2]]],
    [1, [[0, 2], [0], [2]]],
    [2, [[0], [0, 1], [1]]],
  ] as const)('are linked without event %i once it is removed', (event, wires) => {
    const events = chain(3, 8, [0, 1], [1, 2], [2, 0]);
    events.remove(event);
    expect([0, 1, 2].map((wire) => along(events, wire))).toEqual(wires);
    expect([0, 1, 2].map((each) => events.removed[each])).toEqual([0, 1, 2].map((each) => (each === event ? 1 : 0)));
  });

  it('take what stands on one wire out of that only', () => {
    const events = chain(2, 8, [0, 1]);
    const turn = events.add(TURN);
    events.put(2 * turn, 1, Z);
    events.remove(turn);
    expect([0, 1].map((wire) => along(events, wire))).toEqual([[0], [0]]);
  });

  it('keep everything when they outgrow their room', () => {
    const pairs = Array.from({ length: 40 }, (_, k) => [k % 3, (k + 1) % 3] as const);
    const [small, large] = [chain(3, 1, ...pairs), chain(3, 64, ...pairs)];
    for (const wire of [0, 1, 2]) expect(along(small, wire)).toEqual(along(large, wire));
    for (let event = 0; event < 40; event++) {
      expect(small.angle(event)).toBe(event / 10);
      expect(small.kinds[event]).toBe(INTERACTION);
      expect([...small.axes.slice(6 * event, 6 * event + 6)]).toEqual([...X, ...Z]);
    }
  });

  it('have an angle that is a number or has parameters, whichever was set last', () => {
    const events = chain(2, 2, [0, 1]);
    const theta = param('theta');
    events.setAngle(0, theta);
    expect(events.angle(0)).toBe(theta);
    events.setAngle(0, 0.5);
    expect(events.angle(0)).toBe(0.5);
  });

  it('go back to the forms that they had', () => {
    const events = chain(2, 2, [0, 1]);
    events.add(FLUSH);
    const before = events.forms();
    events.setAngle(0, param('t'));
    events.axes.fill(0);
    events.setForms(before);
    expect(events.angle(0)).toBe(0);
    expect([...events.axes.slice(0, 6)]).toEqual([...X, ...Z]);
  });
});
