import { describe, expect, test } from 'vitest';
import type { Operation } from '../../../../src/circuit/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { angleToString } from '../../../../src/math/index.js';

const head = 'OPENQASM 3.0; include "stdgates.inc";';

function read(statements: string) {
  return parseQasm(`${head} ${statements}`);
}

/** Gates, angles as text, wires. */
function shown({ operations }: { readonly operations: readonly Operation[] }): readonly string[] {
  return operations.map(({ gate, parameters, controls, targets }) => {
    const name = `${'c'.repeat(controls.length)}${gate.name}`;
    const angles = parameters.length === 0 ? '' : `(${parameters.map(angleToString).join(', ')})`;
    return `${name}${angles} ${[...controls, ...targets].join(' ')}`;
  });
}

describe('registers and measurements', () => {
  test('slices, sets, negative indices and aliases pick qubits in order', () => {
    const circuit = read(`qubit[4] a; qubit b; qreg c[2];
      x a[1:2]; y a[{3, 0}]; z a[-1]; s a[3:-2:0]; t a[:1];
      let tail = a[2:3] ++ b ++ c; h tail[-1]; cx tail[0:1], c;
      let one = a[2]; h one; h a[1:3][0];`);
    expect(shown(circuit)).toEqual('x 1,x 2,y 3,y 0,z 3,s 3,s 1,t 0,t 1,h 6,cx 2 5,cx 3 6,h 2,h 1'.split(','));
  });

  test('a negative end of a slice counts from the end of the register', () => {
    expect(shown(read('qubit[4] a; x a[1:-1]; y a[-2:3];'))).toEqual('x 1,x 2,x 3,y 2,y 3'.split(','));
  });

  test('every form of measurement', () => {
    const { measurements } = read(`qubit[6] q; qubit single; bit[2] a; bit b; creg c[2];
      a = measure q[0:1]; b = measure q[2]; c[1] = measure q[3]; measure q[4] -> c[0];
      bit late = measure q[5]; bit[1] last = measure single;`);
    expect(measurements).toEqual([
      { key: 'a', wires: [0, 1] },
      { key: 'b', wires: [2] },
      { key: 'c', wires: [4, 3] },
      { key: 'late', wires: [5] },
      { key: 'last', wires: [6] },
    ]);
  });

  test('a barrier without operands is on all qubits', () => {
    expect(shown(read('qubit[3] q; barrier; x q[0];'))).toEqual(['barrier 0 1 2', 'x 0']);
  });
});
