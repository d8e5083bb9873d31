import type { CircuitData, Operation } from '../../src/circuit/index.js';

/** A complex number as [re, im]: slow and clear is the point here. */
export type Complex = readonly [re: number, im: number];

/** A dense complex matrix as rows of entries. */
export type Dense = readonly (readonly Complex[])[];

export function times([a, b]: Complex, [c, d]: Complex): Complex {
  return [a * c - b * d, a * d + b * c];
}

export function plus([a, b]: Complex, [c, d]: Complex): Complex {
  return [a + c, b + d];
}

export function denseIdentity(size: number): Dense {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column): Complex => [row === column ? 1 : 0, 0]),
  );
}

export function denseProduct(a: Dense, b: Dense): Dense {
  return a.map((row) =>
    b[0]!.map((_, column) =>
      row.reduce<Complex>(
        (sum, entry, k) => {
          if (entry[0] === 0 && entry[1] === 0) return sum;
          return plus(sum, times(entry, b[k]![column]!));
        },
        [0, 0],
      ),
    ),
  );
}

export function denseAdjoint(a: Dense): Dense {
  return a[0]!.map((_, column) => a.map((row): Complex => [row[column]![0], -row[column]![1]]));
}

/**
 * The matrix of one operation on `qubits` qubits, entry by entry from its definition.
 *
 * It acts only where all controls are one; there, row and column may differ in the targets' bits alone, and the entry
 * is that of the gate's own matrix, whose most significant bit is the first target.
 */
export function operationMatrix(operation: Operation, qubits: number): Dense {
  const { gate, parameters, controls, targets, data } = operation;
  const small = gate.matrix(parameters as readonly number[], data, targets.length);
  const order = 2 ** targets.length;
  const bit = (index: number, wire: number): number => Math.floor(index / 2 ** wire) % 2;
  const own = (index: number): number => targets.reduce((sum, wire) => 2 * sum + bit(index, wire), 0);
  const wires = Array.from({ length: qubits }, (_, wire) => wire);
  return Array.from({ length: 2 ** qubits }, (_, row) =>
    Array.from({ length: 2 ** qubits }, (_, column): Complex => {
      const elsewhere = wires.some((wire) => !targets.includes(wire) && bit(row, wire) !== bit(column, wire));
      if (elsewhere) return [0, 0];
      if (controls.some((wire) => bit(column, wire) === 0)) return [row === column ? 1 : 0, 0];
      const entry = 2 * (own(row) * order + own(column));
      return [small[entry]!, small[entry + 1]!];
    }),
  );
}

/** The unitary of a circuit, global phase included: the product of its operations' matrices. */
export function referenceUnitary(circuit: CircuitData): Dense {
  const phase = circuit.globalPhase as number;
  const product = circuit.operations
    .filter(({ gate }) => gate.kind === 'unitary')
    .reduce<Dense>(
      (sum, operation) => denseProduct(operationMatrix(operation, circuit.qubits), sum),
      denseIdentity(2 ** circuit.qubits),
    );
  return product.map((row) => row.map((entry) => times([Math.cos(phase), Math.sin(phase)], entry)));
}

/** The largest modulus of an entry of a - b. */
export function denseDistance(a: Dense, b: Dense): number {
  return Math.max(...a.flatMap((row, i) => row.map(([re, im], j) => Math.hypot(re - b[i]![j]![0], im - b[i]![j]![1]))));
}

/** The same after the global phase that makes the traces of `adjoint(a) b` real and positive. */
export function denseDistanceUpToPhase(a: Dense, b: Dense): number {
  let overlap: Complex = [0, 0];
  a.forEach((row, i) => {
    row.forEach(([re, im], j) => {
      overlap = plus(overlap, times([re, -im], b[i]![j]!));
    });
  });
  const size = Math.hypot(...overlap);
  if (size < 1e-9) return denseDistance(a, b);
  const turn: Complex = [overlap[0] / size, -overlap[1] / size];
  return denseDistance(
    a,
    b.map((row) => row.map((entry) => times(turn, entry))),
  );
}
