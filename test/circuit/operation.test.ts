import { expect, it } from 'vitest';
import { circuit, circuitOf } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import { isUnitary } from '../../src/math/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { verify } from '../../src/verify/index.js';

const off = 0.4e-9;
const typed = Float64Array.of(0.6 + off, 0, 0.8, 0, 0.8, 0, -0.6, 0);

it('a matrix of typed digits is taken for the unitary next to it, however it comes into a circuit', () => {
  const frozen = Object.freeze({
    gate: qisGates.unitary,
    parameters: Object.freeze([]),
    controls: Object.freeze([]),
    targets: Object.freeze([0]),
    data: { matrix: typed },
  });
  for (const made of [circuit(1).unitary(typed, [0]), circuitOf('qis', 1, [frozen])]) {
    const { matrix } = made.operations[0]!.data!;
    expect(isUnitary(matrix!, 1e-14)).toBe(true);
    expect(matrix![0]).toBeCloseTo(0.6, 8);
  }
});

it('what is compared later sees nothing of the digits', () => {
  const original = circuit(2).unitary(typed, [0]).cnot(0, 1).unitary(typed, [1]);
  const made = transpile(original, findTarget('ideal'));
  expect(made.report.checks.largestError).toBeLessThan(1e-14);
  expect(verify(original, made, { tolerance: 1e-13 }).equivalent).toBe(true);
});
