import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import type { Task } from '../../../src/simulate/contract/named-engine.js';
import { stabilizerEngine } from '../../../src/simulate/stabilizer/engine.js';

const task = (made: Task['circuit'], rates: Task['rates'] = { r1q: 0, r2q: 0 }): Task => ({
  circuit: made,
  rates,
  shots: undefined,
  seed: 1,
  limit: {},
});

describe('the stabilizer engine as it judges', () => {
  it('costs the same at any width', () => {
    const cost = (qubits: number) => stabilizerEngine.judge(task(circuit(qubits).h(0)));
    expect(cost(40)).toMatchObject({ cost: 2 ** 16, reason: expect.stringContaining('40 qubits') });
    expect(cost(2)).toMatchObject({ cost: 2 ** 16 });
  });

  it('looks at the gates where a vector would cost more', () => {
    expect(stabilizerEngine.judge(task(circuit(17).t(0)))).toMatchObject({ refusal: { code: 'UnsuitableEngine' } });
    expect(stabilizerEngine.judge(task(circuit(16).t(0)))).not.toHaveProperty('refusal');
  });

  it('does not run under noise, and not by itself with free parameters', () => {
    expect(stabilizerEngine.judge(task(circuit(2), { r1q: 0, r2q: 0, readout: 0.1 }))).toHaveProperty('refusal');
    expect(stabilizerEngine.judge(task(circuit(20).rx('theta', 0)))).toMatchObject({ cost: Number.POSITIVE_INFINITY });
  });
});
