import { describe, expect, it } from 'vitest';
import { different, identical, measured } from '../../src/verify/finding.js';

const evidence = { fidelity: 0.9, distance: 0.1, totalVariation: null, hellinger: null, phase: 0.5, stimuli: 4 };

describe('measured', () => {
  it('takes a distance up to the tolerance for none, and never one that is not a number', () => {
    const within = (distance: number) =>
      measured({ relation: 'unitary', tolerance: 0.1 }, { ...evidence, distance }).equivalent;
    expect([0, 0.1, 0.1000001, Number.NaN, Number.POSITIVE_INFINITY].map(within)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('tells the phase only in relations that leave it open', () => {
    const phase = (relation: Parameters<typeof measured>[0]['relation']) =>
      measured({ relation, tolerance: 0.1 }, evidence).figures.phase;
    expect(phase('unitary-up-to-phase')).toBe(0.5);
    expect(phase('frames-and-permutation')).toBe(0.5);
    expect(phase('unitary')).toBeNull();
    expect(phase('distribution')).toBeNull();
  });
});

describe('what is known without measuring', () => {
  const measure = { relation: 'distribution', tolerance: 0.1 } as const;

  it('is exact where everything is the same', () => {
    expect(identical(measure, 3)).toMatchObject({
      equivalent: true,
      figures: { distance: 0, fidelity: 1, stimuli: 3 },
    });
  });

  it('has no figures where something is different', () => {
    expect(different(measure, 3)).toMatchObject({ equivalent: false, figures: { distance: null, fidelity: null } });
    expect('difference' in different(measure, 3)).toBe(false);
    expect(different(measure, 3, 'X on qubit 0').difference).toBe('X on qubit 0');
  });
});
