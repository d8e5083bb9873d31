import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { verify } from '../../../src/verify/index.js';

describe('verify of the outcomes of Clifford circuits', () => {
  it('compares what is measured where no distribution can be held', () => {
    const wires = [...Array(36).keys()];
    const relation = 'distribution' as const;
    const ghz = circuit(36)
      .h(0)
      .each(wires.slice(1), (c, q) => c.cnot(0, q));
    const chain = circuit(36)
      .h(35)
      .each([...wires.slice(1)].reverse(), (c, q) => c.cnot(q, q - 1))
      .t(3)
      .ti(3);
    expect(verify(ghz, chain, { relation }).equivalent).toBeNull();
    const clifford = circuit(36)
      .h(35)
      .each([...wires.slice(1)].reverse(), (c, q) => c.cnot(q, q - 1))
      .s(3);
    expect(verify(ghz, clifford, { relation })).toMatchObject({ equivalent: true, method: 'clifford-outcomes' });
    expect(verify(ghz, clifford.x(9), { relation })).toMatchObject({ equivalent: false, totalVariation: null });
    expect(verify(ghz, clifford.h(9), { relation }).equivalent).toBe(false);
    const measured = (c: typeof ghz) => c.measure('m', ...(wires as never[])) as never;
    expect(verify(measured(ghz), measured(clifford), { relation }).equivalent).toBe(true);
  });
});
