import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Angle, bindAngle, param, scaleAngle, type Vector } from '../../../src/math/index.js';
import { type Factor, type Neighbour, ordersOf, turnedForms } from '../../../src/transpile/native/block-forms.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';

const X: Vector = [1, 0, 0];
const Y: Vector = [0, 1, 0];
const Z: Vector = [0, 0, 1];

const axis: fc.Arbitrary<Vector> = fc
  .tuple(uniform(0, Math.PI), uniform(0, 6))
  .map(([a, b]) => [Math.sin(a) * Math.cos(b), Math.sin(a) * Math.sin(b), Math.cos(a)]);
const neighbours: fc.Arbitrary<readonly Neighbour[]> = fc.array(
  fc.record({ side: fc.constantFrom(0 as const, 1 as const), axis }),
  { minLength: 2, maxLength: 4 },
);

/** The sum of turns A(x)B as a 3 by 3 table; the turns are multiples of the first factor's. */
function generator(factors: readonly Factor[], weight: (turns: Angle) => number): readonly number[] {
  return [0, 1, 2].flatMap((j) =>
    [0, 1, 2].map((k) => factors.reduce((sum, { axes, turns }) => sum + weight(turns) * axes[0][j]! * axes[1][k]!, 0)),
  );
}

function dot([a, b, c]: Vector, [x, y, z]: Vector): number {
  return a * x + b * y + c * z;
}

describe('turned forms of a block', () => {
  const theta = param('theta');
  const blocks: readonly (readonly [string, readonly Factor[], (turns: Angle) => number])[] = [
    [
      'two equal',
      [
        { axes: [X, Y], turns: 0.1 },
        { axes: [Z, X], turns: 0.1 },
      ],
      Number,
    ],
    [
      'two opposite',
      [
        { axes: [X, X], turns: 0.1 },
        { axes: [Y, Y], turns: -0.1 },
      ],
      Number,
    ],
    [
      'three',
      [
        { axes: [X, X], turns: 0.1 },
        { axes: [Y, Y], turns: -0.1 },
        { axes: [Z, Z], turns: 0.1 },
      ],
      Number,
    ],
    [
      'two of three',
      [
        { axes: [X, X], turns: 0.2 },
        { axes: [Y, Z], turns: 0.1 },
        { axes: [Z, Y], turns: 0.1 },
      ],
      Number,
    ],
    [
      'two with a parameter',
      [
        { axes: [X, X], turns: theta },
        { axes: [Y, Y], turns: scaleAngle(theta, -1) },
      ],
      (turns) => (turns as typeof theta).terms[0]![1],
    ],
  ];

  it.each(blocks)('%s angles are the same gate', (_, factors, weight) => {
    fc.assert(
      fc.property(neighbours, (beside) => {
        const forms = turnedForms(factors, beside);
        const expected = generator(factors, weight);
        for (const form of forms) {
          expect(form).toHaveLength(factors.length);
          for (const [k, entry] of generator(form, weight).entries()) expect(entry).toBeCloseTo(expected[k]!, 13);
          for (const [k, { axes }] of form.entries()) {
            for (const other of form.slice(k)) {
              for (const side of [0, 1] as const) {
                expect(dot(axes[side], other.axes[side])).toBeCloseTo(other === form[k] ? 1 : 0, 13);
              }
            }
          }
        }
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it('have an axis on that of a neighbour, on either wire', () => {
    const factors: readonly Factor[] = [
      { axes: [X, X], turns: 0.1 },
      { axes: [Y, Y], turns: -0.1 },
    ];
    for (const side of [0, 1] as const) {
      const [form] = turnedForms(factors, [{ side, axis: [0.6, 0.8, 0] }]);
      expect(Math.abs(dot(form![0]!.axes[side], [0.6, 0.8, 0]))).toBeCloseTo(1, 14);
    }
  });

  it('are none where all angles differ', () => {
    const factors: readonly Factor[] = [
      { axes: [X, X], turns: 0.1 },
      { axes: [Y, Y], turns: 0.2 },
    ];
    expect(turnedForms(factors, [{ side: 0, axis: [0.6, 0.8, 0] }])).toEqual([]);
  });
});

describe('angles that are nearly equal', () => {
  // The middle one is within the tolerance of both others, which are not within it of each other.
  const chain = [0, 0.8e-13, 1.6e-13] as const;
  const shifted = [0, 0.8e-13, -1.6e-13, 1e-12, 1e-14] as const;

  it.each(ordersOf([...chain]).map((order) => [order] as const))('in a chain of %o are the same gate', (order) => {
    const axes: readonly (readonly [Vector, Vector])[] = [
      [X, X],
      [Y, Y],
      [Z, Z],
    ];
    fc.assert(
      fc.property(neighbours, fc.array(fc.constantFrom(1, -1), { minLength: 3, maxLength: 3 }), (beside, signs) => {
        const factors = axes.map((pair, k): Factor => ({ axes: pair, turns: signs[k]! * (0.1 + order[k]!) }));
        const expected = generator(factors, Number);
        for (const form of turnedForms(factors, beside)) {
          for (const [k, entry] of generator(form, Number).entries()) expect(entry).toBeCloseTo(expected[k]!, 12);
        }
      }),
      { ...FIXED, numRuns: 20 },
    );
  });

  it('and have parameters are the same gate for every value of these', () => {
    const theta = param('theta');
    fc.assert(
      fc.property(neighbours, fc.constantFrom(...shifted), uniform(-1e3, 1e3), (beside, shift, value) => {
        const factors: readonly Factor[] = [
          { axes: [X, X], turns: theta.mul(0.1).add(0.2) },
          { axes: [Y, Y], turns: theta.mul(-0.1).add(-0.2 + shift) },
          { axes: [Z, Z], turns: theta.mul(0.1 + shift).add(0.2) },
        ];
        const weigh = (turns: Angle) => bindAngle(turns, new Map([['theta', value]])) as number;
        const expected = generator(factors, weigh);
        for (const form of turnedForms(factors, beside)) {
          for (const [k, entry] of generator(form, weigh).entries()) expect(entry).toBeCloseTo(expected[k]!, 11);
        }
      }),
      { ...FIXED, numRuns: 40 },
    );
  });
});

describe('orders', () => {
  it('are all of them, the given one first', () => {
    expect(ordersOf([1, 2, 3]).map((order) => order.join(''))).toEqual(['123', '132', '213', '231', '312', '321']);
  });
});
