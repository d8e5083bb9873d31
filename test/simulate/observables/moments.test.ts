import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import {
  finalState,
  moments,
  type QuantumState,
  stabilizerSimulator,
  statevectorSimulator,
} from '../../../src/simulate/index.js';
import { circuitArbitrary, SEED } from '../circuit-arbitrary.js';

const sumOn = (qubits: number) =>
  fc
    .array(
      fc.tuple(
        fc.array(fc.constantFrom('I', 'X', 'Y', 'Z'), { minLength: qubits, maxLength: qubits }),
        fc.double({ min: -2, max: 2, noNaN: true }),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((terms) => ({
      terms: terms.map(([letters]) => letters.join('')),
      coefficients: terms.map(([, coefficient]) => coefficient),
    }));

/** The same state without the statevector's own way. */
const plain = (state: QuantumState): QuantumState => ({
  qubits: state.qubits,
  probability: (index) => state.probability(index),
  distribution: (wires) => state.distribution(wires),
  expectation: (observable) => state.expectation(observable),
  sample: (shots, random) => state.sample(shots, random),
});

describe('moments', () => {
  it('give the same from the vector and from products of Pauli strings', () => {
    fc.assert(
      fc.property(
        circuitArbitrary('qis', { maxQubits: 4 }).chain((run) => fc.tuple(fc.constant(run), sumOn(run.qubits))),
        ([run, sum]) => {
          const state = finalState(run);
          const direct = moments(state, sum);
          const general = moments(plain(state), sum);
          expect(direct.mean).toBeCloseTo(state.expectation(sum), 10);
          expect(general.mean).toBeCloseTo(direct.mean, 10);
          expect(general.variance).toBeCloseTo(direct.variance, 9);
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });

  it('are those known on paper', () => {
    const plus = finalState(circuit(1).h(0));
    expect(moments(plus, 'X')).toMatchObject({ mean: expect.closeTo(1, 12), variance: expect.closeTo(0, 12) });
    expect(moments(plus, 'Z')).toMatchObject({ mean: expect.closeTo(0, 12), variance: expect.closeTo(1, 12) });
    // Z + X = sqrt(2) times a Pauli-like observable of mean 1/sqrt(2).
    const both = moments(plus, { terms: ['X', 'Z'], coefficients: [1, 1] });
    expect(both).toMatchObject({ mean: expect.closeTo(1, 12), variance: expect.closeTo(1, 12) });
    const [x, y] = [Math.cos(0.7), Math.sin(0.7)];
    const turned = moments(finalState(circuit(1).ry(0.7, 0)), { terms: ['Z', 'I'], coefficients: [3, 5] });
    expect(turned).toMatchObject({ mean: expect.closeTo(3 * x + 5, 12), variance: expect.closeTo(9 * y * y, 12) });
  });

  it('are exact for stabilizer states of any width', () => {
    const ghz = circuit(40)
      .h(0)
      .each(
        Array.from({ length: 39 }, (_, q) => q),
        (c, q) => c.cnot(q, q + 1),
      );
    const state = stabilizerSimulator.run(ghz);
    const edges = Array.from({ length: 39 }, (_, q) => `Z${q} Z${q + 1}`);
    expect(moments(state, { terms: edges, coefficients: edges.map(() => 1) })).toMatchObject({ mean: 39, variance: 0 });
    const single = Array.from({ length: 40 }, (_, q) => `Z${q}`);
    expect(moments(state, { terms: single, coefficients: single.map(() => 1) })).toMatchObject({
      mean: 0,
      variance: 1600,
    });
  });

  it('agree between engines where both run', () => {
    const run = circuit(3).h(0).cnot(0, 1).s(1).h(2).cz(2, 0);
    const sum = { terms: ['XYZ', 'ZZI', 'IXX', 'YYI'], coefficients: [1, -0.5, 2, 0.25] };
    const [dense, tableau] = [statevectorSimulator.run(run), stabilizerSimulator.run(run)].map((s) => moments(s, sum));
    expect(tableau!.mean).toBeCloseTo(dense!.mean, 12);
    expect(tableau!.variance).toBeCloseTo(dense!.variance, 12);
  });
});
