import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringOffsets } from '../../../../src/formats/ionq/index.js';

describe('stringOffsets', () => {
  it('takes an escape for one character, and an astral one for two', () => {
    const text = String.raw`  "a\n\u00e9\"é\ud83d\ude00😀\\" `;
    const offsets = stringOffsets(text, { from: 2, to: text.length - 1 });
    const units = JSON.parse(text) as string;
    expect(units).toHaveLength(offsets.length - 1);
    const written = [...units.split('')].map((_, k) => text.slice(offsets[k], offsets[k + 1]));
    const [high, low] = ['\ud83d', '\ude00'];
    expect(written).toEqual(['a', '\\n', '\\u00e9', '\\"', 'é', '\\ud83d', '\\ude00', high, low, '\\\\']);
  });

  it('gives every part of a string as it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (value, a, b) => {
        const text = JSON.stringify(value);
        const offsets = stringOffsets(text, { from: 0, to: text.length });
        expect(offsets).toHaveLength(value.length + 1);
        const [from, to] = [a % (value.length + 1), b % (value.length + 1)].sort((x, y) => x - y) as [number, number];
        expect(JSON.parse(`"${text.slice(offsets[from], offsets[to])}"`)).toBe(value.slice(from, to));
      }),
      { seed: 3 },
    );
  });
});
