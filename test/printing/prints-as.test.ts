import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { printsAs } from '../../src/printing/index.js';
import {
  circuit,
  finalState,
  findTarget,
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
      /^2 qubits on the \w+ engine, 100 shots\nall qubits: 00 \d+, 11 \d+$/,
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
    for (const value of [finalState(wide), simulate(wide), simulate(wide, { shots: 5000 })]) {
      expect(String(value).length).toBeLessThan(700);
    }
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
