import { describe, expect, it } from 'vitest';
import { constantOf, readHamiltonianJob } from '../../src/documents/hamiltonian-job.js';

const ANSATZ = 'OPENQASM 3.0; input float b; input float a; qubit[2] q; rx(a) q[0]; rz(b) q[1];';
const term = (pauli_string: unknown, coefficient: unknown = 1) => ({ pauli_string, coefficient });

const job = (more: object = {}, params: unknown = [0.5, 0.25], data: unknown = ANSATZ) => ({
  type: 'quantum-function',
  input: {
    data: { type: 'hamiltonian-energy', data: { hamiltonian: [term('ZZ')], ansatz: { data }, ...more } },
    params,
  },
});
const said = (payload: object) =>
  readHamiltonianJob(payload)!.issues.map(({ code, path }) => `${code} ${path?.slice(1).join('.')}`);

describe('readHamiltonianJob', () => {
  it('is of that kind of job alone', () => {
    expect(readHamiltonianJob({ type: 'ionq.circuit.v1', input: {} })).toBeUndefined();
    expect(readHamiltonianJob({ type: 'quantum-function', input: { data: { type: 'other' } } })).toBeUndefined();
  });

  it('binds values in the order in which the ansatz declares its inputs', () => {
    const { circuit, issues } = readHamiltonianJob(job())!;
    expect(issues).toEqual([]);
    expect(circuit!.operations.map(({ parameters }) => parameters)).toEqual([[0.25], [0.5]]);
    const unused = 'OPENQASM 3.0; input float unused; input float a; qubit[2] q; rx(a) q[0];';
    expect(readHamiltonianJob(job({}, [9, 1], unused))!.circuit!.operations[0]!.parameters).toEqual([1]);
  });

  it('leaves the parameters free where there are no values at all, and binds nothing of too few', () => {
    const none = readHamiltonianJob(job({}, []))!;
    expect(none.circuit!.parameters).toEqual(['a', 'b']);
    expect(none.issues).toMatchObject([{ code: 'UnboundParameter', hint: 'give values for b, a' }]);
    const few = readHamiltonianJob(job({}, [1]))!;
    expect(few.circuit).toBeUndefined();
    expect(few.issues).toMatchObject([{ code: 'ParameterCount', path: ['input', 'params'] }]);
  });

  it('says what is wrong with the problem at its place in the job', () => {
    const wrong = {
      hamiltonian: [term('ZZ'), term(5), term('ZQ')],
      linear_constraints: [{ coeffs: [1, 1, 1], rhs: 0 }],
      cvar_alpha: 2,
    };
    expect(said(job(wrong))).toEqual([
      'InvalidPauliString data.data.hamiltonian.2.pauli_string',
      'CircuitMismatch data.data.linear_constraints.0.coeffs',
      'ValueOutOfRange data.data.cvar_alpha',
    ]);
  });

  it('wants all terms written in one way, and at least one', () => {
    expect(said(job({ hamiltonian: [] }))).toEqual(['InvalidInput data.data.hamiltonian']);
    expect(said(job({ hamiltonian: [term('ZZ'), term('Z0 Z1')] }))).toEqual([
      'InvalidPauliString data.data.hamiltonian.1.pauli_string',
    ]);
  });

  it('warns of identities, which the service leaves out of the energy', () => {
    const { issues, problem } = readHamiltonianJob(
      job({ hamiltonian: [term('ZZ', 2), term('II', 3), term('II', -1)] }),
    )!;
    expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
      new Array(2).fill('warning IgnoredSetting'),
    );
    expect(constantOf(problem)).toBe(2);
  });
});
