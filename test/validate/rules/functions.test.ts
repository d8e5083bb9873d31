import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { validate } from '../../../src/validate/index.js';
import { found, issueOf, type Json } from '../payloads.js';

const ANSATZ = 'OPENQASM 3; qubit[3] q; U(1, 2, 3) q[0];';

describe('function jobs', () => {
  const energy = (data: Json) => ({
    type: 'quantum-function',
    backend: 'simulator',
    input: {
      data: { type: 'hamiltonian-energy', data: { ansatz: { data: ANSATZ }, hamiltonian: [], ...data } },
    },
  });
  const place = 'input.data.data.hamiltonian';
  const term = (pauli_string: string, coefficient = 1) => ({ pauli_string, coefficient });

  test('a function of another kind is passed on, an empty ansatz is not', () => {
    const input = { type: 'my-function', data: { anything: [1] }, params: [0.5] };
    expect(found({ type: 'quantum-function', backend: 'simulator', input })).toEqual([]);
    const hamiltonian = [{ pauli_string: 'Z', coefficient: 1 }];
    expect(found(energy({ hamiltonian, ansatz: { data: ' ' } }))).toEqual(['InvalidInput input.data.data.ansatz.data']);
  });

  test('Pauli strings', () => {
    const words = (...texts: readonly string[]) => energy({ hamiltonian: texts.map((text) => term(text)) });
    const wrong = (...indices: readonly number[]) =>
      indices.map((index) => `InvalidPauliString ${place}.${index}.pauli_string`);
    expect(found(words('ZZI', 'XX', 'zz', 'Q1', 'YIX'))).toEqual(wrong(1, 2, 3));
    expect(found(words('Z0 X2', 'Y1'))).toEqual([]);
    expect(found(words('Z0 X3', 'Y1 X1'))).toEqual([
      `QubitOutOfRange ${place}.0.pauli_string`,
      `DuplicateQubit ${place}.1.pauli_string`,
    ]);
    // One Hamiltonian is written in one way, whichever its first term is in.
    expect(found(words('ZZI', 'Z0 X2', 'XXX'))).toEqual(wrong(1));
    expect(found(words('Z0', 'X1', 'XXX'))).toEqual(wrong(2));
    expect(found(energy({}))).toEqual([`InvalidInput ${place}`]);
  });

  test('a graph whose edges lead nowhere', () => {
    const qaoa = (problem: Json) => ({
      type: 'qctrl.qaoa.v1',
      backend: 'simulator',
      external_settings: { api_credentials: 'secret' },
      input: { problem_type: 'maxcut', problem },
    });
    expect(found(qaoa({}))).toEqual(['MissingField input.problem.nodes', 'MissingField input.problem.adjacency']);
    expect(found(qaoa({ nodes: [{ id: 0 }], adjacency: [[{ id: 1 }], []] }))).toEqual([
      'InvalidInput input.problem.adjacency',
      'InvalidInput input.problem.adjacency.0.0',
    ]);
  });

  test('a broken ansatz hides nothing about the Hamiltonian', () => {
    const hamiltonian = [term('ZZ'), term('Z'), term('Z1')];
    const broken = energy({ hamiltonian, ansatz: { data: 'OPENQASM 3.0;\nqubit[2] q;\nhh q[0];\ncx q[0], q[5];' } });
    const issues = validate(broken, undefined, { file: 'job.json' }).issues;
    expect(issues.map(({ code, path, span }) => [code, path?.join('.'), span?.line])).toEqual([
      ['UnknownGate', 'input.data.data.ansatz.data', 3],
      ['QubitOutOfRange', 'input.data.data.ansatz.data', 4],
      ['InvalidPauliString', `${place}.1.pauli_string`, undefined],
      ['InvalidPauliString', `${place}.2.pauli_string`, undefined],
    ]);
    expect(issues[0]!.span!.file).toBe('job.json: input.data.data.ansatz.data');
    expect(validate(broken).issues[0]!.span!.file).toBe('input.data.data.ansatz.data');
  });

  test.each<[string, string, readonly number[] | undefined, readonly string[]]>([
    ['a value for each', 'input float[64] a; input angle[32] b; input float c;', [1, 2, 3], []],
    ['too few', 'input float a; input float b;', [1], ['ParameterCount input.params']],
    ['too many', 'input float a;', [1, 2], ['ParameterCount input.params']],
    ['values for none', '', [1], ['ParameterCount input.params']],
    ['no values', 'input float a;', [], ['UnboundParameter input.params']],
    ['no list of values', 'input float a;', undefined, ['UnboundParameter input.params']],
    ['a list that none needs', '', undefined, []],
  ])('parameters: %s', (_, inputs, params, expected) => {
    const job = energy({
      hamiltonian: [term('Z')],
      ansatz: { data: `OPENQASM 3; ${inputs} qubit q; /* input float x; */ U(1, 2, 3) q;` },
    });
    const whole = { ...job, input: { ...job.input, ...(params === undefined ? {} : { params }) } };
    expect(found(whole)).toEqual(expected);
  });

  test('an identity is ignored by the service, and the warning says which value has its constant', () => {
    const hamiltonian = [term('III', 0.25), term('ZZZ')];
    expect(found(energy({ hamiltonian }))).toEqual([`(IgnoredSetting ${place}.0.pauli_string)`]);
    expect(issueOf(energy({ hamiltonian }), 'IgnoredSetting').hint).toMatch(
      /service lacks the constant 0\.25.*simulation/,
    );
    expect(found(energy({ hamiltonian: [term('I0 I2'), term('Z1')] }))).toEqual([
      `(IgnoredSetting ${place}.0.pauli_string)`,
    ]);
  });

  test('constraints, the penalty and the share of the lowest energies', () => {
    const hamiltonian = [term('ZZZ')];
    const data = 'input.data.data';
    const rows = [[1], [1, 2, 3, 4], [], []];
    const whole = {
      hamiltonian,
      linear_constraints: [
        { coeffs: [1, 1, 1], rhs: 1 },
        { coeffs: [1, 1, 1, 1], rhs: 1 },
      ],
      quadratic_constraints: [{ quadratic_coeff: rows, linear_coeff: [0, 0, 0, 0], rhs: 1 }],
      penalty: -1,
      cvar_alpha: 0,
    };
    expect(found(energy(whole))).toEqual([
      `CircuitMismatch ${data}.linear_constraints.1.coeffs`,
      `CircuitMismatch ${data}.quadratic_constraints.0.linear_coeff`,
      `CircuitMismatch ${data}.quadratic_constraints.0.quadratic_coeff`,
      `CircuitMismatch ${data}.quadratic_constraints.0.quadratic_coeff.1`,
      `ValueOutOfRange ${data}.penalty`,
      `ValueOutOfRange ${data}.cvar_alpha`,
    ]);
    const shares = [0.5, 1, null, 1.01].map((cvar_alpha) => found(energy({ hamiltonian, cvar_alpha })).length);
    expect(shares).toEqual([0, 0, 0, 1]);
    expect(found(energy({ hamiltonian: [term('XII')], cvar_alpha: 0.5 }))).toEqual([
      `NotAnswerable ${data}.cvar_alpha`,
    ]);
  });

  test('the ansatz fits on the target', () => {
    const wide = energy({ hamiltonian: [term('Z0')], ansatz: { data: 'OPENQASM 3; qubit[40] q; U(1,0,0) q[39];' } });
    expect(found(wide, 'qpu.forte-1')).toContain('NotEnoughQubits input.data.data.ansatz.data');
  });

  test('what strays from the schema is said once', () => {
    const hamiltonian = [{ pauli_string: 5, coefficient: 'x' }, term('ZZZ')];
    expect(found(energy({ hamiltonian, cvar_alpha: 'half', linear_constraints: [{ coeffs: 1, rhs: 1 }] }))).toEqual([
      `InvalidInput ${place}.0.pauli_string`,
      `InvalidInput ${place}.0.coefficient`,
      'InvalidInput input.data.data.linear_constraints.0.coeffs',
      'InvalidInput input.data.data.cvar_alpha',
    ]);
  });

  test.each([
    ['broken-ansatz', 'UnknownGate input.data.data.ansatz.data'],
    ['cvar', 'ValueOutOfRange input.data.data.cvar_alpha'],
    ['mixed-forms', `InvalidPauliString ${place}.1.pauli_string`],
    ['no-params', 'UnboundParameter input.params'],
    ['wide-pauli', `InvalidPauliString ${place}.0.pauli_string`],
  ])('%s', (name, expected) => {
    expect(found(readFileSync(`test/data/jobs/function-job-${name}.json`, 'utf8'))).toEqual([expected]);
  });
});
