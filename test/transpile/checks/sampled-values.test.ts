import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../src/circuit/index.js';
import { SAMPLES, SampledValues, sameSample } from '../../../src/transpile/checks/sampled-values.js';

function carried(values: SampledValues, { operations }: CircuitData): SampledValues {
  for (const each of operations) values.apply(each);
  return values;
}

const bitsOf = (values: SampledValues, wires: readonly number[]) =>
  Array.from({ length: SAMPLES }, (_, sample) => values.bits(wires, sample));

describe('SampledValues', () => {
  it('begins with inputs of which none is missing on few wires', () => {
    expect(new Set(bitsOf(new SampledValues(4), [0, 1, 2, 3])).size).toBe(16);
  });

  it('lists bits in the order of the wires, the first one lowest', () => {
    const values = new SampledValues(3);
    const [low, high] = [bitsOf(values, [2]), bitsOf(values, [0])];
    expect(bitsOf(values, [2, 0])).toEqual(low.map((bit, k) => bit + 2 * high[k]!));
  });

  it.each([
    ['X', circuit(3).x(0), (b: number) => b ^ 1],
    ['Y', circuit(3).y(2), (b: number) => b ^ 4],
    ['CNOT', circuit(3).cnot(0, 2), (b: number) => b ^ ((b & 1) << 2)],
    ['Toffoli', circuit(3).ccx(2, 0, 1), (b: number) => b ^ ((b & 5) === 5 ? 2 : 0)],
    ['exchange', circuit(3).swap(0, 1), (b: number) => (b & 4) | ((b & 1) << 1) | ((b >> 1) & 1)],
    ['phases', circuit(3).t(0).zz(0.3, 0, 1).ccz(0, 1, 2).rz(0.1, 2), (b: number) => b],
    ['a barrier', circuit(3).barrier(), undefined],
  ] as const)('follows %s', (_, made, image) => {
    const values = new SampledValues(3);
    const before = bitsOf(values, [0, 1, 2]);
    const now = bitsOf(carried(values, made), [0, 1, 2]);
    // Nothing is known of what comes after a barrier.
    if (image) expect(now).toEqual(before.map(image));
    else expect(now).not.toEqual(before);
  });

  it('puts new bits where nothing can be said, on those wires only', () => {
    for (const [made, wire] of [
      [circuit(2).h(0), 0],
      [circuit(2).rx(0.3, 1), 1],
      [circuit(2).gate('h', [], [1], { controls: [0] }), 1],
    ] as const) {
      const values = new SampledValues(2);
      const before = [0, 1].map((each) => bitsOf(values, [each]));
      carried(values, made);
      expect(bitsOf(values, [wire])).not.toEqual(before[wire]);
      expect(bitsOf(values, [1 - wire])).toEqual(before[1 - wire]);
    }
  });

  it('never has the same bits again on a wire of which nothing can be said', () => {
    const values = new SampledValues(1);
    const seen = Array.from({ length: 5 }, () => bitsOf(carried(values, circuit(1).h(0)), [0]).join(''));
    expect(new Set(seen).size).toBe(5);
  });

  it('has a segment go on only past what commutes with X there', () => {
    const segments = (made: CircuitData) => {
      const values = new SampledValues(2);
      const before = [0, 1].map((wire) => values.segment(wire));
      expect(before[0]).not.toBe(before[1]);
      carried(values, made);
      return [0, 1].map((wire) => values.segment(wire) === before[wire]);
    };
    expect(segments(circuit(2).x(0).rx(0.3, 1))).toEqual([true, true]);
    expect(segments(circuit(2).cnot(0, 1))).toEqual([false, true]);
    expect(segments(circuit(2).t(0))).toEqual([false, true]);
    expect(segments(circuit(2).h(1))).toEqual([true, false]);
    expect(segments(circuit(2).barrier())).toEqual([false, false]);
  });
});

describe('sameSample', () => {
  it('tells functions of the inputs apart, and knows them again', () => {
    const values = new SampledValues(3);
    const [ab, ba, abc] = [
      [0, 1],
      [1, 0],
      [0, 1, 2],
    ].map((wires) => values.all(wires));
    expect(sameSample(ab!, ba!)).toBe(true);
    expect(sameSample(ab!, abc!)).toBe(false);
    expect(sameSample(values.all([0]), values.all([1]))).toBe(false);
    const there = values.all([1]);
    carried(values, circuit(3).cnot(0, 1));
    expect(sameSample(values.all([1]), there)).toBe(false);
    carried(values, circuit(3).cnot(0, 1));
    expect(sameSample(values.all([1]), there)).toBe(true);
  });
});
