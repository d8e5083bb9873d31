import { describe, expect, it } from 'vitest';
import type { IonloomError } from '../../../../src/errors/index.js';
import { parseQasm3 } from '../../../../src/formats/qasm/index.js';

const said = (statements: string) => {
  try {
    parseQasm3(`include "stdgates.inc"; qubit[3] q; qubit[2] r; ${statements}`);
    return [];
  } catch (error) {
    return (error as IonloomError).issues.map(({ code, message }) => `${code}: ${message}`);
  }
};

describe('the call of a gate', () => {
  it.each([
    ['x q[0], q[1];', 'QubitCount: `x` acts on 1 qubit, not 2'],
    ['ctrl @ x q[0];', 'QubitCount: `x` with 1 control acts on 2 qubits, not 1'],
    ['negctrl(2) @ ctrl @ x q[0];', 'QubitCount: `x` with 3 controls acts on 4 qubits, not 1'],
    ['gphase(1) q[0];', 'QubitCount: `gphase` acts on no qubits, not 1'],
    ['h(1) q[0];', 'ParameterCount: `h` takes no parameters, not 1'],
    ['rx q[0];', 'ParameterCount: `rx` takes 1 parameter, not 0'],
    ['cx q, r;', 'RegisterSize: registers in one gate must have the same size: `q` 3, `r` 2'],
    ['cx q[1], q[1];', 'DuplicateQubit: `cx` would act on the same qubit twice'],
    ['cx q, q[2];', 'DuplicateQubit: `cx` would act on the same qubit twice'],
    ['ctrl(0) @ x q[0];', 'InvalidExpression: a gate cannot have 0 controls'],
  ])('%s is refused', (statement, message) => {
    expect(said(statement)).toEqual([message]);
  });

  it('walks along its registers together, and stays on single qubits', () => {
    const { operations } = parseQasm3('include "stdgates.inc"; qubit[2] q; qubit[2] r; qubit s; ccx q, s, r;');
    expect(operations.map(({ controls, targets }) => [...controls, ...targets])).toEqual([
      [0, 4, 2],
      [1, 4, 3],
    ]);
  });

  it('takes one control where no number of them is said', () => {
    expect(said('ctrl @ negctrl @ x q[0], q[1], q[2]; inv @ pow(2) @ s q[0];')).toEqual([]);
  });
});
