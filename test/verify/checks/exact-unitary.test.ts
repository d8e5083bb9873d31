import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { planVerification, verify } from '../../../src/verify/index.js';
import { layered } from '../layered.js';

describe('exact-unitary', () => {
  it('does not take columns that would take long', () => {
    const layers = circuit(12).each([...Array(60).keys()], (c) => c.append(layered(12), [...Array(12).keys()]));
    expect(planVerification(layers, layers).method).toBe('pauli-rotations');
    expect(planVerification(layers, layers, { exactQubits: 12 }).method).toBe('exact-unitary');
  });
  it('takes circuits together with their spare wires: a column is as long as all bits', () => {
    const few = circuit(6).append(layered(6), [0, 1, 2, 3, 4, 5]);
    expect(planVerification(few, few).work).toBe(12 * 2 ** 12);
    const spare = planVerification(few, { circuit: layered(14).cnot(13, 0), outputPermutation: [0, 1, 2, 3, 4, 5] });
    expect(spare.work).toBe((6 + 15) * 2 ** 20);
    expect(spare.method).toBe('exact-unitary');
  });

  it('has nothing to say about distributions', () => {
    expect(verify(layered(2), layered(2), { relation: 'distribution' }).method).not.toBe('exact-unitary');
  });
});
