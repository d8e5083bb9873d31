import { describe, expect, it } from 'vitest';
import {
  circuitListIn,
  circuitsIn,
  MAXIMUM_CIRCUITS,
  shapeOf,
} from '../../../../src/formats/ionq/payloads/payload-circuits.js';

describe('shapeOf', () => {
  it.each([
    [{ type: 'ionq.circuit.v1', input: {} }, 'job'],
    [{ backend: 'simulator' }, 'job'],
    [{ input: { circuit: [] } }, 'fragment'],
    [{ input: { circuits: [] } }, 'fragment'],
    [{ input: {} }, 'job'],
    [{ input: { circuit: [] }, shots: 1 }, 'job'],
    [{ gateset: 'qis', circuit: [] }, 'input'],
    [{ circuits: [] }, 'input'],
    [{ circuit: [], qubits: 2 }, 'compiled'],
    [{}, 'job'],
    [null, 'job'],
    ['text', 'job'],
  ])('takes %j for a %s', (value, shape) => {
    expect(shapeOf(value)).toBe(shape);
  });
});

describe('circuitsIn', () => {
  it('lets the circuits of a job have what it says of all of them, unless they say it themselves', () => {
    const input = {
      gateset: 'native',
      qubits: 5,
      circuits: [
        { name: 'a', circuit: [{ gate: 'nop' }] },
        { name: 'b', qubits: 3, circuit: [] },
      ],
    };
    const [first, second] = circuitsIn({ type: 'ionq.multi-circuit.v1', input });
    expect(first).toMatchObject({
      path: ['input', 'circuits', 0],
      gateset: 'native',
      commonGateset: 'native',
      qubits: 5,
      qubitsPath: ['input', 'qubits'],
      name: 'a',
    });
    expect(second).toMatchObject({ qubits: 3, qubitsPath: ['input', 'circuits', 1, 'qubits'] });
  });

  it('takes a compiled circuit for a native one', () => {
    expect(circuitsIn({ circuit: [], qubits: 2 })).toMatchObject([{ gateset: 'native', path: [], qubits: 2 }]);
  });

  it('has none where there is no list of gates', () => {
    for (const value of [null, {}, { input: { circuit: 'h 0' } }, { input: { circuits: {} } }]) {
      expect(circuitsIn(value)).toEqual([]);
    }
  });

  it('takes no more circuits than a job may hold', () => {
    const circuits = Array.from({ length: MAXIMUM_CIRCUITS + 1 }, () => ({ circuit: [] }));
    const job = { type: 'ionq.multi-circuit.v1', input: { circuits } };
    expect(circuitsIn(job)).toHaveLength(MAXIMUM_CIRCUITS);
    expect(circuitListIn(job).list).toHaveLength(MAXIMUM_CIRCUITS + 1);
  });

  it.each([0, -1, 1.5, '3', null])('does not take %j for a number of qubits', (qubits) => {
    expect(circuitsIn({ input: { circuit: [], qubits, gateset: 'qis' } })[0]?.qubits).toBeUndefined();
  });
});
