import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { maxDistance, param } from '../../../../src/math/index.js';
import { powerGate, powerOf } from '../../../../src/transpile/synthesis/controls/controlled-power.js';
import { denseUnitary } from '../../../gates/dense.js';

describe('powerOf and powerGate', () => {
  it.each([
    ['x', circuit(3).ccx(0, 1, 2), 'power'],
    ['v', circuit(3).gate('v', [], [2], { controls: [0, 1] }), 'power'],
    ['vi', circuit(3).gate('vi', [], [2], { controls: [0, 1] }), 'power'],
    ['z', circuit(3).ccz(0, 1, 2), 'phase'],
    ['s', circuit(3).gate('s', [], [2], { controls: [0] }), 'phase'],
    ['ti', circuit(3).gate('ti', [], [2], { controls: [0] }), 'phase'],
    ['p', circuit(3).cp(0.3, 0, 2), 'phase'],
    ['rx', circuit(3).gate('rx', [0.3], [2], { controls: [0] }), 'rotation'],
  ] as const)('%s is what it was', (name, { operations }, kind) => {
    const [use] = operations;
    const power = powerOf(use!)!;
    expect(power.kind).toBe(kind);
    const made = powerGate(power, use!.controls, use!.targets)!;
    expect(made.gate.name).toBe(name);
    expect(maxDistance(denseUnitary([made], 3), denseUnitary([use!], 3))).toBeLessThan(1e-14);
  });

  it.each([
    ['y', circuit(1).y(0)],
    ['rz', circuit(1).rz(0.3, 0)],
    ['h', circuit(1).h(0)],
    ['swap', circuit(2).swap(0, 1)],
    ['zz', circuit(2).zz(0.3, 0, 1)],
  ] as const)('%s is none', (_, { operations }) => {
    expect(powerOf(operations[0]!)).toBeUndefined();
  });

  it('take full turns off, of a rotation two', () => {
    const phase = (angle: number) => powerGate({ kind: 'phase', angle }, [0], [1]);
    expect(phase(2 * Math.PI)).toBeUndefined();
    expect(phase(2.5 * Math.PI)?.gate.name).toBe('s');
    const rotation = (angle: number) => powerGate({ kind: 'rotation', angle }, [0], [1]);
    expect(rotation(4 * Math.PI)).toBeUndefined();
    expect(Math.abs(rotation(2 * Math.PI)!.parameters[0] as number)).toBeCloseTo(2 * Math.PI, 12);
  });

  it('keep parameters, but of no power of X', () => {
    const theta = param('t');
    expect(powerGate({ kind: 'phase', angle: theta }, [], [0])?.parameters).toEqual([theta]);
    expect(() => powerGate({ kind: 'power', angle: 0.3 }, [], [0])).toThrow(RangeError);
  });
});
