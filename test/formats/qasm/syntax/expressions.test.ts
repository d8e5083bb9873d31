import { describe, expect, test } from 'vitest';
import { parseQasm2 } from '../../../../src/formats/qasm/index.js';

describe('expressions', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['7 - 4 - 2', 1],
    ['8 / 4 / 2', 1],
    ['-(1 - 3) * -2', -4],
    ['3*pi/4', (3 * Math.PI) / 4],
    ['sin(pi/6) + cos(0) + tan(0)', Math.sin(Math.PI / 6) + 1],
    ['ln(exp(2)) - sqrt(4)', Math.log(Math.exp(2)) - 2],
    ['.5e-3 + 5.E+1', 50.0005],
    ['1e-320', 1e-320],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['0.1234567890123456789', 0.12345678901234568],
    ['007', 7],
  ])('%s', (text, value) => {
    const [operation] = parseQasm2(`include "qelib1.inc"; qreg q[1]; rz(${text}) q[0];`).operations;
    expect(operation?.parameters).toEqual([value]);
  });
});
