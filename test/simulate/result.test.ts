import { describe, expect, expectTypeOf, it } from 'vitest';
import { circuit, circuitOf, nativeCircuit } from '../../src/circuit/index.js';
import { probabilities, SimulationResult, simulate } from '../../src/simulate/index.js';

// Qubit 0 is one, qubit 1 a fair coin, qubit 2 copies the coin, qubit 3 is zero.
const coin = circuit(4).x(0).h(1).cnot(1, 2).measure('coin', 1, 2).measure('rest', 3, 0);

describe('SimulationResult', () => {
  it('has the keys in its type', () => {
    const result = simulate(coin);
    expectTypeOf(result).toEqualTypeOf<SimulationResult<'coin' | 'rest'>>();
    expect(result.keys).toEqual(['coin', 'rest']);
    // @ts-expect-error the key is misspelt
    expect(() => result.probabilities('coinn')).toThrow(expect.objectContaining({ code: 'UnknownKey' }));
    // @ts-expect-error as above; the message names the keys there are
    expect(() => result.counts('coinn')).toThrow(/its keys are coin, rest/);
  });

  it('counts on registers that are wider than 32 bits', () => {
    const measurements = [{ key: 'ends', wires: [39, 0, 31] }];
    const samples = new Map([[2 ** 39 + 2 ** 31, 3]]);
    const result = new SimulationResult({
      qubits: 40,
      measurements,
      samples,
      shots: 3,
      engine: 'mine',
      reason: 'given',
    });
    expect([...result.counts('ends')]).toEqual([['101', 3]]);
  });

  it('gives exact probabilities by key, the first listed wire as the first character', () => {
    const result = simulate(coin);
    expect(result.exact).toBe(true);
    expect(result.shots).toBeUndefined();
    expect([...result.probabilities('coin').keys()]).toEqual(['00', '11']);
    expect(result.probabilities('coin').get('11')).toBeCloseTo(0.5, 12);
    expect([...result.probabilities('rest')]).toEqual([['01', expect.closeTo(1, 12)]]);
  });

  it('takes several keys jointly, in the order given', () => {
    const result = simulate(coin);
    expect([...result.probabilities('rest', 'coin').keys()]).toEqual(['0100', '0111']);
    expect([...result.probabilities('coin', 'rest').keys()]).toEqual(['0001', '1101']);
  });

  it('reads all qubits in order without a key, integers as basis-state indices', () => {
    const result = simulate(coin);
    expect([...result.probabilities().keys()]).toEqual(['1000', '1110']);
    expect(result.probability(0b0001)).toBeCloseTo(0.5, 12);
    expect(result.probability('1110')).toBeCloseTo(0.5, 12);
    expect(result.probability(0b0111)).toBeCloseTo(0.5, 12);
    expect([...result.distribution()]).toEqual([...probabilities(coin)]);
  });

  it('gives outcome integers little-endian: bit i is the i-th listed wire', () => {
    const result = simulate(coin);
    expect(result.probability(2, 'rest')).toBeCloseTo(1, 12);
    expect(result.probability('01', 'rest')).toBeCloseTo(1, 12);
    expect([...result.distribution('rest')]).toEqual([0, 0, expect.closeTo(1, 12), 0]);
  });

  it('reads bits that nothing was written to as 0', () => {
    const half = circuitOf('qis', 1, circuit(1).x(0).operations, {
      measurements: [{ key: 'c', wires: [null, 0, null] }],
    });
    expect([...simulate(half, { shots: 10 }).counts('c')]).toEqual([['010', 10]]);
    expect([...simulate(half).probabilities('c').keys()]).toEqual(['010']);
  });

  it('counts shots by key, in the order of the strings, only what came up', () => {
    const result = simulate(coin, { shots: 1000, seed: 7 });
    expect(result.shots).toBe(1000);
    const counts = result.counts('coin');
    expect([...counts.keys()]).toEqual(['00', '11']);
    expect(counts.get('00')! + counts.get('11')!).toBe(1000);
    expect(Math.abs(counts.get('00')! - 500)).toBeLessThan(80);
    expect([...result.counts('rest')]).toEqual([['01', 1000]]);
    expect([...result.counts().keys()]).toEqual(['1000', '1110']);
  });

  it('gives the same counts for the same seed, for ever', () => {
    const run = (seed?: number) => [
      ...simulate(coin, { shots: 1000, ...(seed === undefined ? {} : { seed }) }).counts('coin'),
    ];
    expect(run(7)).toEqual(run(7));
    expect(run()).toEqual(run(1));
    expect(run(7)).toEqual([
      ['00', 492],
      ['11', 508],
    ]);
  });

  it('says that there is nothing to count without shots', () => {
    expect(() => simulate(coin).counts('coin')).toThrow(
      expect.objectContaining({ code: 'NotAnswerable', message: expect.stringMatching(/took no shots/) }),
    );
  });

  it('lists the most likely outcomes first, equals by their strings', () => {
    const biased = circuit(2).ry(1, 0).h(1).measure('m', 0, 1);
    const likely = simulate(biased, { shots: 100 }).mostLikely(3, 'm');
    expect(likely.map(({ bits }) => bits)).toEqual(['00', '01', '10']);
    expect(likely.map(({ value }) => value)).toEqual([0, 2, 1]);
    expect(likely[0]!.probability).toBeCloseTo(Math.cos(0.5) ** 2 / 2, 12);
    const counts = simulate(biased, { shots: 100 }).counts('m');
    expect(likely.map(({ bits, count }) => [bits, count])).toEqual(
      ['00', '01', '10'].map((bits) => [bits, counts.get(bits) ?? 0]),
    );
    expect(simulate(biased).mostLikely(99, 'm')).toHaveLength(4);
    expect(simulate(biased).mostLikely(0, 'm')).toEqual([]);
  });

  it.each(['2', '012', '', 'ab', 4, -1, 0.5, Number.NaN])('refuses %j as an outcome of two qubits', (outcome) => {
    expect(() => simulate(coin).probability(outcome, 'coin')).toThrow(
      expect.objectContaining({ code: 'ValueOutOfRange' }),
    );
  });

  it('does not list tens of thousands of outcomes by name, and says what to do', () => {
    const wide = circuit(17).each([...Array(17).keys()], (c, q) => c.h(q));
    const result = simulate(wide, { shots: 5 });
    expect(() => result.probabilities()).toThrow(/mostLikely/);
    expect(result.distribution()).toHaveLength(2 ** 17);
    expect([...result.counts().values()].reduce((sum, count) => sum + count)).toBe(5);
    expect(result.mostLikely(2).map(({ bits }) => bits)).toEqual(['0'.repeat(17), `${'0'.repeat(16)}1`]);
  });

  it('keeps to the memory limit when it lists', () => {
    const result = simulate(nativeCircuit(6).gpi(0, 5), { memoryLimit: 1024 });
    expect(result.distribution()).toHaveLength(64);
    expect(() => simulate(nativeCircuit(6).gpi(0, 5), { memoryLimit: 1023 })).toThrow(
      expect.objectContaining({ code: 'TooMuchMemory' }),
    );
  });
});
