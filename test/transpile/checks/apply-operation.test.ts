import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { allGates } from '../../../src/gates/index.js';
import { maxDistance } from '../../../src/math/index.js';
import { applyMatrix, applyOperation } from '../../../src/transpile/checks/apply-operation.js';
import { useOf } from '../../gates/arbitraries.js';
import { FIXED } from '../exactness.js';
import { timesState, windowMatrix } from './window-matrix.js';

const WIRES = [0, 1, 2, 3];
/** No two amplitudes are alike. */
const start = () => Float64Array.from({ length: 32 }, (_, k) => Math.cos(1 + k * k));

describe('applyOperation', () => {
  it.each(allGates.filter(({ kind }) => kind === 'unitary').map((gate) => [gate.name, gate.gateset, gate] as const))(
    '%s (%s) is its matrix, under controls too',
    (_name, _gateset, gate) => {
      fc.assert(
        fc.property(useOf(gate, 4), (use) => {
          const state = start();
          applyOperation(state, use, (wire) => 1 << wire);
          expect(maxDistance(state, timesState(windowMatrix([use], WIRES), start()))).toBeLessThan(1e-12);
        }),
        { ...FIXED, numRuns: 15 },
      );
    },
  );

  it('takes wires for the bits that it is told, and leaves barriers alone', () => {
    const [cnot, barrier] = circuit(3).cnot(2, 0).barrier().operations;
    const state = start();
    applyOperation(state, cnot!, (wire) => 8 >> wire);
    const wanted = timesState(windowMatrix([cnot!], [3, 2, 1, 0]), start());
    expect(maxDistance(state, wanted)).toBeLessThan(1e-15);
    applyOperation(state, barrier!, (wire) => 8 >> wire);
    expect(maxDistance(state, wanted)).toBeLessThan(1e-15);
  });

  it('does not lose a quarter turn beside a large phase', () => {
    // The gate's phase is half of its angle: radians of which the last digit is more than a turn of precision away.
    const [phase] = circuit(1).p(1e12, 0).operations;
    const state = Float64Array.of(1, 0, 1, 0);
    applyOperation(state, phase!, () => 1);
    expect(state[0]).toBeCloseTo(1, 3);
    expect(state[1]).toBeCloseTo(0, 3);
    expect(state[2]).toBeCloseTo(Math.cos(1e12), 3);
    expect(state[3]).toBeCloseTo(Math.sin(1e12), 3);
  });
});

describe('applyMatrix', () => {
  it('takes the first target for the most significant bit of the matrix', () => {
    const [swapped] = circuit(2).cnot(1, 0).operations;
    const matrix = windowMatrix([swapped!], [0, 1]);
    const [state, other] = [start(), start()];
    applyMatrix(state, matrix, [8, 2], 1);
    applyOperation(other, { ...swapped!, controls: [0, 3], targets: [1] }, (wire) => 1 << wire);
    expect(maxDistance(state, other)).toBeLessThan(1e-15);
  });
});
