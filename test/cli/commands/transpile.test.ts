import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeCircuit, decodeJob } from '../../../src/formats/ionq/index.js';
import { parseQasm } from '../../../src/formats/qasm/index.js';
import { validate } from '../../../src/validate/index.js';
import { verify } from '../../../src/verify/index.js';
import { Folder, ionloom } from '../in-process.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2, ROTATION_QASM3, TWO_CIRCUITS_JOB } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());
const bell = folder.file('bell.qasm', BELL_QASM2);

const json = (name: string) => JSON.parse(readFileSync(folder.at(name), 'utf8'));

describe('ionloom transpile', () => {
  it('writes native JSON to stdout and a summary to stderr', async () => {
    const { code, stdout, stderr } = await ionloom(['transpile', bell, '--target', 'qpu.forte-1']);
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot('../golden/transpile-bell.native.txt');
    // What rounding leaves of a distance is not the same with every sine.
    const summary = stderr.replace(/ to [\d.e-]+$/m, ' to DISTANCE');
    await expect(summary).toMatchFileSnapshot('../golden/transpile-bell.summary.txt');
    const native = decodeCircuit(stdout);
    expect(native.gateset).toBe('native');
    expect(verify(parseQasm(BELL_QASM2), native, { relation: 'distribution' }).equivalent).toBe(true);
  });

  it('writes result and report to files, and only words to the streams', async () => {
    const files = ['-o', folder.at('native.json'), '--report', folder.at('report.json')];
    const { code, stdout, stderr } = await ionloom(['transpile', bell, '-t', 'qpu.forte-1', '--verify', ...files]);
    expect([code, stdout]).toEqual([0, '']);
    expect(folder.anonymous(stderr)).toMatch(/\n {2}verified: [\s\S]*\nwritten: native\.json\n$/);
    expect(json('native.json').gateset).toBe('native');
    const report = json('report.json');
    expect(report).toMatchObject({
      input: { qubits: 2, gates: 2, twoQubitGates: 1 },
      output: { qubits: 2, entanglingGates: 1, entanglingAngle: 1 },
      outputPermutation: [0, 1],
      frames: [expect.any(Number), expect.any(Number)],
      globalPhase: expect.any(Number),
      estimate: { fidelity: expect.any(Number), durationSeconds: expect.any(Number), priceUsd: expect.any(Number) },
      seconds: expect.any(Number),
      verification: {
        equivalent: true,
        method: 'exact-unitary',
        relation: 'frames-and-permutation',
        fidelity: expect.any(Number),
        totalVariation: expect.any(Number),
        tolerance: expect.any(Number),
      },
    });
    expect(report.output.pulses).toBeGreaterThan(0);
    expect(report.output.depth).toBeGreaterThan(0);
    expect(report.passes.length).toBeGreaterThan(0);
  });

  it('has the same report each time, but for the clocks and the last digit of the arithmetic', async () => {
    await ionloom(['transpile', bell, '-t', 'qpu.forte-1', '--no-verify', '--report', folder.at('clocked.json')]);
    const { seconds: _, passes, checks, ...report } = json('clocked.json');
    const timeless = { ...report, passes: passes.map(({ seconds: _, ...pass }: { seconds: number }) => pass) };
    expect(checks).toEqual({ windows: 2, dropped: 0, largestError: expect.closeTo(0, 14) });
    await expect(`${JSON.stringify(timeless, null, 2)}\n`).toMatchFileSnapshot('../golden/transpile-bell.report.txt');
  });

  it('leaves the verification out of the report where it is not wanted', async () => {
    const report = folder.at('unverified.json');
    await ionloom(['transpile', bell, '--target', 'ideal', '--no-verify', '--report', report]);
    expect(Object.keys(json('unverified.json'))).not.toContain('verification');
  });

  it.each(['ms', 'zz'])('entangles by %s where the target runs both', async (entangler) => {
    const { stdout } = await ionloom(['transpile', bell, '--target', 'ideal', '--entangler', entangler]);
    const gates = new Set(JSON.parse(stdout).circuit.map(({ gate }: { gate: string }) => gate));
    expect([gates.has('ms'), gates.has('zz')]).toEqual([entangler === 'ms', entangler === 'zz']);
  });

  it('warns of a circuit that needs no gate at all, which the service fails', async () => {
    const phases = folder.file('phases.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; s q[0];');
    const { code, stderr } = await ionloom(['transpile', phases, '-t', 'qpu.forte-1']);
    expect(code).toBe(0);
    expect(stderr).toContain('warning: no native gate is left, and the service fails jobs without gates');
    expect((await ionloom(['transpile', bell, '-t', 'qpu.forte-1'])).stderr).not.toContain('warning');
  });

  it('refuses an entangler that the target does not run', async () => {
    const { code, stdout, stderr } = await ionloom(['transpile', bell, '--target', 'qpu.forte-1', '--entangler', 'ms']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^error: .*bell\.qasm: .*does not run/);
  });

  it('is quiet if asked to be', async () => {
    expect((await ionloom(['transpile', bell, '--target', 'ideal', '--quiet'])).stderr).toBe('');
  });

  it('answers with one JSON document', async () => {
    const { code, stdout, stderr } = await ionloom(['transpile', bell, '--target', 'ideal', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const { report, circuit } = JSON.parse(stdout);
    expect(report.output.entanglingGates).toBe(1);
    expect(circuit.gateset).toBe('native');
  });

  it('writes OpenQASM 3 that reads back as the same native circuit', async () => {
    const { stdout } = await ionloom(['transpile', bell, '--target', 'ideal', '--format', 'qasm3']);
    const { stdout: native } = await ionloom(['transpile', bell, '--target', 'ideal']);
    const read = parseQasm(stdout);
    expect(read.gateset).toBe('native');
    expect(read.keys).toEqual(['c']);
    expect(verify(decodeCircuit(native), read).equivalent).toBe(true);
  });

  it('draws the native circuit', async () => {
    const { stdout } = await ionloom(['transpile', bell, '--target', 'ideal', '--format', 'text']);
    expect(stdout).toMatch(/^q0: .*GPI2.*\n/);
  });

  it('refuses a circuit that is wider than the target', async () => {
    const wide = folder.file('wide.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[40]; h q;');
    const { code, stderr } = await ionloom(['transpile', wide, '--target', 'qpu.forte-1']);
    expect(code).toBe(1);
    expect(stderr).toContain('40 qubits');
  });
});

describe('a job', () => {
  it('stays a job with its settings, addressed to the target', async () => {
    const job = folder.file('job.json', { ...BELL_JOB, noise: { model: 'aria-1', seed: 5 } });
    const { stdout } = await ionloom(['transpile', job, '--target', 'qpu.forte-1']);
    const { input, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({
      type: 'ionq.circuit.v1',
      name: 'bell',
      backend: 'qpu.forte-1',
      shots: 500,
      metadata: { experiment: '7', 'ionloom.readout': expect.stringMatching(/^\{"frames":/) },
    });
    expect(input.gateset).toBe('native');
    expect(validate(stdout, 'qpu.forte-1').ok).toBe(true);
  });

  it('keeps the seed of its noise on the simulator', async () => {
    const job = folder.file('noisy.json', { ...BELL_JOB, noise: { model: 'aria-1', seed: 5 } });
    const { stdout } = await ionloom(['transpile', job, '--target', 'simulator:forte-1']);
    expect(JSON.parse(stdout)).toMatchObject({ backend: 'simulator', noise: { model: 'forte-1', seed: 5 } });
  });

  it('keeps its own backend and noise where the target is none of the service', async () => {
    const noise = { model: 'aria-1', seed: 5 };
    const { stdout } = await ionloom(['transpile', folder.file('ideal.json', { ...BELL_JOB, noise }), '-t', 'ideal']);
    expect(JSON.parse(stdout)).toMatchObject({ backend: 'simulator', noise });
  });

  it('loses its noise where the target has none', async () => {
    const job = folder.file('quiet.json', { ...BELL_JOB, noise: { model: 'aria-1' } });
    const { stdout } = await ionloom(['transpile', job, '--target', 'simulator']);
    expect(JSON.parse(stdout)).not.toHaveProperty('noise');
  });

  it('is made of a circuit on request', async () => {
    const words = ['transpile', bell, '--target', 'qpu.forte-1', '--job', '--shots', '200', '--name', 'two ions'];
    const { stdout } = await ionloom(words);
    expect(JSON.parse(stdout)).toMatchObject({
      type: 'ionq.circuit.v1',
      backend: 'qpu.forte-1',
      shots: 200,
      name: 'two ions',
    });
    expect(validate(stdout, 'qpu.forte-1').issues).toEqual([]);
  });

  it('has a name only as a job', async () => {
    expect((await ionloom(['transpile', bell, '--target', 'qpu.forte-1', '--name', 'x'])).code).toBe(2);
  });

  it('has the price of its own shots and its own debiasing', async () => {
    const job = 'test/data/jobs/price-debiasing.json';
    const priced = async (file: string, ...words: string[]) => {
      const { stdout, stderr } = await ionloom(['transpile', file, '--target', 'qpu.forte-1', '--json', ...words]);
      expect(stderr).toBe('');
      return JSON.parse(stdout).report.estimate;
    };
    expect(await priced(job)).toMatchObject({ priceUsd: 168.195, shots: 1000, debiasing: true });
    const { settings, ...without } = JSON.parse(readFileSync(job, 'utf8'));
    const plain = folder.file('without.json', without);
    expect(await priced(plain)).toMatchObject({ priceUsd: 25.7899, shots: 1000, debiasing: false });
    // The gates alone cost more once there are enough shots.
    expect((await priced(job, '--shots', '1000000')).priceUsd).toBeGreaterThan(168.195);
    const { shots, ...unsaid } = without;
    expect((await priced(folder.file('unsaid.json', unsaid))).shots).toBe(100);
    const { stderr } = await ionloom(['transpile', job, '--target', 'qpu.forte-1']);
    expect(stderr).toContain('$168.20 for 1000 shots with debiasing');
  });

  it('of several circuits has one minimum, and a total', async () => {
    const words = ['transpile', 'test/data/jobs/price-ten-circuits.json', '--target', 'qpu.forte-1'];
    const { circuits, estimate } = JSON.parse((await ionloom([...words, '--json'])).stdout).report;
    const parts = circuits.map((each: never) => (each as { estimate: { priceUsd: number } }).estimate.priceUsd);
    expect(parts).toHaveLength(10);
    expect(estimate).toMatchObject({ shots: 1000, debiasing: false });
    expect(Math.max(...parts)).toBeLessThan(25.7899);
    const sum = parts.reduce((total: number, part: number) => total + part, 0);
    expect(estimate.priceUsd).toBeCloseTo(Math.max(25.7899, sum), 9);
    const few = JSON.parse((await ionloom([...words, '--json', '--shots', '10'])).stdout).report;
    expect(few.estimate.priceUsd).toBe(25.7899);
    const { stderr } = await ionloom(words);
    expect(stderr).toMatch(/estimated \$\d+\.\d\d for 1000 shots of each of the 10 circuits of the job\n$/);
  });

  it('prices the shots that it asks for', async () => {
    const price = async (...words: string[]) => {
      const { stdout } = await ionloom(['transpile', bell, '--target', 'qpu.forte-1', '--json', ...words]);
      return JSON.parse(stdout).report.estimate.priceUsd;
    };
    expect(await price('--shots', '1000000')).toBeGreaterThan(await price());
  });
});

describe('a job of several circuits', () => {
  const job = folder.file('several.json', TWO_CIRCUITS_JOB);

  it('is transpiled circuit by circuit, names and registers kept', async () => {
    const report = folder.at('several-report.json');
    const { code, stdout, stderr } = await ionloom([
      'transpile',
      job,
      '-t',
      'qpu.forte-1',
      '--verify',
      '--report',
      report,
    ]);
    expect(code).toBe(0);
    const { payload, circuits, names } = decodeJob(stdout);
    expect(payload.backend).toBe('qpu.forte-1');
    expect(names).toEqual(['first', 'second']);
    expect(circuits.map(({ gateset, keys }) => [gateset, keys])).toEqual([
      ['native', ['left', 'right']],
      ['native', []],
    ]);
    const { circuits: reports, seconds } = json('several-report.json');
    expect(
      reports.map(({ name, verification }: never) => [name, (verification as { equivalent: boolean }).equivalent]),
    ).toEqual([
      ['first', true],
      ['second', true],
    ]);
    expect(seconds).toBeCloseTo(reports[0].seconds + reports[1].seconds);
    expect(stderr).toMatch(/^first: qpu\.forte-1[\s\S]*\nsecond: qpu\.forte-1/);
  });

  it('cannot be one OpenQASM program, but each circuit can', async () => {
    const words = ['transpile', job, '--target', 'ideal', '--format', 'qasm3'];
    const refused = await ionloom(words);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('--circuit');
    expect((await ionloom([...words, '--circuit', 'second'])).code).toBe(0);
  });
});

describe('a characterization', () => {
  const measured = {
    backend: 'qpu.forte-1',
    date: '2026-01-05T00:00:00Z',
    qubits: 2,
    connectivity: [[0, 1]],
    fidelity: { '1q': { median: 0.999 }, '2q': { median: 0.98 }, spam: { median: 1 } },
    timing: { '1q': 1e-4, '2q': 1e-3, readout: 1e-4, reset: 1e-5, t1: 10, t2: 1 },
  };

  it('gives the numbers of the estimate, and the target where none is named', async () => {
    const file = folder.file('measured.json', measured);
    const { stdout } = await ionloom(['transpile', bell, '--characterization', file, '--json']);
    const { report } = JSON.parse(stdout);
    expect(report.target).toBe('qpu.forte-1');
    expect(report.estimate.fidelity).toBeCloseTo(0.98 * 0.999 ** report.output.pulses, 10);
  });

  it('decides which qubits are connected', async () => {
    const file = folder.file('line.json', {
      ...measured,
      qubits: 3,
      connectivity: [
        [0, 1],
        [1, 2],
      ],
    });
    const far = folder.file('far.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[3]; h q[1]; cx q[0], q[2];');
    const words = ['transpile', far, '--target', 'qpu.forte-1', '--characterization', file];
    const { code, stdout } = await ionloom([...words, '--json']);
    const { report } = JSON.parse(stdout);
    // The qubit that meets none is put at the end of the line.
    expect([code, report.routing]).toEqual([0, { exchanges: 0, addedGates: 0 }]);
    expect(Math.abs(report.inputPermutation[0] - report.inputPermutation[2])).toBe(1);
    const fixed = await ionloom([...words, '--initial-layout', '0,1,2', '--verify', '--json']);
    const forced = JSON.parse(fixed.stdout).report;
    expect([fixed.code, forced.inputPermutation, forced.verification.equivalent]).toEqual([0, [0, 1, 2], true]);
    expect(forced.routing).toEqual({ exchanges: 1, addedGates: 3 });
    const told = await ionloom([...words, '--initial-layout', '0,1,2']);
    expect(told.stderr).toContain('routed by 1 exchange of wires, 3 entangling gates more for it');
    const odd = await ionloom([...words, '--initial-layout', '0;1']);
    expect([odd.code, odd.stderr]).toEqual([2, expect.stringContaining('It takes wires with commas between them')]);
  });

  it('is of the target that is named, and of no other', async () => {
    const file = folder.file('forte.json', measured);
    const other = await ionloom(['transpile', bell, '--target', 'qpu.aria-1', '--characterization', file]);
    expect(other.code).toBe(1);
    expect(folder.anonymous(other.stderr)).toMatch(
      /^error: forte\.json: backend: this is the characterization of "qpu\.forte-1", not of qpu\.aria-1\n/,
    );
    const wide = folder.file('wide.json', { ...measured, qubits: 40 });
    const wider = await ionloom(['transpile', bell, '--target', 'qpu.forte-1', '--characterization', wide]);
    expect([wider.code, wider.stderr]).toEqual([1, expect.stringContaining('40 qubits and qpu.forte-1 has 36')]);
  });

  it('brings a machine that this version does not know', async () => {
    const file = folder.file('unheard-of.json', { ...measured, backend: 'qpu.unheard-of-1' });
    for (const words of [[], ['--target', 'qpu.unheard-of-1']]) {
      const { code, stdout } = await ionloom(['transpile', bell, ...words, '--characterization', file, '--json']);
      expect([code, JSON.parse(stdout).report.target]).toEqual([0, 'qpu.unheard-of-1']);
    }
    const alone = await ionloom(['transpile', bell, '--target', 'qpu.unheard-of-1']);
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('its characterization brings it')]);
    const misspelt = await ionloom(['transpile', bell, '--target', 'qpu.unheard-off-1', '--characterization', file]);
    expect([misspelt.code, misspelt.stderr]).toEqual([2, expect.stringContaining('"qpu.unheard-off-1"')]);
  });

  it('says what it left out', async () => {
    const file = folder.file('odd.json', { ...measured, fidelity: { '2q': { median: 7 } } });
    const { code, stderr } = await ionloom(['transpile', bell, '--characterization', file]);
    expect(code).toBe(0);
    expect(folder.anonymous(stderr)).toMatch(/^odd\.json: fidelity.*: warning: /);
  });

  it.each([
    ['is none', '{"qubits": "many"}'],
    ['is no JSON', 'qubits: 3'],
  ])('is refused when it %s', async (_, content) => {
    const file = folder.file('wrong-measurements.json', content);
    const { code, stderr } = await ionloom(['transpile', bell, '--target', 'ideal', '--characterization', file]);
    expect(code).toBe(1);
    expect(folder.anonymous(stderr)).toMatch(/^error: wrong-measurements\.json/);
  });
});

describe('free parameters', () => {
  const rotation = folder.file('rotation.qasm', ROTATION_QASM3);

  it('have no place in IonQ JSON', async () => {
    const { code, stderr } = await ionloom(['transpile', rotation, '--target', 'ideal']);
    expect(code).toBe(1);
    expect(stderr).toContain('--set theta=VALUE');
  });

  it('stay free in OpenQASM 3', async () => {
    const { code, stdout } = await ionloom(['transpile', rotation, '--target', 'ideal', '--format', 'qasm3']);
    expect(code).toBe(0);
    expect(parseQasm(stdout).parameters).toEqual(['theta']);
  });

  it('are transpiled with their values and can then be verified', async () => {
    const words = ['transpile', rotation, '--target', 'ideal', '--set', 'theta=0.5', '--verify'];
    expect((await ionloom(words)).code).toBe(0);
    expect((await ionloom(words.filter((word) => !/set|theta/.test(word)))).code).toBe(1);
  });
});

describe('a result that nobody asked to compare', () => {
  const compared = async (file: string, ...words: string[]) => {
    const { code, stderr } = await ionloom(['transpile', file, '--target', 'ideal', '--format', 'text', ...words]);
    const lines = stderr.split('\n').flatMap((line) => /^ *((?:not )?verified.*)$/.exec(line)?.[1] ?? []);
    return [code, ...lines];
  };
  const repeated = (qubits: number, layer: string, first = '') =>
    folder.file(
      `${qubits}-${layer.length}-${first.length}.qasm`,
      `OPENQASM 3.0; include "stdgates.inc"; qubit[${qubits}] q; ${first} for int i in [0:19] { ${layer} }`,
    );
  const layer = 'rx(0.3) q; cx q[0], q[1]; ry(0.7) q; ';

  it('is compared where that is quickly done, and says so in a line', async () => {
    expect(await compared(bell)).toEqual([0, expect.stringMatching(/^verified by exact-unitary: all 4 columns/)]);
    const twelve = repeated(12, layer);
    expect(await compared(twelve)).toEqual([0, expect.stringMatching(/^verified by certificate: every step /)]);
    expect(await compared(repeated(22, layer))).toEqual([0, expect.stringMatching(/^verified by certificate: /)]);
    // For all values of its parameter at once.
    const free = folder.file('free.qasm', ROTATION_QASM3);
    expect(await compared(free)).toEqual([0, expect.stringMatching(/^verified by certificate: /)]);
  });

  it('is not compared where that takes long, and says why', async () => {
    // What does nothing to zeros is left out, and what is left has no certificate.
    expect(await compared(repeated(22, layer, 'cx q[1], q[2];'), '--relation', 'distribution')).toEqual([
      0,
      expect.stringMatching(/the comparison would take about \d+ s, more than the limit of 1 s$/),
    ]);
  });

  it('is not compared under --no-verify', async () => {
    expect(await compared(bell, '--no-verify')).toEqual([0]);
    const verdict = async (...words: string[]) =>
      JSON.parse((await ionloom(['transpile', bell, '-t', 'ideal', '--json', ...words])).stdout).report.verification;
    expect(await verdict()).toMatchObject({ equivalent: true, method: 'exact-unitary' });
    expect(await verdict('--no-verify')).toBeUndefined();
  });

  it('shares the time with the other circuits of its job', async () => {
    // Half a second of columns each: alone they would be compared, four at once by their certificates.
    const circuit = Array.from({ length: 160 }, (_, k) => ({ gate: 'rx', rotation: 0.1 + k / 7, target: k % 10 }));
    const one = {
      qubits: 10,
      circuit: circuit.flatMap((gate, k) => [gate, { gate: 'cnot', control: k % 10, target: (k + 1) % 10 }]),
    };
    const methods = async (circuits: number) => {
      const job = folder.file(`job-${circuits}.json`, {
        type: 'ionq.multi-circuit.v1',
        backend: 'simulator',
        input: { gateset: 'qis', qubits: 10, circuits: Array.from({ length: circuits }, () => one) },
      });
      const { stdout } = await ionloom(['transpile', job, '-t', 'ideal', '--level', '0', '--json']);
      const { report } = JSON.parse(stdout);
      return report.circuits.map(({ verification }: { verification: { method: string } }) => verification.method);
    };
    expect(await methods(1)).toEqual(['exact-unitary']);
    expect(await methods(4)).toEqual(Array(4).fill('certificate'));
  });
});

describe('a result that is too wide to be compared', () => {
  it('is written, but the exit code says that nothing was proved', async () => {
    const wide = folder.file(
      'ghz.qasm',
      'OPENQASM 2.0; include "qelib1.inc"; qreg q[40]; cx q[1], q[2]; h q[0]; cx q[0], q[39]; h q; t q; h q;',
    );
    const output = folder.at('wide.json');
    const { code, stderr } = await ionloom([
      'transpile',
      wide,
      '--target',
      'ideal',
      '--relation',
      'distribution',
      '--verify',
      '-o',
      output,
      '-q',
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: not verified\n[\s\S]*Nothing is\s+guaranteed: /);
    expect(existsSync(output)).toBe(true);
  });
});

it('transpiles a circuit of the service as it is', async () => {
  const file = folder.file('circuit.json', BELL_CIRCUIT);
  expect((await ionloom(['transpile', file, '--target', 'qpu.aria-1', '--verify'])).code).toBe(0);
});
