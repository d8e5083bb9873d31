import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
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
});
