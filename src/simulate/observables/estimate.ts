import type { Operation } from '../../circuit/index.js';
import { qisGates } from '../../gates/index.js';
import {
  type Observable,
  observableTerms,
  type PauliAxis,
  pauliFactors,
  type SparsePauli,
  X_AXIS,
  Z_AXIS,
} from '../../pauli/index.js';
import { bitAt } from '../bits/bit-table.js';
import type { Samples } from '../sampling/samples.js';
import type { Moments } from './moments.js';

/**
 * Reads all qubits after some more gates, which are without noise.
 *
 * @param basis the gates; none for the read-out as it is
 * @param group which read-out this is, from 0; the same one always draws the same shots
 */
export type Measure = (basis: readonly Operation[], group: number) => Samples;

/** Terms that one read-out gives together: no two want different letters of a qubit. */
interface Group {
  readonly letters: Map<number, PauliAxis>;
  readonly terms: { readonly factors: SparsePauli; readonly coefficient: number }[];
}

/**
 * Mean of an observable from shots, with its standard error.
 *
 * Terms that agree qubit by qubit on the letters to read are read together, each group with all the shots, as a job of
 * several circuits does it: every qubit whose letter is X or Y is turned before it is read.
 *
 * @internal
 */
export function estimatedMoments(observable: Observable, qubits: number, shots: number, measure: Measure): Moments {
  const { groups, constant } = grouped(observable, qubits);
  let mean = constant;
  let variance = 0;
  groups.forEach((group, index) => {
    const samples = measure(basisChange(group.letters), index);
    let [read, average, squares] = [0, 0, 0];
    forEachOutcome(samples, (bitOf, count) => {
      // The running form of mean and variance, which takes no difference of large numbers.
      const value = worth(group, bitOf);
      const step = value - average;
      read += count;
      average += (step * count) / read;
      squares += count * step * (value - average);
    });
    mean += average;
    // One shot says nothing of how far others would be from it: then as far as they can be.
    variance += shots > 1 ? squares / (shots - 1) : largest(group) ** 2;
  });
  return { mean, variance, standardError: Math.sqrt(variance / shots), source: 'shots' };
}

/** Terms in groups, each term in the first that it fits; what has no letter is a constant. */
function grouped(observable: Observable, qubits: number): { groups: readonly Group[]; constant: number } {
  const groups: Group[] = [];
  let constant = 0;
  for (const [term, coefficient] of observableTerms(observable)) {
    const factors = pauliFactors(term, qubits);
    if (factors.length === 0) {
      constant += coefficient;
      continue;
    }
    const fits = ({ letters }: Group): boolean => factors.every(([wire, axis]) => (letters.get(wire) ?? axis) === axis);
    let group = groups.find(fits);
    if (group === undefined) {
      group = { letters: new Map(), terms: [] };
      groups.push(group);
    }
    for (const [wire, axis] of factors) group.letters.set(wire, axis);
    group.terms.push({ factors, coefficient });
  }
  return { groups, constant };
}

/** The gates after which a Z reads what the letters ask for: H for X, and S^-1 before it for Y. */
function basisChange(letters: ReadonlyMap<number, PauliAxis>): readonly Operation[] {
  const alone = (gate: Operation['gate'], wire: number): Operation => ({
    gate,
    parameters: [],
    controls: [],
    targets: [wire],
  });
  return [...letters].flatMap(([wire, axis]) => {
    if (axis === Z_AXIS) return [];
    return axis === X_AXIS ? [alone(qisGates.h, wire)] : [alone(qisGates.si, wire), alone(qisGates.h, wire)];
  });
}

function forEachOutcome(samples: Samples, visit: (bitOf: (wire: number) => number, count: number) => void): void {
  if ('bits' in samples) {
    const { bits } = samples;
    for (let row = 0; row < bits.rows; row++) visit((wire) => bitAt(bits, row, wire), 1);
    return;
  }
  // A quotient instead of a shift: a register may be wider than 31 wires.
  for (const [index, count] of samples.counts) visit((wire) => Math.floor(index / 2 ** wire) % 2, count);
}

function worth({ terms }: Group, bitOf: (wire: number) => number): number {
  let value = 0;
  for (const { factors, coefficient } of terms) {
    let ones = 0;
    for (const [wire] of factors) ones += bitOf(wire);
    value += ones % 2 === 0 ? coefficient : -coefficient;
  }
  return value;
}

function largest({ terms }: Group): number {
  return terms.reduce((sum, { coefficient }) => sum + Math.abs(coefficient), 0);
}
