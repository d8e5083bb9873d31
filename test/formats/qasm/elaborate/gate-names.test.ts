import { describe, expect, it } from 'vitest';
import type { IonloomError } from '../../../../src/errors/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';

const hintOf = (text: string) => {
  try {
    parseQasm(text);
  } catch (error) {
    const [{ code, hint } = {}] = (error as IonloomError).issues;
    return [code, hint];
  }
  return [];
};

describe('a gate that nothing defines', () => {
  it.each([
    ['OPENQASM 2.0; qreg q[1]; h q[0];', 'UnknownGate', 'write `include "qelib1.inc";` at the top'],
    ['OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; swapp q[0];', 'UnknownGate', 'did you mean `swap`?'],
    ['OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; cnot q[0], q[1];', 'UnknownGate', 'did you mean `cx`?'],
    ['OPENQASM 3.0; qubit q; mine q; gate mine a { }', 'UnknownGate', 'move its definition up'],
  ])('in %s', (text, code, hint) => {
    expect(hintOf(text)).toEqual([code, hint]);
  });

  it('may be in a file, of which only that of the own version is there', () => {
    const [code, hint] = hintOf('OPENQASM 3.0; include "qelib1.inc"; qubit q; x q;');
    expect([code, hint]).toEqual(['NotSupported', 'OpenQASM 3 has its gates in "stdgates.inc"']);
    expect(hintOf('OPENQASM 2.0; include "mine.inc"; qreg q[1];')[1]).toBe('paste the file into the text');
  });
});

describe('a name that is something else', () => {
  it('is no gate', () => {
    expect(hintOf('OPENQASM 3.0; const int n = 1; qubit q; n q;')[0]).toBe('WrongKind');
  });

  it('of the text comes before that of the library', () => {
    const { operations } = parseQasm('OPENQASM 3.0; include "stdgates.inc"; gate h a { x a; } qubit q; h q;');
    expect(operations.map(({ gate }) => gate.name)).toEqual(['x']);
  });
});
