import { describe, expect, it } from 'vitest';
import { nativeCircuit } from '../../../src/circuit/index.js';
import { densityMatrixEngine, fitsMixedState } from '../../../src/simulate/density-matrix/engine.js';
import { finish } from '../../../src/steps/index.js';

const task = (qubits: number, shots?: number) => ({
  circuit: nativeCircuit(qubits).gpi(0, 0),
  rates: { r1q: 0.4, r2q: 0 },
  shots,
  seed: 5,
  limit: {},
});

describe('the density matrix engine', () => {
  it('is worth its time up to 11 qubits, as far as memory goes', () => {
    expect(fitsMixedState(11)).toBe(true);
    expect(fitsMixedState(12)).toBe(false);
    expect(fitsMixedState(3, 512)).toBe(true);
    expect(fitsMixedState(3, 511)).toBe(false);
  });

  it('costs the strings that a gate changes, and wide registers only what was asked for', () => {
    expect(densityMatrixEngine.judge(task(4, 100))).toMatchObject({ cost: 256 + 4 });
    expect(densityMatrixEngine.judge(task(12, 100))).toMatchObject({ cost: Number.POSITIVE_INFINITY });
  });

  it('reads again after gates without noise, and leaves its state as it was', () => {
    const run = finish(densityMatrixEngine.run(task(2, 100_000)));
    const before = run.state!.probability(1);
    // Z shrinks by the rate: read as one with probability 1 - 0.4 / 2.
    expect(before).toBeCloseTo(0.8, 12);
    const back = run.again!(nativeCircuit(2).gpi(0, 0).operations, 3) as { counts: ReadonlyMap<number, number> };
    expect(Math.abs(back.counts.get(1)! - 20_000)).toBeLessThan(640);
    expect(run.state!.probability(1)).toBe(before);
  });
});
