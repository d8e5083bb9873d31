import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../../src/circuit/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { angleToString, identity, type Matrix, maxDistance, multiply } from '../../../../src/math/index.js';
import { unitaryOf } from '../unitary.js';

const head = 'OPENQASM 3.0; include "stdgates.inc";';

function read(statements: string) {
  return parseQasm(`${head} ${statements}`);
}

function unitary(statements: string): Matrix {
  return unitaryOf(read(statements));
}

/** Gates, angles as text, wires. */
function shown({ operations }: { readonly operations: readonly Operation[] }): readonly string[] {
  return operations.map(({ gate, parameters, controls, targets }) => {
    const name = `${'c'.repeat(controls.length)}${gate.name}`;
    const angles = parameters.length === 0 ? '' : `(${parameters.map(angleToString).join(', ')})`;
    return `${name}${angles} ${[...controls, ...targets].join(' ')}`;
  });
}

describe('modifiers', () => {
  test('act from the gate outwards and take their controls from the left', () => {
    const circuit = read(
      'qubit[4] q; ctrl @ inv @ pow(2) @ rz(0.5) q[3], q[1]; ctrl(2) @ ctrl @ s q[0], q[1], q[2], q[3];',
    );
    expect(shown(circuit)).toEqual(['crz(-1) 3 1', 'cccs 0 1 2 3']);
  });

  test('negctrl acts where the control is zero', () => {
    const [zero, one] = [Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0), identity(2)];
    const expected = new Float64Array(32);
    for (const [block, at] of [
      [zero, 0],
      [one, 2],
    ] as const) {
      for (let row = 0; row < 2; row++) {
        expected.set(block.subarray(4 * row, 4 * row + 4), 2 * ((at + row) * 4 + at));
      }
    }
    expect(maxDistance(unitary('qubit[2] q; negctrl @ x q[0], q[1];'), expected)).toBe(0);
    const mixed = unitary('qubit[3] q; negctrl @ ctrl @ gphase(0.3) q[0], q[1]; id q[2];');
    expect(maxDistance(mixed, unitary('qubit[3] q; x q[0]; cp(0.3) q[0], q[1]; x q[0]; id q[2];'))).toBeLessThan(1e-15);
  });

  test('inv turns around definitions', () => {
    const circuit = read(
      'qubit[2] q; gate g(a) x, y { h x; cx x, y; rz(a) y; gphase(a); t x; } inv @ g(0.25) q[0], q[1];',
    );
    expect(shown(circuit)).toEqual(['ti 0', 'rz(-0.25) 1', 'cx 0 1', 'h 0']);
    expect(circuit.globalPhase).toBe(-0.25);
  });

  test.each([
    ['pow(1/2) @ x q[0];', ['v 0']],
    ['pow(-1/2) @ x q[0];', ['vi 0']],
    ['pow(1/2) @ inv @ x q[0];', ['v 0']],
    ['pow(3) @ s q[0];', ['si 0']],
    ['pow(4) @ t q[0];', ['z 0']],
    ['pow(0) @ h q[0];', []],
    ['pow(2) @ h q[0];', []],
    ['pow(1/8) @ z q[0];', ['p(pi/8) 0']],
    ['pow(0.5) @ rx(theta) q[0];', ['rx(0.5*theta) 0']],
    ['pow(1/2) @ crz(theta) q[0], q[1];', ['crz(0.5*theta) 0 1']],
    ['pow(1/2) @ cx q[0], q[1];', ['cv 0 1']],
    ['ctrl @ pow(1/2) @ cx q[0], q[1], q[2];', ['ccv 0 1 2']],
    ['pow(2) @ swap q[0], q[1];', ['swap 0 1', 'swap 0 1']],
    ['pow(-1) @ dcx q[0], q[1];', ['dcxi 0 1']],
  ])('%s', (statement, expected) => {
    expect(shown(read(`qubit[3] q; input float theta; ${statement}`))).toEqual(expected);
  });

  test.each([
    'swap q[0], q[1];',
    'h q[0];',
    'U(1.1, 0.2, 0.3) q[0];',
    'iswap q[0], q[1];',
    'mine(0.4) q[0], q[1];',
    'ctrl @ U(1.1, 0.2, 0.3) q[0], q[1];',
    'lone q[1];',
  ])('the square of the square root of %s is the gate', (call) => {
    const declare =
      'qubit[2] q; gate mine(a) x, y { rx(a) x; cx x, y; gphase(0.1); ry(1) y; } gate lone x { h x; t x; }';
    const root = unitary(`${declare} pow(1/2) @ ${call}`);
    expect(maxDistance(multiply(root, root), unitary(`${declare} ${call}`))).toBeLessThan(1e-12);
  });
});
