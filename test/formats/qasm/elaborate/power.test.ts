import { expect, test } from 'vitest';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { type Matrix, maxDistance, unitaryPower } from '../../../../src/math/index.js';
import { unitaryOf } from '../unitary.js';

const head = 'OPENQASM 3.0; include "stdgates.inc";';

function read(statements: string) {
  return parseQasm(`${head} ${statements}`);
}

function unitary(statements: string): Matrix {
  return unitaryOf(read(statements));
}

test('a fractional power takes the principal branch of the gate with its phase', () => {
  // U(pi, 0, pi) is iX, with eigenphases of a quarter turn either way.
  for (const gate of ['U(pi, 0, pi)', 'U(0.8, -1.3, 2.1)', 'u2(1.2, 2.9)']) {
    const root = unitary(`qubit q; pow(1/2) @ ${gate} q;`);
    expect(maxDistance(root, unitaryPower(unitary(`qubit q; ${gate} q;`), 0.5))).toBeLessThan(1e-12);
  }
});
