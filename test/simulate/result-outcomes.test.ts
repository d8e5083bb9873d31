import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../src/circuit/index.js';
import { type SimulationResult, simulate } from '../../src/simulate/index.js';

const skewed = circuit(3).ry(1, 0).ry(0.5, 1).x(2).measure('pair', 0, 1).measure('one', 2);

describe('SimulationResult', () => {
  it('reads outcomes above a threshold', () => {
    const result = simulate(skewed);
    const all = [...result.outcomesAbove(0)];
    expect(all.map(({ value }) => value)).toEqual([4, 5, 6, 7]);
    const likely = all.filter(({ probability }) => probability >= 0.1);
    expect(likely.length).toBeLessThan(4);
    expect([...result.outcomesAbove(0.1)]).toEqual(likely);
    expect([...result.outcomesAbove(0.5, 'pair')].map(({ bits }) => bits)).toEqual(['00']);
  });

  it('reads wide states where they are, with no array over all outcomes', () => {
    // The limit is the state alone: an array over its outcomes would not fit beside it, and none is asked for.
    const wide = simulate(circuit(21).h(0).cnot(0, 20), { memoryLimit: 16 * 2 ** 21, engine: 'statevector' });
    expect([...wide.outcomesAbove(0.4)].map(({ value }) => value)).toEqual([0, 2 ** 20 + 1]);
    expect(wide.mostLikely(1)[0]!.probability).toBeCloseTo(0.5, 12);
  });

  it('lists the shots one by one', () => {
    const result = simulate(skewed, { shots: 500 });
    const list = result.shotList(3, 'pair');
    for (const [bits, count] of result.counts('pair')) {
      const value = Number(bits[0]) + 2 * Number(bits[1]);
      expect(list.filter((shot) => shot === value)).toHaveLength(count);
    }
    expect(list).toHaveLength(500);
    expect(() => simulate(skewed).shotList()).toThrow(/took no shots/);
  });

  it('rounds probabilities to counts', () => {
    const counts = simulate(circuit(2).h(0)).expectedCounts(5);
    expect([...counts]).toEqual([
      ['00', 3],
      ['10', 2],
    ]);
    expect(() => simulate(skewed).expectedCounts(0)).toThrow(expect.objectContaining({ code: 'ValueOutOfRange' }));
  });
});

describe.each([60, 100])('SimulationResult on %i qubits', (qubits) => {
  // Qubit 0, one in the middle and the last are all ones or all zeros; qubit 1 is always one.
  const wires = Array.from({ length: qubits }, (_, wire) => wire);
  const wide = circuit(qubits)
    .x(1)
    .h(0)
    .cnot(0, 40)
    .cnot(0, qubits - 1);
  const text = (bit: string) =>
    wires.map((wire) => (wire === 1 ? '1' : [0, 40, qubits - 1].includes(wire) ? bit : '0'));
  const [zeros, ones] = ['0', '1'].map((bit) => text(bit).join('')) as [string, string];
  const value = 1n + 2n + 2n ** 40n + 2n ** BigInt(qubits - 1);

  it.each<[string, () => SimulationResult, readonly string[]]>([
    ['all qubits', () => simulate(wide), []],
    ['a register', () => simulate(wide.measure('m', ...wires)), ['m']],
  ])('gives the probability of %s by text and by integer', (_, run, keys) => {
    const result = run();
    const probability = (outcome: string | bigint) => result.probability(outcome, ...keys);
    expect(result.engine).toBe('stabilizer');
    expect([probability(zeros), probability(ones)]).toEqual([0.5, 0.5]);
    expect([probability(value), probability(value - 1n), probability(2n)]).toEqual([0.5, 0, 0.5]);
    expect(() => probability(2n ** BigInt(qubits))).toThrow(`is not an outcome of ${qubits} qubits`);
    expect(() => probability('01')).toThrow(`"01" is not an outcome of ${qubits} qubits`);
  });

  it('counts shots by text, and refuses to list them as numbers', () => {
    const result = simulate(wide.measure('m', ...wires), { shots: 200, seed: 3 });
    const counts = result.counts('m');
    expect([...counts.keys()]).toEqual([zeros, ones]);
    expect(result.mostLikely(1, 'm')[0]!.count).toBe(counts.get(zeros));
    expect(() => result.shotList(1, 'm')).toThrow(expect.objectContaining({ code: 'TooMuchMemory' }));
  });

  it('counts shots in a register whose other bits nothing is measured into', () => {
    // The statevector counts by number; on so many bits two outcomes would be the same number.
    const register = wires.map((wire) => (wire === 0 ? 0 : wire === qubits - 1 ? 1 : null));
    const narrow = circuitOf('qis', 2, circuit(2).h(0).x(1).operations, {
      measurements: [{ key: 'm', wires: register }],
    });
    const result = simulate(narrow, { shots: 100, seed: 4 });
    const last = `${'0'.repeat(qubits - 2)}1`;
    const counts = result.counts('m');
    expect([...counts.keys()]).toEqual([`0${last}`, `1${last}`]);
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(100);
    expect([...result.probabilities('m')].map(([bits]) => bits)).toEqual([`0${last}`, `1${last}`]);
    const probability = (outcome: string | bigint) => result.probability(outcome, 'm');
    expect(probability(`1${last}`)).toBeCloseTo(0.5, 12);
    expect(probability(2n ** BigInt(qubits - 1))).toBeCloseTo(0.5, 12);
    expect(probability(`11${last.slice(1)}`)).toBe(0);
  });
});
