import fc from 'fast-check';
import { expect } from 'vitest';
import { type CircuitData, circuitOf, type Measurement, type Operation } from '../../../src/circuit/index.js';
import type { JobResults } from '../../../src/cloud/index.js';
import type { Distribution, Results } from '../../../src/formats/ionq/index.js';
import { qisGates } from '../../../src/gates/index.js';
import { probabilities } from '../../../src/public/index.js';
import { circuitArbitrary } from '../../simulate/circuit-arbitrary.js';

/** Circuits with gates of any kind, then swaps, that measure some wires under some keys, with bits that nothing writes. */
export const measuring = (maxQubits = 4): fc.Arbitrary<CircuitData> =>
  circuitArbitrary('qis', { minQubits: 1, maxQubits, maxGates: 6 })
    .chain((made) => {
      const wires = Array.from({ length: made.qubits }, (_, wire) => wire);
      return fc.tuple(
        fc.constant(made),
        fc.array(fc.shuffledSubarray(wires, { minLength: Math.min(2, made.qubits) }), { maxLength: 3 }),
        fc.shuffledSubarray(wires),
        fc.nat(4),
        fc.nat(2),
      );
    })
    .map(([made, moves, read, cut, gap]) => {
      const swaps = moves.flatMap(([first, second]): Operation[] =>
        second === undefined
          ? []
          : [{ gate: qisGates.swap, parameters: [], controls: [], targets: [first!, second] } as Operation],
      );
      const pieces: Measurement[] = [
        { key: 'output_all', wires: read.slice(0, cut) },
        { key: '7', wires: gap === 1 ? [null, ...read.slice(cut)] : read.slice(cut) },
      ];
      const measurements = pieces.filter(({ wires }) => wires.some((wire) => wire !== null));
      return circuitOf('qis', made.qubits, [...made.operations, ...swaps], {
        measurements,
        globalPhase: made.globalPhase,
      });
    });

/** The probability of every outcome of some wires in a circuit as it was written. */
export function expected(original: CircuitData, wires: readonly (number | null)[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  probabilities(original).forEach((weight, outcome) => {
    const bits = wires.map((wire) => (wire === null ? 0 : (outcome >> wire) & 1)).join('');
    sums.set(bits, (sums.get(bits) ?? 0) + weight);
  });
  return sums;
}

/** Holds a distribution to what is expected. */
export function requireAlike(found: Distribution, wanted: ReadonlyMap<string, number>, precision = 1e-9): void {
  for (const bits of new Set([...wanted.keys(), ...found.toMap().keys()])) {
    expect(Math.abs(found.probability(bits) - (wanted.get(bits) ?? 0)), bits).toBeLessThan(precision);
  }
}

const allOf = ({ qubits }: CircuitData) => Array.from({ length: qubits }, (_, qubit) => qubit);

/** A transpilation of what measures nothing reads all qubits where it moved some. */
function inTheirPlace({ keys }: Results, original: CircuitData): readonly Measurement[] {
  return keys.length === 0 ? [] : [{ key: 'output_all', wires: allOf(original) }];
}

/** Holds results to a circuit as it was written; all qubits where they are there. */
export function requireRight(results: Results, original: CircuitData): void {
  const measurements = original.measurements.length > 0 ? original.measurements : inTheirPlace(results, original);
  expect([...results.keys].sort()).toEqual(measurements.map(({ key }) => key).sort());
  for (const { key, wires } of measurements) requireAlike(results.get(key), expected(original, wires));
  if (results.all !== undefined) requireAlike(results.all, expected(original, allOf(original)));
}

/** Everything about results of a job, as something that can be compared. */
export const allIn = (results: JobResults) =>
  results.circuits.map(({ name, shotCount, probabilities: { all, keys, get: _, note, ...rest } }, k) => ({
    name,
    shotCount,
    note,
    rest: Object.keys(rest),
    all: all && [all.kind, all.labels, ...all.toMap()],
    registers: keys.map((key) => {
      const found = results.circuits[k]!.get(key);
      return [key, found.kind, found.labels, ...found.toMap()];
    }),
  }));
