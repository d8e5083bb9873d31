import { describe, expect, test } from 'vitest';
import { found, issueOf, job } from '../payloads.js';

describe('width', () => {
  test('width', () => {
    expect(found(job({ backend: 'qpu.forte-1' }, { qubits: 37 }))).toEqual(['NotEnoughQubits input.qubits']);
    expect(issueOf(job({ backend: 'qpu.forte-1' }, { qubits: 37 }), 'NotEnoughQubits').hint).toMatch(/"qubits" to 2/);
    expect(found(job({}, { qubits: 29, circuit: [{ gate: 'x', target: 0 }] }))).toEqual([
      '(UnusedQubits input.qubits)',
    ]);
    const onEight = [{ gate: 'x', target: 7 }];
    expect(found(job({}, { qubits: 16, circuit: onEight }))).toEqual(['(UnusedQubits input.qubits)']);
    expect(found(job({}, { qubits: 15, circuit: onEight }))).toEqual([]);
    expect(found(job({}, { qubits: 16, circuit: [{ gate: 'x', target: 8 }] }))).toEqual([]);
    expect(found(job({ backend: 'qpu.forte-1' }, { qubits: 29 }))).toEqual([]);
    const undeclared = job({ backend: 'qpu.forte-1' }, { qubits: undefined, circuit: [{ gate: 'x', target: 36 }] });
    expect(found(undeclared)).toEqual(['NotEnoughQubits input']);
  });
});
