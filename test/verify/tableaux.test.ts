import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { questionOf } from '../../src/verify/question.js';
import { tableauPlan } from '../../src/verify/tableaux.js';

const clifford = circuit(40).h(0).cnot(0, 39);

describe('tableauPlan', () => {
  const plan = (candidate: Parameters<typeof questionOf>[1], options: Parameters<typeof questionOf>[2] = {}) =>
    tableauPlan(questionOf(clifford, candidate, options));

  it('counts gates of both circuits on the bits in use', () => {
    expect(plan(clifford)).toEqual({ work: 4 * (2000 + 4 * 2), bytes: 4 });
  });

  it('is none where one side is not Clifford, or where angles need be truer than Clifford gates are', () => {
    expect(plan(clifford.t(0))).toBeUndefined();
    expect(plan(clifford, { tolerance: 1e-10 })).toBeUndefined();
    expect(plan(clifford, { tolerance: 1e-9 })).toBeDefined();
  });

  it('is none beyond the limit of work', () => {
    expect(plan(clifford, { workLimit: 8032 })).toBeDefined();
    expect(plan(clifford, { workLimit: 8031 })).toBeUndefined();
  });
});
