import { describe, expect, it } from 'vitest';
import { IonloomError } from '../../src/errors/index.js';
import { type CustomTarget, customTarget, findTarget, targets } from '../../src/targets/index.js';

function issuesOf(literal: unknown): readonly { path: string; code: string; hint?: string | undefined }[] {
  try {
    customTarget(literal as CustomTarget);
  } catch (error) {
    if (error instanceof IonloomError) {
      return error.issues.map(({ path, code, hint }) => ({ path: (path ?? []).join('.'), code, hint }));
    }
    throw error;
  }
  return [];
}

describe('customTarget', () => {
  it('has defaults for everything but the name', () => {
    expect(customTarget({ name: 'mine' })).toMatchObject({
      name: 'mine',
      kind: 'custom',
      status: 'available',
      qubits: null,
      entanglers: ['zz', 'ms'],
      partialAngles: true,
      connectivity: 'all-to-all',
      fidelity: null,
      timing: null,
      prices: null,
      cost: { entanglerOffset: 0.4, entanglerSlope: 0.6 },
    });
  });

  it('takes a target of the catalogue as a literal and gives it back', () => {
    for (const target of targets) expect(customTarget(target as CustomTarget)).toEqual(target);
  });

  it('fills up groups with null', () => {
    const { timing, fidelity } = customTarget({ name: 'mine', timing: { t1: 5 }, fidelity: { twoQubit: 0.99 } });
    expect(timing).toEqual({ oneQubit: null, twoQubit: null, readout: null, reset: null, t1: 5, t2: null });
    expect(fidelity).toEqual({ oneQubit: null, twoQubit: 0.99, readout: null });
  });

  it('reads pairs in either order', () => {
    const forte = findTarget('qpu.forte-1') as CustomTarget;
    const { connectivity } = customTarget({ ...forte, name: 'line', connectivity: [[1, 0] as const, [1, 2] as const] });
    expect(connectivity !== 'all-to-all' && connectivity.allows(0, 1) && !connectivity.allows(0, 2)).toBe(true);
    expect(customTarget({ name: 'again', connectivity }).connectivity).toMatchObject({
      pairs: [
        [0, 1],
        [1, 2],
      ],
    });
  });

  it('derives the weight of a pulse from the fidelities', () => {
    const fidelity = { oneQubit: 0.999, twoQubit: 0.99 };
    expect(customTarget({ name: 'mine', fidelity }).cost.pulseWeight).toBeCloseTo(0.1, 12);
    expect(customTarget({ name: 'mine', fidelity, cost: { pulseWeight: 0.2 } }).cost.pulseWeight).toBe(0.2);
  });

  it('reports every wrong field at once', () => {
    const paths = issuesOf({
      name: ' ',
      kind: 'fridge',
      status: 'gone',
      qubits: 0,
      entanglers: ['cz'],
      partialAngles: 'yes',
      msAngleRange: [0.1, 0.25],
      zzAngleRange: [0, Number.POSITIVE_INFINITY],
      connectivity: [[0, 0]],
      fidelity: { oneQubit: 1.5, threeQubit: 0.5 },
      timing: { t1: -1 },
      prices: { oneQubitGate: 1 },
      limits: { shots: 0.5 },
      cost: { entanglerOffset: 0.9, pulseWeight: Number.NaN },
    }).map(({ path }) => path);
    expect(paths).toEqual([
      'name',
      'kind',
      'status',
      'qubits',
      'entanglers.0',
      'partialAngles',
      'msAngleRange',
      'zzAngleRange',
      'connectivity.0',
      'fidelity.oneQubit',
      'fidelity.threeQubit',
      'timing.t1',
      'prices.twoQubitGate',
      'prices.minimum',
      'prices.minimumWithMitigation',
      'limits.shots',
      'cost.pulseWeight',
      'cost',
    ]);
  });

  it('does not judge pairs by a width that is wrong itself', () => {
    expect(issuesOf({ name: 'mine', qubits: -1, connectivity: [[0, 9]] }).map(({ path }) => path)).toEqual(['qubits']);
  });

  it('names the field that was probably meant', () => {
    expect(issuesOf({ name: 'mine', qbits: 5 })).toEqual([
      { path: 'qbits', code: 'InvalidTarget', hint: 'did you mean qubits?' },
    ]);
  });

  it.each([
    [null],
    [[]],
    ['forte'],
    [{ name: 'mine', entanglers: [] }],
    [{ name: 'mine', entanglers: ['ms', 'ms'] }],
    [{ name: 'mine', connectivity: 'line' }],
    [{ name: 'mine', connectivity: [1, 2] }],
    [{ name: 'mine', connectivity: 5 }],
    [{ name: 'mine', qubits: 2, connectivity: [[0, 2]] }],
    [{ name: 'mine', prices: 5 }],
    [{ name: 'mine', fidelity: 5 }],
    [{ name: 'mine', timing: true }],
    [{ name: 'mine', timing: { oneQbit: 1e-4 } }],
    [{ name: 'mine', limits: [] }],
    [{ name: 'mine', cost: 1 }],
    [{ name: 'mine', msAngleRange: [0, 0.2] }],
    [JSON.parse('{"name":"mine","__proto__":{"qubits":3}}')],
  ])('refuses %j', (literal) => {
    expect(issuesOf(literal).length).toBeGreaterThan(0);
  });

  it('takes fidelities of pairs and of read-outs, frozen, and refuses those that are none', () => {
    const rest = { name: 'mine', qubits: 3, connectivity: [[0, 1] as const, [1, 2] as const] };
    const mine = customTarget({ ...rest, pairFidelities: [[2, 1, 0.99]], readoutFidelities: [null, 0.97] });
    expect([mine.pairFidelities, mine.readoutFidelities]).toEqual([[[2, 1, 0.99]], [null, 0.97]]);
    expect(Object.isFrozen(mine.pairFidelities?.[0])).toBe(true);
    expect(customTarget({ ...mine, name: 'again' }).pairFidelities).toEqual(mine.pairFidelities);
    expect('pairFidelities' in customTarget(rest)).toBe(false);
    const refused: readonly [object, string][] = [
      [{ pairFidelities: 0.9 }, 'the fidelities of pairs must be a list of two qubits and a number each'],
      [{ pairFidelities: [[0, 1]] }, 'this is not two different qubits and a fidelity from 0 to 1'],
      [{ pairFidelities: [[0, 0, 0.9]] }, 'this is not two different qubits and a fidelity from 0 to 1'],
      [{ pairFidelities: [[0, 3, 0.9]] }, 'this is not two different qubits and a fidelity from 0 to 1'],
      [{ pairFidelities: [[0, 1, 99]] }, 'this is not two different qubits and a fidelity from 0 to 1'],
      [
        {
          pairFidelities: [
            [0, 1, 0.9],
            [1, 0, 0.8],
          ],
        },
        'the pair 0-1 has a fidelity already',
      ],
      [{ pairFidelities: [[0, 2, 0.9]] }, 'the pair 0-2 has a fidelity, but is not connected'],
      [
        { readoutFidelities: [1, 1, 1, 1] },
        'the fidelities of read-out must be a list of at most one number or null for each qubit',
      ],
      [{ readoutFidelities: [1.5] }, 'readoutFidelities.0 must be a number from 0 to 1'],
    ];
    for (const [fields, message] of refused) {
      expect(() => customTarget({ ...rest, ...fields } as never)).toThrow(message);
      expect(issuesOf({ ...rest, ...fields } as never)).toHaveLength(1);
    }
  });
});
