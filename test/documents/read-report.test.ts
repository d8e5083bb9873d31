import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { measuredByReport, reportsIn, statedByReport } from '../../src/documents/index.js';

const native = nativeCircuit(2).gpi(0, 0).gpi2(0, 1).zz(0.25, 0, 1).measure('m', 1);
const report = {
  outputPermutation: [1, 0],
  frames: [0.5, 'theta/2'],
  globalPhase: 0.25,
  relation: 'distribution',
  output: { pulses: 2, entanglingGates: 1 },
};

describe('a report', () => {
  it('is that of one circuit, or one of a list', () => {
    expect(reportsIn(report)).toEqual([report]);
    expect(reportsIn({ circuits: [report, report] })).toEqual([report, report]);
    expect(reportsIn([report])).toEqual([[report]]);
  });

  it('states permutation, frames and phase, angles with parameters as text', () => {
    const stated = statedByReport(native, report);
    expect(stated).toMatchObject({ circuit: native, outputPermutation: [1, 0], globalPhase: 0.25 });
    expect([stated.frames[0], stated.relation]).toEqual([0.5, 'distribution']);
    expect(String(JSON.stringify(stated.frames[1]))).toContain('theta');
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'report'],
    ['no frames', { ...report, frames: undefined }],
    ['a phase that is none', { ...report, globalPhase: null }],
    ['a wire that is none', { ...report, outputPermutation: ['0', 1] }],
  ])('is refused if it is %s', (_, document) => {
    expect(() => statedByReport(native, document)).toThrow('this is not a report with outputPermutation as numbers');
  });
});

describe('results by a report', () => {
  it('are by wire of the circuit that came out, whose keys are by wire already', () => {
    const measured = measuredByReport(native, report);
    expect(measured).toEqual({ circuit: native, outputPermutation: [1, 0], relation: 'distribution' });
  });

  it('are read for the circuit that it was made from, each qubit where it ended', () => {
    const original = circuit(2).h(0).measure('m', 0);
    const { relation, ...whole } = report;
    expect(measuredByReport(original, whole)).toEqual({
      circuit: { qubits: 2, measurements: [{ key: 'm', wires: [1] }] },
      outputPermutation: [1, 0],
    });
    // A native circuit that the report does not count is another one.
    expect(measuredByReport(native.gpi(0, 0), whole).circuit.measurements[0]?.wires).toEqual([0]);
  });

  it('are refused for another circuit', () => {
    expect(() => measuredByReport(circuit(3), report)).toThrow('2 qubits, and this one has 3');
    expect(() => measuredByReport(native, {})).toThrow('this is not a report with an outputPermutation');
  });
});
