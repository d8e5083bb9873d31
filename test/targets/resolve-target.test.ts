import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type CatalogueName,
  customTarget,
  estimateDuration,
  estimateFidelity,
  estimatePrice,
  findTarget,
  resolveTarget,
  targetFrom,
  targetNames,
} from '../../src/targets/index.js';

describe('a target, or its name', () => {
  it('is the catalogue’s for a name in any spelling, and itself for a target', () => {
    const own = customTarget({ name: 'lab', qubits: 3 });
    expect(resolveTarget('qpu.forte-1', 'a test')).toBe(findTarget('qpu.forte-1'));
    expect(resolveTarget('ionq_qpu.forte-1', 'a test')).toBe(findTarget('qpu.forte-1'));
    expect(resolveTarget(own, 'a test')).toBe(own);
  });

  it('is refused with the nearest name, or with all names', () => {
    expect(() => resolveTarget('qpu.fort-1', 'a test')).toThrow('no target is called "qpu.fort-1"');
    expect(() => resolveTarget({} as never, 'a test')).toThrow(
      'a test takes a target or its name, not an object of another',
    );
    expect(() => findTarget(7 as never)).toThrow("a target's name is a text, not 7");
  });

  it('does as well wherever numbers of a target are asked for', () => {
    const size = { pulses: 100, entanglingGates: 20, shots: 1000 };
    const counts = { pulses: 10, entanglingGates: 2, entanglingAngle: 1.5 };
    const target = findTarget('qpu.forte-1');
    expect(estimatePrice('qpu.forte-1', size)).toBe(estimatePrice(target, size));
    expect(estimateFidelity('qpu.forte-1', counts)).toBe(estimateFidelity(target, counts));
    expect(estimateDuration('qpu.forte-1', [{ targets: [0, 1] }])).toBe(
      estimateDuration(target, [{ targets: [0, 1] }]),
    );
    const measured = { qubits: 5, fidelity: {}, timing: {} };
    expect(targetFrom(measured, 'qpu.aria-1').target).toEqual(targetFrom(measured, findTarget('qpu.aria-1')).target);
  });

  it('has the names that editors complete', () => {
    const completed: Record<CatalogueName, true> = Object.fromEntries(targetNames.map((name) => [name, true])) as never;
    expectTypeOf<keyof typeof completed>().toEqualTypeOf<CatalogueName>();
    expect(Object.keys(completed)).toEqual(targetNames);
  });
});
