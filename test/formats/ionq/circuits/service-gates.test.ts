import { describe, expect, it } from 'vitest';
import { isIdle, isNativeZz, isPhaseGate, serviceGates } from '../../../../src/formats/ionq/circuits/service-gates.js';
import { qisGates } from '../../../../src/gates/index.js';

const { qis, native } = serviceGates;

describe('the gate names of the service', () => {
  it('mean gates of the table, with the controls that a name needs and may have', () => {
    expect(qis.get('cnot')).toEqual({ name: 'cnot', gate: qisGates.x, controls: 'any', minimumControls: 1 });
    expect(qis.get('not')).toMatchObject({ gate: qisGates.x, minimumControls: 0 });
    expect(qis.get('swap')?.controls).toBe('doubtful');
    expect([...native.values()].map(({ controls }) => controls)).toEqual([...native.keys()].map(() => 'none'));
  });

  it('are none of other dialects', () => {
    expect(['cx', 'sdg', 'sx', 'gpi', 'u'].filter((name) => qis.has(name))).toEqual([]);
  });

  it('are told apart where two gatesets share one', () => {
    expect([isNativeZz(native.get('zz')!), isNativeZz(qis.get('zz')!)]).toEqual([true, false]);
    expect([isIdle(native.get('nop')!), isIdle(native.get('gpi')!), isIdle(qis.get('x')!)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('make a phase gate of z with a rotation, and of nothing else', () => {
    expect(isPhaseGate(qis.get('z')!, { rotation: 0 })).toBe(true);
    expect(isPhaseGate(qis.get('z')!, {})).toBe(false);
    expect(isPhaseGate(qis.get('x')!, { rotation: 1 })).toBe(false);
  });
});
