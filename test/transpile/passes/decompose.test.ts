import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../../src/circuit/index.js';
import { maxDistance } from '../../../src/math/index.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { randomUses } from '../../gates/arbitraries.js';
import { denseUnitary } from '../../gates/dense.js';
import { FIXED } from '../exactness.js';
import { madeBy } from '../pass-claim.js';

const asked = { entangler: 'ms', level: 1 } as const;

describe('decompose', () => {
  it.each(['qis', 'native'] as const)('keeps the unitary of %s circuits in abstract gates', (gateset) => {
    fc.assert(
      fc.property(randomUses(gateset, 3, { maxLength: 6 }), (uses) => {
        const original = circuitOf(gateset, 3, uses, { globalPhase: 0.5 });
        const { operations, globalPhase, gateset: made } = madeBy(decompose, original, asked);
        expect(made).toBe('qis');
        expect(
          operations.every(
            ({ controls, targets, gate }) => controls.length === 0 && (targets.length <= 2 || gate.kind === 'barrier'),
          ),
        ).toBe(true);
        const expected = denseUnitary(original.operations, 3, original.globalPhase as number);
        expect(maxDistance(denseUnitary(operations, 3, globalPhase as number), expected)).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it('keeps measurements and what is simple already', () => {
    const simple = circuit(2).h(0).zz(0.3, 0, 1).barrier().measure('key', 1);
    const made = madeBy(decompose, simple, asked);
    expect(made.operations).toEqual(simple.operations);
    expect(made.measurements).toEqual(simple.measurements);
  });
});
