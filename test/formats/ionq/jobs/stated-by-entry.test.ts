import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import type { Issue } from '../../../../src/errors/index.js';
import { decodeJob, multiCircuitJob } from '../../../../src/formats/ionq/index.js';

const ENTRY = 'ionloom.readout';
const run = { backend: 'qpu.forte-1', readOut: 'complete' } as const;

const decoded = (job: object) => {
  const warnings: Issue[] = [];
  const found = decodeJob(JSON.parse(JSON.stringify(job)), { onWarning: (warning) => warnings.push(warning) });
  return { ...found, warnings: warnings.map(({ message }) => message.replace(/.*is not used: /, '')) };
};

describe('a complete entry beside the circuits that it is of', () => {
  const pair = circuit(2).h(0).measure('10', 0).measure('2', 1);
  const single = circuit(1).x(0);
  const job = multiCircuitJob([pair, single], run);

  it('gives measurements in their order, which an object of registers loses', () => {
    const { circuits, warnings } = decoded(job);
    expect(warnings).toEqual([]);
    expect(circuits.map(({ measurements }) => measurements)).toEqual([pair.measurements, []]);
  });

  it.each<[string, { qubits?: number; registers?: Record<string, number[]> }, string]>([
    ['a register of the job is another', { registers: { '2': [0], '10': [1] } }, 'its registers are not those'],
    ['a circuit is wider', { qubits: 3 }, 'it is for a circuit of 2 qubits'],
  ])('is not used where %s', (_what, change, why) => {
    const [first, second] = job.input.circuits;
    const { circuits, warnings } = decoded({
      ...job,
      input: { ...job.input, qubits: 3, circuits: [{ ...first, ...change }, second] },
    });
    expect(warnings).toEqual([expect.stringContaining(why)]);
    expect(circuits[0]!.qubits).toBe(change.qubits ?? 2);
  });

  it('is not used where circuits were added or left out', () => {
    const { warnings, stated } = decoded({ ...job, input: { ...job.input, circuits: job.input.circuits.slice(1) } });
    expect(warnings).toEqual(['it is for other circuits']);
    expect(stated).toHaveLength(1);
  });

  it('forbids X and Y where frames are left out', () => {
    const statement = { qubits: 1, frames: null };
    const entry = JSON.stringify({ version: 2, statements: [{ qubits: 2 }, statement], runs: [0, 1, 1, 1] });
    const [first, second] = job.input.circuits;
    const { registers: _, ...bare } = first!;
    const { stated, warnings } = decoded({
      ...job,
      metadata: { [ENTRY]: entry },
      input: { ...job.input, circuits: [bare, second] },
    });
    expect(warnings).toEqual([]);
    expect(stated.map(({ relation }) => relation)).toEqual([undefined, 'distribution']);
  });
});
