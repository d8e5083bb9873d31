import { describe, expect, it } from 'vitest';
import {
  composed,
  IDENTITY,
  imageOf,
  localClifford,
  MINUS,
  preimageOf,
  productPhase,
} from '../../../src/simulate/stabilizer/local-cliffords.js';
import { type Complex, type Dense, denseDistance, denseProduct, times } from '../reference.js';
import { letterMatrices } from './paulis.js';

const [X, Z, Y] = [1, 2, 3];
const paulis = [0, 1, 2, 3, 4, 5, 6, 7];
const cliffords = Array.from({ length: 24 }, (_, row) => row);

const scaled = (matrix: Dense, factor: Complex): Dense => matrix.map((row) => row.map((entry) => times(factor, entry)));
const powersOfI: readonly Complex[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

const matrixOf = (pauli: number): Dense => scaled(letterMatrices[pauli & 3]!, (pauli & MINUS) === 0 ? [1, 0] : [-1, 0]);

describe('productPhase', () => {
  it('is the power of i in the product of two letters, whatever their signs', () => {
    for (const a of paulis) {
      for (const b of paulis) {
        const product = denseProduct(letterMatrices[a & 3]!, letterMatrices[b & 3]!);
        const third = scaled(letterMatrices[(a ^ b) & 3]!, powersOfI[productPhase(a, b)]!);
        expect(denseDistance(product, third)).toBe(0);
      }
    }
  });
});

describe('the Cliffords on one qubit', () => {
  it('are 24, each known by its images of X and Z', () => {
    const rows = new Set<number>();
    for (const ofX of paulis) {
      for (const ofZ of paulis) {
        if ((ofX & 3) === 0 || (ofZ & 3) === 0 || (ofX & 3) === (ofZ & 3)) continue;
        const clifford = localClifford(ofX, ofZ);
        rows.add(clifford);
        expect([imageOf(clifford, X), imageOf(clifford, Z)]).toEqual([ofX, ofZ]);
      }
    }
    expect([...rows].sort((a, b) => a - b)).toEqual(cliffords);
  });

  it('keep products: the image of Y is i times those of X and Z', () => {
    for (const clifford of cliffords) {
      const product = denseProduct(matrixOf(imageOf(clifford, X)), matrixOf(imageOf(clifford, Z)));
      expect(denseDistance(matrixOf(imageOf(clifford, Y)), scaled(product, [0, 1]))).toBe(0);
    }
  });

  it('carry signs through, and leave the identity alone', () => {
    for (const clifford of cliffords) {
      expect(imageOf(clifford, 0)).toBe(0);
      for (const letter of [X, Z, Y]) {
        expect(imageOf(clifford, letter | MINUS)).toBe(imageOf(clifford, letter) ^ MINUS);
      }
    }
  });

  it('compose, the earlier one acting first', () => {
    for (const later of cliffords) {
      for (const earlier of cliffords) {
        for (const pauli of paulis.filter((code) => (code & 3) !== 0)) {
          expect(imageOf(composed(later, earlier), pauli)).toBe(imageOf(later, imageOf(earlier, pauli)));
        }
      }
    }
  });

  it('are undone by their preimages', () => {
    for (const clifford of cliffords) {
      for (const letter of [X, Z, Y]) expect(imageOf(clifford, preimageOf(clifford, letter))).toBe(letter);
    }
  });

  it('have one that does nothing', () => {
    for (const pauli of paulis.slice(0, 4)) expect(imageOf(IDENTITY, pauli)).toBe(pauli);
  });
});
