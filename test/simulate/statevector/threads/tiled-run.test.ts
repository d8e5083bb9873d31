import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf, type Operation } from '../../../../src/circuit/index.js';
import { nativeGates, qisGates } from '../../../../src/gates/index.js';
import { finalState, randomStream, referenceSimulator, Statevector } from '../../../../src/simulate/index.js';
import { programOf } from '../../../../src/simulate/statevector/actions/program.js';
import { circuitArbitrary, PATIENCE, SEED } from '../../circuit-arbitrary.js';
import { conformance } from '../../conformance.js';
import { largestDifference, tiledSimulator, tiledState } from '../tiles/tiled-state.js';

conformance('tiled', tiledSimulator);

describe('the tiled engine', () => {
  it.each([
    { gateset: 'qis', minQubits: 2, maxQubits: 4, maxGates: 12, numRuns: 300 },
    { gateset: 'qis', minQubits: 5, maxQubits: 9, maxGates: 40, numRuns: 60 },
    { gateset: 'native', minQubits: 2, maxQubits: 9, maxGates: 60, numRuns: 60 },
    { gateset: 'qis', minQubits: 14, maxQubits: 14, maxGates: 40, numRuns: 4 },
    // From 15 qubits on the state is larger than a tile.
    { gateset: 'qis', minQubits: 15, maxQubits: 15, maxGates: 50, numRuns: 4 },
    { gateset: 'native', minQubits: 15, maxQubits: 15, maxGates: 120, numRuns: 3 },
  ] as const)(
    'gives the amplitudes of the reference on random $gateset circuits of $minQubits to $maxQubits qubits',
    {
      timeout: PATIENCE,
    },
    ({ gateset, minQubits, maxQubits, maxGates, numRuns }) => {
      fc.assert(
        fc.property(circuitArbitrary(gateset, { minQubits, maxQubits, maxGates }), (random) => {
          expect(largestDifference(tiledState(random), referenceSimulator.run(random))).toBeLessThan(1e-12);
        }),
        { seed: SEED, numRuns },
      );
    },
  );

  it.each(['qis', 'native'] as const)('does so on tiles that are much smaller than the state, %s', (gateset) => {
    fc.assert(
      fc.property(
        circuitArbitrary(gateset, { minQubits: 5, maxQubits: 8, maxGates: 40 }),
        fc.integer({ min: 3, max: 4 }),
        (random, tileBits) => {
          expect(largestDifference(tiledState(random, tileBits), referenceSimulator.run(random))).toBeLessThan(1e-12);
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('starts from any state', { timeout: PATIENCE }, () => {
    const random = randomStream(3);
    fc.assert(
      fc.property(circuitArbitrary('qis', { minQubits: 10, maxQubits: 11, maxGates: 30 }), (run) => {
        const size = 2 ** run.qubits;
        const initial = new Statevector(
          Float64Array.from({ length: size }, () => random.normal() / Math.sqrt(2 * size)),
          Float64Array.from({ length: size }, () => random.normal() / Math.sqrt(2 * size)),
        );
        const whole = circuitOf(run.gateset, run.qubits, run.operations, { globalPhase: run.globalPhase });
        const expected = initial.clone();
        for (const action of programOf(whole)) action(expected.re, expected.im);
        expect(largestDifference(finalState(whole as never, { initial }), expected)).toBeLessThan(1e-12);
      }),
      { seed: SEED, numRuns: 10 },
    );
  });

  it('agrees where all pairs of bits meet across tiles', () => {
    for (const gate of [qisGates.p, qisGates.x]) {
      const operations: Operation[] = [];
      for (let a = 0; a < 15; a++) {
        operations.push({ gate: qisGates.h, parameters: [], controls: [], targets: [a] });
        for (let b = 0; b < 15; b++) {
          if (a === b) continue;
          const parameters = gate.parameters.map(() => 0.1 + a - 0.3 * b);
          operations.push({ gate, parameters, controls: [b], targets: [a] });
        }
      }
      const run = circuitOf('qis', 15, operations, {});
      expect(largestDifference(tiledState(run), referenceSimulator.run(run))).toBeLessThan(1e-12);
    }
  });

  it('keeps the norm over thousands of rotations whose scales would underflow', () => {
    const operations: Operation[] = Array.from({ length: 30_000 }, (_, k) => ({
      gate: nativeGates.gpi2,
      parameters: [k % 2 === 0 ? 0 : 0.25],
      controls: [],
      targets: [k % 3],
    })).flatMap((pulse, k) =>
      k % 3 === 0
        ? [pulse, { gate: nativeGates.zz, parameters: [0.25], controls: [], targets: [0, 1 + (k % 2)] }]
        : [pulse],
    );
    const run = circuitOf('native', 3, operations, {});
    expect(tiledState(run).norm()).toBeCloseTo(1, 9);
  });

  it('keeps gates dense that have no normal form, between rotations, flips and exchanges', () => {
    const exchange = { gate: qisGates.unitary, parameters: [], controls: [0], targets: [1, 2], data: { matrix: SWAP } };
    const before = circuit(4).x(0).h(1).x(3).swap(0, 3);
    const after = circuit(4).h(2).x(0).swap(0, 1).h(0);
    const run = circuitOf('qis', 4, [...before.operations, exchange, ...after.operations, exchange], {});
    expect(largestDifference(tiledState(run), referenceSimulator.run(run))).toBeLessThan(1e-12);
  });
});

const SWAP = qisGates.swap.matrix([], undefined, 2);
