import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { angleLabel, nameLabel } from '../../src/draw/angle-label.js';
import { param } from '../../src/math/index.js';
import { uniform } from '../math/uniform.js';

const radians = (value: number) => angleLabel(value, 'radians', 'ascii');

describe('angleLabel', () => {
  it.each([
    [Math.PI, 'pi'],
    [-Math.PI / 2, '-pi/2'],
    [(3 * Math.PI) / 4, '3pi/4'],
    [Math.PI / 3, 'pi/3'],
    [2 * Math.PI, '2pi'],
    [(15 * Math.PI) / 16, '15pi/16'],
    [99 * Math.PI, '99pi'],
    [100 * Math.PI, '314.16'],
    [0.1 + Math.PI / 4 - 0.1, 'pi/4'],
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [0.123456789, '0.12346'],
    [1e-5, '0.00001'],
    [123456.789, '123460'],
    [Math.PI / 4 + 1e-6, '0.7854'],
  ])('labels %d radians as %s', (value, label) => {
    expect(radians(value)).toBe(label);
  });

  it('labels turns as decimals', () => {
    expect(angleLabel(0.25, 'turns', 'unicode')).toBe('0.25');
    expect(angleLabel(Math.PI, 'turns', 'unicode')).toBe('3.1416');
    expect(angleLabel(-1 / 3, 'turns', 'unicode')).toBe('-0.33333');
  });

  it('labels affine angles', () => {
    const angle = param('theta')
      .mul(2)
      .sub(param('beta'))
      .add(Math.PI / 4);
    expect(angleLabel(angle, 'radians', 'unicode')).toBe('-beta+2*theta+π/4');
    expect(angleLabel(angle.sub(Math.PI / 2), 'radians', 'ascii')).toBe('-beta+2*theta-pi/4');
    expect(angleLabel(param('phi').add(0.25), 'turns', 'ascii')).toBe('phi+0.25');
  });

  it('is within half a unit of the last of five digits', () => {
    fc.assert(
      fc.property(uniform(-50, 50), (value) => {
        const read = Number(angleLabel(value, 'turns', 'ascii'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.max(1e-9, Math.abs(value) * 5.001e-5));
      }),
      { seed: 20261120 },
    );
  });

  it('calls nothing a fraction of pi that is not one', () => {
    fc.assert(
      fc.property(uniform(-20, 20), (value) => {
        const match = /^(-?)(\d*)pi(?:\/(\d+))?$/.exec(radians(value));
        if (!match) return;
        const size = (Number(match[2] || 1) * Math.PI) / Number(match[3] ?? 1);
        expect(match[1] === '-' ? -size : size).toBeCloseTo(value, 8);
      }),
      { seed: 20261120 },
    );
  });
});

describe('nameLabel', () => {
  it('keeps letters of all alphabets in Unicode and writes their codes in ASCII', () => {
    expect(nameLabel('θ_1 x', 'unicode')).toBe('θ_1 x');
    expect(nameLabel('θ_1 x', 'ascii')).toBe('\\u03b8_1 x');
  });

  it('writes control characters and odd spaces as codes', () => {
    expect(nameLabel('a\u0007\u2028\u00a0b', 'unicode')).toBe('a\\u0007\\u2028\\u00a0b');
  });
});
