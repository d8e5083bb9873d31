import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, nativeCircuit } from '../../src/circuit/index.js';
import { IonloomError, type Issue } from '../../src/errors/index.js';
import { findTarget, qubitPairs, type Target } from '../../src/targets/index.js';
import { type TranspileOptions, transpile } from '../../src/transpile/index.js';

const line: Target = {
  ...findTarget('ideal'),
  name: 'line',
  qubits: 4,
  connectivity: qubitPairs(
    [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
    4,
  ),
};

const unrouted: TranspileOptions = { without: ['route'] };

function issuesOf(of: CircuitData, target: Target, options?: TranspileOptions): readonly Issue[] {
  try {
    transpile(of, target, options);
  } catch (error) {
    if (error instanceof IonloomError) return error.issues;
    throw error;
  }
  return [];
}

describe('what a target cannot run', () => {
  it('is a circuit that is too wide', () => {
    expect(issuesOf(circuit(5).h(0), line)).toMatchObject([
      { code: 'NotEnoughQubits', message: 'the circuit has 5 qubits, but line has 4' },
    ]);
  });

  it('is an entangling gate that it does not have', () => {
    expect(issuesOf(circuit(2).cnot(0, 1), findTarget('qpu.forte-1'), { entangler: 'ms' })).toMatchObject([
      { code: 'UnsupportedGate', expected: 'zz', received: 'ms' },
    ]);
  });

  it('is every gate on a pair that is not connected, by its position, where routing is left out', () => {
    const gates = circuit(4).cnot(0, 1).cnot(0, 2).h(3).ccx(1, 2, 3).zz(0.3, 3, 0);
    expect(issuesOf(gates, line)).toEqual([]);
    const found = issuesOf(gates, line, unrouted);
    expect(found.map(({ code, path, received }) => ({ code, path, received }))).toEqual([
      { code: 'NoConnection', path: ['operations', 1], received: '0-2' },
      { code: 'NoConnection', path: ['operations', 3], received: '1-3' },
      { code: 'NoConnection', path: ['operations', 4], received: '0-3' },
    ]);
    expect(found[0]?.message).toBe('gate 1 (cnot on qubits 0, 2) needs 0-2, which line does not connect');
    expect(found[0]?.hint).toBe(
      'gates are routed over other qubits unless routing is left out; these qubits have the pairs 0-1, 1-2, 2-3',
    );
  });

  it('is everything at once', () => {
    const options: TranspileOptions = { entangler: 'zz', initialLayout: [0, 1] };
    const found = issuesOf(circuit(6).cnot(0, 2).cnot(4, 5), { ...line, entanglers: ['ms'] }, options);
    expect(found.map(({ code }) => code)).toEqual(['NotEnoughQubits', 'UnsupportedGate', 'CircuitMismatch']);
  });

  it('is a layout that does not put each qubit on a wire of its own', () => {
    const layout = (...initialLayout: readonly number[]) => issuesOf(circuit(3).h(0), line, { initialLayout });
    expect(layout(3, 1, 0)).toEqual([]);
    expect(layout(0, 1)).toMatchObject([
      { code: 'CircuitMismatch', message: 'the initial layout has 2 wires, and the circuit 3 qubits' },
    ]);
    expect(layout(0, 4, -1)).toMatchObject([
      { code: 'QubitOutOfRange', path: ['initialLayout', 1] },
      { code: 'QubitOutOfRange', path: ['initialLayout', 2] },
    ]);
    expect(layout(0, 1, 0)).toMatchObject([
      {
        code: 'CircuitMismatch',
        path: ['initialLayout', 2],
        message: 'the initial layout puts the qubits 0 and 2 on the same wire 0',
      },
    ]);
  });

  it('is qubits that have to meet without a way to each other', () => {
    const split = {
      ...line,
      name: 'split',
      connectivity: qubitPairs(
        [
          [0, 1],
          [2, 3],
        ],
        4,
      ),
    };
    expect(issuesOf(circuit(4).cnot(0, 2).cnot(3, 1), split)).toEqual([]);
    expect(issuesOf(circuit(3).cnot(0, 1).cnot(1, 2), split)).toMatchObject([
      {
        code: 'NoConnection',
        message: '3 qubits have to meet, directly or over others, and split connects at most 2 with each other',
      },
    ]);
    expect(issuesOf(circuit(2).cnot(0, 1), split, { initialLayout: [0, 2] })).toMatchObject([
      {
        code: 'NoConnection',
        message: 'the layout puts qubits that have to meet on the wires 0 and 2, between which split has no way',
      },
    ]);
    const threes = {
      ...line,
      name: 'threes',
      qubits: 6,
      connectivity: qubitPairs(
        [
          [0, 1],
          [1, 2],
          [3, 4],
          [4, 5],
        ],
        6,
      ),
    };
    expect(issuesOf(circuit(6).cnot(0, 1).cnot(2, 3).cnot(4, 5), threes)).toMatchObject([
      { code: 'NoConnection', message: expect.stringContaining('do not fit into the parts of threes') },
    ]);
  });

  it('is a native gate on a pair that is not connected', () => {
    expect(issuesOf(nativeCircuit(4).ms(0, 0, 0, 3), line, unrouted).map(({ code }) => code)).toEqual(['NoConnection']);
  });

  it('is a circuit that becomes more native gates than it takes', () => {
    const swapped = circuit(2).swap(0, 1).barrier();
    const { output } = transpile(swapped, line).report;
    const gates = output.pulses + output.entanglingGates;
    const upTo = (operations: number) => ({ ...line, limits: { ...line.limits, operations } });
    expect(issuesOf(swapped, upTo(gates))).toEqual([]);
    expect(issuesOf(swapped, upTo(gates - 1))).toMatchObject([{ code: 'TooManyGates', received: String(gates) }]);
    expect(issuesOf(circuit(1).h(0).h(0).h(0), upTo(1))).toEqual([]);
  });

  it('is nothing that stays on connected pairs or single qubits', () => {
    const near = circuit(4).h(3).cnot(0, 1).swap(2, 1).cp(0.1, 3, 2).barrier().barrier(0, 3);
    expect(issuesOf(near, line, unrouted)).toEqual([]);
    expect(issuesOf(circuit(4).pauliexp({ ZIIZ: 1 }, 0.3, [0, 1, 2, 3]), line, unrouted)).toHaveLength(1);
    expect(issuesOf(circuit(4).pauliexp({ IIZZ: 1 }, 0.3, [0, 1, 2, 3]), line, unrouted)).toEqual([]);
  });
});
