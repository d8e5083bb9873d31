import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { IonloomError } from '../../../../src/errors/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';

/** What is reported, as code and the place's text. */
function reported(text: string): readonly string[] {
  try {
    parseQasm(text);
    return [];
  } catch (thrown) {
    if (!(thrown instanceof IonloomError)) throw thrown;
    return thrown.issues.map(
      ({ code, span }) => `${code} ${span?.text?.slice(span.column - 1, span.column - 1 + span.length)}`,
    );
  }
}

function ofFile(name: string): readonly string[] {
  return reported(readFileSync(new URL(`../../../data/circuits/${name}`, import.meta.url), 'utf8'));
}

describe('after a declaration that was refused, its name is used in silence', () => {
  test('in the files', () => {
    expect(ofFile('follow-up-bit.qasm')).toEqual(['NotSupported = "00";']);
    expect(ofFile('follow-up-output.qasm')).toEqual(['NotSupported output']);
  });

  test.each([
    ['bit c = "0"; c = measure q[0]; c[0] = measure q[1]; c = 1; bit d = c;', ['NotSupported = "0";']],
    ['output bit[2] c; c[0] = measure q[0]; measure q[1] -> c[1];', ['NotSupported output']],
    ['output float f; rx(f) q[0]; f = 2.0;', ['NotSupported output']],
    ['int n = 3; x q[n]; for int i in [0:n] { x q[i]; } ctrl(n) @ x q[0], q[1]; n = 4; n += 1;', ['NotSupported int']],
    ['bool b = true; while (b) { x q[0]; } b = false;', ['NotSupported bool']],
    ['const int n = 2.5; qubit[n] r; x r[0]; let a = r[0:1]; x a; bit[n] c; c = measure r;', ['InvalidExpression 2.5']],
    ['const uint n = m; const uint k = n + 1; x q[k];', ['UndeclaredName m']],
    ['const bool yes = true; const int n = yes; x q[n];', ['NotSupported bool']],
    ['input int n; x q[n]; rx(n) q[0]; const int m = n;', ['NotSupported input int n']],
    ['input bool b; rx(b) q[0];', ['NotSupported bool']],
    ['let a = q[0:5]; x a[0]; let b = a ++ q[2]; x b;', ['QubitOutOfRange 0:5']],
    ['let a = nothing; x a;', ['UndeclaredName nothing']],
    ['qubit[0] r; x r; x r[3]; measure r;', ['InvalidExpression 0']],
    ['bit[1.5] c; c = measure q[0];', ['InvalidExpression 1.5']],
    ['qubit[5] q; x q[4];', ['AlreadyDeclared q']],
    ['def f(qubit a) { x a; } f q[0]; f(q[0]); bit b = f(q[0]); b = measure q[0];', ['NotSupported def']],
    ['extern f(int) -> int; rx(f(2)) q[0]; const float y = f(3) + 1; rz(y) q[0];', ['NotSupported extern']],
    ['array[int[8], 2] a = {1, 2}; x q[a[0]]; a[1] = 3; for int i in a { x q[i]; }', ['NotSupported array']],
    ['complex[float[64]] z = 1; z = 2; rx(z) q[0];', ['NotSupported complex']],
    ['duration d = 10ns; delay[d] q[0]; box[d] { x q[0]; }', ['NotExpressible duration']],
    ['stretch s; delay[s] q[0];', ['NotExpressible stretch']],
    ['gate g a { y b; } g q[0]; g q[0], q[1]; gate k a { g a; } k q[0];', ['UndeclaredName b']],
    ['gate U(a, b, c) x { } U(1, 2, 3) q[0], q[1];', ['AlreadyDeclared U']],
    ['gate g a { } gate g a, b { } g q[0], q[1], q[2];', ['AlreadyDeclared g']],
    ['opaque magic(alpha) a, b; magic(0.5) q[0], q[1];', ['NotSupported opaque']],
    ['include "mine.inc"; mine q[0]; x mine[0]; rx(mine) q[0]; mine(1) q[0];', ['NotSupported include "mine.inc"']],
    ['for int i in [0:1] { qubit inner; x inner; } x inner;', ['NotSupported qubit inner']],
    ['qubit[3 r; x r[0]; cx r[0], q[0];', ['QasmSyntax r']],
  ])('%s', (statements, expected) => {
    expect(reported(`OPENQASM 3.0; include "stdgates.inc"; qubit[3] q;\n${statements}`)).toEqual(expected);
  });

  test.each([
    ['qreg q[2]; qreg q[9]; h q[8]; measure q -> c;', ['AlreadyDeclared q']],
    ['qreg q[2]; qreg r[0]; h r[0]; cx q[0], r[0];', ['InvalidExpression 0']],
    ['include "mine.inc"; qreg q[1]; mine q[0];', ['NotSupported include "mine.inc"']],
  ])('in OpenQASM 2: %s', (statements, expected) => {
    expect(reported(`OPENQASM 2.0; include "qelib1.inc";\n${statements}`)).toEqual(expected);
  });

  test('and what has nothing to do with it is still reported', () => {
    const text = 'OPENQASM 3.0; qubit[3] q; int n = 3;\nx q[n]; x q[7]; y r; rx(1 / 0) q[0]; z q[0] z q[1];';
    const expected = [
      'NotSupported int',
      'QubitOutOfRange 7',
      'UndeclaredName r',
      'AngleNotFinite 1 / 0',
      'QasmSyntax  ',
    ];
    expect(reported(text)).toEqual(expected);
  });
});
