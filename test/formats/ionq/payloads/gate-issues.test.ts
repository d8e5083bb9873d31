import { describe, expect, it } from 'vitest';
import { checkGate } from '../../../../src/formats/ionq/payloads/gate-issues.js';
import { circuitsIn } from '../../../../src/formats/ionq/payloads/payload-circuits.js';

const found = (gate: object, { gateset = 'qis', qubits = 4 } = {}) => {
  const circuit = circuitsIn({ input: { gateset, qubits, circuit: [gate] } })[0]!;
  return [...checkGate(circuit, 0)].map(({ code, path }) => `${code} ${path?.slice(3).join('.')}`);
};
const native = { gateset: 'native' };

describe('checkGate', () => {
  it.each<[string, object, readonly string[], object?]>([
    ['nothing wrong', { gate: 'cnot', control: 0, target: 1 }, []],
    ['both ways to name a target', { gate: 'h', target: 0, targets: [0] }, ['InvalidInput target']],
    ['both ways to name controls', { gate: 'x', target: 0, control: 1, controls: [2] }, ['InvalidInput control']],
    ['no target', { gate: 'h' }, ['MissingField target']],
    ['no control of a cnot', { gate: 'cnot', target: 1 }, ['MissingField control']],
    ['an empty list of them', { gate: 'cnot', controls: [], target: 1 }, ['MissingField control']],
    ['a control that is the target', { gate: 'cnot', control: 1, target: 1 }, ['DuplicateQubit ']],
    ['a qubit outside', { gate: 'h', target: 4 }, ['QubitOutOfRange ']],
    ['controls of a swap', { gate: 'swap', targets: [0, 1], controls: [2] }, ['ToleratedField controls']],
    ['a phase gate', { gate: 'z', rotation: 1, target: 0 }, ['ToleratedField rotation']],
    ['an idle gate without a wire', { gate: 'nop' }, [], native],
    ['zz without an angle', { gate: 'zz', targets: [0, 1] }, ['MissingField angle'], native],
    ['zz with both', { gate: 'zz', targets: [0, 1], angle: 0.1, phase: 0.1 }, ['InvalidInput phase'], native],
    ['zz with the other name', { gate: 'zz', targets: [0, 1], phase: 0.1 }, [], native],
  ])('says of %s what is to be said', (_, gate, issues, context) => {
    expect(found(gate, context)).toEqual(issues);
  });

  it('fits terms to targets, coefficients to terms, and time to forwards', () => {
    const pauliexp = { gate: 'pauliexp', targets: [0, 1], terms: ['XX', 'XYZ', 'xq'], coefficients: [1], time: 0 };
    expect(found(pauliexp)).toEqual([
      'InvalidPauliString terms.1',
      'InvalidPauliString terms.2',
      'InvalidInput coefficients',
      'ValueOutOfRange time',
    ]);
  });

  it('says not more of one gate than anybody reads', () => {
    expect(found({ gate: 'x', target: 0, controls: Array.from({ length: 100 }, (_, k) => 10 + k) })).toHaveLength(20);
  });
});
