import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../src/circuit/index.js';
import { parseQasm } from '../../src/formats/qasm/index.js';
import {
  densityMatrixSimulator,
  finalState,
  hamiltonianEnergy,
  moments,
  probabilities,
  referenceSimulator,
  Statevector,
  simulate,
  stabilizerSimulator,
} from '../../src/simulate/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { pauliSumArbitrary, transpiledArbitrary } from '../transpile/transpilation-arbitrary.js';
import { PATIENCE, SEED } from './circuit-arbitrary.js';

const sample = (name: string): CircuitData =>
  parseQasm(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'));
const forte = findTarget('qpu.forte-1');

const closeAll = (found: ArrayLike<number>, wanted: ArrayLike<number>, digits = 9): void => {
  expect(found.length).toBe(wanted.length);
  for (let k = 0; k < wanted.length; k++) expect(found[k]).toBeCloseTo(wanted[k]!, digits);
};

/** The probability that no gate of a native circuit suffers an error, for rates alone. */
const unhurt = (native: CircuitData, r1q: number, r2q: number): number =>
  native.operations.reduce(
    (share, { targets }) => share * (1 - (targets.length === 1 ? (3 / 4) * r1q : (15 / 16) * r2q)),
    1,
  );

describe('qubits that a transpilation moved', () => {
  const original = sample('moved-qubits.qasm');
  const moved = transpile(original, forte);

  it('answer under their own numbers', () => {
    expect(moved.outputPermutation).toEqual([1, 0]);
    expect([...simulate(moved).probabilities()]).toEqual([['01', expect.closeTo(1, 12)]]);
    expect([...simulate(moved, { shots: 20 }).counts()]).toEqual([['01', 20]]);
    expect(simulate(moved, { noise: 'forte-1', seed: 3 }).mostLikely(1)[0]!.bits).toBe('01');
    closeAll(probabilities(moved), [0, 0, 1, 0]);
    expect(simulate(moved).moments('Z0').mean).toBeCloseTo(1, 12);
    expect(moments(moved, 'Z0', { noise: 'forte-1' }).mean).toBeGreaterThan(0.99);
    expect(moments(moved, 'Z0', { noise: 'forte-1', engine: 'density-matrix' }).mean).toBeGreaterThan(0.99);
    expect(moments(moved, 'Z1', { noise: 'forte-1', engine: 'trajectories' }).mean).toBeLessThan(-0.9);
    expect(finalState(moved).expectation('IZ')).toBeCloseTo(1, 12);
    expect(hamiltonianEnergy(moved, { hamiltonian: { terms: ['Z0'], coefficients: [3] } }).value).toBeCloseTo(3, 12);
  });

  it('are said to be moved by the native circuit alone', () => {
    expect(moved.circuit.transpiled?.outputPermutation).toEqual([1, 0]);
    const alone = simulate(moved.circuit);
    expect(alone.note).toBe(
      'this is by wire of a transpiled circuit, and qubits ended on other wires (0 on 1, 1 on 0): give the transpilation itself for answers by qubit',
    );
    expect(finalState(moved.circuit).note).toBe(alone.note);
    expect(alone.moments('Z0').note).toBe(alone.note);
    expect(moments(moved, 'Z0').note).toBeUndefined();
    expect(simulate(moved).note).toBeUndefined();
    expect(simulate(original).note).toBeUndefined();
  });
});

describe('frames that a transpilation left', () => {
  const original = sample('left-frames.qasm');
  const framed = transpile(original, forte);

  it('are part of every answer', () => {
    const wanted = finalState(original).expectation('XX');
    expect(wanted).toBeCloseTo(-0.2326, 4);
    expect(finalState(framed).expectation('XX')).toBeCloseTo(wanted, 12);
    expect(moments(framed, 'XX').mean).toBeCloseTo(wanted, 12);
    expect(densityMatrixSimulator.run(framed).expectation('XX')).toBeCloseTo(wanted, 12);
    const noisy = moments(framed, 'XX', { noise: 'forte-1' });
    expect(noisy).toMatchObject({ source: 'state', standardError: 0 });
    expect(Math.abs(noisy.mean - -0.232)).toBeLessThan(0.005);
    const native = finalState(framed.circuit).expectation(framed.mapObservable('XX'));
    expect(native).toBeCloseTo(wanted, 12);
  });

  it('are said to be missing where X or Y is asked of the native circuit alone', () => {
    const alone = simulate(framed.circuit);
    expect(alone.note).toBeUndefined();
    expect(alone.moments('ZZ').note).toBeUndefined();
    expect(alone.moments('XX').note).toMatch(/^this is by wire .* a final Rz is left out on wires 0, 1/);
  });
});

describe('every number that can be asked of a transpilation', () => {
  it(
    'is that of the original',
    () => {
      let [permuted, framed] = [0, 0];
      fc.assert(
        fc.property(
          transpiledArbitrary({}, ['frames-and-permutation']).chain((made) =>
            fc.tuple(fc.constant(made), pauliSumArbitrary(made.original.qubits)),
          ),
          ([{ original, transpilation }, sum]) => {
            if (transpilation.outputPermutation.some((wire, qubit) => wire !== qubit)) permuted++;
            if (transpilation.frames.some((frame) => frame !== 0)) framed++;
            const [ours, theirs] = [simulate(original), simulate(transpilation)];
            closeAll(theirs.distribution(), ours.distribution());
            closeAll(probabilities(transpilation), probabilities(original));
            for (const key of original.keys) closeAll(theirs.distribution(key), ours.distribution(key));
            const wanted = ours.moments(sum);
            const found = theirs.moments(sum);
            expect(found.mean).toBeCloseTo(wanted.mean, 8);
            expect(found.variance).toBeCloseTo(wanted.variance, 7);
            expect(hamiltonianEnergy(transpilation, { hamiltonian: sum }).value).toBeCloseTo(wanted.mean, 8);
            const [state, same] = [finalState(original), finalState(transpilation)];
            closeAll(same.re, state.re, 8);
            closeAll(same.im, state.im, 8);
            closeAll(referenceSimulator.run(transpilation).re, state.re, 8);
            expect(densityMatrixSimulator.run(transpilation).expectation(sum)).toBeCloseTo(wanted.mean, 8);
            const mapped = transpilation.mapObservable(sum);
            expect(finalState(transpilation.circuit).expectation(mapped)).toBeCloseTo(wanted.mean, 8);
            const native = simulate(transpilation.circuit);
            closeAll(transpilation.mapOutcomes(native.distribution()), ours.distribution());
            const texts = transpilation.mapOutcomes(native.probabilities());
            for (const [bits, probability] of texts) expect(ours.probability(bits)).toBeCloseTo(probability, 9);
          },
        ),
        { seed: SEED, numRuns: 150 },
      );
      expect(permuted).toBeGreaterThan(30);
      expect(framed).toBeGreaterThan(80);
    },
    PATIENCE,
  );

  it(
    'differs under noise by no more than the errors explain',
    () => {
      const noise = { r1q: 0.002, r2q: 0.01 };
      fc.assert(
        fc.property(
          transpiledArbitrary({ maxQubits: 3 }, ['frames-and-permutation']).chain((made) =>
            fc.tuple(fc.constant(made), pauliSumArbitrary(made.original.qubits)),
          ),
          ([{ original, transpilation }, sum]) => {
            const hurt = 1 - unhurt(transpilation.circuit, noise.r1q, noise.r2q);
            const size = sum.coefficients.reduce((total, c) => total + Math.abs(c), 0);
            const ideal = simulate(original);
            const found = simulate(transpilation, { noise }).moments(sum);
            expect(found.source).toBe('state');
            expect(Math.abs(found.mean - ideal.moments(sum).mean)).toBeLessThanOrEqual(2 * hurt * size + 1e-9);
            const exact = simulate(transpilation, { noise, engine: 'density-matrix' });
            expect(exact.moments(sum).mean).toBeCloseTo(found.mean, 9);
            const [p, q] = [ideal.distribution(), exact.distribution()];
            expect(p.reduce((sum, x, k) => sum + Math.abs(x - q[k]!), 0) / 2).toBeLessThanOrEqual(hurt + 1e-9);
            const energy = hamiltonianEnergy(transpilation, { hamiltonian: sum }, { noise });
            expect(energy.value).toBeCloseTo(found.mean, 9);
          },
        ),
        { seed: SEED, numRuns: 60 },
      );
    },
    PATIENCE,
  );

  it(
    'is that of the original where only what is measured is kept, or is refused',
    () => {
      let refused = 0;
      fc.assert(
        fc.property(
          transpiledArbitrary({}, ['distribution']).chain((made) =>
            fc.tuple(fc.constant(made), pauliSumArbitrary(made.original.qubits)),
          ),
          ([{ original, transpilation }, sum]) => {
            const [ours, theirs] = [simulate(original), simulate(transpilation)];
            for (const key of original.keys) closeAll(theirs.distribution(key), ours.distribution(key));
            if (original.keys.length > 1) closeAll(theirs.distribution('a', 'b'), ours.distribution('a', 'b'));
            const read = new Set(original.measurements.flatMap(({ wires }) => wires));
            const all = read.size === 0 || read.size === original.qubits;
            const same = (ask: () => void): void => {
              try {
                ask();
              } catch (error) {
                if ((error as { code?: string }).code !== 'NotAnswerable') throw error;
                refused++;
              }
            };
            if (all) closeAll(theirs.distribution(), ours.distribution());
            same(() => closeAll(theirs.distribution(), ours.distribution()));
            same(() => closeAll(probabilities(transpilation), probabilities(original)));
            same(() => expect(theirs.moments(sum).mean).toBeCloseTo(ours.moments(sum).mean, 8));
            same(() => expect(finalState(transpilation).expectation(sum)).toBeCloseTo(ours.moments(sum).mean, 8));
            const zs = { ...sum, terms: sum.terms.map((term) => term.replace(/[XY]/g, 'Z')) };
            same(() => expect(theirs.moments(zs).mean).toBeCloseTo(ours.moments(zs).mean, 8));
            same(() =>
              expect(hamiltonianEnergy(transpilation, { hamiltonian: zs }).value).toBeCloseTo(ours.moments(zs).mean, 8),
            );
            if (all) expect(theirs.moments(zs).mean).toBeCloseTo(ours.moments(zs).mean, 8);
          },
        ),
        { seed: SEED, numRuns: 100 },
      );
      expect(refused).toBeGreaterThan(50);
    },
    PATIENCE,
  );

  it('starts from the state that the original starts from', () => {
    const initial = finalState(circuit(3).ry(0.4, 0).ry(1.1, 1).cnot(0, 1).ry(2, 2));
    const run = circuit(3).ry(0.3, 0).swap(0, 1).rz(0.7, 1).swap(1, 2).h(0);
    const moved = transpile(run, findTarget('ideal'));
    expect(moved.outputPermutation).not.toEqual([0, 1, 2]);
    const [ours, theirs] = [run, moved].map((each) => finalState(each, { initial }));
    closeAll(theirs!.re, ours!.re);
    closeAll(theirs!.im, ours!.im);
    expect(theirs).toBeInstanceOf(Statevector);
  });

  it('is exact for Clifford circuits of any width', () => {
    const qubits = Array.from({ length: 40 }, (_, q) => q);
    const wide = circuit(40)
      .h(0)
      .each(qubits.slice(1), (made, q) => made.cnot(q - 1, q))
      .x(3)
      .s(5)
      .swap(3, 8)
      .swap(0, 39);
    const moved = transpile(wide, findTarget('ideal'));
    expect(moved.outputPermutation.some((wire, qubit) => wire !== qubit)).toBe(true);
    const xs = qubits.map((q) => `X${q}`).join(' ');
    const y = xs.replace('X5', 'Y5');
    const [ours, theirs] = [wide, moved].map((each) => stabilizerSimulator.run(each));
    for (const term of ['Z3 Z8', 'Z7 Z8', xs, y, 'Z0 Z39']) {
      expect(theirs!.expectation(term)).toBeCloseTo(ours!.expectation(term), 12);
      expect(simulate(moved, { engine: 'stabilizer' }).moments(term).mean).toBeCloseTo(ours!.expectation(term), 12);
    }
  });
});
