import { describe, expect, it } from 'vitest';
import { maxDistance } from '../../../../src/math/index.js';
import {
  backwards,
  conjunction,
  flip,
  flipWithDirtyWires,
  ladder,
} from '../../../../src/transpile/synthesis/controls/conjunction.js';
import { denseUnitary } from '../../../gates/dense.js';
import { actOn } from './bits.js';

const range = (count: number) => Array.from({ length: count }, (_, k) => k);

describe('ladder', () => {
  it.each([3, 4, 5, 6, 7, 8])(
    'of %i controls holds the product of all but the first two where these are 1',
    (count) => {
      const { uses, product } = ladder(range(count));
      for (let bits = 3; bits < 2 ** count; bits += 4) {
        const rest = bits >> 2 === 2 ** (count - 2) - 1;
        expect((actOn(uses, bits) >> product) & 1).toBe(rest ? 1 : 0);
      }
      for (let bits = 0; bits < 2 ** count; bits++) expect(actOn([...uses, ...backwards(uses)], bits)).toBe(bits);
      expect(uses.every(({ controls, targets }) => [...controls, ...targets].every((wire) => wire < count))).toBe(true);
    },
  );
});

describe('conjunction', () => {
  it.each([3, 4, 5, 6, 7])('of %i controls says on two wires whether all are 1', (count) => {
    const { compute, product } = conjunction(range(count), count);
    for (let bits = 0; bits < 2 ** count; bits++) {
      const made = actOn(compute, bits);
      const both = ((made >> count) & 1) === 1 && ((made >> product) & 1) === 1;
      expect(both).toBe(bits === 2 ** count - 1);
      expect(actOn(backwards(compute), made)).toBe(bits);
    }
  });
});

describe('flipWithDirtyWires', () => {
  it.each([
    [4, 1],
    [5, 1],
    [6, 1],
    [7, 1],
    [4, 2],
    [5, 3],
    [6, 4],
  ])('flips the target under %i controls, and gives %i dirty wires back as they were', (count, dirty) => {
    const uses = flipWithDirtyWires(
      range(count),
      count,
      range(dirty).map((k) => count + 1 + k),
    );
    for (let bits = 0; bits < 2 ** (count + 1 + dirty); bits++) {
      const all = (bits & (2 ** count - 1)) === 2 ** count - 1;
      expect(actOn(uses, bits)).toBe(all ? bits ^ (1 << count) : bits);
    }
    expect(uses.every(({ controls }) => controls.length <= 2)).toBe(true);
  });
});

describe('flip', () => {
  it('is X under controls', () => {
    const made = denseUnitary([flip([1], 0)], 2);
    expect(
      maxDistance(
        made,
        Float64Array.from({ length: 32 }, (_, k) => ([0, 14, 20, 26].includes(k) ? 1 : 0)),
      ),
    ).toBe(0);
  });
});
