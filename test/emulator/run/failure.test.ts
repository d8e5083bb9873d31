import { describe, expect, it } from 'vitest';
import { nativeCircuit } from '../../../src/circuit/index.js';
import { type FailureCode, taskFailureOf } from '../../../src/emulator/run/failure.js';
import { runTask } from '../../../src/emulator/run/run-task.js';
import type { RunTask } from '../../../src/emulator/runner/runner.js';
import { IonloomError } from '../../../src/errors/index.js';
import { failureOf, gatesJob, jobOf, taskOf } from './tasks.js';

const h = { gate: 'h', target: 0 };
const head = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n';
const program = (data: string, input: object = {}) => ({
  type: 'ionq.qasm3.v1',
  backend: 'simulator',
  input: { data: head + data, ...input },
});
const native = (gates: readonly object[], backend: string) => gatesJob(gates, { backend }, { gateset: 'native' });
const energy = (data: object, params: readonly number[] = [], job: object = {}) => ({
  type: 'quantum-function',
  backend: 'simulator',
  ...job,
  input: { data: { type: 'hamiltonian-energy', data }, params },
});
const ansatz = { data: `${head}qubit[1] q;\nx q[0];\n` };
const many = (count: number) => Array.from({ length: count }, () => h);

type Case = readonly [title: string, payload: object, FailureCode, message: string, more?: Partial<RunTask>];

const failures: readonly Case[] = [
  [
    'an unknown gate',
    gatesJob([{ gate: 'hadamard', target: 0 }]),
    'UnsupportedGate',
    'the service has no gate "hadamard" in this gateset (input.circuit[0].gate)',
  ],
  [
    'a gate of the other gateset',
    gatesJob([h, { gate: 'gpi', target: 0, phase: 0 }]),
    'UnsupportedGate',
    'the service has no gate "gpi" in this gateset (input.circuit[1].gate)',
  ],
  [
    'a gate that lacks something',
    gatesJob([{ gate: 'rx', target: 0 }]),
    'PreflightError',
    'the field "rotation" is missing (input.circuit[0].rotation)',
  ],
  [
    'one qubit twice',
    gatesJob([{ gate: 'cnot', control: 1, target: 1 }]),
    'PreflightError',
    'qubit 1 is control and target of one "cnot" (input.circuit[0])',
  ],
  [
    'a qubit outside of the circuit',
    gatesJob([{ gate: 'h', target: 2 }], {}, { qubits: 2 }),
    'NotEnoughQubits',
    "qubit 2 is outside the circuit's 2 qubits (input.circuit[0])",
  ],
  [
    'more qubits than the simulator has',
    gatesJob([h], {}, { qubits: 30 }),
    'NotEnoughQubits',
    'the circuit needs 30 qubits, and simulator has 29',
  ],
  [
    'more qubits than a noise model has',
    gatesJob([h], { noise: { model: 'aria-1' } }, { qubits: 26 }),
    'NotEnoughQubits',
    'the circuit needs 26 qubits, and simulator:aria-1 has 25',
  ],
  [
    'more qubits than a machine has',
    gatesJob([h, { gate: 'cnot', control: 0, target: 59 }], { backend: 'qpu.forte-1' }),
    'NotEnoughQubits',
    'the circuit needs 60 qubits, and qpu.forte-1 has 36',
  ],
  [
    'any number of qubits',
    gatesJob([h], {}, { qubits: 2_147_483_647 }),
    'NotEnoughQubits',
    'the circuit needs 2147483647 qubits, and simulator has 29',
  ],
  ['no gates', gatesJob([]), 'InvalidInput', 'the circuit has no gates'],
  [
    'a program of measurements alone',
    program('qubit q;\nbit c;\nc = measure q;\n'),
    'InvalidInput',
    'the circuit has no gates',
  ],
  [
    'too many controls',
    gatesJob([{ gate: 'x', target: 8, controls: [0, 1, 2, 3, 4, 5, 6, 7] }]),
    'TooManyControls',
    'gate 0 has 8 controls, and a gate takes at most 7',
  ],
  [
    'too many gates',
    gatesJob(many(150_001)),
    'TooManyGates',
    'the circuit has 150001 gates, and a job holds at most 150000',
  ],
  [
    'more gates than a machine was seen to take',
    gatesJob(many(40_000), { backend: 'qpu.forte-1' }),
    'QuantumCircuitComplexityError',
    'the circuit has 40000 gates, which is too complex for qpu.forte-1',
  ],
  [
    'too many shots for a machine',
    gatesJob([h], { backend: 'qpu.forte-1', shots: 10_001 }),
    'TooManyShots',
    'qpu.forte-1 runs at most 10000 shots, and the job asks for 10001',
  ],
  [
    'too many shots at all',
    gatesJob([h], { noise: { model: 'aria-1' }, shots: 1_000_001 }),
    'TooManyShots',
    'simulator:aria-1 runs at most 1000000 shots, and the job asks for 1000001',
  ],
  [
    'too few shots for debiasing',
    gatesJob([h], { backend: 'qpu.forte-1', shots: 499, settings: { error_mitigation: { debiasing: true } } }),
    'DebiasingError',
    'debiasing needs at least 500 shots, and the job asks for 499',
  ],
  [
    'the entangling gate of another machine',
    native([{ gate: 'zz', targets: [0, 1], angle: 0.1 }], 'qpu.aria-1'),
    'UnsupportedGate',
    'gate 0 is zz, and qpu.aria-1 entangles by ms',
  ],
  [
    'the same the other way round',
    native([{ gate: 'ms', targets: [0, 1], phases: [0, 0] }], 'qpu.forte-1'),
    'UnsupportedGate',
    'gate 0 is ms, and qpu.forte-1 entangles by zz',
  ],
  [
    'a phase in radians',
    native([{ gate: 'gpi', target: 0, phase: 3.14 }], 'qpu.aria-1'),
    'InvalidInput',
    'gate 0 (gpi) has 3.14 turns where it takes -1 to 1',
  ],
  [
    'the second phase of a gate',
    native([{ gate: 'ms', targets: [0, 1], phases: [0, -2] }], 'simulator'),
    'InvalidInput',
    'gate 0 (ms) has -2 turns where it takes -1 to 1',
  ],
  [
    'an angle beyond a full gate',
    native([{ gate: 'ms', targets: [0, 1], phases: [0, 0], angle: 0.3 }], 'simulator'),
    'InvalidInput',
    'gate 0 (ms) has 0.3 turns where it takes 0 to 0.25',
  ],
  [
    'a state that does not fit',
    gatesJob([{ gate: 'rx', target: 20, rotation: 1 }]),
    'SimulationError',
    'could not execute simulation: the statevector of 21 qubits needs 33554432 bytes (32 MiB), more than the limit of 1048576 bytes (1 MiB)',
    { memoryLimit: 2 ** 20 },
  ],
  [
    'noisy states that do not fit',
    gatesJob([{ gate: 'rx', target: 0, rotation: 1 }], { noise: { model: 'forte-1' } }, { qubits: 29 }),
    'SimulationError',
    'could not execute simulation: noisy simulation of 29 qubits needs 17179869184 bytes (16 GiB), more than the limit of 268435456 bytes (256 MiB)',
  ],
  [
    'more outcomes than can be listed',
    gatesJob(Array.from({ length: 24 }, (_, target) => ({ gate: 'h', target }))),
    'SimulationError',
    'could not execute simulation: listing the outcomes of 24 qubits by name takes up to 896 MiB',
  ],
  [
    'a noise model without rates',
    gatesJob([h], { noise: { model: 'harmony-1' } }),
    'SimulationError',
    'could not execute simulation: the rates of the noise model harmony-1 are not published',
  ],
  [
    'a noise model that is none',
    gatesJob([h], { noise: { model: 'loud' } }),
    'InvalidInput',
    'the simulator has no noise model "loud"',
  ],
  [
    'a backend that is none',
    gatesJob([h], { backend: 'qpu.tempo-1' }),
    'InvalidInput',
    'no backend is called "qpu.tempo-1"',
  ],
  [
    'a target that is no backend',
    gatesJob([h], { backend: 'ideal' }),
    'InvalidInput',
    'ideal is no backend of the service',
  ],
  [
    'a noisy simulator as a backend',
    gatesJob([h], { backend: 'simulator:aria-1' }),
    'InvalidInput',
    'simulator:aria-1 is no backend of the service',
  ],
  [
    'several circuits at once',
    {
      type: 'ionq.multi-circuit.v1',
      backend: 'simulator',
      input: { gateset: 'qis', circuits: [{ circuit: [h] }, { circuit: [h] }] },
    },
    'InvalidInput',
    'one circuit runs at a time, and here are 2',
  ],
  [
    'a program that breaks the grammar',
    program('qubit[2 q;\n'),
    'PreflightError',
    'expected `]`, found `q` (input.data, line 3, column 9)',
  ],
  [
    'a program with an unknown gate',
    program('qubit q;\nhh q;\n'),
    'UnsupportedGate',
    'no gate is called `hh` (input.data, line 4, column 1)',
  ],
  [
    'a program in another version',
    { ...program(''), input: { data: 'OPENQASM 2.0;\nqreg q[1];\nU(0,0,0) q[0];\n' } },
    'PreflightError',
    'the text is in OpenQASM 2, not in OpenQASM 3 (input.data, line 1, column 10)',
  ],
  [
    'a gate after a measurement',
    program('qubit q;\nbit c;\nc = measure q;\nx q;\n'),
    'CompilationError',
    'a gate acts on `q` after it was measured (input.data, line 6, column 3)',
  ],
  [
    'a reset in the middle',
    program('qubit q;\nh q;\nreset q;\nh q;\n'),
    'CompilationError',
    'a `reset` of `q` in the middle of a circuit is not expressible on IonQ (input.data, line 5, column 1)',
  ],
  [
    'a program with parameters',
    program('input float[64] a;\nqubit q;\nrx(a) q;\n'),
    'InvalidInput',
    'the program has parameters without values: a',
  ],
  [
    'a program wider than it is said to be',
    program('qubit[3] q;\nh q[0];\n', { qubits: 2 }),
    'NotEnoughQubits',
    'the program has 3 qubits, and the job declares 2 (input.qubits)',
  ],
  ['a job without a program', { ...program(''), input: {} }, 'InvalidInput', 'the job has no program (input.data)'],
  [
    'another function',
    { type: 'quantum-function', backend: 'simulator', input: { data: { type: 'sampler' } } },
    'InvalidInput',
    'of functions only hamiltonian-energy can be run',
  ],
  [
    'a function without an ansatz',
    energy({ hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }] }),
    'InvalidInput',
    'the function has no ansatz',
  ],
  [
    'a Pauli string of another width',
    energy({ ansatz, hamiltonian: [{ pauli_string: 'ZZ', coefficient: 1 }] }),
    'InvalidInput',
    'the Pauli string "ZZ" has 2 letters, not one for each of the 1 qubits (input.data.data.hamiltonian[0].pauli_string)',
  ],
  [
    'an ansatz that is no program',
    energy({ ansatz: { data: `${head}x q[0];\n` }, hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }] }),
    'InvalidInput',
    '`q` is not declared (input.data.data.ansatz.data, line 3, column 3)',
  ],
  [
    'values for no parameters',
    energy({ ansatz, hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }] }, [1]),
    'InvalidInput',
    'the ansatz declares 0 parameters and the job gives 1 value (input.params)',
  ],
  [
    'a penalty that shots cannot answer',
    energy(
      {
        ansatz,
        hamiltonian: [{ pauli_string: 'X', coefficient: 1 }],
        penalty: 1,
        linear_constraints: [{ coeffs: [1], rhs: 0 }],
      },
      [],
      { backend: 'qpu.aria-1' },
    ),
    'InvalidInput',
    'a penalty needs a Hamiltonian of Zs, whose outcomes have an energy each (penalty)',
  ],
  [
    'a graph for an account that is none',
    {
      type: 'qctrl.qaoa.v1',
      backend: 'simulator',
      input: { problem_type: 'maxcut', problem: {} },
      external_settings: { api_credentials: 'secret' },
    },
    'InvalidInput',
    'the credentials of "external_settings" belong to no account at Q-CTRL',
  ],
  [
    'a type that is none',
    { ...gatesJob([h]), type: 'ionq.circuit.v2' },
    'InvalidInput',
    'jobs of type "ionq.circuit.v2" cannot be run',
  ],
];

describe('a task fails', () => {
  it.each(failures.map((each) => [each[0], each] as const))('for %s', async (_title, each) => {
    const [, payload, code, message, more] = each;
    expect(await failureOf(payload, more)).toEqual({ code, message });
  });

  it.each(['', '{', '[]', '"job"', 'null'])('for the payload %j', async (payload) => {
    expect(await runTask({ ...taskOf({}), payload })).toEqual({
      kind: 'failed',
      failure: { code: 'InvalidInput', message: 'the payload is not a JSON object' },
    });
  });
});

describe('time', () => {
  /** Works on 20 qubits for longer than anybody waits. */
  const long = Array.from({ length: 20 * 300 }, (_, k) => [
    { gate: 'rx', target: k % 20, rotation: 0.1 + k },
    { gate: 'cnot', control: k % 20, target: (k + 1) % 20 },
  ]).flat();
  const pulses = Array.from({ length: 20 * 300 }, (_, k) => [
    { gate: 'gpi2', target: k % 20, phase: (k % 7) / 7 },
    { gate: 'ms', targets: [k % 20, (k + 1) % 20], phases: [0, 0.3], angle: 0.1 },
  ]).flat();
  const text = long
    .map((gate) =>
      'rotation' in gate ? `rx(${gate.rotation}) q[${gate.target}];` : `cx q[${gate.control}], q[${gate.target}];`,
    )
    .join('\n');
  const pauli = [
    { pauli_string: 'X0', coefficient: 1 },
    { pauli_string: 'Z0', coefficient: 1 },
  ];

  it.each([
    ['exactly', gatesJob(long)],
    ['with noise', gatesJob(long, { noise: { model: 'aria-2' } })],
    ['on a machine', gatesJob(long, { backend: 'qpu.forte-1' })],
    ['on a machine as it is', native(pulses, 'qpu.aria-1')],
    [
      'a function',
      energy({ ansatz: { data: `${head}qubit[20] q;\n${text}` }, hamiltonian: pauli }, [], {
        backend: 'qpu.forte-1',
        shots: 1000,
      }),
    ],
  ])('ends what runs too long, %s', async (_, payload) => {
    expect(await failureOf(payload, { timeLimit: 300 })).toEqual({
      code: 'SimulationTimeout',
      message: 'the simulation took longer than 300 ms',
    });
  });

  it('is not all that ends it: the signal does, for its own reason', async () => {
    const controller = new AbortController();
    const running = runTask(taskOf(gatesJob(long, { noise: { model: 'aria-2' } })), controller.signal);
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(running).rejects.toThrow('enough');
    await expect(runTask(taskOf(gatesJob([h])), AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });
});

describe('taskFailureOf', () => {
  it('takes what nobody foresaw for a fault of the emulator', () => {
    expect(taskFailureOf(new TypeError('x is undefined'))).toMatchObject({
      code: 'InternalError',
      message: 'the emulator failed: x is undefined',
    });
    expect(taskFailureOf('what')).toMatchObject({ code: 'InternalError', message: 'the emulator failed: unknown' });
    expect(taskFailureOf(new IonloomError({ code: 'WrongArgument', severity: 'error', message: 'no' }))).toMatchObject({
      code: 'InternalError',
      message: 'no',
    });
  });

  it('tells of the first error, and not of a warning before it', () => {
    const warning = { code: 'ToleratedField', severity: 'warning', message: 'odd' } as const;
    const error = { code: 'UnsupportedGate', severity: 'error', message: 'no such gate' } as const;
    expect(taskFailureOf(new IonloomError([warning, error]), 'PreflightError')).toMatchObject({
      code: 'UnsupportedGate',
      message: 'no such gate',
    });
  });

  it('is what a seed that is none ends in', async () => {
    const { code } = await failureOf(gatesJob([h], { noise: { model: 'aria-1' } }), { seed: 0.5 });
    expect(code).toBe('InternalError');
    expect(await failureOf(jobOf(nativeCircuit(1).gpi(0, 0), { backend: 'qpu.aria-1' }), { seed: -1 })).toMatchObject({
      code: 'InternalError',
    });
  });
});
