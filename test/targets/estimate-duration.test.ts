import { describe, expect, it } from 'vitest';
import { customTarget, estimateDuration, findTarget } from '../../src/targets/index.js';

const machine = customTarget({ name: 'machine', timing: { oneQubit: 1, twoQubit: 10, readout: 100, reset: 1000 } });
const pulse = (qubit: number) => ({ targets: [qubit] });
const entangle = (a: number, b: number) => ({ targets: [a, b] });

describe('estimateDuration', () => {
  it('is reset and read-out for an empty circuit', () => {
    expect(estimateDuration(machine, [])).toBe(1100);
  });

  it('runs gates on different qubits at the same time', () => {
    expect(estimateDuration(machine, [pulse(0), pulse(1), pulse(2)])).toBe(1101);
    expect(estimateDuration(machine, [pulse(0), pulse(0), pulse(1)])).toBe(1102);
    expect(estimateDuration(machine, [pulse(0), entangle(0, 1), entangle(2, 3), entangle(1, 2)])).toBe(1121);
  });

  it('runs them one after another when told so', () => {
    const gates = [pulse(0), pulse(1), entangle(2, 3)];
    expect(estimateDuration(machine, gates, { schedule: 'serial' })).toBe(1112);
  });

  it('lets nothing wait for a barrier, which is not sent', () => {
    const barrier = { targets: [0, 1], gate: { kind: 'barrier' as const } };
    expect(estimateDuration(machine, [pulse(0), barrier, pulse(1)])).toBe(1101);
  });

  it('is null without the time of a gate that is used', () => {
    const unknown = customTarget({ name: 'unknown', timing: { oneQubit: 1 } });
    expect(estimateDuration(unknown, [entangle(0, 1)])).toBeNull();
    expect(estimateDuration(unknown, [pulse(0)])).toBe(1);
    expect(estimateDuration(findTarget('ideal'), [pulse(0)])).toBeNull();
  });
});
