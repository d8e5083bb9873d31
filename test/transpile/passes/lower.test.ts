import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { lower } from '../../../src/transpile/passes/lower.js';
import { claimOf, madeBy } from '../pass-claim.js';

const asked = { entangler: 'ms', level: 1 } as const;

describe('lower', () => {
  it('states frames and phase and leaves no phase on the circuit', () => {
    const made = claimOf(lower, circuit(2).s(0).z(1), asked);
    const native = made.circuit;
    expect(native).toMatchObject({ gateset: 'native', operations: [], globalPhase: 0 });
    expect(made.frames[0]).toBeCloseTo(Math.PI / 2, 14);
    expect(made.frames[1]).toBeCloseTo(Math.PI, 14);
    expect(made.globalPhase).toBeCloseTo(Math.PI / 4 + Math.PI / 2, 14);
  });

  it('writes full gates as such where there are no others, rounding aside', () => {
    const target = { ...findTarget('ideal'), partialAngles: false };
    const of = circuit(2)
      .zz(Math.PI / 2 - 1e-12, 0, 1)
      .h(0)
      .zz(Math.PI + 1e-12, 0, 1)
      .zz(1e-12, 0, 1);
    const native = madeBy(lower, of, { entangler: 'zz', level: 0, target });
    const interactions = native.operations.filter(({ targets }) => targets.length === 2);
    expect(interactions.map(({ parameters }) => parameters)).toEqual([[0.25]]);
  });
});
