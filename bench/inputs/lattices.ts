import { type PauliInput, pauliString } from './pauli-input.js';

type Term = PauliInput['terms'][number];

/** The nearest neighbours of an open grid, row by row; one row is a chain. */
export function gridEdges(rows: number, columns: number): readonly (readonly [number, number])[] {
  const edges: (readonly [number, number])[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const site = row * columns + column;
      if (column + 1 < columns) edges.push([site, site + 1]);
      if (row + 1 < rows) edges.push([site, site + columns]);
    }
  }
  return edges;
}

/** Transverse-field Ising model: -J ZZ on neighbours, -g X on sites. */
export function transverseFieldIsing(rows: number, columns: number, steps: number): PauliInput {
  const qubits = rows * columns;
  const terms: Term[] = [];
  for (const [a, b] of gridEdges(rows, columns)) {
    const pair = [
      [a, 'Z'],
      [b, 'Z'],
    ] as const;
    terms.push([pauliString(qubits, pair), -1]);
  }
  for (let site = 0; site < qubits; site++) terms.push([pauliString(qubits, [[site, 'X']]), -0.7]);
  return { name: `TFIM ${rows}x${columns}, steps ${steps}`, qubits, terms, time: 0.5, steps };
}

/** Heisenberg model: XX + YY + ZZ on neighbours, h Z on sites. */
export function heisenberg(rows: number, columns: number, steps: number): PauliInput {
  const qubits = rows * columns;
  const terms: Term[] = [];
  for (const [a, b] of gridEdges(rows, columns)) {
    for (const letter of ['X', 'Y', 'Z']) {
      const pair = [
        [a, letter],
        [b, letter],
      ] as const;
      terms.push([pauliString(qubits, pair), 1]);
    }
  }
  for (let site = 0; site < qubits; site++) terms.push([pauliString(qubits, [[site, 'Z']]), 0.4]);
  return { name: `Heisenberg ${rows}x${columns}, steps ${steps}`, qubits, terms, time: 0.3, steps };
}

/** A product of fermionic modes p and q, hermitian part, by Jordan and Wigner: letters at the ends, Z between. */
export function hopping(
  qubits: number,
  p: number,
  q: number,
  [first, last]: readonly [string, string] = ['X', 'X'],
): string {
  const between = Array.from({ length: q - p - 1 }, (_, k) => [p + 1 + k, 'Z'] as const);
  return pauliString(qubits, [[p, first], ...between, [q, last]]);
}

/**
 * Fermi-Hubbard model by Jordan and Wigner, sites row by row, all spins up before all spins down:
 * -t (c+ c + h.c.) on neighbours and U n n on sites.
 */
export function fermiHubbard(rows: number, columns: number, steps: number): PauliInput {
  const sites = rows * columns;
  const qubits = 2 * sites;
  const terms: Term[] = [];
  for (const spin of [0, sites]) {
    for (const [a, b] of gridEdges(rows, columns)) {
      terms.push([hopping(qubits, spin + a, spin + b, ['X', 'X']), -0.5]);
      terms.push([hopping(qubits, spin + a, spin + b, ['Y', 'Y']), -0.5]);
    }
  }
  for (let site = 0; site < sites; site++) {
    const [up, down] = [
      [site, 'Z'],
      [sites + site, 'Z'],
    ] as const;
    terms.push(
      [pauliString(qubits, [up]), -1],
      [pauliString(qubits, [down]), -1],
      [pauliString(qubits, [up, down]), 1],
    );
  }
  return { name: `Fermi-Hubbard ${rows}x${columns}, steps ${steps}`, qubits, terms, time: 0.4, steps };
}
