import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { GateWriter } from '../../../../src/formats/qasm/print/gate-writer.js';
import { gateNamed } from '../../../../src/gates/index.js';
import { param, scaleAngle } from '../../../../src/math/index.js';

const same = (name: string) => name;
const writer = (version: 2 | 3, parameterName = same, gateName = same) =>
  new GateWriter(version, parameterName, gateName);

/** Statements, definitions and phase of a circuit. */
function written(version: 2 | 3, made: { readonly operations: Parameters<GateWriter['write']>[0] }) {
  const gates = writer(version);
  const { lines, phase } = gates.write(made.operations, (wire) => `w${wire}`);
  return { lines, phase, definitions: gates.definitions };
}

describe('a gate', () => {
  it('that the library names is called, controls first', () => {
    const made = circuit(3).ccx(2, 0, 1).rx(0.5, 1).barrier(1, 0);
    const lines = ['ccx w2, w0, w1;', 'rx(0.5) w1;', 'barrier w1, w0;'];
    for (const version of [2, 3] as const) expect(written(version, made)).toEqual({ lines, phase: 0, definitions: [] });
  });

  it('has the name of its version', () => {
    const made = circuit(2).si(0).p(0.5, 1).cp(0.25, 0, 1);
    expect(written(2, made).lines).toEqual(['sdg w0;', 'u1(0.5) w1;', 'cu1(0.25) w0, w1;']);
    expect(written(3, made).lines).toEqual(['sdg w0;', 'p(0.5) w1;', 'cp(0.25) w0, w1;']);
  });

  it('takes modifiers in OpenQASM 3', () => {
    const made = circuit(5).c4x(0, 1, 2, 3, 4).vi(0).csxi(1, 0).ccz(0, 1, 2);
    const { lines, definitions } = written(3, made);
    expect(lines).toEqual([
      'ctrl(4) @ x w0, w1, w2, w3, w4;',
      'inv @ sx w0;',
      'ctrl @ inv @ sx w1, w0;',
      'ctrl(2) @ z w0, w1, w2;',
    ]);
    expect(definitions).toEqual([]);
  });

  it('is defined once, in front of what uses it, where OpenQASM 2 has no name for it', () => {
    const { lines, definitions } = written(2, circuit(3).cswap(0, 1, 2).swap(0, 1).cswap(2, 0, 1));
    expect(lines).toEqual(['cswap w0, w1, w2;', 'swap w0, w1;', 'cswap w2, w0, w1;']);
    const names = definitions.map((text) => /^gate (\w+)/.exec(text)![1]);
    expect([...names].sort()).toEqual(['cswap', 'swap']);
    expect(definitions.find((text) => text.startsWith('gate swap'))).toBe(
      'gate swap q0, q1 { cx q1, q0; cx q0, q1; cx q1, q0; }',
    );
  });

  it('without a wire is no statement, and leaves its phase', () => {
    const gphase = { gate: gateNamed('gphase', 'qis')!, parameters: [0.25], controls: [], targets: [] };
    for (const version of [2, 3] as const) {
      expect(written(version, { operations: [gphase, gphase] })).toEqual({ lines: [], phase: 0.5, definitions: [] });
    }
    const controlled = written(2, { operations: [{ ...gphase, controls: [1] }] });
    expect(controlled).toEqual({ lines: ['u1(0.25) w1;'], phase: 0, definitions: [] });
  });

  it('is called what the text calls it', () => {
    const gates = writer(2, same, (name) => `my_${name}`);
    expect(gates.write(circuit(2).swap(0, 1).operations, String).lines).toEqual(['my_swap 0, 1;']);
    expect(gates.definitions[0]).toMatch(/^gate my_swap q0, q1 \{/);
  });
});

describe('an angle', () => {
  it('has a point in every number with an exponent', () => {
    for (const version of [2, 3] as const) {
      expect(writer(version).angle(1e-20)).toBe('1.0e-20');
      expect(writer(version).angle(1.5e-20)).toBe('1.5e-20');
      expect(Number(writer(version).angle(-2e-7))).toBe(-2e-7);
    }
  });

  it('calls its parameters what the text calls them', () => {
    const text = writer(3, (name) => `in_${name}`).angle(scaleAngle(param('a'), 2));
    expect(text).toBe('2*in_a');
  });
});
