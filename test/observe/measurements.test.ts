import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { estimate, groupings, groupTerms, measurementsFor } from '../../src/observe/index.js';
import { moments, simulate } from '../../src/simulate/index.js';
import { customTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { PATIENCE, SEED } from '../simulate/circuit-arbitrary.js';
import { pauliSumArbitrary } from '../transpile/transpilation-arbitrary.js';

const bell = circuit(2).h(0).cnot(0, 1);

describe('measurements', () => {
  it('read each term once, in no more circuits than there are terms, with all the shots', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((qubits) => fc.tuple(fc.constant(qubits), pauliSumArbitrary(qubits))),
        fc.constantFrom(...groupings),
        fc.integer({ min: 20, max: 5000 }),
        ([qubits, sum], grouping, shots) => {
          const plan = measurementsFor(sum, circuit(qubits), { grouping, shots });
          const terms = plan.groups.flatMap((group) => group.terms);
          expect(plan.groups.length).toBeLessThanOrEqual(terms.length);
          expect(new Set(terms.map(({ pauli }) => pauli)).size).toBe(terms.length);
          const values = new Map<string, number>();
          sum.terms.forEach((text, k) => {
            const letters = [...text]
              .reverse()
              .flatMap((letter, qubit) => (letter === 'I' ? [] : [`${letter}${qubit}`]));
            const name = letters.join(' ');
            values.set(name, (values.get(name) ?? 0) + sum.coefficients[k]!);
          });
          expect(plan.constant).toBe(values.get('') ?? 0);
          values.delete('');
          expect(new Map(terms.map(({ pauli, coefficient }) => [pauli, coefficient]))).toEqual(
            new Map([...values].filter(([, value]) => value !== 0)),
          );
          if (plan.groups.length === 0) return;
          expect(plan.groups.reduce((total, group) => total + group.shots!, 0)).toBe(shots);
          expect(plan.groups.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 12);
          for (const group of plan.groups) expect(group.shots).toBeGreaterThanOrEqual(2);
          expect(groupTerms(sum, qubits, { grouping })).toEqual(
            plan.groups.map((group) => group.terms.map(({ pauli }) => pauli)),
          );
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('turn single wires where terms agree qubit by qubit, and entangle where they only commute', () => {
    const sum = { ZZ: 1, XX: 0.5, YY: -0.25 };
    const local = measurementsFor(sum, bell);
    expect(local.groups.map(({ circuit: read }) => String(read))).toEqual([
      "circuit(2).h(0).cnot(0, 1).measure('observable', 0, 1)",
      "circuit(2).h(0).cnot(0, 1).h(0).h(1).measure('observable', 0, 1)",
      "circuit(2).h(0).cnot(0, 1).si(0).h(0).si(1).h(1).measure('observable', 0, 1)",
    ]);
    expect(local.groups.every(({ shots }) => shots === undefined)).toBe(true);
    const [only, ...others] = measurementsFor(sum, bell, { grouping: 'general' }).groups;
    expect(others).toEqual([]);
    expect(only!.entanglingGates).toBe(1);
    expect(only!.terms.map(({ pauli }) => pauli)).toEqual(['Z0 Z1', 'X0 X1', 'Y0 Y1']);
  });

  it('read only the wires that terms need, in a circuit that is wider', () => {
    const plan = measurementsFor('X3 Z1', circuit(5).h(4));
    expect(plan.groups[0]).toMatchObject({
      name: 'group 0',
      wires: [1, 3],
      terms: [{ pauli: 'Z1 X3', coefficient: 1, sign: 1, bits: [0, 1] }],
    });
  });

  it('give circuits whose terms weigh more of the shots, or all the same', () => {
    const sum = { Z: 3, X: 1, Y: 0.001 };
    const shotsOf = (options: object) => measurementsFor(sum, circuit(1), options).groups.map(({ shots }) => shots);
    expect(shotsOf({ shots: 1000 })).toEqual([749, 249, 2]);
    expect(shotsOf({ shots: 1000, minimumShots: 100 })).toEqual([675, 225, 100]);
    expect(shotsOf({ shots: 1000, sharing: 'equal' })).toEqual([334, 333, 333]);
    expect(shotsOf({ shots: 6 })).toEqual([2, 2, 2]);
  });

  it(
    'of a template stay templates, also of one that was transpiled',
    () => {
      const template = circuit(2).ry('theta', 0).cnot(0, 1).rz('2*phi', 1).swap(0, 1).rz('phi', 0);
      const values = { theta: 0.7, phi: -1.1 };
      const sum = { ZZ: 1, XX: 0.5, YX: -0.3, XI: 0.2 };
      const truth = moments(template.bind(values), sum).mean;
      for (const input of [
        template,
        transpile(template, 'qpu.forte-1'),
        transpile(template, customTarget({ name: 'ms', entanglers: ['ms'] })),
      ]) {
        for (const grouping of groupings) {
          const plan = measurementsFor(sum, input, { grouping });
          expect(plan.groups[0]!.circuit.parameters).toEqual(['phi', 'theta']);
          const bound = plan.bind(values);
          const results = bound.groups.map((group) => simulate(group.circuit));
          expect(estimate(bound, results).value).toBeCloseTo(truth, 9);
        }
      }
    },
    PATIENCE,
  );

  it('of a native circuit are native, for its own entangling gate or for the machine that is named', () => {
    const native = nativeCircuit(2).gpi2(0, 0).ms(0, 0, 0, 1);
    const namesOf = (options: object, input = native) =>
      new Set(
        measurementsFor({ ZZ: 1, XX: 1 }, input, { grouping: 'general', ...options }).groups.flatMap(
          ({ circuit: read }) => read.operations.slice(input.operations.length).map(({ gate }) => gate.name),
        ),
      );
    expect([...namesOf({})]).toContain('ms');
    expect([...namesOf({}, nativeCircuit(2).zz(0.25, 0, 1) as never)]).toContain('zz');
    expect([...namesOf({ target: 'qpu.forte-1' }, nativeCircuit(2).gpi2(0, 0) as never)]).toContain('zz');
    expect(() => namesOf({}, nativeCircuit(2).gpi2(0, 0) as never)).toThrow(/no entangling gate that tells/);
  });

  it('print the circuits with what they read', () => {
    expect(
      String(measurementsFor({ ZZ: 1, XX: 0.5, YY: -0.25, II: 2 }, bell, { grouping: 'general', shots: 10 })),
    ).toBe('3 terms in 1 circuit, general, constant 2\ngroup 0: 10 shots; 1 entangling gate; Z0 Z1, X0 X1, Y0 Y1');
  });

  it.each([
    [
      'a string of another width',
      'ZZZ',
      bell,
      {},
      'InvalidPauliString',
      /has 3 letters, not one for each of the 2 qubits/,
    ],
    ['a qubit that is not there', 'Z2', bell, {}, 'QubitOutOfRange', /names qubit 2 of a 2-qubit register/],
    [
      'a coefficient that is complex',
      { terms: ['ZZ'], coefficients: [{ re: 1, im: 1 }] },
      bell,
      {},
      'ValueOutOfRange',
      /finite real ones/,
    ],
    ['a circuit that measures', 'ZZ', bell.measure('m', 0), {}, 'MeasuredCircuit', /measures already \("m"\)/],
    [
      'a transpilation of one',
      'ZZ',
      transpile(bell.measure('m', 0), 'ideal'),
      {},
      'MeasuredCircuit',
      /measures already/,
    ],
    [
      'what keeps only what is read',
      'ZZ',
      transpile(bell, 'ideal', { relation: 'distribution' }),
      {},
      'NotAnswerable',
      /other bases cannot be read/,
    ],
    [
      'a native circuit without its transpilation',
      'ZZ',
      transpile(circuit(2).h(0).rz(1, 0).swap(0, 1), 'ideal').circuit,
      {},
      'NotAnswerable',
      /part of a transpilation/,
    ],
    [
      'too few shots',
      { Z0: 1, X0: 1 },
      bell,
      { shots: 3 },
      'ValueOutOfRange',
      /3 shots are too few for 2 circuits with 2 each/,
    ],
    ['shots that are none', 'ZZ', bell, { shots: 1.5 }, 'ValueOutOfRange', /shots is a whole number/],
    ['a grouping that is none', 'ZZ', bell, { grouping: 'all' }, 'UnknownName', /qubit-wise or general, not "all"/],
    ['an option that is none', 'ZZ', bell, { shot: 1 }, 'UnknownOption', /has no option 'shot'/],
  ])('are refused: %s', (_, observable, input, options, code, message) => {
    expect(() => measurementsFor(observable as never, input as never, options as never)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});
