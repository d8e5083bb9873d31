import { describe, expect, it } from 'vitest';
import { nativeCircuit } from '../../../src/circuit/index.js';
import { randomStream } from '../../../src/simulate/sampling/random.js';
import { drawErrorPatterns } from '../../../src/simulate/trajectories/error-patterns.js';
import { finish } from '../../../src/steps/index.js';

const run = nativeCircuit(2).gpi2(0, 0).nop(1).zz(0.125, 0, 1).gpi(0.5, 1).zz(0.25, 1, 0);
const rates = { r1q: 0.2, r2q: 0.4, r2qOfAngle: (turns: number) => 1.6 * turns };

describe('drawErrorPatterns', () => {
  it('strikes each gate with its probability, independently, with every Pauli alike', () => {
    const shots = 100_000;
    const patterns = finish(drawErrorPatterns(run, rates, shots, randomStream(3)));
    expect(patterns.reduce((sum, pattern) => sum + pattern.shots, 0)).toBe(shots);
    const struck = [0, 0, 0, 0, 0];
    const paulis = new Map<number, number>();
    let both = 0;
    for (const { errors, shots: times } of patterns) {
      for (const { operation, pauli } of errors) {
        struck[operation]! += times;
        if (operation === 4) paulis.set(pauli, (paulis.get(pauli) ?? 0) + times);
      }
      if (errors.some(({ operation }) => operation === 0) && errors.some(({ operation }) => operation === 4))
        both += times;
    }
    const probabilities = [0.15, 0, (0.2 * 15) / 16, 0.15, (0.4 * 15) / 16];
    const within = (count: number, p: number) =>
      expect(Math.abs(count - p * shots)).toBeLessThanOrEqual(5 * Math.sqrt(p * (1 - p) * shots));
    probabilities.forEach((p, operation) => {
      within(struck[operation]!, p);
    });
    within(both, probabilities[0]! * probabilities[4]!);
    expect([...paulis.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 15 }, (_, k) => k + 1));
    for (const count of paulis.values()) within(count, 0.4 / 16);
  });

  it('gathers equal patterns, by rising first error, those without any last', () => {
    const patterns = finish(drawErrorPatterns(run, { r1q: 0.05, r2q: 0.05 }, 5000, randomStream(1)));
    const keys = patterns.map(({ errors }) => errors.map(({ operation, pauli }) => `${operation}:${pauli}`).join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.at(-1)).toBe('');
    const first = patterns.slice(0, -1).map(({ errors }) => errors[0]!.operation);
    expect(first).toEqual([...first].sort((a, b) => a - b));
    expect(
      patterns.every(({ errors }) => errors.every((error, k) => k === 0 || error.operation > errors[k - 1]!.operation)),
    ).toBe(true);
  });

  it('draws nothing where nothing can happen', () => {
    expect(finish(drawErrorPatterns(run, { r1q: 0, r2q: 0 }, 7, randomStream(1)))).toEqual([{ errors: [], shots: 7 }]);
    expect(finish(drawErrorPatterns(nativeCircuit(1), rates, 7, randomStream(1)))).toEqual([{ errors: [], shots: 7 }]);
  });
});
