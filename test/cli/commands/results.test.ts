import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from '../in-process.js';
import { BELL_CIRCUIT, ONE_SIDED_QASM2, TWO_CIRCUITS_JOB } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());
const oneSided = folder.file('one-sided.qasm', ONE_SIDED_QASM2);
const bell = folder.file('bell.json', BELL_CIRCUIT);

const document = async (file: string, ...words: string[]) => {
  const { code, stdout, stderr } = await ionloom(['results', file, '--for', oneSided, '--json', ...words]);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
};

describe('ionloom results', () => {
  it.each<[string, unknown, string, number]>([
    ['probabilities', { '1': 0.75, '2': 0.25 }, 'probabilities', 0.75],
    ['a histogram', { '1': 75, '2': 25 }, 'counts', 75],
    ['a named histogram', { histogram: { '1': 75, '2': 25 } }, 'counts', 75],
    ['shots', ['1', '2', '1', '1'], 'counts', 3],
    [
      'probabilities by register',
      { probabilities: { registers: { c: { '10': 0.75, '01': 0.25 } } } },
      'probabilities',
      0.75,
    ],
  ])('reads %s', async (_, results, kind, weight) => {
    const read = await document(folder.file('results.json', JSON.stringify(results)));
    expect(read).toMatchObject({ qubits: 2, kind, variants: null, aggregation: null });
    expect(read.registers.c.outcomes['10']).toBe(weight);
    if (read.outcomes !== null) expect(read.outcomes['1']).toBe(weight);
  });

  it('draws each measurement, or all qubits where nothing is measured', async () => {
    const results = folder.file('drawn.json', { '1': 0.75, '2': 0.25 });
    const { stdout } = await ionloom(['results', results, '--for', oneSided]);
    expect(stdout).toMatch(/^c \(bit 0 first\), probabilities\n01 {2}0\.2500 .*\n10 {2}0\.7500 /);
    const words = ['results', folder.file('all.json', { '3': 7 }), '--for', bell, '--ascii'];
    const all = await ionloom(words);
    expect((await ionloom([...words, '--json'])).code).toBe(2);
    expect(all.stdout).toMatch(/^qubits 0 to 1 \(bit 0 first\), 7 shots\n11 /);
  });

  it('puts debiasing variants together, their qubits in place', async () => {
    const variants = [
      { variant_id: 'a', qubit_map: [1, 0], shots: 100, results: { histogram: { '1': 60, '2': 40 } } },
      { variant_id: 'b', qubit_map: null, shots: 300, results: { probabilities: { '2': 0.9, '1': 0.1 } } },
    ];
    const job = folder.file('job.json', { id: 'x', output: { error_mitigation: { debiasing: { variants } } } });
    const average = await document(job);
    expect(average).toMatchObject({ variants: 2, aggregation: 'average', kind: 'probabilities' });
    expect(average.registers.c.outcomes).toEqual({
      '01': expect.closeTo((60 + 270) / 400, 12),
      '10': expect.closeTo((40 + 30) / 400, 12),
    });
    const sharpened = await document(job, '--aggregation', 'plurality');
    expect(sharpened).toMatchObject({ aggregation: 'plurality', outcomes: { '2': 1 } });
    const { stdout } = await ionloom(['results', job, '--for', oneSided]);
    expect(stdout).toContain('average of 2 variants');
  });

  it('reads the qubits where transpiling left them', async () => {
    const report = folder.file('report.json', { outputPermutation: [1, 0] });
    const results = folder.file('moved.json', { '2': 1 });
    expect((await document(results, '--report', report)).registers.c.outcomes).toEqual({ '10': 1 });
    expect((await document(results)).registers.c.outcomes).toEqual({ '01': 1 });
    const none = await ionloom(['results', results, '--for', oneSided, '--report', folder.file('none.json', {})]);
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('outputPermutation')]);
  });

  it('reads all qubits by their numbers in the circuit that a job was made from', async () => {
    const moved = folder.file('moved.qasm', `${ONE_SIDED_QASM2.replace('measure', 'swap q[0], q[1];\nmeasure')}`);
    const [job, report, native] = ['native-job.json', 'made.json', 'native.qasm'].map((name) => folder.at(name));
    const make = ['transpile', moved, '--target', 'qpu.forte-1', '--report', report!, '--quiet'];
    expect((await ionloom([...make, '--job', '-o', job!])).code).toBe(0);
    expect((await ionloom([...make, '--format', 'qasm3', '-o', native!])).code).toBe(0);
    const results = folder.file('by-wire.json', { '1': 1 });
    for (const words of [
      [job!],
      [moved, '--report', report!],
      // The keys of what was written are by wire already.
      [native!, '--report', report!],
    ]) {
      const { stdout } = await ionloom(['results', results, '--json', '--for', ...words]);
      expect(JSON.parse(stdout)).toMatchObject({ outcomes: { '2': 1 }, registers: { c: { outcomes: { '01': 1 } } } });
    }
    const twice = await ionloom(['results', results, '--for', job!, '--report', report!]);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('leave out --report')]);
  });

  it('leaves all qubits out where a job keeps only what is measured', async () => {
    const half = folder.file(
      'half.qasm',
      'OPENQASM 2.0;include "qelib1.inc";qreg q[2];creg c[1];x q;measure q[1]->c[0];',
    );
    const job = folder.at('half.json');
    await ionloom(['transpile', half, '--target', 'qpu.forte-1', '--relation', 'distribution', '--job', '-o', job]);
    const { stdout } = await ionloom(['results', folder.file('half-results.json', { '2': 1 }), '--for', job, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ outcomes: null, total: 1, registers: { c: { outcomes: { '1': 1 } } } });
  });

  it('reads the results of several circuits with the report on them', async () => {
    const job = folder.file('several-qis.json', TWO_CIRCUITS_JOB);
    const [native, report] = [folder.at('several-native.json'), folder.at('several-report.json')];
    await ionloom(['transpile', job, '--target', 'qpu.forte-1', '-o', native, '--report', report, '--quiet']);
    const results = folder.file('aggregate-native.json', { first: { '0': 0.5, '3': 0.5 }, second: { '1': 1 } });
    const [plain, withReport] = [
      await ionloom(['results', results, '--for', native, '--json']),
      await ionloom(['results', results, '--for', job, '--report', report, '--json']),
    ];
    expect(withReport).toEqual(plain);
    const one = await ionloom(['results', results, '--for', job, '--report', folder.file('one.json', {})]);
    expect([one.code, one.stderr]).toEqual([1, expect.stringContaining('the report is of 1 circuits')]);
  });

  it('reads the results of a job of several circuits', async () => {
    const job = folder.file('several.json', TWO_CIRCUITS_JOB);
    const results = folder.file('aggregate.json', { first: { '0': 0.5, '3': 0.5 }, second: { '1': 1 } });
    const { stdout } = await ionloom(['results', results, '--for', job, '--json']);
    const { circuits } = JSON.parse(stdout);
    expect(circuits[0].registers.left.outcomes).toEqual({ '0': 0.5, '1': 0.5 });
    expect(circuits[1].outcomes).toEqual({ '1': 1 });
    expect((await ionloom(['results', results, '--for', job])).stdout).toMatch(/^first\nleft [\s\S]*\nsecond\nqubits/);
  });

  it('refuses what it cannot read', async () => {
    const refused = async (content: object, expected: RegExp, ...words: string[]) => {
      const { code, stderr } = await ionloom(['results', folder.file('bad.json', content), '--for', bell, ...words]);
      expect(code).toBeGreaterThan(0);
      expect(stderr).toMatch(expected);
    };
    await refused({ '4': 1 }, /an outcome of 2 qubits/);
    await refused({ probabilities: { url: '/v0.4/jobs/1/results/probabilities' } }, /only a link/);
    await refused({ '0': 1 }, /only debiasing variants/, '--aggregation', 'average');
    await refused({ probabilities: { registers: { c: { '1': 1 } } } }, /by register/);
    expect((await ionloom(['results', '-', '--for', '-'])).code).toBe(2);
    expect((await ionloom(['results', bell])).code).toBe(2);
  });
});
