import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { addAngles, param, scaleAngle } from '../../../src/math/index.js';
import { Binding, isSymbolic, largestDistance } from '../../../src/transpile/checks/binding.js';

const [theta, phi] = [param('theta'), param('phi')];

describe('Binding', () => {
  it('gives a name one value wherever it stands, and other names others', () => {
    const binding = new Binding(0);
    const value = binding.angle(theta);
    expect(binding.angle(addAngles(scaleAngle(theta, 2), 0.5))).toBeCloseTo(2 * value + 0.5, 12);
    expect(new Binding(0).angle(theta)).toBe(value);
    expect(binding.angle(phi)).not.toBe(value);
    expect(binding.angle(addAngles(theta, phi))).toBeCloseTo(value + binding.angle(phi), 12);
  });

  it('gives values from -3 to 3 that differ with the seed', () => {
    const values = Array.from({ length: 20 }, (_, k) => [0, 1].map((seed) => new Binding(seed).angle(param(`a${k}`))));
    for (const [first, second] of values) {
      expect(Math.max(Math.abs(first!), Math.abs(second!))).toBeLessThanOrEqual(3);
      expect(Math.abs(first! - second!)).toBeGreaterThan(1e-4);
    }
    expect(new Set(values.flat()).size).toBe(40);
  });

  it('leaves what has numbers as it is, and nothing else of an operation', () => {
    const binding = new Binding(1);
    const [fixed, free] = circuit(2)
      .rz(0.3, 0)
      .gate('rz', [theta], [1], { controls: [0] }).operations;
    expect(binding.operation(fixed!)).toBe(fixed);
    expect(binding.operation(free!)).toEqual({ ...free!, parameters: [binding.angle(theta)] });
  });
});

describe('largestDistance', () => {
  it('compares numbers once, and parameters for more than one set of values', () => {
    const seen: number[] = [];
    const distance = (binding: Binding) => seen.push(binding.angle(theta));
    expect(largestDistance(true, distance)).toBe(1);
    expect(largestDistance(false, distance)).toBe(3);
    expect(new Set(seen).size).toBe(2);
  });

  it('takes the largest, and stays no number where any is none', () => {
    const distances = (...list: number[]) => largestDistance(false, () => list.shift()!);
    expect(distances(2, 1)).toBe(2);
    expect(distances(1, 2)).toBe(2);
    expect(distances(Number.NaN, 0)).toBeNaN();
    expect(distances(0, Number.NaN)).toBeNaN();
  });
});

describe('isSymbolic', () => {
  it('looks at every parameter', () => {
    expect(isSymbolic([])).toBe(false);
    expect(isSymbolic(circuit(1).h(0).u(1, 2, 3, 0).operations)).toBe(false);
    expect(isSymbolic(circuit(1).h(0).u(1, 2, theta, 0).h(0).operations)).toBe(true);
  });
});
