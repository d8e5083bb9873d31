import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complexLabel } from '../../src/draw/index.js';
import { uniform } from '../math/uniform.js';

const { SQRT1_2, PI } = Math;
const onCircle = (phase: number) => complexLabel(Math.cos(phase), Math.sin(phase));

describe('complexLabel', () => {
  it.each([
    [0, 0, '0'],
    [1e-12, -0, '0'],
    [1, 0, '1'],
    [-1, 1e-12, '−1'],
    [0, 1, 'i'],
    [0, -1, '−i'],
    [SQRT1_2, 0, '1/√2'],
    [0, -SQRT1_2, '−i/√2'],
    [0.5, 0.5, '1/2+i/2'],
    [-0.5, -0.5, '−1/2−i/2'],
    [0, Math.sqrt(3) / 2, 'i√3/2'],
    [1 / 4, 0, '1/4'],
    [SQRT1_2 / 2, -SQRT1_2 / 2, '0.3536−0.3536i'],
    [0.5, 0.1, '0.5+0.1i'],
    [0, 0.123456, '0.1235i'],
    [-0.9, 0, '−0.9'],
  ])('writes (%d, %d) as %s', (re, im, label) => {
    expect(complexLabel(re, im)).toBe(label);
  });

  it('writes numbers on the unit circle by their phase', () => {
    expect(onCircle(PI / 4)).toBe('e^{iπ/4}');
    expect(onCircle(-PI / 4)).toBe('e^{−iπ/4}');
    expect(onCircle((3 * PI) / 8)).toBe('e^{i3π/8}');
    expect(onCircle(PI / 3)).toBe('e^{iπ/3}');
    expect(onCircle(1)).toBe('0.5403+0.8415i');
  });

  it('reads back to the number, to four digits', () => {
    const value = (text: string, unit: 'i' | '') => {
      const sizes: Record<string, number> = {
        '1': 1,
        '1/2': 0.5,
        '1/√2': SQRT1_2,
        '√3/2': Math.sqrt(3) / 2,
        '1/4': 0.25,
      };
      const bare = unit === 'i' ? text.replace(/^i√/, '√').replace(/^i/, '1').replace(/i$/, '') : text;
      return sizes[bare] ?? Number(bare);
    };
    const nice = fc.constantFrom(0, 1, -1, 0.5, -0.5, SQRT1_2, -SQRT1_2, Math.sqrt(3) / 2, 0.25, 0.3);
    fc.assert(
      fc.property(fc.oneof(nice, uniform(-1, 1)), fc.oneof(nice, uniform(-1, 1)), (re, im) => {
        const label = complexLabel(re, im);
        const phase = /^e\^\{(−?)i(\d*)π\/(\d+)\}$/.exec(label);
        let read: [number, number] = [0, 0];
        if (phase) {
          const angle = ((phase[1] ? -1 : 1) * Number(phase[2] || 1) * PI) / Number(phase[3]);
          read = [Math.cos(angle), Math.sin(angle)];
        } else {
          for (const [, sign, part] of label.matchAll(/([−+]?)([^−+]+)/g)) {
            const factor = sign === '−' ? -1 : 1;
            if (part!.includes('i')) read[1] += factor * value(part!, 'i');
            else read[0] += factor * value(part!, '');
          }
        }
        expect(Math.hypot(read[0] - re, read[1] - im)).toBeLessThan(1e-4);
      }),
      { seed: 20261129 },
    );
  });

  it('refuses what is no number', () => {
    expect(() => complexLabel(Number.NaN, 0)).toThrow('complexLabel takes two finite numbers, not NaN');
  });
});
