import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AffineAngle,
  addAngles,
  angleParameters,
  anglesEqual,
  angleToString,
  bindAngle,
  negateAngle,
  param,
  scaleAngle,
  simplifyAngle,
  subtractAngles,
  wrapRadians,
  wrapRotation,
  wrapTurns,
} from '../../src/math/index.js';
import { uniform } from './uniform.js';

const check = { seed: 20261120, numRuns: 300 };
const number = fc.oneof(uniform(-100, 100), fc.double({ min: -100, max: 100, noNaN: true }));
const affine = fc
  .tuple(number, fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__', 'constructor'), number), { maxLength: 4 }))
  .map(([constant, terms]) => simplifyAngle(new AffineAngle(constant, terms)));
const names = ['a', 'b', '__proto__', 'constructor'];
const values = fc
  .tuple(number, number, number, number)
  .map((list) => new Map(names.map((name, k) => [name, list[k]!] as const)));

function valueAt(angle: Parameters<typeof bindAngle>[0], at: ReadonlyMap<string, number>): number {
  const bound = bindAngle(angle, at);
  expect(typeof bound).toBe('number');
  return bound as number;
}

describe('affine angles', () => {
  it('add, scale and negate as their values do, whatever the parameters are called', () => {
    fc.assert(
      fc.property(affine, affine, number, values, (a, b, k, at) => {
        const [x, y] = [valueAt(a, at), valueAt(b, at)];
        expect(valueAt(addAngles(a, b), at)).toBeCloseTo(x + y, 6);
        expect(valueAt(subtractAngles(a, b), at)).toBeCloseTo(x - y, 6);
        expect(valueAt(scaleAngle(a, k), at)).toBeCloseTo(x * k, 4);
        expect(valueAt(negateAngle(a), at)).toBeCloseTo(-x, 6);
      }),
      check,
    );
  });

  it('keep the parameters that have no value', () => {
    const angle = param('a').mul(2).add(param('b')).add(1);
    const half = bindAngle(angle, new Map([['a', 3]]));
    expect(angleParameters(half)).toEqual(['b']);
    expect(angleToString(half)).toBe('b + 7');
  });

  it('become numbers when the parameters cancel', () => {
    expect(subtractAngles(param('a').add(2), param('a'))).toBe(2);
    expect(scaleAngle(param('a').add(2), 0)).toBe(0);
  });

  it('hold each parameter once, sorted, without zeros, and cannot be changed', () => {
    const angle = new AffineAngle(0, [
      ['b', 1],
      ['a', 2],
      ['b', 3],
      ['c', 0],
    ]);
    expect(angle.terms).toEqual([
      ['a', 2],
      ['b', 4],
    ]);
    expect(Object.isFrozen(angle) && Object.isFrozen(angle.terms)).toBe(true);
  });

  it('are equal within a tolerance, parameter by parameter', () => {
    expect(anglesEqual(param('a').add(1), param('a').add(1 + 1e-12), 1e-9)).toBe(true);
    expect(anglesEqual(param('a'), param('b'), 1e-9)).toBe(false);
    expect(anglesEqual(1, 1 + 1e-6, 1e-9)).toBe(false);
  });
});

describe('names of parameters', () => {
  it.each(['theta', 'θ', '_a1', 'e', 'Pi'])('%s is one', (name) => {
    expect(String(param(name))).toBe(name);
  });

  it.each(['pi', 'tau', 'sin', 'a-b', '2', '', 'a b', '1a'])('"%s" is none', (name) => {
    expect(() => param(name)).toThrow(/cannot be the name of a parameter/);
  });
});

describe('wrapping', () => {
  it('stays on the same angle and inside the half-open range', () => {
    fc.assert(
      fc.property(fc.oneof(uniform(-3, 3), uniform(-1e6, 1e6)), (x) => {
        const turns = wrapTurns(x);
        expect(turns).toBeGreaterThan(-0.5);
        expect(turns).toBeLessThanOrEqual(0.5);
        expect(Math.abs(Math.sin(Math.PI * (turns - x)))).toBeLessThan(1e-9 + 1e-15 * Math.abs(x) * 10);
        const radians = wrapRadians(x);
        expect(radians).toBeGreaterThan(-Math.PI);
        expect(radians).toBeLessThanOrEqual(Math.PI);
        expect(Math.abs(Math.sin((radians - x) / 2))).toBeLessThan(1e-9);
      }),
      check,
    );
  });

  it('keeps the digits of angles of any size, as sine and cosine do', () => {
    for (const x of [1e3, 12345678.9, -1e9, 1e12, 3e15]) {
      expect(Math.abs(Math.sin(wrapRadians(x)) - Math.sin(x))).toBeLessThan(1e-15);
      expect(Math.abs(Math.cos(wrapRotation(x) / 2) - Math.cos(x / 2))).toBeLessThan(1e-15);
      expect(Math.abs(wrapRotation(x))).toBeLessThanOrEqual(2 * Math.PI);
    }
  });

  it('puts both ends of the range on the positive end', () => {
    expect(wrapTurns(-0.5)).toBe(0.5);
    expect(wrapTurns(0.5)).toBe(0.5);
    expect(wrapTurns(1.5)).toBe(0.5);
    expect(wrapRadians(-Math.PI)).toBe(Math.PI);
    expect(wrapRadians(3 * Math.PI)).toBeCloseTo(Math.PI, 12);
    expect(Object.is(wrapTurns(-1), 0)).toBe(true);
  });
});

describe('printing', () => {
  it.each([
    [Math.PI, 'pi'],
    [-Math.PI / 2, '-pi/2'],
    [(3 * Math.PI) / 4, '3*pi/4'],
    [Math.PI / 3, 'pi/3'],
    [(2 * Math.PI) / 3, '2*pi/3'],
    [0.1, '0.1'],
    [-0, '0'],
    [1e-9, '1e-9'],
  ])('%d as %s', (value, text) => {
    expect(angleToString(value)).toBe(text);
  });

  it('writes signs between terms', () => {
    expect(String(param('a').sub(param('b')).sub(Math.PI))).toBe('a - b - pi');
  });
});
