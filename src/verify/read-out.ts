import type { CircuitData, Measurement } from '../circuit/index.js';
import { counted } from '../printing/index.js';
import type { SharedRegister } from './register.js';
import type { StatedCandidate } from './relation.js';

/**
 * Where the candidate's measurements differ from the original's under the stated permutation: a clause, or undefined
 * where they agree or where one of the circuits measures nothing.
 */
export function readOutMismatch(original: CircuitData, candidate: StatedCandidate): string | undefined {
  const theirs = candidate.circuit.measurements;
  if (original.measurements.length === 0 || theirs.length === 0) return undefined;
  const clauses = [
    ...keyMismatches(original.measurements, candidate),
    ...original.measurements.flatMap(({ key, wires }) => {
      const found = measuredAs(theirs, key)?.wires;
      if (found?.length !== wires.length) return [];
      const expected = wires.map((qubit) => wireOf(candidate, qubit));
      const places = expected.flatMap((wire, bit) => (wire === found[bit] ? [] : [bit]));
      return places.map((place) => {
        const [read, meant] = [found[place]!, expected[place]!].map(shown);
        return `bit ${place} of the key "${key}" reads ${read} of the candidate instead of ${meant}`;
      });
    }),
  ];
  return listed(clauses);
}

/** That the read-outs cannot be compared because only one of the circuits has one; undefined where they can be. */
export function unreadNote(original: CircuitData, candidate: StatedCandidate): string | undefined {
  const [ours, theirs] = [original, candidate.circuit].map(({ measurements }) => measurements.length > 0);
  if (ours === theirs) return undefined;
  return `The ${ours ? 'candidate' : 'original'} measures nothing, so what the other one reads was not compared.`;
}

/** Pairs of (qubit of the original, wire of the candidate) that are read together; null reads 0. */
export type ReadPair = readonly [qubit: number | null, wire: number | null];

/** The wires whose joint distributions are compared, or a clause that says why they cannot be. */
export function readPairs(original: CircuitData, candidate: StatedCandidate): readonly ReadPair[] | string {
  const ours = original.measurements;
  const theirs = candidate.circuit.measurements;
  const through = (qubit: number | null): ReadPair => [qubit, wireOf(candidate, qubit)];
  if (ours.length === 0) return Array.from({ length: original.qubits }, (_, qubit) => through(qubit));
  if (theirs.length === 0) return ours.flatMap(({ wires }) => wires.map(through));
  return (
    listed(keyMismatches(ours, candidate)) ??
    ours.flatMap(({ key, wires }) => {
      const found = measuredAs(theirs, key)!.wires;
      return wires.map((qubit, bit): ReadPair => [qubit, found[bit]!]);
    })
  );
}

/** The pairs that need comparing, as bits of the register: where both circuits leave a bit at zero there is nothing to. */
export function pairsInUse(register: SharedRegister, pairs: readonly ReadPair[]): readonly ReadPair[] {
  return pairs
    .map(
      ([qubit, wire]): ReadPair => [
        qubit === null ? null : (register.bitOfQubit[qubit] ?? null),
        wire === null ? null : (register.bitOfWire[wire] ?? null),
      ],
    )
    .filter(([ours, theirs]) => ours !== null || theirs !== null);
}

/** A clause for every key that only one circuit has, or that has another number of bits in the other. */
function keyMismatches(ours: readonly Measurement[], candidate: StatedCandidate): readonly string[] {
  const theirs = candidate.circuit.measurements;
  const extra = theirs.filter(({ key }) => measuredAs(ours, key) === undefined);
  const clauses = ours.flatMap(({ key, wires }) => {
    const found = measuredAs(theirs, key);
    if (found === undefined) {
      const expected = wires.map((qubit) => wireOf(candidate, qubit)).join();
      const renamed = extra.findIndex((other) => other.wires.join() === expected);
      if (renamed === -1) return [`the candidate lacks the key "${key}"`];
      const [{ key: name }] = extra.splice(renamed, 1) as [Measurement];
      return [`the key "${key}" is called "${name}" in the candidate, where it reads the same wires`];
    }
    if (found.wires.length === wires.length) return [];
    return [
      `the key "${key}" has ${counted(wires.length, 'bit')} in the original and ${counted(found.wires.length, 'bit')} in the candidate`,
    ];
  });
  return [...clauses, ...extra.map(({ key }) => `the candidate measures the key "${key}", which the original lacks`)];
}

function measuredAs(measurements: readonly Measurement[], wanted: string): Measurement | undefined {
  return measurements.find(({ key }) => key === wanted);
}

/** The wire of the candidate that holds a qubit of the original at the end. */
function wireOf({ outputPermutation }: StatedCandidate, qubit: number | null): number | null {
  return qubit === null ? null : (outputPermutation?.[qubit] ?? qubit);
}

/** Clauses in a row, the first few of them. */
function listed(clauses: readonly string[]): string | undefined {
  if (clauses.length === 0) return undefined;
  const more = clauses.length - LISTED_CLAUSES;
  return [...clauses.slice(0, LISTED_CLAUSES), ...(more > 0 ? [`and ${more} more differences`] : [])].join('; ');
}

const LISTED_CLAUSES = 4;

function shown(wire: number | null): string {
  return wire === null ? 'no wire' : `wire ${wire}`;
}
