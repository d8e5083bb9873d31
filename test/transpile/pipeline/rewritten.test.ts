import { describe, expect, it } from 'vitest';
import { circuit, type StatedCircuit } from '../../../src/circuit/index.js';
import { LeftOut } from '../../../src/transpile/left-out.js';
import { rewritten } from '../../../src/transpile/pipeline/rewritten.js';

const before: StatedCircuit = {
  circuit: circuit(3).h(0).cnot(0, 1).measure('key', 2),
  inputPermutation: [1, 0, 2],
  outputPermutation: [2, 0, 1],
  frames: [0.1, 0, 0.2],
  globalPhase: 0.3,
  relation: 'distribution',
};
const { operations } = circuit(3).t(2);

function booked(...angles: readonly number[]): LeftOut {
  const made = new LeftOut();
  for (const angle of angles) made.add(angle);
  return made;
}

describe('rewritten', () => {
  it('keeps what a pass does not name', () => {
    const made = rewritten(before, { operations });
    expect(made).toEqual({ ...before, circuit: made.circuit });
    expect(made.circuit).toMatchObject({
      operations,
      qubits: 3,
      gateset: 'qis',
      globalPhase: before.circuit.globalPhase,
    });
    expect(made.circuit.measurements).toEqual(before.circuit.measurements);
    expect(before.circuit.operations).toHaveLength(2);
  });

  it('takes another phase and gateset of the circuit, beside what is stated', () => {
    const made = rewritten(before, { operations: [], gateset: 'native', globalPhase: 0.5 });
    expect(made.circuit).toMatchObject({ gateset: 'native', globalPhase: 0.5 });
    expect(made.globalPhase).toBe(0.3);
  });

  it('follows each qubit to where the wire’s content went', () => {
    // What was on 0 is on 1 now, that of 1 on 2 and that of 2 on 0.
    const made = rewritten(before, { operations, positions: [1, 2, 0] });
    expect(made.outputPermutation).toEqual([0, 1, 2]);
    expect(rewritten(made, { operations, positions: [1, 0, 2] }).outputPermutation).toEqual([1, 0, 2]);
    expect(made.inputPermutation).toEqual([1, 0, 2]);
  });

  it('adds up what was left out, and says nothing where nothing was', () => {
    expect('leftOut' in rewritten(before, { operations, leftOut: [booked(), booked()] })).toBe(false);
    const once = rewritten(before, { operations, leftOut: [booked(1e-11, 2e-11), booked()] });
    expect(once.leftOut!.count).toBe(2);
    expect(once.leftOut!.norm).toBeCloseTo(1.5e-11, 16);
    const twice = rewritten(once, { operations, leftOut: [booked(4e-11)] });
    expect(twice.leftOut!.count).toBe(3);
    expect(twice.leftOut!.norm).toBeCloseTo(3.5e-11, 16);
    expect(rewritten(twice, { operations }).leftOut).toEqual(twice.leftOut);
  });
});
