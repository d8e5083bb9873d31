import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { pathSum, pathSumElsewhere } from '../../../src/verify/checks/path-sum.js';
import { planVerification, verify } from '../../../src/verify/index.js';
import { layered } from '../layered.js';
import { answerOf } from '../one-check.js';

const chain = circuit(40).each([...Array(38).keys()], (made, k) => made.ccx(k, k + 1, k + 2));

describe('verify by sums over paths', () => {
  it('stands first where gates have several controls, and after the others elsewhere', () => {
    expect(planVerification(chain, chain).method).toBe('path-sum');
    expect(() => answerOf(pathSum, layered(40), layered(40))).toThrow();
    expect(() => answerOf(pathSumElsewhere, chain, chain)).toThrow();
    expect(answerOf(pathSumElsewhere, layered(40), layered(40)).equivalent).toBe(true);
  });

  it('says how far apart the circuits are at most', () => {
    const verdict = verify(chain, chain.t(3).ti(3));
    expect(verdict).toMatchObject({ equivalent: true, method: 'path-sum', distance: null, fidelity: null });
    expect(verdict.bound).toBeGreaterThan(0);
    expect(verdict.bound).toBeLessThan(1e-11);
    expect(verdict.guarantee).toMatch(
      /up to one global phase they are at most .* apart in operator norm .* on every input\.$/,
    );
  });

  it('is about wires that start where they do, and about spare wires at zero', () => {
    const start = [1, 0, ...Array.from({ length: 38 }, (_, k) => k + 2)];
    const relabelled = circuit(40).append(chain, start as never);
    expect(verify(chain, { circuit: relabelled, outputPermutation: start, inputPermutation: start }).equivalent).toBe(
      true,
    );
    expect(verify(chain, { circuit: relabelled, outputPermutation: start }).equivalent).not.toBe(true);
    const spare = circuit(41)
      .append(chain, [...Array(40).keys()] as never)
      .ccx(40, 0, 1);
    const places = [...Array(40).keys()];
    expect(verify(chain, { circuit: spare, outputPermutation: places }).equivalent).toBe(true);
    expect(verify(chain, { circuit: spare.x(40), outputPermutation: places }).equivalent).toBeNull();
  });

  it('decides nothing where the circuits are not the same, and says where it could not go on', () => {
    const verdict = verify(chain, chain.h(7));
    expect(verdict.equivalent).toBeNull();
    expect(verdict.guarantee).toContain('has nothing that undoes it, at gate 38 of the candidate');
    expect(verdict.stuck).toMatchObject({ original: undefined, candidate: 38 });
  });

  it('does not follow the global phase, nor what is measured', () => {
    for (const relation of ['unitary', 'distribution'] as const) {
      expect(verify(chain, chain, { relation }).method).not.toBe('path-sum');
    }
    expect(verify(chain, chain, { workLimit: 1e3 }).method).toBe('none');
  });
});
