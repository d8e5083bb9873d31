import { describe, expect, it } from 'vitest';
import {
  adjoint,
  maxDistance,
  multiply,
  phasedRotationOf,
  rotationMatrix,
  scaleMatrix,
} from '../../../src/math/index.js';
import {
  axisBefore,
  cliffordOf,
  fixedAxisOf,
  IDENTITY,
  inverseOf,
  matrixOfClifford,
  type PauliAxis,
  productOf,
  quarterTurn,
  signBefore,
} from '../../../src/transpile/views/clifford-group.js';

const all = Array.from({ length: 48 }, (_, element) => element);
const axes: readonly PauliAxis[] = [0, 1, 2];
const paulis = [
  Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0),
  Float64Array.of(0, 0, 0, -1, 0, 1, 0, 0),
  Float64Array.of(1, 0, 0, 0, 0, 0, -1, 0),
];
const close = (a: Float64Array, b: Float64Array) => expect(maxDistance(a, b)).toBeLessThan(1e-14);

describe('the one-qubit Clifford group', () => {
  it('multiplies and inverts as its matrices do', () => {
    for (const a of all) {
      close(matrixOfClifford(inverseOf(a)), adjoint(matrixOfClifford(a)));
      for (const b of all) {
        close(matrixOfClifford(productOf(a, b)), multiply(matrixOfClifford(a), matrixOfClifford(b)));
      }
    }
    close(matrixOfClifford(IDENTITY), Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0));
  });

  it('knows what it turns into each Pauli', () => {
    for (const element of all) {
      const matrix = matrixOfClifford(element);
      for (const axis of axes) {
        const before = scaleMatrix(paulis[axisBefore(element, axis)]!, signBefore(element, axis));
        close(multiply(adjoint(matrix), multiply(paulis[axis]!, matrix)), before);
      }
    }
  });

  it('has every quarter turn, and tells which gates are such', () => {
    for (const axis of axes) {
      const unit = [0, 1, 2].map((k) => (k === axis ? 1 : 0)) as [number, number, number];
      for (let quarters = -9; quarters <= 9; quarters++) {
        const element = quarterTurn(axis, quarters);
        close(matrixOfClifford(element), rotationMatrix(unit, (quarters * Math.PI) / 2));
        if (quarters % 4 !== 0) expect(fixedAxisOf(element)).toBe(axis);
      }
    }
    expect(all.filter((element) => fixedAxisOf(element) === undefined)).toHaveLength(48 - 20);
  });

  it('recognises its gates, and no other rotation', () => {
    for (const element of all) expect(cliffordOf(phasedRotationOf(matrixOfClifford(element)).rotation)).toBeDefined();
    expect(cliffordOf([Math.cos(0.4), 0, 0, Math.sin(0.4)])).toBeUndefined();
    expect(cliffordOf([Math.SQRT1_2, Math.SQRT1_2 + 1e-8, 0, 0])).toBeUndefined();
    expect(cliffordOf([0.6, 0.8, 0, 0])).toBeUndefined();
  });
});
