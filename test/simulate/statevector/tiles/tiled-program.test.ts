import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuitOf, type Operation } from '../../../../src/circuit/index.js';
import { allGates, type Gateset } from '../../../../src/gates/index.js';
import { type RandomStream, randomStream, referenceSimulator } from '../../../../src/simulate/index.js';
import { circuitArbitrary, PATIENCE, SEED } from '../../circuit-arbitrary.js';
import { largestDifference, tiledState } from './tiled-state.js';

/** Writes operations by the names of their gates. */
class Writer {
  readonly operations: Operation[] = [];
  readonly random: RandomStream;
  readonly #gateset: Gateset;

  constructor(gateset: Gateset, seed: number) {
    this.#gateset = gateset;
    this.random = randomStream(seed);
  }

  add(name: string, parameters: readonly number[], targets: readonly number[], controls: readonly number[] = []): void {
    const gate = allGates.find((row) => row.name === name && row.gateset === this.#gateset)!;
    this.operations.push({ gate, parameters, controls, targets });
  }

  layer(name: string, qubits: number, parameters: () => readonly number[]): void {
    for (let qubit = 0; qubit < qubits; qubit++) this.add(name, parameters(), [qubit]);
  }

  /** All qubits in pairs, in a random order. */
  pairs(qubits: number): readonly (readonly [number, number])[] {
    const order = Array.from({ length: qubits }, (_, qubit) => qubit);
    for (let k = qubits - 1; k > 0; k--) {
      const other = this.random.integer(k + 1);
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
    return Array.from({ length: qubits >> 1 }, (_, k) => [order[2 * k]!, order[2 * k + 1]!] as const);
  }
}

type Family = (writer: Writer, qubits: number) => void;

function fourier(writer: Writer, qubits: number): void {
  for (let a = qubits - 1; a >= 0; a--) {
    writer.add('h', [], [a]);
    for (let b = a - 1; b >= 0; b--) writer.add('p', [Math.PI / 2 ** (a - b)], [a], [b]);
  }
  for (let a = 0; a < qubits >> 1; a++) writer.add('swap', [], [a, qubits - 1 - a]);
}

const families: Readonly<Record<string, readonly [Gateset, Family]>> = {
  'GHZ states': [
    'qis',
    (writer, qubits) => {
      writer.add('h', [], [qubits - 1]);
      for (let qubit = qubits - 1; qubit > 0; qubit--) writer.add('x', [], [qubit - 1], [qubit]);
    },
  ],
  'Fourier transforms of zeros': ['qis', fourier],
  'Fourier transforms of basis states': [
    'qis',
    (writer, qubits) => {
      for (let qubit = 0; qubit < qubits; qubit += 2) writer.add('x', [], [qubit]);
      fourier(writer, qubits);
    },
  ],
  'Fourier transforms of product states': [
    'qis',
    (writer, qubits) => {
      writer.layer('ry', qubits, () => [writer.random.uniform()]);
      fourier(writer, qubits);
    },
  ],
  brickwork: [
    'qis',
    (writer, qubits) => {
      for (let layer = 0; layer < 5; layer++) {
        writer.layer('ry', qubits, () => [3 * writer.random.uniform()]);
        writer.layer('rz', qubits, () => [3 * writer.random.uniform()]);
        for (let a = layer % 2; a + 1 < qubits; a += 2) writer.add('z', [], [a], [a + 1]);
      }
    },
  ],
  'layers of MS': [
    'native',
    (writer, qubits) => {
      for (let layer = 0; layer < 4; layer++) {
        writer.layer('gpi2', qubits, () => [writer.random.uniform()]);
        for (const pair of writer.pairs(qubits)) {
          writer.add('ms', [writer.random.uniform(), writer.random.uniform(), writer.random.uniform() / 4], pair);
        }
      }
    },
  ],
  'layers of ZZ': [
    'native',
    (writer, qubits) => {
      for (let layer = 0; layer < 4; layer++) {
        writer.layer(layer === 2 ? 'gpi' : 'gpi2', qubits, () => [writer.random.uniform()]);
        for (const pair of writer.pairs(qubits)) writer.add('zz', [writer.random.uniform() / 4], pair);
      }
    },
  ],
  'networks of exchanges': [
    'qis',
    (writer, qubits) => {
      for (let layer = 0; layer < 5; layer++) {
        for (const pair of writer.pairs(qubits)) writer.add('swap', [], pair);
        writer.add('x', [], [writer.random.integer(qubits)]);
        writer.add('ry', [writer.random.uniform()], [writer.random.integer(qubits)]);
      }
    },
  ],
  'gates under many controls': [
    'qis',
    (writer, qubits) => {
      writer.layer('h', qubits, () => []);
      for (let target = 0; target < qubits; target++) {
        const controls = Array.from({ length: qubits }, (_, qubit) => qubit).filter((qubit) => qubit !== target);
        writer.add('x', [], [target], controls.slice(0, 1 + (target % 4)));
        writer.add('p', [writer.random.uniform()], [target], controls);
      }
    },
  ],
  'exponentials of Pauli sums': [
    'qis',
    (writer, qubits) => {
      const gate = allGates.find(({ name }) => name === 'pauliexp')!;
      const targets = Array.from({ length: qubits }, (_, qubit) => qubit);
      for (let k = 0; k < 4; k++) {
        const term = targets.map(() => 'IXYZ'[writer.random.integer(4)]!).join('');
        const pauliSum = { terms: [term], coefficients: [writer.random.uniform()] };
        writer.operations.push({ gate, parameters: [0.7], controls: [], targets, data: { pauliSum } });
      }
    },
  ],
  'diagonal gates alone': [
    'qis',
    (writer, qubits) => {
      writer.add('x', [], [qubits - 1]);
      writer.layer('rz', qubits, () => [writer.random.uniform()]);
      for (const [a, b] of writer.pairs(qubits)) writer.add('p', [writer.random.uniform()], [a], [b]);
      writer.layer('t', qubits, () => []);
    },
  ],
};

describe('the tiled engine gives the amplitudes of the reference', () => {
  it.each(Object.entries(families))('on %s', { timeout: PATIENCE }, (_, [gateset, write]) => {
    for (let qubits = 1; qubits <= 14; qubits++) {
      const writer = new Writer(gateset, qubits);
      write(writer, qubits);
      const run = circuitOf(gateset, qubits, writer.operations, {});
      const expected = referenceSimulator.run(run);
      expect(largestDifference(tiledState(run), expected)).toBeLessThan(1e-12);
      // Tiles that are smaller than the state, with bits that are zero until they are rotated.
      if (qubits > 5) expect(largestDifference(tiledState(run, 5), expected)).toBeLessThan(1e-12);
    }
  });

  it.each(Array.from({ length: 14 }, (_, k) => k + 1))(
    'on circuits of any gates on %i qubits',
    {
      timeout: PATIENCE,
    },
    (qubits) => {
      for (const gateset of ['qis', 'native'] as const) {
        if (gateset === 'native' && qubits === 1) continue;
        fc.assert(
          fc.property(circuitArbitrary(gateset, { minQubits: qubits, maxQubits: qubits, maxGates: 30 }), (run) => {
            expect(largestDifference(tiledState(run), referenceSimulator.run(run))).toBeLessThan(1e-12);
          }),
          { seed: SEED, numRuns: Math.max(3, 40 - 3 * qubits) },
        );
      }
    },
  );
});
