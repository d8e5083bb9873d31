import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQasm } from '../../../../src/formats/qasm/index.js';

const head = 'OPENQASM 3.0; include "stdgates.inc";';

/** The wires of every gate. */
function wires(statements: string): readonly (readonly number[])[] {
  return parseQasm(`${head} ${statements}`).operations.map(({ controls, targets }) => [...controls, ...targets]);
}

function fileWires(name: string): readonly (readonly number[])[] {
  const { operations } = parseQasm(readFileSync(new URL(`../../../data/circuits/${name}`, import.meta.url), 'utf8'));
  return operations.map(({ targets }) => targets);
}

describe('whole numbers divide as whole numbers where one is wanted', () => {
  test('in the files', () => {
    expect(fileWires('whole-division-index.qasm')).toEqual([[2]]);
    // The loop ends with 1, whose turn would swap the qubit in the middle with itself.
    expect(() => fileWires('whole-division-loop.qasm')).toThrow('`swap` would act on the same qubit twice');
  });

  test.each([
    ['an index', 'qubit[5] q; x q[5/2]; x q[-7/2]; const uint n = 9; x q[(n - 1)/3 + 7/4*2];', [[2], [2], [4]]],
    ['a set', 'qubit[5] q; x q[{7/2, 1/2}];', [[3], [0]]],
    ['a slice', 'qubit[6] q; x q[3/2:5/2:9/2];', [[1], [3]]],
    ['an alias', 'qubit[5] q; let a = q[3/2:7/2]; x a[5/3];', [[2]]],
    ['a size', 'const uint n = 7; qubit[n/2] q; bit[n/2] c; x q;', [[0], [1], [2]]],
    ['a constant', 'const uint n = 7/2; const int m = -7/2; qubit[n - m] q; x q[n]; x q[-m];', [[3], [3]]],
    ['a constant from another', 'const int n = 7; const uint m = n/2; qubit[m] q; x q[m/2];', [[1]]],
    [
      'a loop',
      'qubit[4] q; for uint i in [1/2:5/2] { x q[i]; } for int i in {7/2, 2} { x q[i/2]; }',
      [[0], [1], [2], [1], [1]],
    ],
    ['a loop in a gate', 'qubit q; gate g a { for int i in [1:5/2] { x a; } } g q;', [[0], [0]]],
    ['a number of controls', 'qubit[3] q; ctrl(5/2) @ x q[0], q[1], q[2];', [[0, 1, 2]]],
    [
      'the operand of a cast or of floor',
      'qubit[5] q; x q[int(7/2)]; x q[uint(2.9)]; x q[floor(9/2)];',
      [[3], [2], [4]],
    ],
    ['a remainder', 'qubit[5] q; x q[mod(9/2, 3)]; x q[(9/2) % 3]; x q[mod(9, 5)/3];', [[1], [1], [1]]],
  ])('%s', (_where, text, expected) => {
    expect(wires(text)).toEqual(expected);
  });

  test.each([
    ['qubit[5] q; x q[5.0/2];', 'an index must be a whole number, not 2.5'],
    ['qubit[5] q; const float f = 5; x q[f/2];', 'an index must be a whole number, not 2.5'],
    ['qubit[5] q; x q[5/0];', 'an index must be a whole number, not Infinity'],
    ['qubit[5] q; x q[2**-1];', 'an index must be a whole number, not 0.5'],
    ['qubit[5] q; x q[2**-1/1];', 'an index must be a whole number, not 0.5'],
    ['qubit[5] q; x q[ceiling(5/2)];', '5/2 divides two whole numbers, which OpenQASM 3 cuts to 2'],
    ['qubit[5] q; x q[int(sqrt(5/2))];', '5/2 divides two whole numbers, which OpenQASM 3 cuts to 2'],
    ['const int n = 2.5; qubit q;', 'a constant of type `int` must be a whole number, not 2.5'],
    ['qubit q; const int n = 7; rx(n/2) q;', '7/2 divides two whole numbers, which OpenQASM 3 cuts to 3'],
  ])('what is none, or would be read in two ways, is refused: %s', (text, message) => {
    expect(() => wires(text)).toThrow(message);
  });

  test('a power takes a quotient written out as a fraction, and that of whole constants as a whole number', () => {
    const gates = (text: string) => parseQasm(`${head} ${text}`).operations.map(({ gate }) => gate.name);
    expect(gates('qubit q; pow(1/2) @ x q; pow(-1/2) @ x q;')).toEqual(['v', 'vi']);
    expect(gates('qubit q; const uint n = 3; pow(n/2) @ s q; pow(n/2.0) @ x q;')).toEqual(['s', 'vi']);
    expect(gates('qubit q; for int i in [2:3] { pow(i/2) @ s q; }')).toEqual(['s', 's']);
  });

  test('as the quotient cut towards zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 9 }), (a, b) => {
        const text = `const int a = ${a}; const int n = a/${b}; qubit[90] q; x q[n + 45]; x q[${a}/${b} + 45];`;
        const cut = Math.trunc(a / b) + 45;
        expect(wires(text)).toEqual([[cut], [cut]]);
      }),
      { seed: 20261129, numRuns: 200 },
    );
  });
});
