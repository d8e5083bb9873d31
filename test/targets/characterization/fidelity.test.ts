import { describe, expect, it } from 'vitest';
import { DocumentReader } from '../../../src/targets/characterization/document-reader.js';
import { readFidelity } from '../../../src/targets/characterization/fidelity.js';

function read(fidelity: unknown) {
  const reader = new DocumentReader();
  return { fidelity: readFidelity(reader, { fidelity }), ignored: reader.ignored };
}

describe('readFidelity', () => {
  it('takes a median before a mean, the mean where the median is null, and bare numbers', () => {
    const found = read({ '1q': { mean: 0.99, median: 0.999 }, '2q': { median: null, mean: 0.97 }, spam: 0.995 });
    expect(found).toEqual({ fidelity: { oneQubit: 0.999, twoQubit: 0.97, readout: 0.995 }, ignored: [] });
  });

  it.each([
    ['1q', 0.95],
    ['2q', 0.8],
    ['spam', 0.9],
  ])('believes %s from %d to below 1', (name, least) => {
    expect(Object.values(read({ [name]: least }).fidelity)).toEqual([least]);
    for (const value of [least - 1e-9, 1]) {
      const { fidelity, ignored } = read({ [name]: { median: value } });
      expect(fidelity).toEqual({});
      expect(ignored).toMatchObject([{ path: ['fidelity', name], expected: `a number from ${least} to below 1` }]);
    }
  });

  it('tells the unknown, the absent and a percentage apart', () => {
    const ignored = (value: unknown) => read({ '2q': value }).ignored[0]!;
    expect(ignored(0).message).toContain('is 0, which stands for unknown');
    expect(ignored(null).message).toContain('is null');
    expect(ignored({ stderr: 0.1 }).message).toContain('is null');
    expect(ignored(99.5)).toMatchObject({ received: '99.5', hint: 'a percentage? 99.5 % is 0.995' });
    expect(ignored(101).hint).toBeUndefined();
    expect(ignored('0.99')).toMatchObject({ received: '"0.99"' });
  });

  it('notes fields that it does not know, at both depths', () => {
    const { ignored } = read({ '3q': 0.9, '1q': { median: 0.999, mode: 1 } });
    expect(ignored.map(({ path }) => path)).toEqual([
      ['fidelity', '3q'],
      ['fidelity', '1q', 'mode'],
    ]);
  });
});
