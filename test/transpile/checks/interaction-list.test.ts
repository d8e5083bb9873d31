import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit, type Operation } from '../../../src/circuit/index.js';
import { allGates, qisGates } from '../../../src/gates/index.js';
import { identity, kronecker, type Matrix, maxDistance, multiply, withPhase } from '../../../src/math/index.js';
import { X_AXIS } from '../../../src/pauli/index.js';
import {
  axisUnder,
  InteractionList,
  NO_WIRE,
  unitaryDistance,
  unitaryOfMatrix,
  WireUnitaries,
} from '../../../src/transpile/checks/interaction-list.js';
import { useOf } from '../../gates/arbitraries.js';
import { denseUnitary } from '../../gates/dense.js';
import { uniform } from '../../math/uniform.js';
import { FIXED } from '../exactness.js';

type Four = readonly [number, number, number, number];

/** w - i (x X + y Y + z Z). */
const unitary = ([w, x, y, z]: Four): Matrix => Float64Array.of(w, -z, -y, -x, y, -x, w, z);

/** A direction as a matrix: i times a half turn about it. */
const direction = (axes: Float64Array, at: number): Matrix =>
  withPhase(unitary([0, axes[at]!, axes[at + 1]!, axes[at + 2]!]), Math.PI / 2);

const quaternion = fc
  .array(uniform(-1, 1), { minLength: 4, maxLength: 4 })
  .filter((q) => Math.hypot(...q) > 0.1)
  .map((q) => q.map((each) => each / Math.hypot(...q)) as unknown as Four);

const onWire = (unitaries: WireUnitaries, wire: number): Four =>
  [0, 1, 2, 3].map((k) => unitaries.q[4 * wire + k]!) as unknown as Four;

/** What a list of interactions and unitaries is as a matrix, wire 0 most significant. */
function matrixOfList(list: InteractionList, wires: number): Matrix {
  let product = identity(2 ** wires);
  for (let k = 0; k < list.length; k++) {
    const [a, b] = [list.wires[2 * k]!, list.wires[2 * k + 1]!];
    const factors = Array.from({ length: wires }, (_, wire) => {
      if (wire === a) return direction(list.axes, 6 * k);
      return wire === b ? direction(list.axes, 6 * k + 3) : identity(2);
    });
    const pauli = factors.reduce(kronecker);
    const [c, s] = [Math.cos(list.angles[k]! / 2), Math.sin(list.angles[k]! / 2)];
    const one = identity(2 ** wires);
    const turn = pauli.map((_, j) => c * one[j]! + (j % 2 === 0 ? s * pauli[j + 1]! : -s * pauli[j - 1]!));
    product = multiply(turn, product);
  }
  const rest = Array.from({ length: wires }, (_, wire) => unitary(onWire(list.unitaries, wire))).reduce(kronecker);
  return withPhase(multiply(rest, product), list.unitaries.phase);
}

const oneWire = allGates.filter(({ kind, targets }) => kind === 'unitary' && targets === 1);
const pairs = allGates.filter(({ kind, targets, rotation, name, data }) => {
  const isOnePair = rotation?.generator.length === 1 || name === 'ms' || name === 'zz';
  return kind === 'unitary' && targets === 2 && !data && isOnePair;
});

describe('InteractionList.of', () => {
  it('is the product of the gates, phase included, interactions seen from before all one-qubit gates', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(...[...oneWire, ...pairs].map((gate) => useOf(gate, 3, 0))), { minLength: 1, maxLength: 12 }),
        (uses) => {
          const list = InteractionList.of(uses, 3);
          expect(list.length).toBe(uses.filter(({ targets }) => targets.length === 2).length);
          expect(maxDistance(matrixOfList(list, 3), denseUnitary(uses, 3))).toBeLessThan(1e-11);
        },
      ),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('leaves rotations among the interactions that are to stand there', () => {
    const { operations } = circuit(2).h(0).p(0.3, 0).zz(0.4, 0, 1).rx(0.5, 1).h(1);
    const list = InteractionList.of(operations, 2, (at) => at === 1 || at === 3);
    expect(list.angles).toEqual([0.3, 0.4, 0.5]);
    expect(list.wires).toEqual([0, NO_WIRE, 0, 1, 1, NO_WIRE]);
    expect(maxDistance(matrixOfList(list, 2), denseUnitary(operations, 2))).toBeLessThan(1e-14);
  });

  it('knows where barriers are', () => {
    const { operations } = nativeCircuit(2).zz(0.1, 0, 1).barrier(1).zz(0.1, 0, 1).barrier();
    const { barriers } = InteractionList.of(operations, 2);
    expect(barriers).toEqual([
      { operation: operations[1], before: 1 },
      { operation: operations[3], before: 2 },
    ]);
  });

  it('holds more interactions than there was room for at first', () => {
    const long = circuit(2).zz(0.01, 0, 1).h(0).repeat(150);
    const list = InteractionList.of(long.operations, 2);
    expect(list.length).toBe(150);
    expect(maxDistance(matrixOfList(list, 2), denseUnitary(long.operations, 2))).toBeLessThan(1e-11);
  });
});

describe('WireUnitaries', () => {
  it('multiplies from both sides, on one wire only', () => {
    fc.assert(
      fc.property(quaternion, quaternion, quaternion, (a, b, c) => {
        const unitaries = new WireUnitaries(2);
        unitaries.left(1, ...a);
        unitaries.left(1, ...b);
        unitaries.right(1, ...c);
        const wanted = multiply(unitary(b), multiply(unitary(a), unitary(c)));
        expect(maxDistance(unitary(onWire(unitaries, 1)), wanted)).toBeLessThan(1e-14);
        expect(onWire(unitaries, 0)).toEqual([1, 0, 0, 0]);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it('stays a unitary over many products', () => {
    const unitaries = new WireUnitaries(1);
    const operations: readonly Operation[] = circuit(1).h(0).t(0).rx(0.3, 0).operations;
    for (let k = 0; k < 30_000; k++) unitaries.apply(operations[k % 3]!);
    expect(Math.hypot(...onWire(unitaries, 0))).toBeCloseTo(1, 15);
  });
});

describe('axisUnder and before', () => {
  it('are u^-1 P u', () => {
    fc.assert(
      fc.property(quaternion, (q) => {
        const [into, other] = [new Float64Array(4), new Float64Array(4)];
        axisUnder(q, X_AXIS, into, 1);
        const unitaries = new WireUnitaries(1);
        unitaries.left(0, ...q);
        unitaries.before(0, 1, 0, 0, other, 1);
        const [w, x, y, z] = q;
        const wanted = multiply(unitary([w, -x, -y, -z]), multiply(qisGates.x.matrix([], undefined, 1), unitary(q)));
        expect(maxDistance(direction(into, 1), wanted)).toBeLessThan(1e-14);
        expect(maxDistance(other, into)).toBeLessThan(1e-14);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });
});

describe('unitaryOfMatrix', () => {
  it('is a matrix but for its phase, whatever its determinant', () => {
    fc.assert(
      fc.property(quaternion, uniform(-7, 7), (q, phase) => {
        const matrix = withPhase(unitary(q), phase);
        const { w, x, y, z, phase: found } = unitaryOfMatrix(matrix);
        expect(maxDistance(withPhase(unitary([w, x, y, z]), found), matrix)).toBeLessThan(1e-14);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });
});

describe('unitaryDistance', () => {
  const list = Float64Array.of(0, 0.6, 0, 0, 0.8, -0.6, 0, 0, -0.8, 0.6, 0, 0.8, 0);
  it('is up to a sign, which it tells', () => {
    expect(unitaryDistance(list, 1, list, 1)).toEqual([0, 1]);
    expect(unitaryDistance(list, 1, list, 5)).toEqual([0, -1]);
    expect(unitaryDistance(list, 1, list, 9)[0]).toBeCloseTo(0.8, 14);
  });

  it('is no number where an entry is none', () => {
    const broken = Float64Array.of(1, 0, Number.NaN, 0);
    expect(unitaryDistance(broken, 0, Float64Array.of(1, 0, 0, 0), 0)[0]).toBeNaN();
  });
});
