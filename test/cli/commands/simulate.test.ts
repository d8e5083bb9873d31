import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from '../in-process.js';
import { BELL_CIRCUIT, BELL_JOB, BELL_QASM2, ONE_SIDED_QASM2, ROTATION_QASM3, TWO_CIRCUITS_JOB } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());
const bell = folder.file('bell.qasm', BELL_QASM2);
const oneSided = folder.file('one-sided.qasm', ONE_SIDED_QASM2);

async function document(...words: string[]) {
  const { code, stdout, stderr } = await ionloom(['simulate', ...words, '--json']);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

describe('ionloom simulate', () => {
  it('draws exact probabilities as bars', async () => {
    const { code, stdout, stderr } = await ionloom(['simulate', bell]);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot('../golden/simulate-bell.txt');
  });

  it('draws the counts of shots, the same for the same seed', async () => {
    const { stdout } = await ionloom(['simulate', bell, '--shots', '1000', '--seed', '7']);
    await expect(stdout).toMatchFileSnapshot('../golden/simulate-bell-shots.txt');
    expect((await ionloom(['simulate', bell, '--shots', '1000', '--seed', '7'])).stdout).toBe(stdout);
    expect((await ionloom(['simulate', bell, '--shots', '1000', '--seed', '8'])).stdout).not.toBe(stdout);
  });

  it('uses the width of the terminal and ASCII on request', async () => {
    const { stdout } = await ionloom(['simulate', bell, '--ascii'], { columns: 50 });
    const undrawn = await ionloom(['simulate', bell, '--json', '--ascii']);
    expect([undrawn.code, JSON.parse(undrawn.stdout).error.message]).toEqual([2, '--json draws no bars']);
    expect(stdout).toMatch(/^[\x20-\x7e\n]+$/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBe(50);
  });

  it('writes bit 0 first and qubit 0 as the least significant bit', async () => {
    expect((await ionloom(['simulate', oneSided])).stdout).toMatch(/^c \(bit 0 first\), probabilities\n10 {2}1\.0000/);
    expect(await document(oneSided)).toEqual({
      qubits: 2,
      shots: null,
      seed: 1,
      noise: 'ideal',
      engine: 'statevector',
      reason: 'all amplitudes of 2 qubits are a small vector',
      probabilities: { 1: 1 },
      registers: { c: { wires: [0, 1], probabilities: { 10: 1 } } },
    });
  });

  it('sums up what --top leaves out', async () => {
    const uniform = folder.file('uniform.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[3]; h q;');
    const { stdout } = await ionloom(['simulate', uniform, '--top', '3']);
    expect(stdout).toMatch(/^qubits 0 to 2 \(bit 0 first\), probabilities\n/);
    expect(stdout.trimEnd().split('\n').slice(1)).toHaveLength(4);
    expect(stdout).toContain('other outcomes: 0.6250');
    const sampled = await ionloom(['simulate', uniform, '--top', '3', '--shots', '100']);
    expect(sampled.stdout).toContain('and 5 more outcomes');
    expect(Object.keys((await document(uniform, '--top', '3')).probabilities)).toHaveLength(3);
  });

  it('gives the shares of the shots with their counts', async () => {
    const { counts, probabilities, registers, shots } = await document(bell, '--shots', '200');
    expect(shots).toBe(200);
    expect(counts[0] + counts[3]).toBe(200);
    expect(probabilities[3]).toBe(counts[3] / 200);
    expect(registers.c.counts['11']).toBe(counts[3]);
  });

  it('separates several registers by a space', async () => {
    const two = folder.file(
      'two.qasm',
      'OPENQASM 2.0; include "qelib1.inc"; qreg q[3]; creg a[1]; creg b[2]; x q[2]; measure q[0] -> a[0]; measure q[1] -> b[0]; measure q[2] -> b[1];',
    );
    expect((await ionloom(['simulate', two])).stdout).toMatch(/^a b \(bit 0 first\), probabilities\n0 01 {2}1\.0000/);
  });

  it('writes the JSON document to a file, beside the bars', async () => {
    const { stdout, stderr } = await ionloom(['simulate', bell, '-o', folder.at('result.json')]);
    expect(stdout).toContain('0.5000');
    expect(folder.anonymous(stderr)).toBe('written: result.json\n');
    expect(JSON.parse(readFileSync(folder.at('result.json'), 'utf8'))).toEqual(await document(bell));
  });

  it('writes no file called - where the output is stdout', async () => {
    const { code, stderr } = await ionloom(['simulate', bell, '-o', '-']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--json writes the document alone')]);
    expect(await document(bell, '-o', '-')).toEqual(await document(bell));
    expect(existsSync('-')).toBe(false);
  });

  it('needs values for free parameters', async () => {
    const rotation = folder.file('rotation.qasm', ROTATION_QASM3);
    const { code, stderr } = await ionloom(['simulate', rotation]);
    expect(code).toBe(1);
    expect(stderr).toContain('theta');
    expect((await document(rotation, '--set', 'theta=pi/3')).probabilities[1]).toBeCloseTo(0.25, 12);
  });

  it('refuses what does not fit into memory, and says how much it would be', async () => {
    const wide = folder.file('wide.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[40]; h q; t q;');
    const { code, stderr } = await ionloom(['simulate', wide]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: .*wide\.qasm: .*TiB/);
    expect(stderr).toContain('--memory');
    expect((await ionloom(['simulate', bell, '--memory', '1e-9'])).code).toBe(1);
  });

  it('does not list millions of outcomes', async () => {
    const dense = folder.file('dense.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[17]; h q;');
    const { code, stdout } = await ionloom(['simulate', dense, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).error.issues[0].hint).toContain('--top');
    expect((await ionloom(['simulate', dense, '--json', '--shots', '10'])).code).toBe(0);
    expect((await ionloom(['simulate', dense])).code).toBe(0);
  });
});

describe('noise', () => {
  it('acts on native gates, so the circuit is transpiled first', async () => {
    const { code, stdout, stderr } = await ionloom(['simulate', bell, '--noise', 'aria-1', '--shots', '2000']);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^transpiled for simulator:aria-1 first, because noise acts on native gates\nengine: density-matrix, because .*\n$/,
    );
    expect(stdout.split('\n').filter((line) => /^[01]{2} /.test(line)).length).toBeGreaterThan(2);
  });

  it('takes 1000 shots when none are given', async () => {
    expect((await document(bell, '--noise', 'forte-1')).shots).toBe(1000);
  });

  it('is that of the job unless the command line says otherwise', async () => {
    const job = folder.file('job.json', { ...BELL_JOB, noise: { model: 'aria-2' } });
    const own = await ionloom(['simulate', job]);
    expect(own.stderr).toMatch(/^noise: aria-2, as the job says\n/);
    expect((await document(job)).noise).toBe('aria-2');
    expect((await document(job, '--noise', 'ideal')).noise).toBe('ideal');
  });

  it('comes with the shots and the seed of the job, unless the command line says otherwise', async () => {
    const job = 'test/data/jobs/job-shots-and-seed.json';
    const own = await document(job);
    expect(own).toMatchObject({ noise: 'forte-1', shots: 300, seed: 11 });
    expect(own).toEqual(await document(job, '--shots', '300', '--seed', '11', '--noise', 'forte-1'));
    expect((await ionloom(['simulate', job])).stderr).toContain('shots: 300, seed: 11, as the job says\n');
    expect(await document(job, '--shots', '20', '--seed', '3')).toMatchObject({ shots: 20, seed: 3 });
    const noise = { model: 'forte-1', seed: -1 };
    expect((await document(folder.file('negative.json', { ...BELL_JOB, noise }))).seed).toBe(2 ** 32 - 1);
    const exact = await document(job, '--exact');
    expect(exact).toMatchObject({ shots: null, engine: 'density-matrix' });
    expect(exact.counts).toBeUndefined();
    expect((await document(folder.file('ideal.json', BELL_JOB))).shots).toBe(500);
    expect((await ionloom(['simulate', job, '--exact', '--shots', '5'])).code).toBe(2);
  });

  it('has rates only where they are published', async () => {
    const job = folder.file('harmony.json', { ...BELL_JOB, noise: { model: 'harmony' } });
    const { code, stderr } = await ionloom(['simulate', job, '-q']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: .*harmony\.json: .*published/);
  });
});

describe('engines', () => {
  const ghz = folder.file(
    'ghz.qasm',
    `OPENQASM 2.0; include "qelib1.inc"; qreg q[60]; h q[0]; ${Array.from({ length: 59 }, (_, q) => `cx q[${q}], q[${q + 1}];`).join('')}`,
  );

  it('are chosen, and say why where that may surprise', async () => {
    const { stdout, stderr, code } = await ionloom(['simulate', ghz]);
    expect([code, stderr]).toEqual([
      0,
      'engine: stabilizer, because all gates are Clifford, so 60 qubits need no statevector\n',
    ]);
    expect(stdout.match(/0\.5000/g)).toHaveLength(2);
    const { engine, counts } = await document(ghz, '--shots', '50');
    expect(engine).toBe('stabilizer');
    expect(Object.keys(counts)).toEqual(['0', '1152921504606846975']);
    expect(Object.values<number>(counts).reduce((a, b) => a + b)).toBe(50);
  });

  it('can be asked for by name', async () => {
    expect((await document(bell, '--engine', 'stabilizer')).engine).toBe('stabilizer');
    const native = folder.file('native.json', {
      gateset: 'native',
      qubits: 1,
      circuit: [{ gate: 'gpi', target: 0, phase: 0 }],
    });
    const exact = await document(native, '--noise', 'aria-1', '--engine', 'density-matrix');
    expect(exact).toMatchObject({ engine: 'density-matrix', shots: null });
    expect(exact.probabilities[0]).toBeCloseTo(0.0005 / 2, 12);
    expect((await ionloom(['simulate', bell, '--engine', 'trajectories'])).code).toBe(1);
    expect((await ionloom(['simulate', bell, '--engine', 'magic'])).code).toBe(2);
  });

  it('give the same for any number of threads', async () => {
    expect(await document(bell, '--threads', '2')).toEqual(await document(bell));
    expect((await ionloom(['simulate', bell, '--threads', '0'])).code).toBe(2);
  });
});

describe('observables', () => {
  it('are written under the bars, with their variance', async () => {
    const { stdout } = await ionloom(['simulate', bell, '--observable', 'ZZ', '--observable', '2*Z0 Z1 - 0.5X0']);
    expect(stdout).toMatch(/\nmean of ZZ: 1, variance 0\nmean of 2\*Z0 Z1 - 0\.5X0: 2, variance 0\.25\n$/);
    expect((await document(bell, '--observable', '-1.5e0 * XX + zz')).observables).toEqual([
      {
        observable: '-1.5e0 * XX + zz',
        mean: expect.closeTo(-0.5, 12),
        variance: expect.closeTo(0, 12),
        standardError: 0,
        source: 'state',
      },
    ]);
  });

  it('are refused where they make no sense', async () => {
    for (const text of ['', 'Q0', 'ZZ XX', 'ZZ ZZ', '2*', 'Z0 + ', 'Z0 Z1 2']) {
      expect((await ionloom(['simulate', bell, '--observable', text])).code, text).toBeGreaterThan(0);
    }
  });

  it('are given under noise without an engine, and with their error from shots', async () => {
    const exact = (await document(bell, '--noise', 'aria-1', '--observable', 'XX')).observables[0];
    expect(exact).toMatchObject({ standardError: 0, source: 'state' });
    const named = await document(bell, '--noise', 'aria-1', '--observable', 'XX', '--engine', 'density-matrix');
    expect(named.observables[0].mean).toBeCloseTo(exact.mean, 12);
    for (const noise of ['ideal', 'aria-1']) {
      const words = [bell, '--noise', noise, '--shots', '400', '--observable', 'Z0 + XX'];
      const [found] = (await document(...words)).observables;
      expect(found.source).toBe('shots');
      expect(found.standardError).toBeGreaterThan(0);
      expect(Math.abs(found.mean - 1)).toBeLessThan(5 * found.standardError + 0.1);
      expect((await ionloom(['simulate', ...words])).stdout).toMatch(/\nmean of Z0 \+ XX: \S+ \+- 0\.\d+, variance /);
    }
  });
});

describe('a job that evaluates a Hamiltonian', () => {
  it('loses it nowhere without a word', async () => {
    const job = folder.file('energy-of-two.json', energyJob({}, [0.3, 0.4]));
    const { code, stderr } = await ionloom(['simulate', job, '--observable', 'ZZ']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('an observable of its own, its Hamiltonian')]);
    const bars = await ionloom(['simulate', job, '--top', '3']);
    expect([bars.code, bars.stderr]).toEqual([2, expect.stringContaining('an energy, and no outcomes')]);
    for (const words of [
      ['transpile', job, '--target', 'qpu.forte-1'],
      ['convert', job, '--to', 'ionq'],
      ['convert', job, '--to', 'ionq-native'],
    ]) {
      const written = await ionloom(words);
      expect(JSON.parse(written.stdout).type).toBe('ionq.circuit.v1');
      expect(written.stderr).toContain('evaluates no Hamiltonian');
    }
  });

  const energyJob = (data: object, params: readonly number[]) => ({
    type: 'quantum-function',
    backend: 'simulator',
    input: {
      data: {
        type: 'hamiltonian-energy',
        data: {
          hamiltonian: [
            { pauli_string: 'Z0', coefficient: 1 },
            { pauli_string: 'Z1', coefficient: 10 },
          ],
          ansatz: {
            // The second name is the first in the alphabet: values go by place.
            data: 'OPENQASM 3.0; include "stdgates.inc"; input float[64] b; input float[64] a; qubit[2] q; ry(b) q[0]; ry(a) q[1];',
          },
          ...data,
        },
      },
      params,
    },
  });

  it('gives its energy, the parameters by their place', async () => {
    const job = folder.file('energy.json', energyJob({}, [0.3, 1.1]));
    const { code, stdout } = await ionloom(['simulate', job]);
    expect(code).toBe(0);
    const value = Math.cos(0.3) + 10 * Math.cos(1.1);
    expect(Number(/^energy (\S+), variance/.exec(stdout)![1])).toBeCloseTo(value, 8);
    const { value: exact, variance, shots } = await document(job);
    expect([exact, variance, shots]).toEqual([
      expect.closeTo(value, 10),
      expect.closeTo(Math.sin(0.3) ** 2 + 100 * Math.sin(1.1) ** 2, 10),
      null,
    ]);
    expect((await document(job, '--shots', '500')).value).not.toBe(exact);
  });

  it('takes constraints with a penalty, and the lowest energies', async () => {
    const whole = energyJob({ linear_constraints: [{ coeffs: [1, 1], rhs: 1 }], penalty: 5 }, [Math.PI, Math.PI]);
    expect((await document(folder.file('penalty.json', whole))).value).toBeCloseTo(-11 + 5, 10);
    const half = energyJob({ cvar_alpha: 0.5 }, [Math.PI / 2, 0]);
    expect((await document(folder.file('cvar.json', half))).value).toBeCloseTo(9, 10);
  });

  it('takes the shots of the job where each outcome has an energy', async () => {
    const job = (hamiltonian: object[]) => ({ ...energyJob({ hamiltonian }, [0.3, 1.1]), shots: 200 });
    const ofZs = folder.file('zs.json', job([{ pauli_string: 'ZZ', coefficient: 1 }]));
    expect((await document(ofZs)).shots).toBe(200);
    expect((await document(ofZs, '--shots', '50')).shots).toBe(50);
    expect((await document(ofZs, '--exact')).value).toBeCloseTo(Math.cos(0.3) * Math.cos(1.1), 10);
    const others = folder.file('others.json', job([{ pauli_string: 'XI', coefficient: 1 }]));
    expect(await document(others)).toMatchObject({ shots: null, value: expect.closeTo(Math.sin(1.1), 10) });
  });

  it('says which value contains the constant that the service leaves out', async () => {
    const hamiltonian = [
      { pauli_string: 'II', coefficient: 0.5 },
      { pauli_string: 'IZ', coefficient: 2 },
    ];
    const job = folder.file('constant.json', energyJob({ hamiltonian }, [Math.PI / 3, 0]));
    expect(await document(job)).toMatchObject({ value: expect.closeTo(1.5, 10), constant: 0.5 });
    const { stdout, stderr } = await ionloom(['simulate', job]);
    expect(stdout).toMatch(/^energy 1\.5 \(the constant 0\.5 of it is left out by the service\), variance 3\n$/);
    expect(stderr).toContain('"II" is an identity');
  });

  it.each(['broken-ansatz', 'cvar', 'mixed-forms', 'no-params', 'wide-pauli'])(
    'is refused by simulate as by validate: %s',
    async (name) => {
      const job = `test/data/jobs/function-job-${name}.json`;
      const [validated, simulated] = [await ionloom(['validate', job]), await ionloom(['simulate', job])];
      expect([validated.code, simulated.code]).toEqual([1, 1]);
      // Values can still come from the command line, and the sentence says so.
      if (name !== 'no-params') expect(simulated.stderr.split('\n')[0]).toBe(validated.stdout.split('\n')[0]);
      else expect(simulated.stderr).toContain('--set theta=VALUE');
    },
  );

  it('is simulated exactly where it is valid', async () => {
    const words = fc.constantFrom('ZZ', 'II', 'XY', 'Z', 'ZZZ', 'Z0', 'X1', 'Z0 Z1', 'Z2', 'Z0 Z0', 'zz', '');
    const numbers = fc.array(fc.constantFrom(0.5, 1, -2), { maxLength: 3 });
    const jobs = fc.record({
      hamiltonian: fc.array(fc.record({ pauli_string: words, coefficient: fc.constantFrom(1, -0.5) }), {
        maxLength: 3,
      }),
      linear_constraints: fc.array(fc.record({ coeffs: numbers, rhs: fc.constant(1) }), { maxLength: 1 }),
      penalty: fc.constantFrom(0, 1, 1, -1, null),
      cvar_alpha: fc.constantFrom(1, 0.5, null, null, null, 0, 2),
      params: fc.constantFrom([0.1, 0.2], [0.1, 0.2], [0.3]),
    });
    let valid = 0;
    await fc.assert(
      fc.asyncProperty(jobs, async ({ params, ...data }) => {
        const job = folder.file('any.json', energyJob(data, params));
        const [validated, simulated] = [await ionloom(['validate', job]), await ionloom(['simulate', job])];
        expect(simulated.code).toBe(validated.code);
        if (validated.code === 0) valid++;
      }),
      { seed: 20261129, numRuns: 300 },
    );
    expect(valid).toBeGreaterThan(10);
  }, 60_000);

  it('has one value for each parameter', async () => {
    const { code, stderr } = await ionloom(['simulate', folder.file('few.json', energyJob({}, [1]))]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/2 parameters and the job gives 1/)]);
    const free = folder.file('free.json', energyJob({}, []));
    expect((await ionloom(['simulate', free])).stderr).toContain('--set');
    expect((await document(free, '--set', 'a=0', '--set', 'b=0')).value).toBeCloseTo(11, 12);
  });
});

it('simulates every circuit of a job', async () => {
  const job = folder.file('several.json', TWO_CIRCUITS_JOB);
  expect((await ionloom(['simulate', job, '--exact'])).stdout).toMatch(
    /^first\nleft right \(bit 0 first\)[\s\S]*\n\nsecond\nqubits 0 to 0/,
  );
  const { circuits } = await document(job, '--exact');
  expect(circuits.map(({ name, probabilities }: never) => [name, probabilities])).toEqual([
    ['first', { 0: expect.closeTo(0.5), 3: expect.closeTo(0.5) }],
    ['second', { 1: 1 }],
  ]);
});

it('announces long work on a terminal only', async () => {
  const slow = folder.file('slow.json', {
    ...BELL_CIRCUIT,
    qubits: 20,
    circuit: [...BELL_CIRCUIT.circuit, { gate: 't', target: 0 }],
  });
  expect((await ionloom(['simulate', slow], { isTTY: true })).stderr).toBe('\r\u001b[Ksimulating 20 qubits\r\u001b[K');
  expect((await ionloom(['simulate', slow])).stderr).toBe('');
});
