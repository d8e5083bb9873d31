import { describe, expect, it } from 'vitest';
import { serviceGates } from '../../../../src/formats/ionq/circuits/service-gates.js';
import { gateNameHint } from '../../../../src/formats/ionq/schemas/gate-hints.js';

const qis = [...serviceGates.qis.keys()];
const native = [...serviceGates.native.keys()];

describe('gateNameHint', () => {
  it.each([
    ['measure', 'IonQ measures every qubit at the end; leave it out'],
    ['CNOT', 'gate names are lower case: "cnot"'],
    ['sdg', 'the service calls it "si"'],
    ['cx', 'the service calls it "cnot"'],
    ['pauliex', 'did you mean "pauliexp"?'],
  ])('says of %s among abstract gates: %s', (name, hint) => {
    expect(gateNameHint(name, qis, {})).toBe(hint);
  });

  it('writes forms with controls as the service takes them, with the field that the gate has for its targets', () => {
    expect(gateNameHint('ccx', qis, { target: 0 })).toContain('with "target" and "controls"');
    expect(gateNameHint('toffoli', qis, { targets: [0] })).toContain('with "targets" and "controls"');
  });

  it('knows gates of the other gateset', () => {
    expect(gateNameHint('gpi', qis, {})).toContain('"gpi" is a native gate: it needs the gateset "native"');
    expect(gateNameHint('h', native, {})).toContain('"h" is an abstract gate: it needs the gateset "qis"');
  });

  it('says nothing where nothing is meant', () => {
    expect(gateNameHint('frobnicate', qis, {})).toBeUndefined();
    expect(gateNameHint('__proto__', qis, {})).toBeUndefined();
  });
});
