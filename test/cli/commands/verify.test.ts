import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from '../in-process.js';
import { BELL_QASM2, BELL_QASM3, TWO_CIRCUITS_JOB } from '../samples.js';

const here = import.meta.url;
const folder = new Folder();
afterAll(() => folder.remove());

const header = 'OPENQASM 2.0; include "qelib1.inc"; qreg q[2];';
const a = folder.file('a.qasm', BELL_QASM2);
const same = folder.file('same.qasm', BELL_QASM3);
const other = folder.file('other.qasm', `${header} h q[0]; cx q[0], q[1]; z q[1];`);
const gates = folder.file('gates.qasm', `${header} h q[0]; t q[1];`);
const exchanged = folder.file('exchanged.qasm', `${header} h q[1]; t q[0];`);

describe('ionloom verify', () => {
  it('says that circuits are the same, and what that means', async () => {
    const { code, stdout, stderr } = await ionloom(['verify', a, same]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^equivalent \(unitary-up-to-phase, by exact-unitary\)\n {2}All 4 columns/);
  });

  it('says that circuits are not the same, with 1', async () => {
    const { code, stdout } = await ionloom(['verify', a, other]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^NOT equivalent \(unitary-up-to-phase, by exact-unitary\)\n/);
  });

  it('compares in the relation that is stated', async () => {
    const plain = folder.file('plain.qasm', `${header} h q[0]; cx q[0], q[1];`);
    expect((await ionloom(['verify', plain, other, '--relation', 'distribution'])).code).toBe(0);
    const phase = folder.file('phase.qasm', `${header} rz(2*pi) q[0];`);
    const idle = folder.file('idle.qasm', `${header} id q[0];`);
    expect((await ionloom(['verify', idle, phase])).code).toBe(0);
    expect((await ionloom(['verify', idle, phase, '--relation', 'unitary'])).code).toBe(1);
  });

  it('compares what is measured where only one of the two is native, whichever it is, and says so', async () => {
    const abstract = folder.file('abstract.qasm', `${header} h q[0]; cx q[0], q[1]; rx(0.3) q[1];`);
    const native = folder.at('transpiled.json');
    expect((await ionloom(['transpile', abstract, '--target', 'ideal', '-o', native])).code).toBe(0);
    for (const [words, why] of [
      [[abstract, native], 'because B is in native gates;'],
      [[native, abstract], 'because A, which should be the original, is in native gates;'],
    ] as const) {
      const { code, stdout, stderr } = await ionloom(['verify', ...words]);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^equivalent \(distribution, by output-distribution\)\n/);
      expect(stderr.replaceAll('\n', ' ')).toContain(why);
    }
  });

  it('takes a permutation of the output', async () => {
    const swapped = folder.file('swapped.qasm', `${header} h q[0]; t q[1]; swap q[0], q[1];`);
    expect((await ionloom(['verify', gates, swapped])).code).toBe(1);
    const { code, stdout } = await ionloom(['verify', gates, swapped, '--permutation', '1,0']);
    expect(code).toBe(0);
    expect(stdout).toContain('frames-and-permutation');
    expect((await ionloom(['verify', gates, exchanged, '--permutation', '1,0'])).code).toBe(1);
  });

  it('takes frames', async () => {
    const framed = folder.file('framed.qasm', `${header} h q[0];`);
    expect((await ionloom(['verify', gates, framed, '--frames', `0,${Math.PI / 4}`])).code).toBe(0);
    expect((await ionloom(['verify', gates, framed, '--frames', `0,${-Math.PI / 4}`])).code).toBe(1);
  });

  it('takes what a transpilation states from its report', async () => {
    const [native, report] = [folder.at('native.json'), folder.at('report.json')];
    await ionloom(['transpile', gates, '--target', 'qpu.forte-1', '-o', native, '--report', report]);
    expect((await ionloom(['verify', gates, native, '--relation', 'unitary-up-to-phase'])).code).toBe(1);
    expect((await ionloom(['verify', gates, native, '--report', report])).code).toBe(0);
    expect((await ionloom(['verify', exchanged, native, '--report', report])).code).toBe(1);
    expect((await ionloom(['verify', gates, native, '--report', report, '--permutation', '0,1'])).code).toBe(2);
  });

  it('compares what is measured where frames are left out and nobody says which', async () => {
    const native = folder.at('unreported.json');
    await ionloom(['transpile', gates, '--target', 'qpu.forte-1', '-o', native]);
    const { code, stdout, stderr } = await ionloom(['verify', gates, native]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^equivalent \(distribution, by output-distribution\)/);
    expect(stderr).toContain('--report');
    expect((await ionloom(['verify', exchanged, native])).code).toBe(1);
    expect((await ionloom(['verify', exchanged, native, '--permutation', '1,0'])).code).toBe(0);
    expect((await ionloom(['verify', native, native])).stdout).toContain('unitary-up-to-phase');
  });

  it('compares what a report says that was kept', async () => {
    const [native, report] = [folder.at('measured.json'), folder.at('measured-report.json')];
    // What is measured does not depend on the T gate at the end, and a circuit without it is all that is promised.
    const measured = folder.file(
      'measured.qasm',
      `${header} creg c[2]; h q[0]; cx q[0], q[1]; t q[1]; measure q -> c;`,
    );
    const words = ['transpile', measured, '--target', 'qpu.forte-1', '--relation', 'distribution'];
    await ionloom([...words, '-o', native, '--report', report]);
    const { code, stdout, stderr } = await ionloom(['verify', measured, native, '--report', report]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^equivalent \(distribution, by output-distribution\)/);
    expect(stderr).toContain('because B was transpiled to keep that alone');
    const strict = ['verify', measured, native, '--report', report, '--relation', 'frames-and-permutation'];
    expect((await ionloom(strict)).stdout).toContain('(frames-and-permutation, by');
    const wrong = folder.file('wrong-relation.json', {
      ...JSON.parse(readFileSync(report, 'utf8')),
      relation: 'similar',
    });
    const refused = await ionloom(['verify', measured, native, '--report', wrong]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('"similar"')]);
  });

  it('finds other wires in the same key to be a difference, and names them first', async () => {
    const [a, b] = ['a', 'b'].map((name) => fileURLToPath(new URL(`../../data/circuits/read-out-${name}.qasm`, here)));
    const { code, stdout } = await ionloom(['verify', a!, b!]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^NOT equivalent \(unitary-up-to-phase, by read-out\)\n/);
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'bit 0 of the key "c" reads wire 1 of the candidate instead of wire 0',
    );
    const read = await ionloom(['verify', a!, b!, '--relation', 'distribution']);
    expect([read.code, read.stdout.replace(/\s+/g, ' ')]).toEqual([
      1,
      expect.stringMatching(/\) The read-outs differ:/),
    ]);
  });

  it('gives each circuit the values of its own parameters', async () => {
    const template = folder.file(
      'template.qasm',
      'OPENQASM 3.0; input float theta; qubit[2] q; h q[0]; rz(theta) q[0]; cx q[0], q[1];',
    );
    const bound = folder.file('bound.qasm', 'OPENQASM 3.0; qubit[2] q; h q[0]; rz(0.3) q[0]; cx q[0], q[1];');
    const [native, report] = [folder.at('template.json'), folder.at('template-report.json')];
    const words = ['--target', 'qpu.forte-1', '--report', report];
    await ionloom(['transpile', template, ...words, '--set', 'theta=0.3', '-o', native]);
    const compare = async (first: string, second: string, ...set: string[]) => {
      const { code, stderr } = await ionloom(['verify', first, second, '--report', report, ...set]);
      return [code, folder.anonymous(stderr)];
    };
    expect(await compare(template, native, '--set', 'theta=0.3')).toEqual([0, '']);
    expect(await compare(template, native, '--set', 'theta=0.4')).toEqual([1, '']);
    expect(await compare(template, native, '--set', 'theta=0.3', '--set', 'phi=1')).toEqual([
      1,
      "error: template.qasm, template.json: neither of the circuits has a parameter 'phi'\n  hint: the parameters are theta\n",
    ]);
    // The other way round the report's frames hold the parameter, too.
    const open = folder.at('open.qasm');
    await ionloom(['transpile', template, ...words, '--format', 'qasm3', '-o', open]);
    expect(JSON.parse(readFileSync(report, 'utf8')).frames.join()).toContain('theta');
    expect(await compare(bound, open, '--set', 'theta=0.3')).toEqual([0, '']);
    expect(await compare(bound, open, '--set', 'theta=0.4')).toEqual([1, '']);
    expect(await compare(template, open, '--set', 'theta=0.4')).toEqual([0, '']);
    // Without values for all of them, and what the report says of one is not nothing.
    expect(await compare(template, open)).toEqual([0, '']);
    expect(await compare(bound, bound)).toEqual([1, '']);
  });

  it('compares templates for all values at once, by a certificate too, and says where nothing decides', async () => {
    const header = 'OPENQASM 3.0; input float theta; qubit[2] q; h q[0];';
    const template = folder.file('ansatz.qasm', `${header} rz(theta) q[0]; cx q[0], q[1];`);
    const other = folder.file('other-ansatz.qasm', `${header} rz(theta + 0.1) q[0]; cx q[0], q[1];`);
    const [native, report, certificate] = ['ansatz-native.qasm', 'ansatz-report.json', 'ansatz-why.json'].map((name) =>
      folder.at(name),
    ) as [string, string, string];
    const words = ['transpile', template, '-t', 'ideal', '--format', 'qasm3', '-o', native];
    const made = await ionloom([...words, '--verify', '--report', report, '--certificate', certificate]);
    expect([made.code, made.stderr]).toEqual([0, expect.stringContaining('for all values of theta')]);
    expect((await ionloom([...words])).stderr).toContain('verified by certificate: ');
    for (const [original, code, word] of [
      [template, 0, 'equivalent'],
      [other, 1, 'undecided'],
    ] as const) {
      for (const how of [
        ['--report', report],
        ['--certificate', certificate],
      ]) {
        const found = await ionloom(['verify', original, native, ...how]);
        expect([found.code, found.stdout]).toEqual([code, expect.stringMatching(new RegExp(`^${word} `))]);
      }
    }
    const { stdout } = await ionloom(['verify', template, native, '--relation', 'distribution']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('theta has no value, and every other comparison needs numbers');
  });

  it('refuses a report that is none', async () => {
    const report = folder.file('no-report.json', { frames: ['0'] });
    const { code, stderr } = await ionloom(['verify', gates, gates, '--report', report]);
    expect(code).toBe(1);
    expect(folder.anonymous(stderr)).toMatch(/^error: no-report\.json: this is not a report/);
  });

  it.each([
    ['--permutation', '0,1,2'],
    ['--frames', '0'],
  ])('takes in %s a number for each qubit, no more and no less', async (option, list) => {
    const { code, stderr } = await ionloom(['verify', gates, gates, option, list]);
    expect(code).toBe(2);
    expect(folder.anonymous(stderr)).toMatch(/^error: .* for the 2 qubits of gates\.qasm\n$/);
  });

  it('takes no more memory than is allowed', async () => {
    const header12 = 'OPENQASM 2.0; include "qelib1.inc"; qreg q[12]; h q; t q;';
    const twelve = folder.file('twelve.qasm', header12);
    expect((await ionloom(['verify', twelve, twelve])).code).toBe(0);
    expect((await ionloom(['verify', twelve, twelve, '--relation', 'unitary', '--memory', '1e-6'])).stdout).toMatch(
      /^undecided/,
    );
  });

  it('says beforehand on a terminal how long it will take', async () => {
    const layers = 'h q; t q; '.repeat(25);
    const slow = folder.file('slow.qasm', `OPENQASM 2.0; include "qelib1.inc"; qreg q[12]; ${layers}`);
    expect((await ionloom(['verify', slow, slow], { isTTY: true })).stderr).toBe('');
    const wide = folder.file('slow-wide.qasm', `OPENQASM 2.0; include "qelib1.inc"; qreg q[19]; ${layers}`);
    const words = ['verify', wide, wide, '--relation', 'unitary'];
    const watched = await ionloom(words, { isTTY: true });
    expect(watched.stderr).toContain('verifying by random-stimuli, about 4 s');
    expect((await ionloom(words)).stderr).toBe('');
  });

  it('refuses a permutation that is none', async () => {
    for (const permutation of ['0,0', '0,-1', '0,0.5']) {
      const { code, stderr } = await ionloom(['verify', gates, gates, '--permutation', permutation]);
      expect(code).toBe(2);
      expect(stderr).toContain(`--permutation ${permutation} does not put each qubit on a wire of its own`);
    }
  });

  it('ends with 1 where it could not be decided', async () => {
    const wide = folder.file('wide.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[45]; h q; t q;');
    // Nothing that follows global phases is that wide.
    const { code, stdout } = await ionloom(['verify', wide, wide, '--relation', 'unitary']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^undecided/);
  });

  it('answers with one JSON document, also where the circuits differ', async () => {
    for (const [b, equivalent, exit] of [
      [same, true, 0],
      [other, false, 1],
    ] as const) {
      const { code, stdout, stderr } = await ionloom(['verify', a, b, '--json']);
      expect([code, stderr]).toEqual([exit, '']);
      expect(JSON.parse(stdout)).toMatchObject({
        equivalent,
        method: 'exact-unitary',
        relation: 'unitary-up-to-phase',
      });
    }
  });

  it('reads one of the circuits from standard input', async () => {
    expect((await ionloom(['verify', a, '-'], { stdin: BELL_QASM3 })).code).toBe(0);
    expect((await ionloom(['verify', '-', other], { stdin: BELL_QASM3 })).code).toBe(1);
  });

  it('calls what measures other keys different', async () => {
    const renamed = folder.file('renamed.qasm', BELL_QASM2.replaceAll('c[', 'd['));
    expect((await ionloom(['verify', a, renamed, '--relation', 'distribution'])).code).toBe(1);
  });
});

describe('jobs of several circuits', () => {
  const job = folder.file('job.json', TWO_CIRCUITS_JOB);

  it('are compared circuit by circuit, with the reports of each', async () => {
    const [native, report] = [folder.at('native-job.json'), folder.at('job-report.json')];
    await ionloom(['transpile', job, '--target', 'qpu.forte-1', '-o', native, '--report', report]);
    const { code, stdout } = await ionloom(['verify', job, native, '--report', report]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^first: equivalent.*\n[\s\S]*\nsecond: equivalent/);
    const { stdout: document } = await ionloom(['verify', job, native, '--report', report, '--json']);
    expect(JSON.parse(document)).toMatchObject({
      equivalent: true,
      circuits: [{ equivalent: true }, { equivalent: true }],
    });
  });

  it('are different when one circuit is', async () => {
    const [first, second] = TWO_CIRCUITS_JOB.input.circuits;
    const changed = folder.file('changed.json', {
      ...TWO_CIRCUITS_JOB,
      input: { ...TWO_CIRCUITS_JOB.input, circuits: [first, { ...second, circuit: [{ gate: 'y', target: 0 }] }] },
    });
    const { code, stdout } = await ionloom(['verify', job, changed, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).equivalent).toBe(false);
  });

  it('are undecided when one circuit is and none is different', async () => {
    const wide = { name: 'wide', circuit: Array.from({ length: 12 }, (_, target) => ({ gate: 't', target })) };
    const input = { gateset: 'qis', qubits: 12, circuits: [TWO_CIRCUITS_JOB.input.circuits[1], wide] };
    const file = folder.file('wide-job.json', { ...TWO_CIRCUITS_JOB, input });
    const { code, stdout } = await ionloom([
      'verify',
      file,
      file,
      '--relation',
      'unitary',
      '--memory',
      '1e-6',
      '--json',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ equivalent: null, circuits: [{ equivalent: true }, {}] });
  });

  it('must hold the same number of circuits', async () => {
    const { code, stderr } = await ionloom(['verify', a, job]);
    expect(code).toBe(1);
    expect(folder.anonymous(stderr)).toBe('error: job.json: there are 2 circuits here and 1 in a.qasm\n');
  });
});

describe('ionloom verify --certificate', () => {
  const gatesOnWide = Array.from({ length: 29 }, (_, k) => `h q[${k}]; cx q[${k}], q[${k + 1}]; t q[${k + 1}];`).join(
    ' ',
  );
  const wide = folder.file('wide.qasm', `OPENQASM 2.0; include "qelib1.inc"; qreg q[30]; ${gatesOnWide}`);

  /** A native circuit and its certificate. */
  async function made(name: string, source: string): Promise<{ readonly native: string; readonly why: string }> {
    const [native, why] = [folder.at(`${name}.json`), folder.at(`${name}-why.json`)];
    const { code } = await ionloom(['transpile', source, '--target', 'ideal', '-o', native, '--certificate', why]);
    expect(code).toBe(0);
    return { native, why };
  }

  it('shows at any width why a native circuit is the same, without its report', async () => {
    const { native, why } = await made('wide-native', wide);
    const { code, stdout } = await ionloom(['verify', wide, native, '--certificate', why]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^equivalent \(frames-and-permutation, by certificate\)\n {2}All/);
    const { stdout: json } = await ionloom(['verify', wide, native, '--certificate', why, '--json']);
    const verdict = JSON.parse(json);
    expect(verdict).toMatchObject({ equivalent: true, method: 'certificate' });
    expect(verdict.bound).toBeLessThan(1e-9);
  });

  it('does not take it for another circuit, and where it was altered does not hold', async () => {
    const { native, why } = await made('altered', wide);
    const job = JSON.parse(readFileSync(native, 'utf8'));
    const place = job.circuit.findIndex(({ gate }: { gate: string }) => gate === 'zz');
    job.circuit.splice(place, 1);
    const shorter = folder.file('shorter.json', JSON.stringify(job));
    const { code, stdout } = await ionloom(['verify', wide, shorter, '--certificate', why]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^undecided/);
    const certificate = JSON.parse(readFileSync(why, 'utf8'));
    const step = certificate.steps.find((each: { circuit?: object }) => each.circuit !== undefined);
    step.circuit.gates = step.circuit.gates.slice(1);
    const altered = folder.file('altered-why.json', JSON.stringify(certificate));
    const { code: again, stdout: told } = await ionloom(['verify', wide, native, '--certificate', altered]);
    expect(again).toBe(1);
    expect(told.replace(/\s+/g, ' ')).toContain('The certificate does not show that the circuits are the same');
  });

  it('says what is no certificate', async () => {
    const { native } = await made('plain', a);
    const nothing = folder.file('nothing.json', '{"format": "something"}');
    const { code, stderr } = await ionloom(['verify', a, native, '--certificate', nothing]);
    expect(code).toBe(1);
    expect(stderr).toContain('this is no certificate: its format is not ionloom.certificate');
  });

  it('takes those of all circuits of a job', async () => {
    const job = folder.file('two.json', TWO_CIRCUITS_JOB);
    const { native, why } = await made('two-native', job);
    expect((await ionloom(['verify', job, native, '--certificate', why])).code).toBe(0);
    const { why: one } = await made('one', a);
    const { code, stderr } = await ionloom(['verify', job, native, '--certificate', one]);
    expect(code).toBe(1);
    expect(stderr).toContain('there is one certificate here, and 2 circuits to compare');
  });

  it('needs a file of its own', async () => {
    for (const words of [
      ['--certificate', '-'],
      ['-o', 'x.json', '--certificate', 'x.json'],
    ]) {
      expect((await ionloom(['transpile', a, '--target', 'ideal', ...words])).code).toBe(2);
    }
  });
});
