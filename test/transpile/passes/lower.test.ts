import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { lower } from '../../../src/transpile/passes/lower.js';
import { passContext } from '../pass-claim.js';

const contextOf = () => passContext(4, { entangler: 'ms', level: 1 });

describe('lower', () => {
  it('states frames and phase in the context and leaves no phase on the circuit', () => {
    const context = contextOf();
    const native = lower.run(circuit(2).s(0).z(1), context);
    expect(native).toMatchObject({ gateset: 'native', operations: [], globalPhase: 0 });
    expect(context.frames[0]).toBeCloseTo(Math.PI / 2, 14);
    expect(context.frames[1]).toBeCloseTo(Math.PI, 14);
    expect(context.globalPhase).toBeCloseTo(Math.PI / 4 + Math.PI / 2, 14);
  });

  it('writes full gates as such where there are no others, rounding aside', () => {
    const target = { ...findTarget('ideal'), partialAngles: false };
    const of = circuit(2)
      .zz(Math.PI / 2 - 1e-12, 0, 1)
      .h(0)
      .zz(Math.PI + 1e-12, 0, 1)
      .zz(1e-12, 0, 1);
    const native = lower.run(of, passContext(2, { entangler: 'zz', level: 0, target }));
    const interactions = native.operations.filter(({ targets }) => targets.length === 2);
    expect(interactions.map(({ parameters }) => parameters)).toEqual([[0.25]]);
  });
});
