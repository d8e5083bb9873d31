import fc from 'fast-check';
import * as mathjs from 'mathjs';
import { describe, expect, it } from 'vitest';
import { identity, kronecker, type Matrix, multiply } from '../../../src/math/index.js';
import {
  type Axis,
  bestAxis,
  commutatorNorm,
  commutatorsOf,
  largestCommutator,
} from '../../../src/verify/certificate/commutant.js';
import { FIXED, oneQubitUnitaries, toMathjs, twoQubitUnitaries } from '../../math/random-matrices.js';
import { uniform } from '../../math/uniform.js';

const PAULIS = [
  [
    [0, 1],
    [1, 0],
  ],
  [
    [0, mathjs.complex(0, -1)],
    [mathjs.complex(0, 1), 0],
  ],
  [
    [1, 0],
    [0, -1],
  ],
].map((rows) => mathjs.matrix(rows as number[][]));

const axisArbitrary: fc.Arbitrary<Axis> = fc.tuple(uniform(-1, 1), uniform(-1, 1), uniform(0.1, 1)).map((vector) => {
  const length = Math.hypot(...vector);
  return vector.map((x) => x / length) as unknown as Axis;
});

/** Unitaries of three wires, wire k being bit k. */
const threeWires: fc.Arbitrary<Matrix> = fc
  .tuple(twoQubitUnitaries, oneQubitUnitaries, twoQubitUnitaries, oneQubitUnitaries)
  .map(([a, b, c, d]) => multiply(kronecker(a, b), kronecker(d, c)));

/** The commutator with `n.sigma` on a wire, entry by entry. */
function slowCommutator(matrix: Matrix, wire: number, wires: number, [x, y, z]: Axis): number {
  const pauli = mathjs.add(
    mathjs.add(mathjs.multiply(PAULIS[0]!, x), mathjs.multiply(PAULIS[1]!, y)),
    mathjs.multiply(PAULIS[2]!, z),
  ) as mathjs.Matrix;
  let whole = mathjs.matrix([[1]]);
  for (let k = wires - 1; k >= 0; k--) {
    whole = mathjs.kron(whole, k === wire ? pauli : (mathjs.identity(2) as mathjs.Matrix));
  }
  const own = toMathjs(matrix);
  const difference = mathjs.subtract(mathjs.multiply(own, whole), mathjs.multiply(whole, own)) as mathjs.Matrix;
  return frobenius(difference);
}

function frobenius(matrix: mathjs.Matrix): number {
  return Math.sqrt(
    (matrix.toArray() as (mathjs.Complex | number)[][])
      .flat()
      .reduce<number>(
        (sum, entry) => sum + (typeof entry === 'number' ? entry ** 2 : entry.re ** 2 + entry.im ** 2),
        0,
      ),
  );
}

describe('commutators', () => {
  it('have the norms of those multiplied out, on every wire and along every axis', () => {
    fc.assert(
      fc.property(threeWires, fc.nat(2), axisArbitrary, (matrix, wire, axis) => {
        const found = commutatorNorm(commutatorsOf(matrix, 1 << wire), axis);
        expect(Math.abs(found - slowCommutator(matrix, wire, 3, axis))).toBeLessThan(1e-13);
      }),
      FIXED,
    );
  });

  it('are at most as large as the largest one', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, fc.nat(1), axisArbitrary, (matrix, wire, axis) => {
        const largest = largestCommutator(commutatorsOf(matrix, 1 << wire));
        expect(slowCommutator(matrix, wire, 2, axis)).toBeLessThanOrEqual(largest + 1e-13);
      }),
      FIXED,
    );
  });

  it('know how far a unitary is from one that does not act on a wire', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, uniform(1e-12, 1e-3), (other, angle) => {
        const weak = Float64Array.of(1, 0, 0, 0, 0, 0, Math.cos(angle), Math.sin(angle));
        const found = largestCommutator(commutatorsOf(kronecker(other, weak), 1));
        // The twirl over all Paulis of the wire is at most so far away, and so is what the phase gate does.
        const distance = 2 * Math.sin(angle / 4);
        expect(distance).toBeLessThanOrEqual((Math.sqrt(3) / 4) * found + 1e-15);
        expect(found).toBeLessThan(10 * angle);
      }),
      FIXED,
    );
  });

  it('lead to the axis that commutes, of weak interactions too', () => {
    fc.assert(
      fc.property(
        oneQubitUnitaries,
        oneQubitUnitaries,
        fc.oneof(uniform(0.01, 3), uniform(1e-6, 1e-5)),
        (turn, other, angle) => {
          const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2)];
          const zz = Float64Array.from({ length: 32 }, (_, k) => {
            const [row, column] = [k >> 3, (k >> 1) & 3];
            if (row !== column) return 0;
            return k % 2 === 0 ? c : row === 0 || row === 3 ? -s : s;
          });
          const local = kronecker(other, turn);
          const back = kronecker(daggerOf(other), daggerOf(turn));
          const commutators = commutatorsOf(multiply(back, multiply(zz, local)), 1);
          const axis = bestAxis(commutators)!;
          expect(Math.hypot(...axis)).toBeCloseTo(1, 12);
          expect(commutatorNorm(commutators, axis)).toBeLessThan(1e-14);
          expect(slowCommutator(multiply(back, multiply(zz, local)), 0, 2, axis)).toBeLessThan(2e-14);
        },
      ),
      FIXED,
    );
  });

  it('have no axis where a unitary leaves the wire alone, or an entry is no number', () => {
    const [one, nothing] = [identity(4), identity(4).fill(Number.NaN)];
    expect(bestAxis(commutatorsOf(one, 1))).toBeUndefined();
    expect(largestCommutator(commutatorsOf(one, 2))).toBe(0);
    expect(bestAxis(commutatorsOf(nothing, 1))).toBeUndefined();
    expect(largestCommutator(commutatorsOf(nothing, 1))).toBeNaN();
  });
});

function daggerOf([ar, ai, br, bi, cr, ci, dr, di]: Matrix): Matrix {
  return Float64Array.of(ar!, -ai!, cr!, -ci!, br!, -bi!, dr!, -di!);
}
