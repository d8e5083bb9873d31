import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { simulate } from '../../src/simulate/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { readOutOf } from '../../src/transpile/read-out.js';
import { verify } from '../../src/verify/index.js';

const ideal = findTarget('ideal');

/** A circuit of as many wires as qubits, or more, and where these end. */
function endingOn(outputPermutation: readonly number[], qubits: number = outputPermutation.length) {
  return { circuit: { qubits }, outputPermutation };
}

describe('readOutOf', () => {
  const measured = circuit(3).measure('pair', 2, 0).measure('one', 1);

  it('keeps measurements where every qubit is on its own wire', () => {
    expect(readOutOf(measured, endingOn([0, 1, 2]))).toBe(measured.measurements);
    expect(readOutOf(circuit(2), endingOn([0, 1]))).toEqual([]);
  });

  it('reads every qubit on its wire at the end, and nothing for bits that nobody wrote', () => {
    expect(readOutOf(measured, endingOn([1, 2, 0]))).toEqual([
      { key: 'pair', wires: [0, 1] },
      { key: 'one', wires: [2] },
    ]);
    const holed = { ...circuit(2), qubits: 2, measurements: [{ key: 'c', wires: [null, 1] }], keys: ['c'] };
    expect(readOutOf(holed as never, endingOn([1, 0]))).toEqual([{ key: 'c', wires: [null, 0] }]);
  });

  it('reads all qubits in their order where the original says nothing', () => {
    expect(readOutOf(circuit(3), endingOn([1, 2, 0]))).toEqual([{ key: 'output_all', wires: [1, 2, 0] }]);
  });

  it('reads the qubits alone where there are spare wires beside them', () => {
    expect(readOutOf(circuit(2), endingOn([0, 1], 3))).toEqual([{ key: 'output_all', wires: [0, 1] }]);
    expect(readOutOf(measured, endingOn([0, 1, 2], 5))).toBe(measured.measurements);
  });
});

describe('qubits that end on other wires', () => {
  // Different on all three qubits, so that every mix-up shows.
  const moved = circuit(3).x(0).ry(0.4, 1).ry(1.1, 2).swap(0, 1).swap(1, 2);

  it('cost nothing and are read where they are', () => {
    const measured = moved.measure('c', 0, 1, 2);
    const transpilation = transpile(measured, ideal);
    expect(transpilation.report.output.entanglingGates).toBe(0);
    expect(transpilation.outputPermutation).not.toEqual([0, 1, 2]);
    const [ours, theirs] = [transpilation.circuit, measured].map((each) => simulate(each).probabilities('c'));
    for (const [outcome, probability] of theirs!) expect(ours!.get(outcome)).toBeCloseTo(probability, 12);
    expect(verify(measured, transpilation).equivalent).toBe(true);
  });

  it('are read in the order of the qubits where nothing is measured', () => {
    const { circuit: native } = transpile(moved, ideal);
    expect(native.measurements.map(({ key }) => key as string)).toEqual(['output_all']);
    const all = moved.measure('output_all', 0, 1, 2);
    const [ours, theirs] = [native, all].map((each) => simulate(each as typeof all).probabilities('output_all'));
    for (const [outcome, probability] of theirs!) expect(ours!.get(outcome)).toBeCloseTo(probability, 12);
  });

  it('are brought back on request', () => {
    const kept = transpile(moved, ideal, { keepWires: true });
    expect(kept.outputPermutation).toEqual([0, 1, 2]);
    expect(kept.circuit.measurements).toEqual([]);
    expect(kept.report.output.entanglingGates).toBeGreaterThan(0);
    expect(verify(moved, kept).equivalent).toBe(true);
  });
});
