import { uniformStream } from '../transpile/uniform-stream.js';
import { hopping } from './lattices.js';
import { type PauliInput, pauliString } from './pauli-input.js';

type Term = PauliInput['terms'][number];

/** Real two-body products on four modes: which of the ends are Y; an even number of them. */
const EVEN = ['XXXX', 'XXYY', 'XYXY', 'XYYX', 'YXXY', 'YXYX', 'YYXX', 'YYYY'] as const;

/** Imaginary ones, as an excitation minus its adjoint has them: an odd number of Y, with their signs. */
const ODD = [
  ['XXXY', 1],
  ['XXYX', 1],
  ['XYXX', -1],
  ['YXXX', -1],
  ['YYYX', -1],
  ['YYXY', -1],
  ['YXYY', 1],
  ['XYYY', 1],
] as const;

/** Letters on four modes with Z strings between the first two and between the last two (Jordan and Wigner). */
function twoBody(qubits: number, modes: readonly [number, number, number, number], letters: string): string {
  const [p, q, r, s] = modes;
  const strings = [...range(p + 1, q), ...range(r + 1, s)].map((mode) => [mode, 'Z'] as const);
  return pauliString(qubits, [...strings, ...modes.map((mode, k) => [mode, letters[k]!] as const)]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
}

/** Terms as an electronic Hamiltonian has them after Jordan and Wigner, with random coefficients, most of them small. */
export function molecular(qubits: number, twoBodyProducts: number, seed: number): PauliInput {
  const uniform = uniformStream(seed);
  const coefficient = (size: number): number => Number((size * (2 * uniform() - 1)).toFixed(6));
  const terms: Term[] = [];
  for (let p = 0; p < qubits; p++) terms.push([pauliString(qubits, [[p, 'Z']]), coefficient(1)]);
  for (let p = 0; p < qubits; p++) {
    for (let q = p + 1; q < qubits; q++) {
      const pair = [
        [p, 'Z'],
        [q, 'Z'],
      ] as const;
      terms.push([pauliString(qubits, pair), coefficient(0.3)]);
    }
  }
  // Spins alternate along the modes, so that one-body products join modes two apart.
  for (let p = 0; p + 2 < qubits; p++) {
    for (let q = p + 2; q < qubits; q += 2) {
      if (uniform() < 0.5) continue;
      const value = coefficient(0.2);
      terms.push([hopping(qubits, p, q, ['X', 'X']), value], [hopping(qubits, p, q, ['Y', 'Y']), value]);
    }
  }
  for (let k = 0; k < twoBodyProducts; k++) {
    const modes = fourModes(qubits, uniform);
    const value = coefficient(0.1);
    for (const letters of EVEN) terms.push([twoBody(qubits, modes, letters), uniform() < 0.5 ? value : -value]);
  }
  return { name: `molecular ${qubits} qubits, ${terms.length} terms`, qubits, terms, time: 1, steps: 1 };
}

function fourModes(qubits: number, uniform: () => number): readonly [number, number, number, number] {
  const chosen = new Set<number>();
  while (chosen.size < 4) chosen.add(Math.floor(qubits * uniform()));
  return [...chosen].sort((a, b) => a - b) as unknown as readonly [number, number, number, number];
}

/** A unitary coupled-cluster ansatz with singles and doubles that keep the spin, which alternates along the modes. */
export function coupledCluster(qubits: number, electrons: number, seed: number): PauliInput {
  const uniform = uniformStream(seed);
  const amplitude = (): number => Number((0.2 * (2 * uniform() - 1)).toFixed(6));
  const terms: Term[] = [];
  for (let i = 0; i < electrons; i++) {
    for (let a = electrons + (i % 2); a < qubits; a++) {
      if (a % 2 !== i % 2) continue;
      const value = amplitude() / 2;
      terms.push([hopping(qubits, i, a, ['X', 'Y']), value], [hopping(qubits, i, a, ['Y', 'X']), -value]);
    }
  }
  for (let i = 0; i < electrons; i++) {
    for (let j = i + 1; j < electrons; j++) {
      for (let a = electrons; a < qubits; a++) {
        for (let b = a + 1; b < qubits; b++) {
          if ((i + j) % 2 !== (a + b) % 2 || (i % 2) + (j % 2) !== (a % 2) + (b % 2)) continue;
          const value = amplitude() / 8;
          for (const [letters, sign] of ODD) terms.push([twoBody(qubits, [i, j, a, b], letters), sign * value]);
        }
      }
    }
  }
  return { name: `UCCSD ${electrons} in ${qubits}, ${terms.length} terms`, qubits, terms, time: 1, steps: 1 };
}

/** Pauli strings with every letter drawn evenly. */
export function randomPaulis(qubits: number, count: number, seed: number): PauliInput {
  const uniform = uniformStream(seed);
  const terms = Array.from({ length: count }, (): Term => {
    const letters = Array.from({ length: qubits }, () => 'IXYZ'[Math.floor(4 * uniform())]!).join('');
    return [letters, Number((2 * uniform() - 1).toFixed(6))];
  });
  return { name: `random ${qubits} qubits, ${count} terms`, qubits, terms, time: 1, steps: 1 };
}
