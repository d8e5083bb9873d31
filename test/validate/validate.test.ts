import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatIssue, type IssueCode } from '../../src/errors/index.js';
import { validate } from '../../src/validate/index.js';
import { bell, found, issueOf, type Json, job, nativeJob } from './payloads.js';

describe('good payloads', () => {
  test.each<[string, Json, string?]>([
    ['a job', job()],
    ['a job for a machine', job({ backend: 'qpu.forte-1' })],
    ['a noisy simulation', job({ noise: { model: 'aria-1', seed: 1 } })],
    ['native zz on forte', nativeJob([{ gate: 'zz', targets: [0, 1], angle: 0.25 }])],
    ['debiasing', job({ backend: 'qpu.forte-1', shots: 500, settings: { error_mitigation: { debiasing: true } } })],
    ['an input alone', { gateset: 'qis', circuit: bell }, 'qpu.forte-1'],
    ['a compiled circuit', { qubits: 2, circuit: [{ gate: 'gpi', target: 0, phase: 0.5 }] }, 'qpu.forte-1'],
    ['metadata at its limits', job({ metadata: { [`${'k'.repeat(40)}`]: 'v'.repeat(400) } })],
    [
      'a full angle of ms on the simulator',
      nativeJob([{ gate: 'ms', targets: [0, 1], phases: [1, -1], angle: 0.25 }], 'simulator'),
    ],
  ])('%s passes without a word', (_, payload, target) => {
    expect(validate(payload, target)).toEqual({ ok: true, issues: [] });
    expect(validate(JSON.stringify(payload), target)).toEqual({ ok: true, issues: [] });
  });

  test('a multi-circuit job with gatesets and registers', () => {
    const circuits = [
      { name: 'bell', qubits: 2, circuit: bell, registers: { m: [1, null, 0] } },
      { gateset: 'native', circuit: [{ gate: 'gpi2', target: 3, phase: 0.25 }] },
    ];
    const payload = {
      type: 'ionq.multi-circuit.v1',
      backend: 'simulator',
      input: { gateset: 'qis', qubits: 4, circuits },
    };
    expect(found(payload)).toEqual([]);
  });

  test('function jobs', () => {
    const data = {
      hamiltonian: [{ pauli_string: 'ZZ', coefficient: 1 }],
      ansatz: { data: 'OPENQASM 3; input float a; qubit[2] q; rx(a) q[0];' },
    };
    const input = { data: { type: 'hamiltonian-energy', data }, params: [0.5] };
    expect(found({ type: 'quantum-function', backend: 'simulator', input })).toEqual([]);
    const problem = { directed: false, nodes: [{ id: 0 }, { id: 1 }], adjacency: [[{ id: 1 }], [{ id: 0 }]] };
    const external_settings = { api_credentials: 'secret' };
    const qaoa = {
      type: 'qctrl.qaoa.v1',
      backend: 'simulator',
      external_settings,
      input: { problem_type: 'maxcut', problem },
    };
    expect(found(qaoa)).toEqual([]);
  });
});

describe('schema', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['nothing', {}, ['MissingField type', 'MissingField backend', 'MissingField input']],
    ['no JSON object', [], ['InvalidInput']],
    ['another type', job({ type: 'ionq.circuit.v2' }), ['UnknownName type']],
    ['text for a number', job({ shots: 'many' }), ['InvalidInput shots']],
    ['a fraction of a shot', job({ shots: 1.5 }), ['InvalidInput shots']],
    ['no shots', job({ shots: 0 }), ['ValueOutOfRange shots']],
    ['too many shots', job({ shots: 1_000_001 }), ['TooManyShots shots']],
    ['a misspelt field', job({ shot: 10 }), ['UnknownField shot']],
    ['an unknown noise model', job({ noise: { model: 'aria-9' } }), ['UnknownName noise.model']],
    ['noise without model', job({ noise: {} }), ['MissingField noise.model']],
    [
      'metadata that is no text',
      job({ metadata: { a: 1, b: {} } }),
      ['InvalidInput metadata.a', 'InvalidInput metadata.b'],
    ],
    ['null for a name', job({ name: null }), ['InvalidInput name']],
    ['a width of zero', job({}, { qubits: 0 }), ['ValueOutOfRange input.qubits']],
    ['gates that are no list', job({}, { circuit: {} }), ['InvalidInput input.circuit']],
  ])('%s', (_, payload, expected) => {
    expect(found(payload)).toEqual(expected);
    expect(validate(payload).ok).toBe(false);
  });

  test('circuit and circuits do not go together', () => {
    const circuits = [{ circuit: bell }];
    expect(found(job({}, { circuits }))[0]).toBe('UnknownField input.circuits');
    const multi = { type: 'ionq.multi-circuit.v1', backend: 'simulator' };
    expect(found({ ...multi, input: { gateset: 'qis', circuits, circuit: bell } })).toContain(
      'UnknownField input.circuit',
    );
    expect(found({ ...multi, input: { gateset: 'qis', circuits: [] } })).toEqual(['InvalidInput input.circuits']);
  });

  test('a circuit alone may name no gateset, as on Azure Quantum; in a job it lacks one, and its gates are good', () => {
    expect(found({ qubits: 2, circuit: bell })).toEqual(['(ToleratedField gateset)']);
    expect(found({ qubits: 2, circuit: bell }, undefined, { strict: true })).toEqual(['ToleratedField gateset']);
    expect(found({ circuits: [{ circuit: bell }] })).toEqual(['(ToleratedField gateset)']);
    expect(found({ qubits: 2, circuit: [{ gate: 'zz', targets: [0, 1], rotation: 0.5 }] })).toEqual([
      '(ToleratedField gateset)',
    ]);
    expect(found(job({}, { gateset: undefined }))).toEqual(['MissingField input.gateset']);
    // The service compiles to native gates and leaves the gateset out.
    const compiled = { qubits: 2, circuit: [{ gate: 'zz', targets: [0, 1], angle: 0.1 }] };
    expect(found(compiled)).toEqual([]);
    expect(found({ ...compiled, circuit: [{ gate: 'gpi', target: 0, phase: 0 }, ...bell] })).toEqual([
      'UnsupportedGate circuit.1.gate',
      'UnsupportedGate circuit.2.gate',
    ]);
  });

  test('the gates of each circuit are judged by its own gateset', () => {
    const gpi = { gate: 'gpi', target: 0, phase: 0 };
    const input = {
      gateset: 'native',
      circuits: [{ circuit: bell }, { gateset: 'qis', circuit: [gpi] }, { circuit: [gpi] }],
    };
    expect(found({ type: 'ionq.multi-circuit.v1', backend: 'simulator', input })).toEqual([
      'UnsupportedGate input.circuits.0.circuit.0.gate',
      'UnsupportedGate input.circuits.0.circuit.1.gate',
      'UnsupportedGate input.circuits.1.circuit.0.gate',
    ]);
  });
});

describe('circuits in other forms', () => {
  const v03 = JSON.parse(readFileSync('test/data/jobs/v03-circuit-alone.json', 'utf8')) as Json;
  const { gateset: _, ...azure } = v03;

  test.each<[string, Json, readonly string[]]>([
    ['of API v0.3', v03, ['(ToleratedField format)']],
    ['of API v0.3 without a gateset', azure, ['(ToleratedField format)', '(ToleratedField gateset)']],
    ['the fragment of the guide', { input: { gateset: 'qis', qubits: 2, circuit: bell } }, ['(ToleratedField input)']],
    [
      'a fragment of everything',
      { input: azure },
      ['(ToleratedField input)', '(ToleratedField input.format)', '(ToleratedField input.gateset)'],
    ],
    [
      'a fragment of several circuits',
      { input: { gateset: 'qis', circuits: [{ circuit: bell }, { circuit: bell }] } },
      ['(ToleratedField input)'],
    ],
    [
      'a fragment with a mistake',
      { input: { gateset: 'qis', qubits: 2, circuit: [{ gate: 'hh', target: 0 }] } },
      ['(ToleratedField input)', 'UnsupportedGate input.circuit.0.gate'],
    ],
    [
      'no fragment but a job',
      { input: { gateset: 'qis', circuit: bell }, shots: 5 },
      ['MissingField type', 'MissingField backend'],
    ],
    ['another format', { ...v03, format: 'qasm' }, ['UnknownField format']],
  ])('%s', (_name, payload, expected) => {
    expect(found(payload)).toEqual(expected);
  });

  test('the rules see their gates', () => {
    const native = {
      input: { gateset: 'native', qubits: 2, circuit: [{ gate: 'ms', targets: [0, 1], phases: [0, 0] }] },
    };
    expect(found(native, 'qpu.forte-1')).toEqual(['(ToleratedField input)', 'UnsupportedGate input.circuit.0.gate']);
  });
});

describe('registers', () => {
  test('registers', () => {
    const registers = { a: [0, 0], b: [2], c: [1, null, 0], d: ['x'], e: [] };
    const input = { gateset: 'qis', qubits: 2, circuits: [{ circuit: bell, registers }] };
    expect(found({ type: 'ionq.multi-circuit.v1', backend: 'simulator', input })).toEqual([
      'InvalidInput input.circuits.0.registers.d.0',
      'RegisterMap input.circuits.0.registers.a.1',
      'RegisterMap input.circuits.0.registers.b.0',
      'RegisterMap input.circuits.0.registers.c.2',
      'RegisterMap input.circuits.0.registers.e',
    ]);
  });
});

describe('hints', () => {
  const hintOf = (payload: unknown, code: IssueCode) => issueOf(payload, code).hint;

  test.each<[string, unknown, IssueCode, RegExp]>([
    ['a near field', job({ metdata: {} }), 'UnknownField', /"metadata"/],
    ['a near backend', job({ backend: 'qpu.fort-1' }), 'UnknownBackend', /"qpu\.forte-1"/],
    ['a backend of qiskit-ionq', job({ backend: 'ionq_simulator' }), 'UnknownBackend', /"simulator"/],
    ['a backend without its prefix', job({ backend: 'aria-1' }), 'UnknownBackend', /"qpu\.aria-1"/],
    ['a simulator with its model', job({ backend: 'simulator:aria-1' }), 'UnknownBackend', /noise\.model/],
    ['the plain qpu of v0.3', job({ backend: 'qpu' }), 'UnknownBackend', /by name/],
    ['a near gate', job({}, { circuit: [{ gate: 'cnto', control: 0, target: 1 }] }), 'UnsupportedGate', /"cnot"/],
    ['a gate of OpenQASM', job({}, { circuit: [{ gate: 'sdg', target: 0 }] }), 'UnsupportedGate', /"si"/],
    [
      'a controlled gate of OpenQASM',
      job({}, { circuit: [{ gate: 'cz', targets: [0] }] }),
      'UnsupportedGate',
      /"z".*"controls"/,
    ],
    [
      'a gate that has to be written out',
      job({}, { circuit: [{ gate: 'u3', target: 0 }] }),
      'UnsupportedGate',
      /encodeCircuit/,
    ],
    ['an upper-case gate', job({}, { circuit: [{ gate: 'H', target: 0 }] }), 'UnsupportedGate', /lower case/],
    ['a measurement', job({}, { circuit: [{ gate: 'measure', target: 0 }] }), 'UnsupportedGate', /leave it out/],
    [
      'a native gate',
      job({}, { circuit: [{ gate: 'ms', targets: [0, 1], phases: [0, 0] }] }),
      'UnsupportedGate',
      /native/,
    ],
    [
      'an angle by another name',
      job({}, { circuit: [{ gate: 'rx', target: 0, theta: 1 }] }),
      'UnknownField',
      /"rotation"/,
    ],
    [
      'one control and several',
      job({}, { qubits: 3, circuit: [{ gate: 'x', target: 2, control: 0, controls: [1] }] }),
      'InvalidInput',
      /^list all controls in "controls"$/,
    ],
    ['a wire by another name', job({}, { circuit: [{ gate: 'x', qubit: 0 }] }), 'UnknownField', /"target"/],
    ['debias for debiasing', job({ settings: { error_mitigation: { debias: true } } }), 'UnknownField', /"debiasing"/],
    ['a model that is near', job({ noise: { model: 'arya-1' } }), 'UnknownName', /"aria-1"/],
  ])('%s', (_, payload, code, hint) => {
    expect(hintOf(payload, code)).toMatch(hint);
  });

  test('a payload of v0.3 is told every field of v0.4 at once', () => {
    const old = {
      lang: 'json',
      target: 'simulator',
      shots: 100,
      error_mitigation: { debias: true },
      qubits: 2,
      body: 1,
      input: {
        format: 'ionq.circuit.v0',
        qubits: 2,
        circuit: [
          { gate: 'cx', control: 0, target: 1 },
          { gate: 'h', target: 2 },
        ],
      },
    };
    const { issues } = validate(old);
    const hints = Object.fromEntries(issues.map(({ path = [], hint }) => [path.join('.'), hint ?? '']));
    expect(hints['target']).toMatch(/"backend"/);
    expect(hints['body']).toMatch(/"input"/);
    expect(hints['error_mitigation']).toMatch(/settings\.error_mitigation/);
    expect(hints['qubits']).toMatch(/inside "input"/);
    expect(hints['input.gateset']).toMatch(/v0\.3/);
    expect(hints['type']).toMatch(/ionq\.circuit\.v1/);
    expect(hints['input.circuit.0.gate']).toMatch(/"cnot"/);
    expect(Object.keys(hints)).toContain('input.circuit.1');
    expect(issues.filter(({ severity }) => severity === 'warning').map(({ path }) => path)).toEqual([
      ['lang'],
      ['input', 'format'],
    ]);
  });

  test('every issue has a message without a full stop, and a place', () => {
    const { issues } = validate({
      ...job({ shots: 0, foo: 1, backend: 'x' }, { circuit: [{ gate: 'h', target: 9 }, { gate: 'q' }] }),
    });
    expect(issues.length).toBeGreaterThanOrEqual(5);
    for (const { message, path } of issues) {
      expect(message).toMatch(/^[^A-Z].*[^.]$/);
      expect(path?.length).toBeGreaterThan(0);
    }
  });
});

describe('oddities of SDKs', () => {
  const sent = {
    ...job({ lang: 'json', shots: '10', noise: { model: 'ideal', seed: null } }, { format: 'ionq.circuit.v0' }),
  };

  test('pass with warnings, or not at all when strict', () => {
    const fields = ['lang', 'shots', 'noise.seed', 'input.format'];
    expect(validate(sent).ok).toBe(true);
    expect(found(sent)).toEqual(fields.map((field) => `(ToleratedField ${field})`));
    expect(validate(sent, undefined, { strict: true }).ok).toBe(false);
    expect(found(sent, undefined, { strict: true })).toEqual(fields.map((field) => `ToleratedField ${field}`));
  });

  test('anything else in those places does not', () => {
    expect(found(job({ lang: 'qasm' }))).toEqual(['UnknownField lang']);
    expect(found(job({ shots: '0' }))).toEqual(['InvalidInput shots']);
    expect(found(job({ shots: '10x' }))).toEqual(['InvalidInput shots']);
  });
});

describe('texts', () => {
  test('are read with care', () => {
    expect(found('{"type": "ionq.circuit.v1", "type": "x"}')).toEqual(['DuplicateName type']);
    expect(found('{"input": {"__proto__": {}}}')).toEqual(['ForbiddenName input.__proto__']);
    expect(found(`${JSON.stringify(job())}garbage`)).toEqual(['JsonSyntax']);
    expect(found(`\ufeff${JSON.stringify(job())}`)).toEqual(['JsonSyntax']);
    expect(found('['.repeat(100_000))[0]).toMatch(/^NestingTooDeep/);
    expect(found(' '.repeat(10_000_001))).toEqual(['PayloadTooLarge']);
  });

  test('have lines and columns in their findings', () => {
    const { issues } = validate('{\n  "shots": 1,\n  "shots": 2\n}', undefined, { file: 'job.json' });
    expect(formatIssue(issues[0]!)).toBe(
      'job.json:3:3: the name "shots" stands twice in one object\n  3 |   "shots": 2\n    |   ^^^^^^^',
    );
  });

  test('values that are no JSON are refused', () => {
    expect(found(undefined)).toEqual(['InvalidInput']);
    expect(found(job({ shots: Number.NaN }))).toEqual(['InvalidInput shots']);
    expect(found(JSON.parse('{"metadata": {"constructor": "x"}}'))).toEqual(['ForbiddenName metadata.constructor']);
  });
});

describe('the number of findings', () => {
  test('is limited, and what is cut is said', () => {
    const circuit = Array.from({ length: 50 }, () => ({ gate: 'nope', target: 0 }));
    const { ok, issues } = validate(job({}, { circuit }), undefined, { limit: 10 });
    expect(ok).toBe(false);
    expect(issues).toHaveLength(11);
    expect(issues.at(-1)?.code).toBe('TooManyIssues');
  });

  test('many warnings do not hide an error', () => {
    const doubtful = Array.from({ length: 50 }, () => ({ gate: 'z', target: 0, rotation: 1 }));
    const circuit = [...doubtful, { gate: 'h', target: 99 }];
    const { ok, issues } = validate(job({}, { circuit }), undefined, { limit: 5 });
    expect(ok).toBe(false);
    expect(issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['QubitOutOfRange']);
    expect(issues).toHaveLength(7);
  });
});
