import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawHistogram } from '../../src/draw/index.js';
import { IonloomError } from '../../src/errors/index.js';

describe('drawHistogram', () => {
  it('draws counts with their shares', async () => {
    const drawing = drawHistogram({ '00': 512, '11': 488, '01': 3, '10': 0 }, { title: 'left: qubit 0', width: 60 });
    await expect(`${drawing}\n`).toMatchFileSnapshot('golden/histogram-counts.txt');
  });

  it('draws probabilities in ASCII, the most frequent first', async () => {
    const values = new Map([
      ['0', 0.5],
      ['10', 0.3],
      ['2', 0.15],
      ['7', 0.05],
    ]);
    const drawing = drawHistogram(values, { ascii: true, sort: 'value', top: 2, width: 40 });
    await expect(`${drawing}\n`).toMatchFileSnapshot('golden/histogram-probabilities.txt');
  });

  it('orders decimal keys as numbers and bitstrings as texts', () => {
    const order = (values: Record<string, number>) =>
      drawHistogram(values)
        .split('\n')
        .map((line) => line.trim().split(' ')[0]);
    expect(order({ b10: 0.5, '10': 0.5, '9': 0.2, '100': 0.1 })).toEqual(['9', '10', '100', 'b10']);
    expect(order({ '11': 0.5, '00': 0.2, '10': 0.3 })).toEqual(['00', '10', '11']);
  });

  it('orders equal values by their outcomes, and lists the first of them', () => {
    const values = { '10': 2, '01': 2, '11': 5, '00': 2 };
    const order = drawHistogram(values, { sort: 'value', top: 3 })
      .split('\n')
      .map((line) => line.trim().split(' ')[0]);
    expect(order).toEqual(['11', '00', '01', 'and']);
  });

  it('shows a certain outcome as a probability, not as one count', () => {
    expect(drawHistogram({ '0': 1 }, { width: 20 })).toContain('1.0000');
  });

  it('has a line for no outcomes', () => {
    expect(drawHistogram({})).toBe('no outcomes');
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', (value) => {
    expect(() => drawHistogram({ '0': value })).toThrow(IonloomError);
  });

  it('keeps to the width, gives the greatest value the longest bar and bars in proportion', () => {
    const outcomes = fc.dictionary(fc.stringMatching(/^[01]{1,6}$/), fc.integer({ min: 0, max: 5000 }), {
      minKeys: 1,
      maxKeys: 20,
    });
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 40, max: 120 }), fc.boolean(), (values, width, ascii) => {
        const lines = drawHistogram(values, { width, ascii }).split('\n');
        expect(lines).toHaveLength(Object.keys(values).length);
        const bars = lines.map(
          (line) => [...line].filter((character) => character === '#' || character === '█').length,
        );
        const shown = lines.map((line) => values[line.trim().split(/\s+/)[0]!]!);
        const greatest = Math.max(...shown);
        const longest = Math.max(...bars);
        lines.forEach((line, index) => {
          expect([...line].length).toBeLessThanOrEqual(width);
          if (greatest > 0)
            expect(Math.abs(bars[index]! - (shown[index]! / greatest) * longest)).toBeLessThanOrEqual(1);
        });
      }),
      { seed: 20261120 },
    );
  });

  it('accounts for what it leaves out', () => {
    const text = drawHistogram({ a: 5, b: 3, c: 2 }, { top: 1 });
    expect(text.split('\n')).toHaveLength(2);
    expect(text).toContain('and 2 more outcomes: 5   50.0 %');
  });
});
