import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src/simulate/index.js';

function uniforms(seed: number | undefined, count: number, index?: number): readonly number[] {
  const stream = randomStream(seed, index);
  return Array.from({ length: count }, () => stream.uniform());
}

describe('randomStream', () => {
  it('never changes what a seed gives: sampled counts are part of the interface', () => {
    expect(uniforms(7, 3)).toEqual([0.9003330186266646, 0.003472314615424632, 0.5472464536796924]);
    const stream = randomStream(7);
    expect(Array.from({ length: 6 }, () => stream.integer(15))).toEqual([2, 0, 1, 1, 9, 8]);
  });

  it('uses seed 1 when none is given', () => {
    expect(uniforms(undefined, 4)).toEqual(uniforms(1, 4));
  });

  it('gives every seed, high or low, and every index a stream of its own', () => {
    const streams = [
      uniforms(0, 4),
      uniforms(1, 4),
      uniforms(2 ** 32, 4),
      uniforms(2 ** 32 + 1, 4),
      uniforms(Number.MAX_SAFE_INTEGER, 4),
      uniforms(1, 4, 1),
      uniforms(2, 4, 1),
    ];
    expect(new Set(streams.map(String)).size).toBe(streams.length);
  });

  it('does not correlate the first draws of neighbouring seeds', () => {
    const first = Array.from({ length: 4000 }, (_, seed) => uniforms(seed, 1)[0]!);
    const mean = first.reduce((sum, value) => sum + value, 0) / first.length;
    const products = first.slice(1).map((value, index) => (value - 0.5) * (first[index]! - 0.5));
    const correlation = (12 * products.reduce((sum, value) => sum + value, 0)) / products.length;
    // Five standard deviations each.
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.023);
    expect(Math.abs(correlation)).toBeLessThan(0.08);
  });

  it('draws uniforms below 1 evenly over 16 boxes', () => {
    const boxes = new Array<number>(16).fill(0);
    for (const value of uniforms(3, 16000)) boxes[Math.floor(16 * value)]!++;
    const chiSquared = boxes.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 15 degrees of freedom: mean 15, standard deviation 5.5.
    expect(chiSquared).toBeGreaterThan(2);
    expect(chiSquared).toBeLessThan(43);
  });

  it('draws normal numbers of mean 0, variance 1 and fourth moment 3', () => {
    const stream = randomStream(11);
    const values = Array.from({ length: 40000 }, () => stream.normal());
    const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.025);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.036);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.25);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('refuses the seed %s', (seed) => {
    expect(() => randomStream(seed)).toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });
});
