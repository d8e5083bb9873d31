import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src/simulate/index.js';
import { finish } from '../../../src/steps/index.js';
import { equalRotations } from '../../../src/verify/pauli-rotations/index.js';
import { PATIENCE, SEED } from '../../simulate/circuit-arbitrary.js';
import { operatorDistance, unitaryOf } from './dense-oracle.js';
import {
  bound,
  mutated,
  mutations,
  placedOnSpareWires,
  randomOperations,
  rewritten,
  withParameters,
} from './random-pairs.js';

/** More by hand: `ROTATION_PAIRS=5000 npx vitest run test/verify/pauli-rotations`. */
const PAIRS = Number(process.env['ROTATION_PAIRS'] ?? 100);

/** What the dense comparison itself is off by. */
const DENSE_ROUNDING = 1e-12;

/** A mutant is really different from here on; below, the bound says how different it may be. */
const DIFFERENT = 1e-7;

const all = (bits: number) => Array.from({ length: 2 ** bits }, (_, k) => [k, k] as const);

describe('equalRotations', () => {
  it('never calls circuits the same that are further apart than it says', { timeout: 100 * PATIENCE }, () => {
    const random = randomStream(SEED);
    const score = { same: 0, right: 0, refused: 0, wrong: 0, harmless: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const bits = 2 + random.integer(pair % 10 === 0 ? 5 : 3);
      const original = randomOperations(bits, 2 + random.integer(10), random);
      const candidate = rewritten(original, bits, random);
      const dense = unitaryOf(original, bits);
      const right = finish(equalRotations(original, candidate, bits));
      const apart = operatorDistance(dense, unitaryOf(candidate, bits), bits, all(bits));
      expect(apart).toBeLessThan(1e-11);
      score.right++;
      if (right.same) {
        score.same++;
        expect(apart).toBeLessThanOrEqual(right.bound + DENSE_ROUNDING);
        expect(right.bound).toBeLessThan(1e-8);
      }
      for (const kind of mutations) {
        const mutant = mutated(candidate, kind, bits, random);
        const found = finish(equalRotations(original, mutant, bits));
        const distance = operatorDistance(dense, unitaryOf(mutant, bits), bits, all(bits));
        if (distance > DIFFERENT) score.wrong++;
        if (!found.same) {
          if (distance > DIFFERENT) score.refused++;
          continue;
        }
        if (distance <= DIFFERENT) score.harmless++;
        expect(distance, `${kind} in pair ${pair}`).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
      }
    }
    expect(score.refused).toBe(score.wrong);
    expect(score.wrong).toBeGreaterThan(4 * PAIRS);
    expect(score.same).toBeGreaterThan(0.9 * PAIRS);
  });

  it('knows spare wires to be zero only as long as they are', { timeout: 100 * PATIENCE }, () => {
    const random = randomStream(SEED, 1);
    const score = { same: 0, refused: 0, wrong: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const logical = 1 + random.integer(3);
      const bits = logical + 1 + random.integer(2);
      const original = randomOperations(logical, 2 + random.integer(6), random);
      const placed = placedOnSpareWires(rewritten(original, logical, random), logical, bits, random);
      const zeros = Array.from({ length: bits - logical }, (_, k) => logical + k);
      const options = { start: placed.start, zeros };
      const columns = Array.from({ length: 2 ** logical }, (_, index) => {
        const other = placed.start.reduce((sum, bit, k) => sum + (((index >> k) & 1) << bit), 0);
        return [index, other] as const;
      });
      const dense = unitaryOf(original, bits);
      const right = finish(equalRotations(original, placed.operations, bits, options));
      const apart = operatorDistance(dense, unitaryOf(placed.operations, bits), bits, columns);
      expect(apart).toBeLessThan(1e-11);
      if (right.same) score.same++;
      for (const kind of mutations) {
        const mutant = mutated(placed.operations, kind, bits, random);
        const found = finish(equalRotations(original, mutant, bits, options));
        const distance = operatorDistance(dense, unitaryOf(mutant, bits), bits, columns);
        if (distance > DIFFERENT) score.wrong++;
        if (distance > DIFFERENT && !found.same) score.refused++;
        if (found.same) expect(distance, `${kind} in pair ${pair}`).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
      }
    }
    expect(score.refused).toBe(score.wrong);
    expect(score.wrong).toBeGreaterThan(3 * PAIRS);
    expect(score.same).toBeGreaterThan(0.9 * PAIRS);
  });

  it('calls circuits with parameters the same only if they are for all values', { timeout: 100 * PATIENCE }, () => {
    const random = randomStream(SEED, 2);
    const score = { same: 0, refused: 0, wrong: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const bits = 2 + random.integer(2);
      const original = withParameters(randomOperations(bits, 2 + random.integer(8), random), random);
      const candidate = rewritten(original, bits, random);
      const values = ['a', 'b'].map((name) => [name, (random.uniform() - 0.5) * 4 * Math.PI] as const);
      const dense = unitaryOf(bound(original, values), bits);
      const right = finish(equalRotations(original, candidate, bits));
      expect(operatorDistance(dense, unitaryOf(bound(candidate, values), bits), bits, all(bits))).toBeLessThan(1e-11);
      if (right.same) score.same++;
      for (const kind of mutations) {
        const mutant = mutated(candidate, kind, bits, random);
        const found = finish(equalRotations(original, mutant, bits));
        const distance = operatorDistance(dense, unitaryOf(bound(mutant, values), bits), bits, all(bits));
        if (distance > DIFFERENT) score.wrong++;
        if (distance > DIFFERENT && !found.same) score.refused++;
        if (found.same) expect(distance, `${kind} in pair ${pair}`).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
      }
    }
    expect(score.refused).toBe(score.wrong);
    expect(score.wrong).toBeGreaterThan(3 * PAIRS);
    expect(score.same).toBeGreaterThan(0.9 * PAIRS);
  });
});
