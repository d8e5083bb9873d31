import { describe, expect, it } from 'vitest';
import { adjoint, maxDistance, multiply, phasedRotationOf, rotationMatrix, scaleMatrix } from '../../src/math/index.js';
import {
  axisBefore,
  CLIFFORD_IDENTITY,
  cliffordInverse,
  cliffordOf,
  cliffordProduct,
  cliffordWithImages,
  directionOf,
  fixedAxisOf,
  imageOf,
  MINUS,
  matrixOfClifford,
  PAULI_AXES,
  preimageOf,
  quarterTurn,
  signBefore,
  X_AXIS,
  Y_AXIS,
  Z_AXIS,
} from '../../src/pauli/index.js';

const all = Array.from({ length: 48 }, (_, element) => element);
/** By letter. */
const paulis = [
  Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0),
  Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0),
  Float64Array.of(1, 0, 0, 0, 0, 0, -1, 0),
  Float64Array.of(0, 0, 0, -1, 0, 1, 0, 0),
];
const signed = (letter: number) => scaleMatrix(paulis[letter & 3]!, letter < MINUS ? 1 : -1);
const close = (a: Float64Array, b: Float64Array) => expect(maxDistance(a, b)).toBeLessThan(1e-14);

describe('the one-qubit Clifford group', () => {
  it('multiplies and inverts as its matrices do', () => {
    for (const a of all) {
      close(matrixOfClifford(cliffordInverse(a)), adjoint(matrixOfClifford(a)));
      for (const b of all) {
        close(matrixOfClifford(cliffordProduct(a, b)), multiply(matrixOfClifford(a), matrixOfClifford(b)));
      }
    }
    close(matrixOfClifford(CLIFFORD_IDENTITY), Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0));
  });

  it('knows what it turns into each Pauli', () => {
    for (const element of all) {
      const matrix = matrixOfClifford(element);
      for (const axis of PAULI_AXES) {
        const before = scaleMatrix(paulis[axisBefore(element, axis)]!, signBefore(element, axis));
        close(multiply(adjoint(matrix), multiply(paulis[axis]!, matrix)), before);
      }
    }
  });

  it('knows what it makes of each signed letter, and of what it makes it', () => {
    for (const element of all) {
      const matrix = matrixOfClifford(element);
      for (const letter of [0, X_AXIS, Z_AXIS, Y_AXIS, X_AXIS | MINUS, Z_AXIS | MINUS, Y_AXIS | MINUS]) {
        close(multiply(matrix, multiply(signed(letter), adjoint(matrix))), signed(imageOf(element, letter)));
        expect(preimageOf(element, imageOf(element, letter))).toBe(letter);
      }
    }
  });

  it('is known up to its phase by what it makes of X and Z', () => {
    const found = all.map((element) => cliffordWithImages(imageOf(element, X_AXIS), imageOf(element, Z_AXIS)));
    expect(new Set(found).size).toBe(24);
    for (const element of all) {
      const [own, like] = [matrixOfClifford(element), matrixOfClifford(found[element]!)];
      expect(Math.min(maxDistance(own, like), maxDistance(own, scaleMatrix(like, -1)))).toBeLessThan(1e-14);
    }
    expect(cliffordWithImages(X_AXIS, Z_AXIS)).toBe(CLIFFORD_IDENTITY);
  });

  it('has every quarter turn, and tells which gates are such', () => {
    for (const axis of PAULI_AXES) {
      for (let quarters = -9; quarters <= 9; quarters++) {
        const element = quarterTurn(axis, quarters);
        close(matrixOfClifford(element), rotationMatrix(directionOf(axis), (quarters * Math.PI) / 2));
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
