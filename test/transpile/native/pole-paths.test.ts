import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vector } from '../../../src/math/index.js';
import { Events, FLUSH, INTERACTION, TURN } from '../../../src/transpile/native/events.js';
import { PolePaths } from '../../../src/transpile/native/pole-paths.js';
import { FIXED } from '../exactness.js';

const CLOSE = 1e-9;
const h = Math.SQRT1_2;

const dot = ([a, b, c]: Vector, [x, y, z]: Vector): number => a * x + b * y + c * z;
const cross = ([a, b, c]: Vector, [x, y, z]: Vector): Vector => [b * z - c * y, c * x - a * z, a * y - b * x];
const negated = ([x, y, z]: Vector): Vector => [-x, -y, -z];
const same = (a: Vector, b: Vector): boolean => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) < CLOSE;

/** Pulses that turn one pole into another. */
function distance(from: Vector, to: Vector): number {
  if (same(from, to)) return 0;
  return same(from, negated(to)) || Math.abs(dot(from, to)) < CLOSE ? 1 : 2;
}

interface Chain {
  readonly steps: readonly { readonly axis: Vector; readonly turn: boolean }[];
  readonly end: Vector;
}

const special: readonly Vector[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  [0, 0, -1],
  [h, h, 0],
  [h, 0, -h],
  [0, 0.6, 0.8],
];
/** On a grid, so that no two directions nearly agree. */
const angle = fc.integer({ min: 1, max: 60 }).map((k) => k / 20);
const axes: fc.Arbitrary<Vector> = fc.oneof(
  fc.constantFrom(...special),
  fc.constantFrom(...special),
  fc.tuple(angle, angle).map(([a, b]): Vector => [Math.sin(a) * Math.cos(b), Math.sin(a) * Math.sin(b), Math.cos(a)]),
);
const chains: fc.Arbitrary<Chain> = fc.record({
  steps: fc.array(fc.record({ axis: axes, turn: fc.nat(5).map((k) => k === 0) }), { maxLength: 4 }),
  end: axes,
});

function eventsOf({ steps, end }: Chain): Events {
  const events = new Events(2, 1);
  for (const { axis, turn } of steps) events.put(2 * events.add(turn ? TURN : INTERACTION) + (turn ? 0 : 1), 1, axis);
  events.put(2 * events.add(FLUSH), 1, end);
  return events;
}

/** Every pole that a shortest path could need: all that follow from both ends and all axes by going one pulse on. */
function candidates({ steps, end }: Chain): readonly Vector[] {
  const found: Vector[] = [];
  const add = (axis: Vector): void => {
    const length = Math.hypot(...axis);
    if (length < 1e-6) return;
    const unit: Vector = [axis[0] / length, axis[1] / length, axis[2] / length];
    if (found.some((known) => same(known, unit))) return;
    found.push(unit, negated(unit));
  };
  for (const axis of special.slice(0, 3)) add(axis);
  add(end);
  for (const { axis } of steps) {
    add(axis);
    for (const other of steps) add(cross(axis, other.axis));
  }
  for (const { axis } of steps) for (const known of [...found]) add(cross(known, axis));
  for (const { axis } of [...steps].reverse()) for (const known of [...found]) add(cross(known, axis));
  return found;
}

/** The fewest pulses, by trying all candidates at all places. */
function exhaustive(chain: Chain, onPoles: boolean): number {
  const all = candidates(chain);
  let reached: readonly { readonly pole: Vector; readonly cost: number }[] = [{ pole: [0, 0, 1], cost: 0 }];
  const cheapest = (pole: Vector): number => Math.min(...reached.map((from) => from.cost + distance(from.pole, pole)));
  for (const { axis, turn } of chain.steps) {
    const allowed = all.filter((pole) =>
      onPoles || turn ? same(pole, axis) || same(pole, negated(axis)) : Math.abs(dot(pole, axis)) < CLOSE,
    );
    reached = allowed.map((pole) => ({ pole, cost: cheapest(pole) }));
  }
  return cheapest(chain.end);
}

describe.each([
  ['zz', true],
  ['ms', false],
] as const)('the poles of a wire with %s', (_, onPoles) => {
  it('take as few pulses as an exhaustive search finds', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const events = eventsOf(chain);
        expect(new PolePaths(events, onPoles).solve(1)).toBe(exhaustive(chain, onPoles));
      }),
      { ...FIXED, numRuns: 120 },
    );
  });

  it('fit every event, and are as far from each other as was said', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const events = eventsOf(chain);
        const paths = new PolePaths(events, onPoles);
        const pulses = paths.solve(1);
        let pole: Vector = [0, 0, 1];
        let sum = 0;
        for (let place = events.first[1]!; place >= 0; place = events.next[place]!) {
          const [x, y, z] = paths.poles.subarray(3 * place) as unknown as [number, number, number];
          sum += distance(pole, [x, y, z]);
          pole = [x, y, z];
          const step = chain.steps[place >> 1];
          if (!step) expect(same(pole, chain.end)).toBe(true);
          else if (onPoles || step.turn) expect(Math.abs(dot(pole, step.axis))).toBeCloseTo(1, 12);
          else expect(dot(pole, step.axis)).toBeCloseTo(0, 12);
        }
        expect(sum).toBe(pulses);
      }),
      { ...FIXED, numRuns: 400 },
    );
  });
});

describe('axes close to each other', () => {
  it('get a pole that is perpendicular to both', () => {
    for (const tilt of [1e-3, 1e-6, 1e-9]) {
      const [first, second]: readonly [Vector, Vector] = [
        [0.6, 0, 0.8],
        [0.6 * Math.cos(tilt), Math.sin(tilt), 0.8 * Math.cos(tilt) - 0],
      ];
      const length = Math.hypot(...second);
      const events = eventsOf({
        steps: [
          { axis: first, turn: false },
          { axis: [second[0] / length, second[1] / length, second[2] / length], turn: false },
        ],
        end: [h, h, 0],
      });
      const paths = new PolePaths(events, false);
      paths.solve(1);
      for (const place of [1, 3]) {
        const pole = paths.poles.subarray(3 * place, 3 * place + 3) as unknown as Vector;
        expect(
          Math.abs(dot(pole, [...events.axes.subarray(3 * place, 3 * place + 3)] as unknown as Vector)),
        ).toBeLessThan(1e-15);
      }
    }
  });
});
