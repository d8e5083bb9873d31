import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qisGates } from '../../../src/gates/index.js';
import { kronecker, type Matrix, maxDistance, multiply, withPhase } from '../../../src/math/index.js';
import { PairProduct, PairState, type Quaternion } from '../../../src/transpile/checks/pair-products.js';
import { randomPhases } from '../../../src/transpile/checks/random-state.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';
import { timesState } from './window-matrix.js';

type Four = readonly [number, number, number, number];

/** w - i (x X + y Y + z Z). */
const unitary = ([w, x, y, z]: Four): Matrix => Float64Array.of(w, -z, -y, -x, y, -x, w, z);
const ofQuaternion = ({ w, x, y, z }: Quaternion) => unitary([w, x, y, z]);

const unit = (length: number) =>
  fc
    .array(uniform(-1, 1), { minLength: length, maxLength: length })
    .filter((v) => Math.hypot(...v) > 0.1)
    .map((v) => v.map((each) => each / Math.hypot(...v)));

/** exp(-i angle/2 A(x)B) from the axes' own matrices. */
function interaction(angle: number, axes: readonly number[]): Matrix {
  // i times a half turn about an axis is the axis.
  const axis = (at: number) => withPhase(unitary([0, axes[at]!, axes[at + 1]!, axes[at + 2]!]), Math.PI / 2);
  const product = kronecker(axis(0), axis(3));
  const [c, s] = [Math.cos(angle / 2), Math.sin(angle / 2)];
  return product.map((_, k) => {
    const one = k % 10 === 0 ? c : 0;
    // -i s (re + i im).
    return one + (k % 2 === 0 ? s * product[k + 1]! : -s * product[k - 1]!);
  });
}

const axes = fc.tuple(unit(3), unit(3)).map(([a, b]) => [...a, ...b]);
const interactions = fc.array(fc.tuple(uniform(-4, 4), axes), { minLength: 1, maxLength: 4 });

it('the reference is that of the gate table', () => {
  expect(maxDistance(interaction(0.7, [1, 0, 0, 1, 0, 0]), qisGates.xx.matrix([0.7], undefined, 2))).toBeLessThan(
    1e-15,
  );
  expect(maxDistance(interaction(0.7, [0, 0, 1, 1, 0, 0]), qisGates.rzx.matrix([0.7], undefined, 2))).toBeLessThan(
    1e-15,
  );
});

describe('PairState', () => {
  const start = () => randomPhases().slice(0, 8);
  const distanceTo = (made: PairState, wanted: Matrix): number => {
    // By what the state is after the inverse of what it should be.
    const other = new PairState();
    other.reset();
    return Math.abs(made.distanceTo(other, 0) - maxDistance(wanted, start()));
  };

  it('is turned by interactions, rotations and an exchange as matrices say', () => {
    const swap = Float64Array.from({ length: 32 }, (_, k) => ([0, 12, 18, 30].includes(k) ? 1 : 0));
    fc.assert(
      fc.property(interactions, unit(4), unit(4), fc.boolean(), (list, u, v, swapped) => {
        const state = new PairState();
        state.reset();
        let wanted: Matrix = start();
        for (const [angle, each] of list) {
          state.interact(angle, Float64Array.from(each));
          wanted = timesState(interaction(angle, each), wanted);
        }
        state.rotate(0, u as unknown as Four);
        state.rotate(1, v as unknown as Four);
        wanted = timesState(kronecker(unitary(u as unknown as Four), unitary(v as unknown as Four)), wanted);
        if (swapped) {
          state.exchange();
          wanted = timesState(swap, wanted);
        }
        expect(distanceTo(state, wanted)).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('differs from another one by what is left once the phase is taken off', () => {
    const [one, other] = [new PairState(), new PairState()];
    one.reset();
    other.reset();
    one.rotate(0, [Math.cos(0.2), 0, 0, Math.sin(0.2)]);
    one.interact(2 * Math.PI, Float64Array.of(0, 0, 1, 0, 0, 1));
    other.rotate(0, [Math.cos(0.2), 0, 0, Math.sin(0.2)]);
    expect(one.distanceTo(other, Math.PI)).toBeLessThan(1e-14);
    expect(one.distanceTo(other, 0)).toBeCloseTo(2, 12);
    other.rotate(0, [Math.cos(0.1), 0, 0, Math.sin(0.1)]);
    // The second one is ahead by e^{-0.1 i} on half of its entries.
    expect(one.distanceTo(other, Math.PI + 0.1)).toBeCloseTo(2 * Math.sin(0.1), 12);
  });

  it('is no small number where an angle is none', () => {
    const [one, other] = [new PairState(), new PairState()];
    one.reset();
    other.reset();
    one.interact(Number.NaN, Float64Array.of(0, 0, 1, 0, 0, 1));
    expect(one.distanceTo(other, 0)).toBeNaN();
    expect(other.distanceTo(one, 0)).toBeNaN();
  });
});

describe('PairProduct', () => {
  it('finds the rotations of both wires and their phase where the product is no more', () => {
    fc.assert(
      fc.property(axes, axes, fc.constantFrom(0, 1, 2, 3, -1), fc.constantFrom(0, 2, 1), (first, second, m, n) => {
        const product = new PairProduct();
        product.reset();
        product.left(m * Math.PI, Float64Array.from(first), 0, Float64Array.from(first), 3);
        product.left(n * Math.PI, Float64Array.from(second), 0, Float64Array.from(second), 3);
        const { first: u, second: v, phase, error } = product.local();
        const wanted = multiply(interaction(n * Math.PI, second), interaction(m * Math.PI, first));
        expect(error).toBeLessThan(1e-12);
        expect(maxDistance(withPhase(kronecker(ofQuaternion(u), ofQuaternion(v)), phase), wanted)).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 150 },
    );
  });

  it('says how far it is from that where it is more', () => {
    const product = new PairProduct();
    const z = Float64Array.of(0, 0, 1);
    for (const [angle, least] of [
      [1e-3, 4e-4],
      [Math.PI / 2, 0.5],
    ] as const) {
      product.reset();
      product.left(angle, z, 0, z, 0);
      expect(product.local().error).toBeGreaterThan(least);
    }
  });
});
