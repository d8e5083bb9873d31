import { describe, expect, it } from 'vitest';
import { IonloomError } from '../../../src/errors/index.js';
import { findTarget, noiseModels, type Target, targetNames, targets } from '../../../src/targets/index.js';

function codeOf(action: () => unknown): IonloomError {
  try {
    action();
  } catch (error) {
    if (error instanceof IonloomError) return error;
  }
  throw new Error('nothing was thrown');
}

/** Whether any number is stated in a group of facts. */
function statesNumbers(group: unknown): boolean {
  if (typeof group === 'number') return true;
  return typeof group === 'object' && group !== null && Object.values(group).some((value) => typeof value === 'number');
}

describe('the catalogue', () => {
  it('has the simulator with every noise model and every machine of the service', () => {
    expect(targetNames).toEqual([
      'ideal',
      'simulator',
      ...Object.keys(noiseModels).map((name) => `simulator:${name}`),
      'qpu.forte-1',
      'qpu.forte-enterprise-1',
      'qpu.forte-enterprise-2',
      'qpu.forte-enterprise-3',
      'qpu.aria-1',
      'qpu.aria-2',
      'qpu.harmony',
    ]);
  });

  it.each(targets.map((target) => [target.name, target] as const))('%s states sources for its numbers', (_, target) => {
    const groups = ['qubits', 'fidelity', 'timing', 'prices', 'limits', 'noiseModel'] as const;
    for (const group of groups) {
      if (!statesNumbers(target[group]) || target.sources.all !== undefined) continue;
      expect(target.sources[group], `${target.name}.${group}`).toMatch(/\w{3}/);
    }
  });

  it.each(targets.map((target) => [target.name, target] as const))('%s is coherent', (_, target: Target) => {
    expect(target.entanglers.length).toBeGreaterThan(0);
    expect(target.cost.entanglerOffset + target.cost.entanglerSlope).toBeCloseTo(1, 12);
    expect(target.cost.pulseWeight).toBeGreaterThan(0);
    expect(target.cost.pulseWeight).toBeLessThan(0.2);
    expect(Object.isFrozen(target) && Object.isFrozen(target.sources) && Object.isFrozen(target.entanglers)).toBe(true);
    for (const value of Object.values(target.fidelity ?? {})) {
      if (value !== null) expect(value > 0.9 && value <= 1).toBe(true);
    }
  });

  it('gives each family its own entangling gate', () => {
    expect(findTarget('qpu.aria-1').entanglers).toEqual(['ms']);
    expect(findTarget('qpu.forte-enterprise-2').entanglers).toEqual(['zz']);
    expect(findTarget('simulator:aria-2').entanglers).toEqual(['ms']);
    expect(findTarget('simulator:forte-1').entanglers).toEqual(['zz']);
  });

  it('charges simulators per gate and hardware by angle as well', () => {
    expect(findTarget('simulator:forte-1').cost).toMatchObject({ entanglerOffset: 1, entanglerSlope: 0 });
    expect(findTarget('qpu.forte-1').cost).toMatchObject({ entanglerOffset: 0.4, entanglerSlope: 0.6 });
    // The ratio of infidelities: 0.0005 / 0.004 on Aria.
    expect(findTarget('qpu.aria-1').cost.pulseWeight).toBeCloseTo(1 / 8, 9);
  });
});

describe('findTarget', () => {
  it.each([
    ['ionq_qpu.aria-1', 'qpu.aria-1'],
    ['ionq.qpu.forte-1', 'qpu.forte-1'],
    ['ionq_simulator', 'simulator'],
    ['forte-1', 'qpu.forte-1'],
    ['QPU.Forte-1', 'qpu.forte-1'],
    ['simulator:ideal', 'simulator'],
  ])('understands %s', (spelling, name) => {
    expect(findTarget(spelling).name).toBe(name);
  });

  it('says what was probably meant', () => {
    const error = codeOf(() => findTarget('qpu.fort-1'));
    expect(error.code).toBe('UnknownTarget');
    expect(error.issues[0]?.hint).toBe('did you mean qpu.forte-1?');
  });

  it.each([
    ['forte', 'did you mean qpu.forte-1?'],
    ['FORTE', 'did you mean qpu.forte-1?'],
    ['aria', 'did you mean qpu.aria-1?'],
    ['ionq_qpu.forte', 'did you mean qpu.forte-1?'],
    ['forte-enterprise', 'did you mean qpu.forte-enterprise-1?'],
    ['enterprise', /^did you mean simulator:forte-enterprise-1 or qpu\.forte-enterprise-1 or /],
    ['qpu.unheard-of-1', /^its characterization brings it: --characterization FILE/],
  ])('knows which machines %s may mean', (name, hint) => {
    const found = codeOf(() => findTarget(name)).issues[0]?.hint;
    if (typeof hint === 'string') expect(found).toBe(hint);
    else expect(found).toMatch(hint);
  });

  it.each(['', 'qpu', '__proto__', 'constructor', 'x'.repeat(100_000)])('refuses a name it does not have', (name) => {
    expect(codeOf(() => findTarget(name)).code).toBe('UnknownTarget');
  });
});
