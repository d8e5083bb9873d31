import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../../../src/circuit/index.js';
import { KnownForms, type Sequence } from '../../../../src/transpile/synthesis/three-wires/known-forms.js';
import type { Triple } from '../../../../src/transpile/synthesis/three-wires/three-wire-matrix.js';

function sequenceOf(known: KnownForms, { operations }: CircuitData, wires: Triple): Sequence {
  return operations.reduce((sequence, operation) => known.followedBy(sequence, operation, wires), known.start);
}

describe('KnownForms', () => {
  it('knows a sequence again on other wires in the same roles', () => {
    const known = new KnownForms();
    const first = sequenceOf(known, circuit(3).cnot(0, 1).t(1).ccx(2, 1, 0), [0, 1, 2]);
    known.set(first, []);
    const second = sequenceOf(known, circuit(9).cnot(4, 8).t(8).ccx(3, 8, 4), [4, 8, 3]);
    expect(second).toBe(first);
    expect(known.of(second)).toEqual([]);
  });

  it('tells all sequences apart', () => {
    const known = new KnownForms();
    const circuits = [
      circuit(3),
      circuit(3).t(0),
      circuit(3).t(1),
      circuit(3).ti(0),
      circuit(3).t(0).t(0),
      circuit(3).t(0).t(1),
      circuit(3).t(1).t(0),
      circuit(3).cnot(0, 1),
      circuit(3).cnot(1, 0),
      circuit(3).swap(0, 1),
      circuit(3).ccx(0, 1, 2),
      circuit(3).ccx(1, 2, 0),
      circuit(3).gate('swap', [], [1, 2], { controls: [0] }),
    ];
    const sequences = circuits.map((each) => sequenceOf(known, each, [0, 1, 2]));
    expect(new Set(sequences).size).toBe(circuits.length);
    for (const sequence of sequences) expect(known.of(sequence)).toBeUndefined();
  });

  it('does not know gates with parameters or matrices, nor what comes after', () => {
    const known = new KnownForms();
    for (const each of [
      circuit(3).rz(0.1, 0).t(0),
      circuit(3)
        .unitary(Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0), [0])
        .t(0),
    ]) {
      const sequence = sequenceOf(known, each, [0, 1, 2]);
      known.set(sequence, []);
      expect(sequence).toBeUndefined();
      expect(known.of(sequence)).toBeUndefined();
    }
  });

  it('forgets when it knows too much, and goes on', () => {
    const known = new KnownForms();
    const long = circuit(3).h(0).t(0).repeat(10_000);
    known.set(sequenceOf(known, circuit(3).s(2), [0, 1, 2]), []);
    known.tidy();
    expect(known.of(sequenceOf(known, circuit(3).s(2), [0, 1, 2]))).toEqual([]);
    sequenceOf(known, long, [0, 1, 2]);
    known.tidy();
    expect(known.of(sequenceOf(known, circuit(3).s(2), [0, 1, 2]))).toBeUndefined();
  });
});
