import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../bench/near-equal/cases.js';
import { checkCase, EXACT } from '../../bench/near-equal/check.js';
import { parseQasm } from '../../src/formats/qasm/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { distanceTo } from './exactness.js';

/** Of every kind; `npm run bench -- near-equal --cases 200000` looks at many more. */
const SAMPLE = 150;

describe('circuits whose angles are nearly equal', () => {
  it.each(['zz', 'ms'] as const)('in a chain of which only neighbours are equal are exact with %s', (entangler) => {
    const path = new URL('../data/near-equal-angles.qasm', import.meta.url);
    const original = parseQasm(readFileSync(path, 'utf8'));
    for (const level of [0, 1, 2, 3] as const) {
      const made = transpile(original, findTarget('ideal'), { entangler, level, budget: 0.05 });
      expect(distanceTo(original, made)).toBeLessThan(1e-11);
    }
  });

  it.each(kinds.map((kind, k) => [kind, k] as const))('or to fractions of pi are exact: %s', (_, first) => {
    for (let k = 0; k < SAMPLE; k++) {
      const { error, excused, ...how } = checkCase(first + kinds.length * k);
      expect(error - excused, JSON.stringify(how)).toBeLessThanOrEqual(EXACT);
    }
  });

  // Blocks of three interactions of which the ends differ by more than those next to each other.
  it.each([7561, 13351, 21265, 44989, 47767, 53233])('that were mistaken once are exact: %i', (number) => {
    const { error, excused } = checkCase(number);
    expect(error - excused).toBeLessThanOrEqual(EXACT);
  });

  // Interactions about nearly the same axis: what the lowering is compared by told them in another order.
  it.each([7410, 8177])('are not refused for the order in which they are told: %i', (number) => {
    const { error, excused } = checkCase(number);
    expect(error - excused).toBeLessThanOrEqual(EXACT);
  });
});
