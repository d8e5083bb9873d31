import { describe, expect, it } from 'vitest';
import { forteFamily } from '../../../src/targets/catalogue/forte.js';
import { findTarget } from '../../../src/targets/index.js';

describe('the Forte family', () => {
  it('is as good as its noise model says, which is where its fidelities come from', () => {
    const model = findTarget('simulator:forte-1').fidelity!;
    for (const { fidelity } of forteFamily) expect(fidelity).toEqual({ ...model, readout: null });
  });

  it('says of the machines that nothing is published of whose numbers theirs are', () => {
    const [forte, first, second] = forteFamily;
    expect(forte!.sources.timing).not.toContain('same');
    expect(first!.sources.timing).toContain('Forte Enterprise has the base hardware');
    expect(first!.sources.qubits).not.toBe(second!.sources.qubits);
  });
});
