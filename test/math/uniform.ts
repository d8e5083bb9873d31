import fc from 'fast-check';

const STEPS = 2 ** 30;

/**
 * Numbers spread evenly over a range.
 *
 * `fc.double` draws all doubles of a range alike, and nearly all doubles are next to zero: as angles they are the
 * identity, and formulas that are wrong anywhere else pass.
 */
export function uniform(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: STEPS }).map((step) => min + ((max - min) * step) / STEPS);
}
