import type { Matrix } from '../../../src/math/index.js';
import type { SignedLetter } from '../../../src/pauli/index.js';
import { type Complex, type Dense, denseAdjoint, denseIdentity, denseProduct, times } from '../reference.js';

/** The matrices of the letters by their code: X is 1, Z is 2, Y is 3. */
export const letterMatrices: readonly Dense[] = [
  denseIdentity(2),
  [
    [
      [0, 0],
      [1, 0],
    ],
    [
      [1, 0],
      [0, 0],
    ],
  ],
  [
    [
      [1, 0],
      [0, 0],
    ],
    [
      [0, 0],
      [-1, 0],
    ],
  ],
  [
    [
      [0, 0],
      [0, -1],
    ],
    [
      [0, 1],
      [0, 0],
    ],
  ],
];

/** A product of letters, qubit k on bit k of the index. */
export function denseString(letters: readonly SignedLetter[], minus = false): Dense {
  const size = 2 ** letters.length;
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) =>
      letters.reduce<Complex>(
        (product, letter, qubit) =>
          times(product, letterMatrices[letter]![(row >> qubit) & 1]![(column >> qubit) & 1]!),
        [minus ? -1 : 1, 0],
      ),
    ),
  );
}

/** `U P U^-1`. */
export function denseConjugated(unitary: Dense, pauli: Dense): Dense {
  return denseProduct(denseProduct(unitary, pauli), denseAdjoint(unitary));
}

/** The signed product of letters that a matrix is. */
export function readString(
  matrix: Dense,
  qubits: number,
): { readonly letters: readonly number[]; readonly minus: boolean } {
  for (let code = 0; code < 4 ** qubits; code++) {
    const letters = Array.from({ length: qubits }, (_, qubit) => (code >> (2 * qubit)) & 3);
    const string = denseString(letters);
    // Tr(P M) / 2^qubits is 1 or -1 for the string that it is.
    let overlap = 0;
    string.forEach((row, i) => {
      row.forEach((entry, j) => {
        overlap += times(entry, matrix[j]![i]!)[0];
      });
    });
    const share = overlap / 2 ** qubits;
    if (Math.abs(Math.abs(share) - 1) < 1e-9) return { letters, minus: share < 0 };
  }
  throw new Error('the matrix is no Pauli string');
}

/** A gate's own matrix, as rows of entries. */
export function denseOf(matrix: Matrix): Dense {
  const size = Math.sqrt(matrix.length / 2);
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column): Complex => {
      const at = 2 * (row * size + column);
      return [matrix[at]!, matrix[at + 1]!];
    }),
  );
}
