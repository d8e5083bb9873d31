import { describe, expect, it } from 'vitest';
import { asStated, circuit } from '../../../src/circuit/index.js';
import { IonloomError } from '../../../src/errors/index.js';
import { requireCertificate, stationsOf } from '../../../src/verify/certificate/index.js';

const original = asStated(circuit(2).h(0).cnot(0, 1).rz(0.3, 1));
const candidate = asStated(circuit(3).h(0).cnot(0, 1).rz(0.3, 1));

/** What is said of a certificate, with its place. */
function refusalOf(certificate: unknown): string {
  try {
    stationsOf(certificate, original, candidate);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    const [{ message, path, hint }] = error.issues as [IonloomError['issues'][number]];
    expect(hint).toBe('make the certificate anew with ionloom transpile');
    return `${path!.join('.')}: ${message}`;
  }
  return 'none';
}

const last = { pass: 'b', by: 'windows', groups: [] };
const document = (...steps: readonly unknown[]) => ({ format: 'ionloom.certificate', version: 1, steps });
const station = { gateset: 'qis', qubits: 2, gates: [[0, 3]] };
const withCircuit = (changes: object) => document({ ...last, circuit: { ...station, ...changes } }, last);
const withGate = (...gate: readonly unknown[]) => withCircuit({ gates: [gate] });
const withGroups = (groups: unknown) => document({ ...last, groups });

describe('stationsOf', () => {
  it('reads circuits on the way, with copies and with gates of their own', () => {
    const certificate = document(
      {
        pass: 'a',
        by: 'windows',
        groups: [],
        circuit: {
          gateset: 'qis',
          qubits: 3,
          inputPermutation: [1, 0],
          outputPermutation: [0, 2],
          frames: [0, 0.5, 0],
          gates: [
            [2, 1],
            ['x', [1], [], [0]],
            ['rx', [2], [[0.5, 'theta', 2]]],
            ['unitary', [0], [], [], { matrix: [0, 0, 1, 0, 1, 0, 0, 0] }],
            ['pauliexp', [0, 1], [0.4], [], { pauliSum: { terms: ['XX'], coefficients: [0.5] } }],
            [0, 1],
          ],
        },
      },
      { ...last, groups: [[[0], [0]]] },
    );
    const [first, second] = stationsOf(JSON.parse(JSON.stringify(certificate)), original, candidate);
    const { circuit: read, ...rest } = first!.after;
    expect(rest).toMatchObject({ inputPermutation: [1, 0], outputPermutation: [0, 2], frames: [0, 0.5, 0] });
    expect(read.operations.map(({ gate, controls, targets }) => [gate.name, ...controls, ...targets])).toEqual([
      ['rz', 1],
      ['x', 0, 1],
      ['rx', 2],
      ['unitary', 0],
      ['pauliexp', 0, 1],
      ['h', 0],
    ]);
    expect(String(read.operations[2]!.parameters[0])).toBe('2*theta + 0.5');
    expect(first!.groups).toEqual([
      [[2], [0]],
      [[0], [5]],
    ]);
    // The first gate on several wires of the circuit on the way is the one at place 1, as in the candidate.
    expect(second!.groups).toEqual([[[1], [1]]]);
    expect(second!.after).toBe(candidate);
  });

  it.each<readonly [what: string, certificate: unknown, sentence: string]>([
    ['is no object', [], ': there is no object here'],
    ['is null', null, ': there is no object here'],
    ['is of another format', { format: 'x' }, 'format: this is no certificate: its format is not ionloom.certificate'],
    [
      'is of a later version',
      { ...document(last), version: 2 },
      'version: the certificate has version 2, and version 1 is read',
    ],
    [
      'says no version',
      { ...document(last), version: [[[]]] },
      'version: the certificate does not say its version as a number, and version 1 is read',
    ],
    ['has no steps', { ...document(), steps: 7 }, 'steps: there is no list here'],
    ['has an empty list of steps', document(), 'steps: the certificate has no step, so it shows nothing'],
    ['has a step that is none', document(3), 'steps.0: there is no object here'],
    [
      'names no way',
      document({ ...last, by: 'faith' }),
      'steps.0.by: a step is shown by one of windows, pauli-rotations, path-sum',
    ],
    [
      'names a way of all objects',
      document({ ...last, by: '__proto__' }),
      'steps.0.by: a step is shown by one of windows, pauli-rotations, path-sum',
    ],
    ['has no groups', withGroups(undefined), 'steps.0.groups: there is no list here'],
    ['has a group that is none', withGroups([1]), 'steps.0.groups.0: there is no list here'],
    ['has half a group', withGroups([[[0]]]), 'steps.0.groups.0.1: there is no list here'],
    ['has a group of three', withGroups([[[0], [0], []]]), 'steps.0.groups.0: a group has two lists'],
    ...[[-1], [1], [0.5], ['0'], [Number.NaN], [0, 0], [null], ['__proto__'], [1e300]].map(
      (numbers) =>
        [
          `has the numbers ${JSON.stringify(numbers)}`,
          withGroups([[numbers, []]]),
          'steps.0.groups.0.0: this is no list of different whole numbers from 0 to 0',
        ] as const,
    ),
    ['leaves out a circuit', document(last, last), 'steps.0.circuit: there is no object here'],
    [
      'has another gateset',
      withCircuit({ gateset: 'x' }),
      'steps.0.circuit.gateset: the gateset is neither qis nor native',
    ],
    ...[1, 4, 1e6, 2.5, '2'].map(
      (qubits) =>
        [
          `has ${JSON.stringify(qubits)} qubits on the way`,
          withCircuit({ qubits }),
          'steps.0.circuit.qubits: a circuit on the way between these two has from 2 to 3 qubits',
        ] as const,
    ),
    ['has no gates', withCircuit({ gates: {} }), 'steps.0.circuit.gates: there is no list here'],
    ['has a gate that is none', withCircuit({ gates: ['x'] }), 'steps.0.circuit.gates.0: there is no list here'],
    ...[[0, 4], [2, 2], [-1, 1], [0, 1e6], [0], [0, 1, 1], [0.5, 1]].map(
      (run) =>
        [
          `copies ${JSON.stringify(run)}`,
          withCircuit({ gates: [run] }),
          'steps.0.circuit.gates.0: this copies gates that the circuit before does not have: it has 3',
        ] as const,
    ),
    [
      'copies twice',
      withCircuit({
        gates: [
          [0, 2],
          [1, 2],
        ],
      }),
      'steps.0.circuit.gates.1: this copies gate 1 of the circuit before a second time',
    ],
    [
      'has a permutation of too few',
      withCircuit({ outputPermutation: [0] }),
      'steps.0.circuit.outputPermutation: the outputPermutation is not of 2 qubits',
    ],
    [
      'has a permutation that is none',
      withCircuit({ inputPermutation: [0, 0] }),
      'steps.0.circuit.inputPermutation: this is no list of different whole numbers from 0 to 1',
    ],
    [
      'has a permutation to other wires',
      withCircuit({ outputPermutation: [0, 2] }),
      'steps.0.circuit.outputPermutation: this is no list of different whole numbers from 0 to 1',
    ],
    [
      'has too few frames',
      withCircuit({ frames: [0] }),
      'steps.0.circuit.frames: there is not a frame for each of 2 wires',
    ],
    [
      'has a frame that is no number',
      withCircuit({ frames: [0, 'x'] }),
      'steps.0.circuit.frames.1: there is no finite number here',
    ],
    [
      'has a frame without end',
      withCircuit({ frames: [0, Number.POSITIVE_INFINITY] }),
      'steps.0.circuit.frames.1: there is no finite number here',
    ],
    ['has an unknown gate', withGate('nope', [0]), 'steps.0.circuit.gates.0: there is no qis gate "nope"'],
    [
      'has a gate of all objects',
      withGate('constructor', [0]),
      'steps.0.circuit.gates.0: there is no qis gate "constructor"',
    ],
    [
      'has a gate of the other gateset',
      withGate('gpi', [0], [0]),
      'steps.0.circuit.gates.0: there is no qis gate "gpi"',
    ],
    ['has a gate without wires', withGate('x'), 'steps.0.circuit.gates.0: there is no list here'],
    [
      'has a gate outside',
      withGate('x', [2]),
      'steps.0.circuit.gates.0: this is no list of different whole numbers from 0 to 1',
    ],
    [
      'has a control that is the target',
      withGate('x', [1], [], [1]),
      'steps.0.circuit.gates.0: this is no list of different whole numbers from 0 to 1',
    ],
    ['has a gate on too many wires', withGate('x', [0, 1]), 'steps.0.circuit.operations.0: x acts on 1 qubit, not 2'],
    [
      'has a gate with too few angles',
      withGate('rx', [0]),
      'steps.0.circuit.operations.0: rx takes 1 parameter, not 0',
    ],
    [
      'has an angle that is none',
      withGate('rx', [0], [null]),
      'steps.0.circuit.gates.0: there is no finite number here',
    ],
    [
      'has an angle without end',
      withGate('rx', [0], [Number.NaN]),
      'steps.0.circuit.gates.0: there is no finite number here',
    ],
    ['has an angle of nothing', withGate('rx', [0], [[]]), 'steps.0.circuit.gates.0: there is no finite number here'],
    [
      'has a parameter without a name',
      withGate('rx', [0], [[1, 2, 3]]),
      'steps.0.circuit.gates.0: a parameter of an angle has no name',
    ],
    [
      'has a parameter without a coefficient',
      withGate('rx', [0], [[1, 'a']]),
      'steps.0.circuit.gates.0: there is no finite number here',
    ],
    ['has no matrix', withGate('unitary', [0]), 'steps.0.circuit.gates.0: there is no object here'],
    [
      'has a matrix that is none',
      withGate('unitary', [0], [], [], { matrix: 'abc' }),
      'steps.0.circuit.gates.0: there is no list here',
    ],
    [
      'has a matrix of texts',
      withGate('unitary', [0], [], [], { matrix: ['1', 0, 0, 0, 0, 0, 1, 0] }),
      'steps.0.circuit.gates.0: there is no finite number here',
    ],
    [
      'has a matrix that is not unitary',
      withGate('unitary', [0], [], [], { matrix: [1, 0, 0, 0, 0, 0, 1e8, 0] }),
      'steps.0.circuit.operations.0: the matrix is not a unitary of size 2 by 2',
    ],
    [
      'has a sum that is none',
      withGate('pauliexp', [0], [1], [], { pauliSum: 5 }),
      'steps.0.circuit.gates.0: there is no object here',
    ],
    [
      'has a term that is no text',
      withGate('pauliexp', [0], [1], [], { pauliSum: { terms: [1], coefficients: [1] } }),
      'steps.0.circuit.gates.0: a term of a sum of Paulis is no text',
    ],
    [
      'has a term of other letters',
      withGate('pauliexp', [0], [1], [], { pauliSum: { terms: ['W'], coefficients: [1] } }),
      "steps.0.circuit.operations.0: 'W' is not a Pauli string on 1 qubit",
    ],
  ])('refuses one that %s', (_, certificate, sentence) => {
    expect(refusalOf(certificate)).toBe(sentence);
  });

  it('refuses one that leads through more than fits into memory', () => {
    const step = { ...last, circuit: { gateset: 'qis', qubits: 2 ** 10, gates: [[0, 2 ** 20]] } };
    expect(refusalOf(document(...Array.from({ length: 1e5 }, () => step), last))).toBe(
      'steps.15: the circuits up to here have more than 16777216 wires and gates',
    );
  });

  it('takes no keys of all objects for its own', () => {
    const tricky = JSON.parse(
      '{"__proto__": {"steps": []}, "format": "ionloom.certificate", "version": 1, "steps": [{"__proto__": {"by": "windows"}, "pass": "a", "groups": []}]}',
    );
    expect(refusalOf(tricky)).toBe('steps.0.by: a step is shown by one of windows, pauli-rotations, path-sum');
  });
});

describe('requireCertificate', () => {
  it('takes what says that it is one, and refuses anything else', () => {
    expect(() => requireCertificate(document(last))).not.toThrow();
    for (const value of [undefined, 'x', 5, [], document(), { steps: [last] }]) {
      expect(() => requireCertificate(value)).toThrow(IonloomError);
    }
  });
});
