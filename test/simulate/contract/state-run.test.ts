import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../../src/circuit/index.js';
import { bitTable } from '../../../src/simulate/bits/bit-table.js';
import type { Task } from '../../../src/simulate/contract/named-engine.js';
import type { QuantumState } from '../../../src/simulate/contract/simulator.js';
import { extended, quiet, stateRun } from '../../../src/simulate/contract/state-run.js';
import { randomStream, statevectorSimulator } from '../../../src/simulate/index.js';

const run = circuit(2).h(0).measure('m', 1);
const task: Task = { circuit: run, rates: { r1q: 0, r2q: 0 }, shots: 50, seed: 3, limit: {} };
const fail = () => expect.unreachable();

describe('stateRun', () => {
  const state = statevectorSimulator.run(run);

  it('takes no shots where none are asked for', () => {
    expect(stateRun(state, { ...task, shots: undefined }, fail)).toEqual({ state });
  });

  it('draws from the first stream of the seed', () => {
    expect(stateRun(state, task, fail).samples).toEqual({ counts: state.sample(50, randomStream(3, 1)) });
  });

  it('reads once more after some gates, by the seed of that read-out', () => {
    const gates = circuit(2).x(1).operations;
    const after = statevectorSimulator.run(circuit(2).h(0).x(1));
    const found = stateRun(state, task, (given) => {
      expect(given).toBe(gates);
      return after;
    }).again!(gates, 8);
    expect(found).toEqual({ counts: after.sample(50, randomStream(8, 1)) });
  });

  it('reads bit by bit where an outcome is too wide for a number', () => {
    const bits = bitTable(1, 54);
    const asked = (qubits: number): QuantumState => ({
      qubits,
      probability: fail,
      distribution: fail,
      expectation: fail,
      sample: () => new Map([[0, 1]]),
      sampleBits: () => bits,
    });
    expect(stateRun(asked(54), task, fail).samples).toEqual({ bits });
    expect(stateRun(asked(53), task, fail).samples).toEqual({ counts: new Map([[0, 1]]) });
  });

  it('takes no shots once it was told to stop', () => {
    const limit = { signal: AbortSignal.abort(new Error('enough')) };
    expect(() => stateRun(state, { ...task, limit }, fail)).toThrow('enough');
  });
});

describe('extended', () => {
  it('has the gates at its end, the global phase, and nothing measured', () => {
    const phased = circuitOf('qis', 2, run.operations, { globalPhase: 0.5, measurements: run.measurements });
    const added = extended(phased, circuit(2).x(1).operations);
    expect(added.operations.map(({ gate }) => gate.name)).toEqual(['h', 'x']);
    expect(added).toMatchObject({ qubits: 2, globalPhase: 0.5, measurements: [], keys: [] });
  });
});

describe('quiet', () => {
  it('keeps every limit but reports no progress', () => {
    const { signal } = new AbortController();
    expect(quiet({ threads: 2, memoryLimit: 5, signal, onProgress: () => {} })).toEqual({
      threads: 2,
      memoryLimit: 5,
      signal,
    });
  });
});
