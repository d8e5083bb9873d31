import { describe, expect, it } from 'vitest';
import { violationOf } from '../../../src/simulate/observables/constraints.js';

describe('violationOf', () => {
  it('is nothing at all without constraints', () => {
    expect(violationOf({ linear: [], quadratic: [] })).toBeUndefined();
  });

  it('takes entry k of a linear constraint for qubit k, and missing entries for 0', () => {
    const violation = violationOf({ linear: [{ coefficients: [1, 10], bound: 0 }], quadratic: [] })!;
    expect([0b000, 0b001, 0b010, 0b011, 0b100].map(violation)).toEqual([0, 1, 10, 11, 0]);
  });

  it('counts a quadratic form over both of its sides, its diagonal and its linear part', () => {
    // Not symmetric: entry (row, column) counts where both bits are one, whichever of the two is the row.
    const quadratic = [
      [1, 20, 0],
      [300, 4, 0],
      [0, 0, 0],
    ];
    const violation = violationOf({ linear: [], quadratic: [{ quadratic, linear: [0, 0, 5], bound: 0 }] })!;
    expect([0b000, 0b001, 0b010, 0b011, 0b100, 0b111].map(violation)).toEqual([0, 1, 4, 325, 5, 330]);
  });

  it('adds up by how much each is broken, and sets nothing off against one that is kept', () => {
    const violation = violationOf({
      linear: [
        { coefficients: [3], bound: 1 },
        { coefficients: [1], bound: 5 },
        { coefficients: [0], bound: -0.5 },
      ],
      quadratic: [{ quadratic: [[2]], linear: [], bound: 1.5 }],
    })!;
    expect(violation(1)).toBe(2 + 0.5 + 0.5);
    expect(violation(0)).toBe(0.5);
  });
});
