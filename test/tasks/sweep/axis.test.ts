import { describe, expect, it } from 'vitest';
import { axisOf, readAxis } from '../../../src/tasks/sweep/axis.js';

const values = (text: string) => [...readAxis('theta', text).values];

describe('the values of a parameter', () => {
  it('go from one end to the other, both among them', () => {
    expect(values('0:1:11')).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(values('pi:-pi/2:3')).toEqual([Math.PI, Math.PI / 4, -Math.PI / 2]);
    expect(values('0.1:0.7:8').at(-1)).toBe(0.7);
    expect(values(' 0 : 2*pi : 200 ')).toHaveLength(200);
  });

  it('may be listed, or one', () => {
    expect(values('0, pi/4,-1e-3')).toEqual([0, Math.PI / 4, -1e-3]);
    expect(values('tau')).toEqual([2 * Math.PI]);
  });

  it('have no sign of zero, which JSON does not have either', () => {
    expect(Object.is(values('-1:1:3')[1], 0)).toBe(true);
    expect(values('-0,-pi*0').every((value) => Object.is(value, 0))).toBe(true);
    expect(Object.is(axisOf(['x'], [[-0]]).values[0], 0)).toBe(true);
  });

  it.each([
    ['0:1', 'ValueOutOfRange'],
    ['0:1:1', 'ValueOutOfRange'],
    ['0:1:2.5', 'ValueOutOfRange'],
    ['0:1:-3', 'ValueOutOfRange'],
    ['0:1:2:3', 'ValueOutOfRange'],
    ['0:1:10000001', 'ValueOutOfRange'],
    ['-1e308:1e308:3', 'ValueOutOfRange'],
    ['1,,2', 'AngleSyntax'],
    [':1:3', 'AngleSyntax'],
    ['phi', 'UnboundParameter'],
    ['0:phi:3', 'UnboundParameter'],
    ['1/0', 'AngleNotFinite'],
    ['1e999', 'AngleNotFinite'],
    ['0,-1e999', 'AngleNotFinite'],
    ['0:1e999:3', 'AngleNotFinite'],
    ['Infinity', 'AngleNotFinite'],
  ])('%s is refused with %s', (text, code) => {
    expect(() => readAxis('theta', text)).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['0,,1', 'a value of theta is left out'],
    ['', 'a value of theta is left out'],
    ['0::3', 'an end of theta is left out'],
    ['0,?', "a value of theta is not a number: the angle '?' cannot be read"],
    ['0:1e999:3', "an end of theta is not a number: the angle '1e999' is not a finite number"],
  ])('%j is refused with a sentence that names the parameter', (text, message) => {
    expect(() => readAxis('theta', text)).toThrow(message);
  });
});
