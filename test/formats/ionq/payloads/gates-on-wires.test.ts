import { describe, expect, it } from 'vitest';
import { gatesOnWires, reach } from '../../../../src/formats/ionq/payloads/gates-on-wires.js';
import { circuitsIn } from '../../../../src/formats/ionq/payloads/payload-circuits.js';

const of = (circuit: readonly unknown[], gateset: unknown = 'qis') => circuitsIn({ input: { gateset, circuit } })[0]!;

describe('gatesOnWires', () => {
  it('reads one wire and lists of them', () => {
    const gates = [
      { gate: 'h', target: 3 },
      { gate: 'cnot', control: 0, target: 1 },
      { gate: 'x', controls: [0, 2], targets: [1] },
      { gate: 'swap', targets: [4, 5] },
    ];
    expect([...gatesOnWires(of(gates))].map(({ controls, targets }) => [controls, targets])).toEqual([
      [[], [3]],
      [[0], [1]],
      [[0, 2], [1]],
      [[], [4, 5]],
    ]);
  });

  it('leaves out names that the service has not, and wires that are none, but not their places', () => {
    const gates = [{ gate: 'hadamard', target: 0 }, 'h', null, { gate: 'x', targets: [0, -1, 1.5, '2', 7] }];
    const found = [...gatesOnWires(of(gates))];
    expect(found.map(({ targets, path }) => [targets, path])).toEqual([
      [
        [0, 7],
        ['input', 'circuit', 3],
      ],
    ]);
  });

  it('finds none where the gateset is not known', () => {
    expect([...gatesOnWires(of([{ gate: 'h', target: 0 }], 'other'))]).toEqual([]);
  });
});

describe('reach', () => {
  it('is one more than the highest qubit, control or target', () => {
    expect(reach(of([]))).toBe(1);
    expect(reach(of([{ gate: 'cnot', control: 6, target: 1 }]))).toBe(7);
  });
});
