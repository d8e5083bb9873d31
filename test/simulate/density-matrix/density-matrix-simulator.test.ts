import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../../src/circuit/index.js';
import { densityMatrixSimulator, randomStream, simulate, statevectorSimulator } from '../../../src/simulate/index.js';
import { circuitArbitrary, SEED } from '../circuit-arbitrary.js';
import { conformance } from '../conformance.js';
import { exactNoisy } from '../exact-noisy.js';

conformance('density-matrix', densityMatrixSimulator);

describe('the density matrix engine', () => {
  for (const gateset of ['qis', 'native'] as const) {
    it(`agrees with the statevector on random ${gateset} circuits`, () => {
      fc.assert(
        fc.property(circuitArbitrary(gateset, { maxQubits: 4, maxGates: 15 }), (run) => {
          fc.pre(densityMatrixSimulator.refuses!(run) === undefined);
          const mixed = densityMatrixSimulator.run(run);
          const pure = statevectorSimulator.run(run as never);
          for (let index = 0; index < 2 ** run.qubits; index++) {
            expect(mixed.probability(index)).toBeCloseTo(pure.probability(index), 11);
          }
          const word = 'YXZY'.slice(0, run.qubits);
          expect(mixed.expectation(word)).toBeCloseTo(pure.expectation(word), 11);
          expect(mixed.purity()).toBeCloseTo(1, 10);
        }),
        { seed: SEED, numRuns: 60 },
      );
    });
  }

  it('is exact under noise, gate by gate as the channel is defined', () => {
    fc.assert(
      fc.property(circuitArbitrary('native', { maxQubits: 3, maxGates: 8 }), (run) => {
        const rates = { r1q: 0.1, r2q: 0.3 };
        const exact = exactNoisy(run, rates.r1q, rates.r2q);
        const mixed = densityMatrixSimulator.run(run, { noise: rates });
        exact.forEach((probability, index) => {
          expect(mixed.probability(index)).toBeCloseTo(probability, 12);
        });
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('takes the rate of a two-qubit gate by its angle', () => {
    const zz = (turns: number) => nativeCircuit(2).gpi2(0, 0).zz(turns, 0, 1);
    const byAngle = { r1q: 0, r2q: 1, r2qOfAngle: (turns: number) => 2 * Math.abs(turns) };
    // Depolarizing at rate r leaves 1 - r of every Pauli but the identity.
    const state = densityMatrixSimulator.run(zz(0.125), { noise: byAngle });
    const plain = densityMatrixSimulator.run(zz(0.125));
    for (const word of ['IY', 'ZX', 'IZ']) {
      expect(state.expectation(word)).toBeCloseTo(0.75 * plain.expectation(word), 12);
    }
  });

  it('reads bits wrongly where that is asked for', () => {
    const noise = { r1q: 0, r2q: 0, readout: 0.1 };
    const run = nativeCircuit(2).gpi(0, 1);
    const result = simulate(run, { noise, engine: 'density-matrix' });
    expect([...result.distribution()]).toEqual([0.09, 0.01, 0.81, 0.09].map((p) => expect.closeTo(p, 12)));
    const shots = 20_000;
    const counts = simulate(run, { noise, shots, engine: 'trajectories' }).counts();
    for (const [bits, p] of [
      ['00', 0.09],
      ['10', 0.01],
      ['01', 0.81],
      ['11', 0.09],
    ] as const) {
      expect(Math.abs((counts.get(bits) ?? 0) - p * shots)).toBeLessThan(5 * Math.sqrt(p * (1 - p) * shots));
    }
  });

  it('samples and gives marginals of a mixed state', () => {
    const run = nativeCircuit(2).gpi2(0, 0).ms(0, 0, 0, 1);
    const state = densityMatrixSimulator.run(run, { noise: { r1q: 1, r2q: 1 } });
    expect([...state.distribution([1])]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)]);
    expect(state.purity()).toBeCloseTo(0.25, 12);
    expect([...state.sample(400, randomStream(2)).keys()]).toEqual([0, 1, 2, 3]);
  });

  it('refuses registers and gates that are too wide', () => {
    const wide = circuit(16).h(0);
    expect(() => densityMatrixSimulator.run(wide, { memoryLimit: 2 ** 40 })).toThrow(
      expect.objectContaining({ code: 'TooMuchMemory' }),
    );
    const controls = circuit(6).gate('x', [], [0], { controls: [1, 2, 3, 4, 5] });
    expect(densityMatrixSimulator.refuses!(controls)).toMatch(/6 wires/);
    expect(() => densityMatrixSimulator.run(controls)).toThrow(/6 wires/);
    expect(() => densityMatrixSimulator.run(circuit(1).h(0), { noise: 'aria-1' })).toThrow(
      expect.objectContaining({ code: 'NoiseNeedsNative' }),
    );
  });

  it.each(['qis', 'native'] as const)('goes through registers of many strings without a gap, %s', (gateset) => {
    fc.assert(
      fc.property(circuitArbitrary(gateset, { minQubits: 6, maxQubits: 6, maxGates: 40 }), (run) => {
        fc.pre(densityMatrixSimulator.refuses!(run) === undefined);
        const [mixed, pure] = [densityMatrixSimulator.run(run), statevectorSimulator.run(run)];
        expect(mixed.purity()).toBeCloseTo(1, 10);
        for (const term of ['XYZXYZ', 'ZZIIXY', 'IYXZIX']) {
          expect(mixed.expectation(term)).toBeCloseTo(pure.expectation(term), 10);
        }
        for (let k = 0; k < 64; k++) expect(mixed.probability(k)).toBeCloseTo(pure.probability(k), 10);
      }),
      { seed: SEED, numRuns: 12 },
    );
  });

  it('tells how many gates are done, and stops when asked to', () => {
    const run = nativeCircuit(2).gpi2(0, 0).ms(0, 0, 0, 1).gpi(0.1, 1);
    const seen: number[] = [];
    densityMatrixSimulator.run(run, { onProgress: (done, total) => seen.push(done / total) });
    expect(seen).toEqual([1 / 3, 2 / 3, 1]);
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) };
    expect(() => simulate(run, { ...options, engine: 'density-matrix' })).toThrow('enough');
  });
});
