import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { finalState, moments, simulate } from '../../src/simulate/index.js';

const run = circuit(2).ry(0.7, 0).h(1);

describe('moments', () => {
  it('of a circuit are those of its final state', () => {
    expect(moments(run, { Z0: 2, X1: 1 })).toEqual(moments(finalState(run), { Z0: 2, X1: 1 }));
  });

  it('of shots are those of the simulation with the same options', () => {
    const options = { shots: 200, seed: 9 };
    const found = moments(run, 'Z0', options);
    expect(found).toEqual(simulate(run, options).moments('Z0'));
    expect(found.source).toBe('shots');
  });

  it('are of a state or a circuit', () => {
    expect(() => moments(null as never, 'Z')).toThrow(expect.objectContaining({ code: 'WrongArgument' }));
  });
});
