import { describe, expect, test } from 'vitest';
import { found, type Json } from '../payloads.js';

describe('function jobs', () => {
  const energy = (data: Json) => ({
    type: 'quantum-function',
    backend: 'simulator',
    input: {
      data: { type: 'hamiltonian-energy', data: { ansatz: { data: 'OPENQASM 3;' }, hamiltonian: [], ...data } },
    },
  });
  const place = 'input.data.data.hamiltonian';

  test('a function of another kind is passed on, an empty ansatz is not', () => {
    const input = { type: 'my-function', data: { anything: [1] }, params: [0.5] };
    expect(found({ type: 'quantum-function', backend: 'simulator', input })).toEqual([]);
    const hamiltonian = [{ pauli_string: 'Z', coefficient: 1 }];
    expect(found(energy({ hamiltonian, ansatz: { data: ' ' } }))).toEqual(['InvalidInput input.data.data.ansatz.data']);
  });

  test('Pauli strings', () => {
    const terms = ['ZZI', 'XX', 'Z0 X2', 'zz', 'Q1'].map((pauli_string) => ({ pauli_string, coefficient: 1 }));
    expect(found(energy({ hamiltonian: terms }))).toEqual(
      [1, 3, 4].map((index) => `InvalidPauliString ${place}.${index}.pauli_string`),
    );
    expect(found(energy({}))).toEqual([`InvalidInput ${place}`]);
  });

  test('a graph whose edges lead nowhere', () => {
    const qaoa = (problem: Json) => ({
      type: 'qctrl.qaoa.v1',
      backend: 'simulator',
      external_settings: { api_credentials: 'secret' },
      input: { problem_type: 'maxcut', problem },
    });
    expect(found(qaoa({}))).toEqual(['MissingField input.problem.nodes', 'MissingField input.problem.adjacency']);
    expect(found(qaoa({ nodes: [{ id: 0 }], adjacency: [[{ id: 1 }], []] }))).toEqual([
      'InvalidInput input.problem.adjacency',
      'InvalidInput input.problem.adjacency.0.0',
    ]);
  });

  test('an OpenQASM job is let through with the word that it was not checked', () => {
    expect(found({ type: 'ionq.qasm3.v1', backend: 'simulator', input: { data: 'OPENQASM 3;' } })).toEqual([
      '(NotChecked input.data)',
    ]);
  });
});
