import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuitOf } from '../../../src/circuit/index.js';
import { commuteAndMerge } from '../../../src/transpile/passes/commute-and-merge.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { randomUses } from '../../gates/arbitraries.js';
import { FIXED } from '../exactness.js';
import { claimOf, passContext } from '../pass-claim.js';

describe('commuteAndMerge', () => {
  it('keeps the unitary', () => {
    fc.assert(
      fc.property(randomUses('qis', 4, { maxLength: 16 }), (uses) => {
        const original = decompose.run(circuitOf('qis', 4, uses), passContext(4));
        expect(claimOf(commuteAndMerge, original).distance).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });
});
