import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';

describe('the size of a circuit', () => {
  it('counts layers of gates, barriers not among them', () => {
    expect(circuit(3).depth()).toBe(0);
    expect(circuit(3).h(0).h(1).h(2).depth()).toBe(1);
    expect(circuit(3).h(0).cnot(0, 1).x(2).cnot(1, 2).barrier().x(0).depth()).toBe(3);
    expect(nativeCircuit(2).gpi(0, 0).ms(0, 0, 0, 1).measureAll().depth()).toBe(2);
  });

  it('counts gates, in all and by the names that people know them by', () => {
    const c = circuit(6)
      .h(0)
      .h(1)
      .cnot(0, 1)
      .ccx(0, 1, 2)
      .mcx([0, 1, 2, 3, 4], 5)
      .gate('rx', [1], [2], { controls: [0, 1] })
      .gate('iswap', [], [2, 3], { controls: [0] })
      .barrier();
    expect(c.gateCounts()).toEqual({
      gates: 7,
      twoQubitGates: 5,
      byName: { h: 2, cnot: 1, ccx: 1, mcx: 1, 'rx with 2 controls': 1, 'iswap with 1 control': 1 },
    });
  });
});

describe('measureAll', () => {
  it('reads every qubit in order, under a key of its own or under all', () => {
    expect(circuit(3).measureAll().measurements).toEqual([{ key: 'all', wires: [0, 1, 2] }]);
    expect(circuit(2).h(0).measureAll('m').keys).toEqual(['m']);
  });

  it('refuses what is measured', () => {
    expect(() => circuit(2).measure('m', 0).measureAll()).toThrow('qubit 0 is measured twice');
  });
});
