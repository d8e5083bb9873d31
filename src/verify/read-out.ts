import type { CircuitData, Measurement } from '../circuit/index.js';
import type { StatedCandidate } from './relation.js';

/** The wire of the candidate that holds a qubit of the original at the end. */
export function endWire({ outputPermutation }: StatedCandidate, qubit: number): number {
  return outputPermutation?.[qubit] ?? qubit;
}

/**
 * Where the candidate's measurements differ from the original's under the stated permutation: one sentence, or
 * undefined where they agree or where one of the circuits measures nothing.
 */
export function readOutMismatch(original: CircuitData, candidate: StatedCandidate): string | undefined {
  const theirs = candidate.circuit.measurements;
  if (original.measurements.length === 0 || theirs.length === 0) return undefined;
  const keys = keyMismatch(original.measurements, theirs);
  if (keys !== undefined) return keys;
  for (const { key, wires } of original.measurements) {
    const found = theirs.find((measurement) => measurement.key === key)!.wires;
    const expected = wires.map((qubit) => (qubit === null ? null : endWire(candidate, qubit)));
    const place = expected.findIndex((wire, bit) => wire !== found[bit]);
    if (place !== -1) {
      const [read, meant] = [found[place] ?? null, expected[place] ?? null].map(shown);
      return `bit ${place} of the key "${key}" reads ${read} of the candidate instead of ${meant}.`;
    }
  }
  return undefined;
}

/** Pairs of (qubit of the original, wire of the candidate) that are read together; null reads 0. */
export type ReadPair = readonly [qubit: number | null, wire: number | null];

/** The wires whose joint distributions are compared, or a sentence that says why they cannot be. */
export function readPairs(original: CircuitData, candidate: StatedCandidate): readonly ReadPair[] | string {
  const ours = original.measurements;
  const theirs = candidate.circuit.measurements;
  const through = (qubit: number | null): ReadPair => [qubit, qubit === null ? null : endWire(candidate, qubit)];
  if (ours.length === 0) return Array.from({ length: original.qubits }, (_, qubit) => through(qubit));
  if (theirs.length === 0) return ours.flatMap(({ wires }) => wires.map(through));
  return (
    keyMismatch(ours, theirs) ??
    ours.flatMap(({ key, wires }) => {
      const found = theirs.find((measurement) => measurement.key === key)!.wires;
      return wires.map((qubit, bit): ReadPair => [qubit, found[bit]!]);
    })
  );
}

function keyMismatch(ours: readonly Measurement[], theirs: readonly Measurement[]): string | undefined {
  const shape = (measurements: readonly Measurement[]): string =>
    measurements
      .map(({ key, wires }) => `"${key}" of ${wires.length}`)
      .sort()
      .join(', ');
  if (shape(ours) === shape(theirs)) return undefined;
  return `the original measures ${shape(ours)} and the candidate ${shape(theirs)}.`;
}

function shown(wire: number | null): string {
  return wire === null ? 'no wire' : `wire ${wire}`;
}
