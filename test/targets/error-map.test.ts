import { describe, expect, it } from 'vitest';
import { customTarget, ErrorMap, findTarget, targets } from '../../src/targets/index.js';

const uneven = customTarget({
  name: 'uneven',
  qubits: 4,
  fidelity: { twoQubit: 0.99, readout: 0.98 },
  pairFidelities: [
    [2, 0, 0.995],
    [1, 3, 0.97],
  ],
  readoutFidelities: [null, 0.99, 0.96],
});

describe('ErrorMap', () => {
  it('has the error of each pair in typical ones, whatever the order', () => {
    const errors = new ErrorMap(uneven);
    expect(errors.isUneven).toBe(true);
    expect(errors.pair(0, 2)).toBeCloseTo(0.5, 12);
    expect(errors.pair(3, 1)).toBeCloseTo(3, 12);
    expect(errors.pair(0, 1)).toBe(1);
  });

  it('has what reading a qubit costs beside a typical one', () => {
    const errors = new ErrorMap(uneven);
    expect([0, 1, 2, 3].map((qubit) => Number(errors.readout(qubit).toFixed(9)))).toEqual([0, -1, 2, 0]);
  });

  it('takes the mean of what is known where nothing else is typical', () => {
    const { fidelity, ...rest } = uneven;
    const errors = new ErrorMap({ ...rest, fidelity: null });
    expect(errors.pair(0, 2)).toBeCloseTo(0.005 / 0.0175, 12);
    expect(errors.readout(1)).toBeCloseTo(-0.015 / 0.0175, 12);
    expect(fidelity).not.toBeNull();
  });

  it('compares pairs of a machine without errors, too', () => {
    const errors = new ErrorMap(customTarget({ ...findTarget('ideal'), name: 'mine', pairFidelities: [[0, 1, 0.9]] }));
    expect([errors.pair(0, 1) > errors.pair(0, 2), errors.pair(0, 2)]).toEqual([true, 1]);
  });

  it('tells nothing apart on targets that say nothing, as on all of the catalogue', () => {
    for (const target of Object.values(targets)) expect(new ErrorMap(target).isUneven).toBe(false);
    const alike = customTarget({ name: 'alike', fidelity: { twoQubit: 0.99 }, pairFidelities: [[0, 1, 0.99]] });
    expect(new ErrorMap(alike).isUneven).toBe(false);
  });
});
