import { describe, expect, it } from 'vitest';
import { bodyScope } from '../../../../src/formats/qasm/elaborate/body-scope.js';
import { Scope } from '../../../../src/formats/qasm/elaborate/scope.js';
import { param } from '../../../../src/math/index.js';
import { onlyStatement } from '../syntax/parsed.js';

const { statement } = onlyStatement('gate g(s, t) a, b { }');
if (statement.kind !== 'gate definition') throw new Error(statement.kind);
const definition = statement;

describe('the scope of the body of a gate', () => {
  const outer = new Scope();
  outer.set('a', { kind: 'constant', value: 9 });
  outer.set('n', { kind: 'constant', value: 3, isWhole: true });
  outer.set('q', { kind: 'qubits', wires: [0, 1], isRegister: true });
  outer.set('angle', { kind: 'input', value: param('angle') });
  const scope = bodyScope(outer, definition, [0.5, 0.25], [7, 4]);

  it('gives each parameter and each qubit its own value, in order', () => {
    expect(scope.find('s')).toMatchObject({ kind: 'constant', value: 0.5 });
    expect(scope.find('t')).toMatchObject({ kind: 'constant', value: 0.25 });
    expect(scope.find('a')).toEqual({ kind: 'qubits', wires: [7], isRegister: false });
    expect(scope.find('b')).toEqual({ kind: 'qubits', wires: [4], isRegister: false });
  });

  it('does not take a parameter for a whole number', () => {
    expect(scope.find('s')).not.toHaveProperty('isWhole', true);
  });

  it('shows constants from outside, and neither registers nor inputs', () => {
    expect(scope.find('n')).toMatchObject({ value: 3 });
    expect(scope.find('q')).toBeUndefined();
    expect(scope.find('angle')).toBeUndefined();
    expect(new Scope(scope).find('q')).toBeUndefined();
    expect(scope.isInGate).toBe(true);
  });

  it('leaves what is outside as it is', () => {
    expect(outer.find('a')).toEqual({ kind: 'constant', value: 9 });
    expect(outer.find('s')).toBeUndefined();
    expect(outer.isInGate).toBe(false);
  });
});
