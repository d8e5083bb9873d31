import { describe, expect, test } from 'vitest';
import { customTarget } from '../../../src/targets/index.js';
import { found, job } from '../payloads.js';

describe('totals', () => {
  test('totals', () => {
    const gates = (count: number) => Array.from({ length: count }, () => ({ gate: 'x', target: 0 }));
    const multi = (circuits: readonly unknown[]) => ({
      type: 'ionq.multi-circuit.v1',
      backend: 'simulator',
      input: { gateset: 'qis', qubits: 1, circuits },
    });
    expect(found(multi(Array.from({ length: 5001 }, () => ({ circuit: gates(1) }))))).toEqual([
      'TooManyCircuits input.circuits',
    ]);
    expect(found(multi([{ circuit: gates(75_000) }, { circuit: gates(75_000) }]))).toEqual([]);
    expect(found(multi([{ circuit: gates(75_000) }, { circuit: gates(75_001) }]))).toEqual(['TooManyGates input']);
    expect(found(job({ backend: 'qpu.forte-1' }, { circuit: gates(40_000) }))).toEqual([
      '(QuantumCircuitComplexityError input.circuit)',
    ]);
    const small = customTarget({ name: 'small', limits: { operations: 2 } });
    expect(found(job({}, { circuit: gates(3) }), small)).toEqual(['TooManyGates input.circuit']);
  });

  test('empty circuits, and those that compile to nothing', () => {
    expect(found(job({}, { circuit: [] }))).toEqual(['EmptyCircuit input.circuit']);
    const s = { circuit: [{ gate: 's', target: 0 }] };
    expect(found(job({}, s))).toEqual([]);
    expect(found(job({ noise: { model: 'aria-1' } }, s))).toEqual(['(EmptyCircuit input.circuit)']);
    // What an unknown gate does is not known either.
    const unknown = { circuit: [...s.circuit, { gate: 'foo', target: 0 }] };
    expect(found(job({ noise: { model: 'aria-1' } }, unknown))).toEqual(['UnsupportedGate input.circuit.1.gate']);
  });
});
