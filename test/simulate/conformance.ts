import { describe, expect, it } from 'vitest';
import { type Circuit, circuit, circuitOf, nativeCircuit } from '../../src/circuit/index.js';
import { param } from '../../src/math/index.js';
import { randomStream, type Simulator } from '../../src/simulate/index.js';

const quarter = Math.PI / 2;

/** Circuits whose answers are known on paper. */
const known: readonly { name: string; circuit: Circuit; probabilities: Record<number, number> }[] = [
  { name: 'nothing', circuit: circuit(2), probabilities: { 0: 1 } },
  { name: 'X on qubit 1 of 3', circuit: circuit(3).x(1), probabilities: { 2: 1 } },
  { name: 'a Bell pair', circuit: circuit(2).h(0).cnot(0, 1), probabilities: { 0: 0.5, 3: 0.5 } },
  {
    name: 'GHZ on 5',
    circuit: circuit(5).h(2).cnot(2, 0).cnot(2, 4).cnot(0, 1).cnot(4, 3),
    probabilities: { 0: 0.5, 31: 0.5 },
  },
  { name: 'interference', circuit: circuit(1).h(0).s(0).s(0).h(0), probabilities: { 1: 1 } },
  { name: 'V twice is X', circuit: circuit(1).v(0).v(0), probabilities: { 1: 1 } },
  { name: 'a swap moves the one', circuit: circuit(3).x(0).swap(0, 2), probabilities: { 4: 1 } },
  { name: 'CZ between plus states', circuit: circuit(2).h(0).h(1).cz(0, 1).h(1), probabilities: { 0: 0.5, 3: 0.5 } },
  { name: 'native MS', circuit: nativeCircuit(2).ms(0, 0, 0, 1), probabilities: { 0: 0.5, 3: 0.5 } },
  { name: 'native GPI', circuit: nativeCircuit(2).gpi(0.3, 1), probabilities: { 2: 1 } },
  {
    name: 'native ZZ between GPI2',
    circuit: nativeCircuit(2).gpi2(0, 0).gpi2(0, 1).zz(0.25, 0, 1).zz(0.25, 0, 1).gpi2(0, 0).gpi2(0, 1),
    probabilities: { 0: 1 },
  },
] as unknown as readonly { name: string; circuit: Circuit; probabilities: Record<number, number> }[];

/** What every engine must do; each engine's own test file calls this. */
export function conformance(name: string, engine: Simulator): void {
  /** A test of a circuit that the engine may refuse: then with the reason in its name, and that it does is the test. */
  const itRuns = (run: Circuit, title: string, body: () => void): void => {
    const reason = engine.refuses?.(run);
    if (reason === undefined) it(title, body);
    else it(`does not run "${title}": ${reason}`, () => expect(() => engine.run(run)).toThrow(reason));
  };

  describe(`engine ${name}`, () => {
    it('says its name', () => {
      expect(engine.name).toBe(name);
    });

    for (const { name: title, circuit: run, probabilities } of known) {
      itRuns(run, `gives the exact probabilities of ${title}`, () => {
        const state = engine.run(run);
        expect(state.qubits).toBe(run.qubits);
        for (let index = 0; index < 2 ** run.qubits; index++) {
          expect(state.probability(index)).toBeCloseTo(probabilities[index] ?? 0, 12);
        }
      });
    }

    it('gives joint distributions with bit i from the i-th wire, null reading 0', () => {
      const state = engine.run(circuit(3).x(0).h(2));
      expect([...state.distribution([2, 0])]).toEqual([0, 0, expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
      expect([...state.distribution([null, 0])]).toEqual([0, 0, expect.closeTo(1, 12), 0]);
      expect([...state.distribution([])]).toEqual([expect.closeTo(1, 12)]);
    });

    it('gives expectation values of Pauli strings and sums', () => {
      const state = engine.run(circuit(3).h(0).cnot(0, 1).x(2));
      expect(state.expectation('ZII')).toBeCloseTo(-1, 12);
      expect(state.expectation('IXX')).toBeCloseTo(1, 12);
      expect(state.expectation('IYY')).toBeCloseTo(-1, 12);
      expect(state.expectation('Z2 Z1')).toBeCloseTo(0, 12);
      expect(state.expectation({ terms: ['IXX', 'ZII', 'III'], coefficients: [2, 0.5, 3] })).toBeCloseTo(4.5, 12);
    });

    it('samples what the probabilities say, the same again for the same seed', () => {
      const state = engine.run(circuit(2).h(0).cnot(0, 1));
      const counts = state.sample(2000, randomStream(5));
      expect([...counts.keys()]).toEqual([0, 3]);
      expect([...counts.values()].reduce((a, b) => a + b)).toBe(2000);
      // Five standard deviations of a fair coin over 2000 throws.
      expect(Math.abs(counts.get(0)! - 1000)).toBeLessThan(112);
      expect([...state.sample(2000, randomStream(5))]).toEqual([...counts]);
      expect([...state.sample(2000, randomStream(6))]).not.toEqual([...counts]);
    });

    const flip = circuit(4).gate('x', [], [0], { controls: [1, 2, 3] });
    itRuns(flip as unknown as Circuit, 'applies controls of any number', () => {
      expect(engine.run(flip).probability(0)).toBeCloseTo(1, 12);
      const ready = circuit(4)
        .x(1)
        .x(2)
        .x(3)
        .append(flip as never, [0, 1, 2, 3]);
      expect(engine.run(ready).probability(15)).toBeCloseTo(1, 12);
    });

    it('gives shots bit by bit where it offers them, the same as their counts', () => {
      const state = engine.run(circuit(3).h(0).cnot(0, 2));
      const bits = state.sampleBits?.(500, randomStream(9));
      if (bits === undefined) return;
      const counts = new Map<number, number>();
      for (let shot = 0; shot < 500; shot++) {
        const index = bits.words[shot * bits.wordsPerRow]!;
        counts.set(index, (counts.get(index) ?? 0) + 1);
      }
      expect([...counts].sort(([a], [b]) => a - b)).toEqual([...state.sample(500, randomStream(9))]);
    });

    it('ignores measurements and barriers while running', () => {
      const state = engine.run(circuit(2).h(0).barrier().h(0).measure('m', 1));
      expect(state.probability(0)).toBeCloseTo(1, 12);
    });

    it('refuses free parameters', () => {
      const free = circuitOf('qis', 1, circuit(1).rx(param('theta'), 0).operations, {});
      expect(() => engine.run(free)).toThrow(expect.objectContaining({ code: 'UnboundParameter' }));
    });

    it('states the memory it takes and keeps to the limit', () => {
      const run = circuit(3).rx(quarter, 0);
      const bytes = engine.memoryFor(run);
      expect(bytes).toBeGreaterThan(0);
      expect(() => engine.run(run, { memoryLimit: bytes - 1 })).toThrow(
        expect.objectContaining({ code: 'TooMuchMemory' }),
      );
      expect(engine.run(run, { memoryLimit: bytes }).qubits).toBe(3);
    });
  });
}
