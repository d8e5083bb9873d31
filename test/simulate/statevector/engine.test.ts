import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { finalState } from '../../../src/simulate/index.js';
import { continued, statevectorEngine } from '../../../src/simulate/statevector/engine.js';

const task = (qubits: number, rates = { r1q: 0, r2q: 0 }) => ({
  circuit: circuit(qubits),
  rates,
  shots: undefined,
  seed: 1,
  limit: {},
});

describe('the statevector engine', () => {
  it('costs an amplitude for each basis state', () => {
    expect(statevectorEngine.judge(task(5))).toMatchObject({ cost: 32, reason: expect.stringContaining('5 qubits') });
    expect(statevectorEngine.judge(task(17))).toMatchObject({
      cost: 2 ** 17,
      reason: expect.stringContaining('Clifford'),
    });
  });

  it('does not run under noise', () => {
    expect(statevectorEngine.judge(task(5, { r1q: 0.1, r2q: 0 }))).toHaveProperty('refusal');
  });
});

describe('continued', () => {
  it('does more gates to a state, which stays as it was', () => {
    const run = circuit(2).ry(0.4, 0).cnot(0, 1);
    const more = circuit(2).h(1).rx(0.3, 0);
    const state = finalState(run);
    const after = continued(state, run, more.operations, {});
    const whole = finalState(run.append(more, [0, 1]));
    for (let i = 0; i < 4; i++) {
      expect(after.re[i]).toBeCloseTo(whole.re[i]!, 13);
      expect(after.im[i]).toBeCloseTo(whole.im[i]!, 13);
    }
    expect(state).toEqual(finalState(run));
  });
});
