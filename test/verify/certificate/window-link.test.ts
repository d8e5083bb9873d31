import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src/simulate/index.js';
import { finish } from '../../../src/steps/index.js';
import { equalByWindows } from '../../../src/verify/certificate/window-link.js';
import { PATIENCE, SEED } from '../../simulate/circuit-arbitrary.js';
import { linksOf, randomTranspilation } from './random-links.js';
import { groupMutations, mutatedClaim, mutatedGroups, statedMutations } from './stated-mutants.js';
import { statedDistance } from './stated-oracle.js';

/** More by hand: `WINDOW_PAIRS=1000 npx vitest run test/verify/certificate/window-link.test.ts`. */
const PAIRS = Number(process.env['WINDOW_PAIRS'] ?? 12);
const START = Number(process.env['WINDOW_SEED'] ?? SEED);

/** What the dense comparison itself is off by. */
const DENSE_ROUNDING = 1e-12;

/** A mutant is really different from here on; below, the bound says how different it may be. */
const DIFFERENT = 1e-6;

describe('equalByWindows', () => {
  it('never calls circuits the same that are further apart than it says', { timeout: 1000 * PATIENCE }, () => {
    const random = randomStream(START);
    const score = { right: 0, decided: 0, mutants: 0, wrong: 0, passed: 0, harmless: 0, shuffledHints: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const { transpilation } = randomTranspilation(random);
      for (const { before, after, groups } of linksOf(transpilation)) {
        const right = finish(equalByWindows(before, after, groups));
        score.right++;
        if (right.same) {
          score.decided++;
          expect(statedDistance(before, after)).toBeLessThanOrEqual(right.bound + DENSE_ROUNDING);
          expect(right.bound).toBeLessThan(1e-9);
        }
        for (const kind of groupMutations) {
          const found = finish(equalByWindows(before, after, mutatedGroups(groups, kind, random)));
          if (!found.same) continue;
          score.shuffledHints++;
          expect(statedDistance(before, after), kind).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
        }
        for (const kind of statedMutations) {
          const claim = { stated: after, groups };
          const mutant = mutatedClaim(claim, kind, random);
          const hints = random.integer(3) === 0 ? groupMutations[random.integer(groupMutations.length)]! : undefined;
          const own = hints ? mutatedGroups(mutant.groups, hints, random) : mutant.groups;
          const found = finish(equalByWindows(before, mutant.stated, own));
          const distance = statedDistance(before, mutant.stated);
          score.mutants++;
          if (distance > DIFFERENT) score.wrong++;
          else score.harmless++;
          if (!found.same) continue;
          score.passed++;
          expect(distance, `${kind} in pair ${pair}`).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
          expect(found.bound, `${kind} in pair ${pair}`).toBeLessThan(1e-4);
        }
      }
    }
    if (process.env['WINDOW_PAIRS']) console.log(score);
    expect(score.decided).toBeGreaterThan(0.9 * score.right);
    expect(score.wrong).toBeGreaterThan(0.5 * score.mutants);
    expect(score.passed).toBeGreaterThan(0);
  });
});
