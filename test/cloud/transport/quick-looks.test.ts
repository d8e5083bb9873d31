import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOutcomeMap, isOutcomeMapByJob, isShotList } from '../../../src/cloud/transport/quick-looks.js';
import { schemas } from '../../../src/formats/ionq/index.js';
import { SEED } from '../../simulate/circuit-arbitrary.js';

const key = fc.oneof(fc.nat().map(String), fc.constantFrom('00', '-1', '1.5', '', 'a', '__proto__', '0x1', ' 1'));
const weight = fc.oneof(
  fc.double({ min: 0, max: 1 }),
  fc.constantFrom<unknown>(-1, '1', null, Number.NaN, Number.POSITIVE_INFINITY, [], undefined, true, 0, -0),
);
const map = fc.dictionary(key, weight, { maxKeys: 3, noNullPrototype: true });
const shot = fc.oneof(key, fc.constantFrom<unknown>(3, -1, 1.5, 2 ** 53, null, Number.NaN, []));
const anything = fc.oneof(map, fc.array(shot, { maxLength: 3 }), fc.dictionary(fc.string(), map), fc.anything());

describe('what a quick look finds right the schema finds right', () => {
  it.each([
    ['weights by outcome', isOutcomeMap, schemas.outcomeMap],
    ['weights by outcome by job', isOutcomeMapByJob, schemas.outcomeMapByJob],
    ['shots', isShotList, schemas.shotList],
  ] as const)('%s', (_, looksRight, schema) => {
    let right = 0;
    fc.assert(
      fc.property(anything, (value) => {
        const isRight = schema.safeParse(value).success;
        // What it is not sure of, such as objects without a prototype, is left to the schema.
        if (looksRight(value)) {
          right++;
          expect(isRight).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 2000 },
    );
    expect(right).toBeGreaterThan(20);
    expect(looksRight(_ === 'shots' ? ['0', 7, '12'] : _ === 'weights by outcome' ? { 0: 1 } : { id: { 0: 1 } })).toBe(
      true,
    );
  });
});
