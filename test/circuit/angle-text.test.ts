import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAngle } from '../../src/circuit/index.js';
import { IonloomError } from '../../src/errors/index.js';
import { AffineAngle, angleToString, param } from '../../src/math/index.js';

describe('angles as text', () => {
  it.each([
    ['pi/4', Math.PI / 4],
    ['-3*pi/2', (-3 * Math.PI) / 2],
    ['tau', 2 * Math.PI],
    ['2^3', 8],
    ['sqrt(2)/2', Math.sqrt(2) / 2],
    ['1e-3', 0.001],
    ['-(1 + 2)*3', -9],
    ['acos(0)', Math.PI / 2],
  ])('%s is a number', (text, value) => {
    expect(parseAngle(text)).toBe(value);
  });

  it.each([
    ['theta', 'theta'],
    ['2*theta + pi', '2*theta + pi'],
    ['(a - b)/2', '0.5*a - 0.5*b'],
    ['3*(a + 1) - a - a - a', '3'],
  ])('%s is linear in its parameters', (text, printed) => {
    expect(angleToString(parseAngle(text))).toBe(printed);
  });

  it.each([
    'a*b',
    '1/a',
    'sin(a)',
    'a^2',
    '2theta',
    'pi pi',
    '(',
    '',
    'pi/',
    'f(1)',
    'sin(1, 2)',
    'a = 1',
    '[1, 2]',
    '"pi"',
    'x.y',
    'a ? 1 : 2',
    '1:3',
    'x => x',
    `${'('.repeat(2000)}1`,
    '5!',
    'true and 1',
  ])('%s is refused', (text) => {
    expect(() => parseAngle(text)).toThrow(expect.objectContaining({ code: 'AngleSyntax' }));
  });

  it('refuses what has no finite value', () => {
    for (const text of ['1/0', 'exp(1000)', 'ln(0)', 'sqrt(-1)', '1e999']) {
      expect(() => parseAngle(text)).toThrow(/finite/);
    }
  });

  it('never throws anything but an IonloomError, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[ab0-9.+\-*/^() ,pie]*$/)), (text) => {
        try {
          const angle = parseAngle(text);
          expect(typeof angle === 'number' || angle instanceof AffineAngle).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(IonloomError);
        }
      }),
      { seed: 20261120, numRuns: 1000 },
    );
  });

  it('prints every angle so that it reads back to the same double', () => {
    const nearPi = fc
      .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 48 }))
      .map(([a, b]) => (a * Math.PI) / b);
    const coefficient = fc.oneof(nearPi, fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(coefficient, coefficient, (constant, factor) => {
        expect(parseAngle(angleToString(constant))).toBe(constant + 0);
        const affine = param('theta').mul(factor).add(constant);
        const again = parseAngle(angleToString(affine));
        expect(typeof again === 'number' ? again : again.constant).toBe(constant + 0);
        if (typeof again !== 'number') expect(again.terms).toEqual(affine.terms);
      }),
      { seed: 20261120, numRuns: 1000 },
    );
  });
});
