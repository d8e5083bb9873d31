import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { decodeProbabilities, decodeShots } from '../../src/formats/ionq/index.js';
import { printsAs } from '../../src/printing/index.js';
import {
  circuit,
  finalState,
  findTarget,
  hamiltonianEnergy,
  moments,
  simulate,
  transpile,
  validate,
  verify,
} from '../../src/public/index.js';
import { densityMatrixSimulator, stabilizerSimulator } from '../../src/simulate/index.js';

const bell = circuit(2).h(0).cnot(0, 1);
const native = transpile(circuit(3).h(0).swap(0, 1).cnot(1, 2).s(2), findTarget('qpu.forte-1'));

describe('what people print', () => {
  it.each<[string, object, string | RegExp]>([
    ['a verdict', verify(bell, bell), /^equivalent: All 4 columns of both unitaries agree /],
    ['a verdict on other circuits', verify(bell, bell.x(0)), /^not equivalent: The circuits are not the same /],
    ['no verdict', verify(bell, bell, { workLimit: 0 }), /^undecided: Nothing was compared /],
    [
      'a transpilation',
      native,
      /^nativeCircuit\(3\)\..*\n\d pulses, 1 entangling gate, entangling angle 1, depth \d, qubits end on wires \d, \d, \d/,
    ],
    ['a transpilation with its parameters bound', native.bind({}), /^nativeCircuit\(3\)\..*\n\d pulses/],
    [
      'counts',
      simulate(bell, { shots: 100, seed: 1 }),
      /^2 qubits on the \w+ engine, 100 shots\nall qubits: 11 58, 00 42$/,
    ],
    [
      'probabilities by key',
      simulate(bell.measure('a', 0).measure('b', 1)),
      /^2 qubits on the \w+ engine, exact probabilities\na, b: 00 0\.5, 11 0\.5$/,
    ],
    ['a state', finalState(bell), 'state of 2 qubits, qubit 0 first: (0.707107 + 0i) |00> + (0.707107 + 0i) |11>'],
    ['a mixed state', densityMatrixSimulator.run(bell), 'mixed state of 2 qubits, purity 1'],
    ['a stabilizer state', stabilizerSimulator.run(bell), 'stabilizer state of 2 qubits'],
    ['moments', moments(stabilizerSimulator.run(bell), 'ZZ'), 'mean 1, variance 0'],
    ['moments from shots', moments(bell, { ZZ: 1 }, { shots: 100 }), 'mean 1, variance 0'],
    ['moments with an error', moments(bell, 'ZI', { shots: 100 }), /^mean -?0\.\d+ \+- 0\.\d+, variance \d/],
    ['moments by wire', moments(native.circuit, 'ZII'), /^mean .*\nnote: this is by wire of a transpiled circuit/],
    ['an energy', hamiltonianEnergy(bell, { hamiltonian: { ZZ: 1, XX: 0.5 } }), /^energy 1\.(5|4999999)\d*, variance /],
    [
      'an energy from shots',
      hamiltonianEnergy(bell, { hamiltonian: { IZ: 1 } }, { shots: 100 }),
      /^energy -?0\.\d+ \+- 0\.\d+, variance \d/,
    ],
    [
      'a report',
      native.report,
      /^in: 3 qubits, 4 gates, 2 of them .*\nout: \d pulses, 1 entangling gate, .*\nestimate: fidelity .*\ncompared: .*\npasses: /,
    ],
    [
      'decoded results by key',
      decodeProbabilities({ 0: 0.5, 3: 0.5 }, bell.measure('both', 0, 1)),
      'both (probabilities): 00 0.5, 11 0.5',
    ],
    [
      'decoded results',
      decodeProbabilities({ 0: 0.25, 1: 0.75 }, bell),
      'all qubits (probabilities): 00 0.25, 10 0.75',
    ],
    ['one of them', decodeProbabilities({ 0: 0.25, 1: 0.75 }, bell).all!, 'q0 q1\n00  0.25\n10  0.75'],
    ['decoded shots', decodeShots([0, 3, 3], bell), '3 shots\nall qubits (counts): 00 1, 11 2'],
    ['a valid payload', validate({ gateset: 'qis', qubits: 1, circuit: [{ gate: 'h', target: 0 }] }), 'valid'],
    [
      'a payload that is not valid',
      validate({ gateset: 'qis', qubits: 1, circuit: [{ gate: 'h', target: 7 }] }),
      /^not valid\ncircuit\[0\]: qubit 7 is outside /,
    ],
  ])('is, of %s, a sentence rather than [object Object]', (_, value, text) => {
    if (typeof text === 'string') expect(String(value)).toBe(text);
    else expect(String(value)).toMatch(text);
    expect(inspect(value)).toBe(String(value));
  });

  it('is short, whatever the width', () => {
    const wide = circuit(18).each([...Array(18).keys()], (c, q) => c.rx(0.3, q));
    const read = decodeProbabilities(Object.fromEntries(Array.from({ length: 1000 }, (_, k) => [k, 0.001])), wide);
    for (const value of [finalState(wide), simulate(wide), simulate(wide, { shots: 5000 }), read]) {
      expect(String(value).length).toBeLessThan(700);
    }
    const register = circuit(36).each([...Array(36).keys()], (c, q) => c.h(q));
    expect(String(simulate(register, { shots: 50 }))).toMatch(
      /^36 qubits on .*, 50 shots\nall qubits: [01]{36} 1, .*, \.\.\.$/,
    );
    expect(String(simulate(wide))).toBe('18 qubits on the statevector engine, exact probabilities');
    expect(String(finalState(wide))).toMatch(/\|0{18}> .* \+ \.\.\.$/);
  });

  it('changes nothing else of a value', () => {
    const value = printsAs({ a: 1, b: [2] }, ({ a }) => `a is ${a}`);
    expect([String(value), `${value}`, inspect({ inside: value })]).toEqual(['a is 1', 'a is 1', '{ inside: a is 1 }']);
    expect(Object.keys(value)).toEqual(['a', 'b']);
    expect(JSON.stringify(value)).toBe('{"a":1,"b":[2]}');
    expect({ ...value }).toStrictEqual({ a: 1, b: [2] });
    expect(structuredClone(value)).toEqual({ a: 1, b: [2] });
    expect(Object.isFrozen(verify(bell, bell))).toBe(true);
    expect(Object.isFrozen(native)).toBe(true);
  });
});
