import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { finalState } from '../../../src/simulate/index.js';
import { meanEnergyOf, momentsOf } from '../../../src/simulate/observables/means.js';

const state = finalState(circuit(2).x(1).ry(1, 0));
const register = { qubits: 2, measurements: [] };

describe('meanEnergyOf', () => {
  it('asks the function by basis-state index, qubit k on bit k', () => {
    const found = meanEnergyOf({ ...register, exactly: () => state }, (index) => [0, 0, 5, 7][index]!, 1);
    const share = Math.sin(0.5) ** 2;
    expect(found).toMatchObject({ mean: expect.closeTo(5 + 2 * share, 12), standardError: 0, source: 'state' });
    expect(found.variance).toBeCloseTo(4 * share * (1 - share), 12);
  });

  it('takes shots by their shares, with the error of their number', () => {
    const counts = new Map([
      [1, 30],
      [2, 10],
    ]);
    const found = meanEnergyOf({ ...register, samples: { counts }, shots: 40 }, (index) => index, 1);
    expect(found).toMatchObject({ mean: 1.25, source: 'shots' });
    expect(found.variance).toBeCloseTo(3 / 16, 14);
    expect(found.standardError).toBeCloseTo(Math.sqrt(3 / 16 / 40), 14);
  });

  it('rather takes the state where both are there', () => {
    const both = { ...register, exactly: () => state, samples: { counts: new Map([[3, 1]]) }, shots: 1 };
    expect(meanEnergyOf(both, (index) => index, 1).source).toBe('state');
  });
});

it('there are no means of nothing', () => {
  expect(() => momentsOf(register, 'ZZ')).toThrow('neither a state nor a shot');
  expect(() => meanEnergyOf(register, () => 0, 1)).toThrow('neither a state nor a shot');
});
