import fc from 'fast-check';
import * as mathjs from 'mathjs';
import { describe, expect, it } from 'vitest';
import {
  determinant,
  identity,
  interactionMatrix,
  type Kak,
  kak,
  kronecker,
  type Matrix,
  maxDistance,
  multiply,
  withPhase,
} from '../../src/math/index.js';
import { angles, FIXED, fromMathjs, oneQubitUnitaries, toMathjs, twoQubitUnitaries } from './random-matrices.js';

const QUARTER = Math.PI / 4;

const rows = (entries: readonly (readonly (number | mathjs.Complex)[])[]) =>
  fromMathjs(entries as unknown as mathjs.MathCollection);
const i = mathjs.complex(0, 1);
const r = Math.SQRT1_2;
const diagonal = (...phases: number[]): Matrix => {
  const m = new Float64Array(32);
  phases.forEach((phase, k) => {
    m[10 * k] = Math.cos(phase);
    m[10 * k + 1] = Math.sin(phase);
  });
  return m;
};

/** Name, matrix and Weyl coordinates in units of pi/4. */
const classes: readonly (readonly [string, Matrix, readonly [number, number, number]])[] = [
  ['identity', identity(4), [0, 0, 0]],
  [
    'cnot',
    rows([
      [1, 0, 0, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
      [0, 0, 1, 0],
    ]),
    [1, 0, 0],
  ],
  ['cz', diagonal(0, 0, 0, Math.PI), [1, 0, 0]],
  [
    'swap',
    rows([
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]),
    [1, 1, 1],
  ],
  [
    'iswap',
    rows([
      [1, 0, 0, 0],
      [0, 0, i, 0],
      [0, i, 0, 0],
      [0, 0, 0, 1],
    ]),
    [1, 1, 0],
  ],
  [
    'root of iswap',
    rows([
      [1, 0, 0, 0],
      [0, r, mathjs.complex(0, r), 0],
      [0, mathjs.complex(0, r), r, 0],
      [0, 0, 0, 1],
    ]),
    [0.5, 0.5, 0],
  ],
  [
    'inverse iswap',
    rows([
      [1, 0, 0, 0],
      [0, 0, mathjs.complex(0, -1), 0],
      [0, mathjs.complex(0, -1), 0, 0],
      [0, 0, 0, 1],
    ]),
    [1, 1, 0],
  ],
  ...Array.from(
    { length: 12 },
    (_, k) => [`cp(pi/2^${k})`, diagonal(0, 0, 0, Math.PI / 2 ** k), [2 ** -k, 0, 0]] as const,
  ),
];

function rebuilt({ phase, x, y, z, before, after }: Kak): Matrix {
  const product = multiply(kronecker(...after), multiply(interactionMatrix(x, y, z), kronecker(...before)));
  return withPhase(product, phase);
}

function expectSound(u: Matrix, tolerance = 1e-12): Kak {
  const found = kak(u);
  expect(maxDistance(rebuilt(found), u)).toBeLessThan(tolerance);
  expect(found.x).toBeLessThan(QUARTER + 2e-12);
  expect(found.x).toBeGreaterThan(found.y - 2e-12);
  expect(found.y).toBeGreaterThan(Math.abs(found.z) - 2e-12);
  for (const local of [...found.before, ...found.after]) {
    const [re, im] = determinant(local);
    expect(Math.hypot(re - 1, im)).toBeLessThan(1e-12);
  }
  return found;
}

describe('interactionMatrix', () => {
  it('is the exponential that it says', () => {
    const pauli = {
      X: [
        [0, 1],
        [1, 0],
      ],
      Y: [
        [0, mathjs.complex(0, -1)],
        [i, 0],
      ],
      Z: [
        [1, 0],
        [0, -1],
      ],
    };
    const pair = (p: keyof typeof pauli) =>
      mathjs.kron(mathjs.matrix(pauli[p] as never), mathjs.matrix(pauli[p] as never));
    fc.assert(
      fc.property(angles, angles, angles, (x, y, z) => {
        const sum = mathjs.add(
          mathjs.add(mathjs.multiply(pair('X'), x), mathjs.multiply(pair('Y'), y)),
          mathjs.multiply(pair('Z'), z),
        ) as mathjs.Matrix;
        const expected = fromMathjs(mathjs.expm(mathjs.multiply(sum, i) as mathjs.Matrix));
        expect(maxDistance(interactionMatrix(x, y, z), expected)).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 50 },
    );
  });
});

describe('kak', () => {
  it.each(classes)('finds the class of %s', (_, u, coordinates) => {
    const found = expectSound(u);
    const scaled = [found.x, found.y, found.z].map((x) => x / QUARTER);
    coordinates.forEach((x, k) => {
      expect(scaled[k]).toBeCloseTo(x, 11);
    });
  });

  it.each(classes)('finds the class of %s between any locals', (_, u, coordinates) => {
    fc.assert(
      fc.property(fc.array(oneQubitUnitaries, { minLength: 4, maxLength: 4 }), (locals) => {
        const dressed = multiply(kronecker(locals[0]!, locals[1]!), multiply(u, kronecker(locals[2]!, locals[3]!)));
        const found = expectSound(dressed);
        const scaled = [found.x, found.y, found.z].map((x) => x / QUARTER);
        coordinates.forEach((x, k) => {
          expect(scaled[k]).toBeCloseTo(x, 9);
        });
      }),
      FIXED,
    );
  });

  it.each(classes)('stays exact a billionth away from %s', (_, u) => {
    fc.assert(
      fc.property(fc.array(oneQubitUnitaries, { minLength: 4, maxLength: 4 }), angles, angles, angles, (l, x, y, z) => {
        const nudge = interactionMatrix(1e-9 * x, 1e-9 * y, 1e-9 * z);
        expectSound(multiply(nudge, u));
        expectSound(multiply(kronecker(l[0]!, l[1]!), multiply(u, multiply(nudge, kronecker(l[2]!, l[3]!)))));
      }),
      FIXED,
    );
  });

  it('rebuilds every unitary with its phase', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, (u) => {
        expectSound(u);
      }),
      { ...FIXED, numRuns: 3000 },
    );
  });

  it('has coordinates that locals do not change', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, oneQubitUnitaries, oneQubitUnitaries, (u, a, b) => {
        const one = kak(u);
        const two = kak(multiply(kronecker(a, b), u));
        expect(Math.abs(one.x - two.x) + Math.abs(one.y - two.y) + Math.abs(one.z - two.z)).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 1000 },
    );
  });

  it('gives the same numbers for the same input', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, (u) => {
        expect(kak(u)).toEqual(kak(u.slice()));
      }),
      FIXED,
    );
  });

  it('agrees with mathjs on what it rebuilds', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, (u) => {
        const { before, after, x, y, z, phase } = kak(u);
        const product = mathjs.multiply(
          mathjs.multiply(
            mathjs.kron(toMathjs(after[0]), toMathjs(after[1])),
            mathjs.multiply(toMathjs(interactionMatrix(x, y, z)), mathjs.exp(mathjs.complex(0, phase)) as never),
          ),
          mathjs.kron(toMathjs(before[0]), toMathjs(before[1])),
        );
        expect(maxDistance(fromMathjs(product as mathjs.Matrix), u)).toBeLessThan(1e-12);
      }),
      FIXED,
    );
  });
});
