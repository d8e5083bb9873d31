import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { printQasm3 } from '../../src/formats/qasm/index.js';
import { simulate } from '../../src/simulate/index.js';
import { PATIENCE, SEED } from '../simulate/circuit-arbitrary.js';
import { pauliSumArbitrary, transpiledArbitrary } from '../transpile/transpilation-arbitrary.js';
import { Folder, ionloom } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

const sample = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
const moved = folder.file('moved-qubits.qasm', sample('moved-qubits.qasm'));
const framed = folder.file('left-frames.qasm', sample('left-frames.qasm'));

async function run(...words: string[]) {
  const { code, stdout, stderr } = await ionloom(words);
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
}
const document = async (...words: string[]) => JSON.parse(await run(...words, '--json'));

/** The job that is written from a file. */
async function jobOf(file: string, name: string, ...words: string[]): Promise<string> {
  const job = folder.at(name);
  await run('transpile', file, '--target', 'qpu.forte-1', '--job', '-o', job, '--quiet', ...words);
  return job;
}

describe('a qubit that was moved', () => {
  it('answers under its own number, with noise and without, from its file and from its job', async () => {
    const job = await jobOf(moved, 'moved.json');
    for (const file of [moved, job]) {
      for (const noise of ['ideal', 'forte-1']) {
        const words = ['simulate', file, '--noise', noise, '--observable', 'Z0'];
        expect(await run(...words)).toMatch(/^\S+( \S+)* \(bit 0 first\), [^\n]*\n01 /);
        const exact = await document(...words, ...(noise === 'ideal' ? [] : ['--engine', 'density-matrix']));
        expect(exact.probabilities[2]).toBeGreaterThan(0.99);
        expect(exact.observables[0].mean).toBeGreaterThan(0.99);
        expect((await document(...words)).observables[0].mean).toBeGreaterThan(0.99);
      }
    }
    expect(await run('simulate', moved, '--noise', 'forte-1')).toMatch(
      /^qubits 0 to 1 \(bit 0 first\), 1000 shots\n01 /,
    );
  });

  it('is read by the numbers of the circuit by whoever holds only the job', async () => {
    const measured = folder.file('measured.qasm', `${sample('moved-qubits.qasm')}creg c[1];\nmeasure q[1] -> c[0];\n`);
    const job = await jobOf(measured, 'measured.json');
    const { registers, probabilities } = await document('simulate', job);
    expect(registers).toEqual({ c: { wires: [1], probabilities: { 1: expect.closeTo(1, 9) } } });
    expect(probabilities[2]).toBeCloseTo(1, 9);
    expect(await run('draw', job)).toContain('M(c)');
    expect(await run('convert', job, '--to', 'qasm3')).toContain('c[0] = measure');
    expect(await run('verify', measured, job)).toMatch(/^equivalent \(frames-and-permutation/);
    expect(await run('verify', moved, await jobOf(moved, 'again.json'))).toMatch(
      /^equivalent \(frames-and-permutation/,
    );
    expect(await run('verify', job, job)).toMatch(/^equivalent/);
  });

  it('is said to be on another wire, in the words of a job or of a circuit', async () => {
    const words = ['transpile', moved, '--target', 'qpu.forte-1'];
    const { stderr } = await ionloom([...words, '--job']);
    expect(stderr).toMatch(/qubits end on other wires \(0 on 1, 1 on 0\), which the metadata of the job\s+say/);
    expect((await ionloom(words)).stderr).toMatch(/qubits end on other wires \(0 on 1, 1 on 0\); --keep-wires/);
  });

  it('stays where it is through two transpilations and a conversion', async () => {
    const job = await jobOf(framed, 'framed.json');
    const twice = await jobOf(job, 'twice.json', '--level', '1');
    const abstract = folder.at('abstract.json');
    await run('convert', job, '--to', 'ionq', '-o', abstract, '--quiet');
    const lowered = folder.at('lowered.json');
    await run('convert', abstract, '--to', 'ionq-native', '-o', lowered, '--quiet');
    const again = folder.at('again-swapped.json');
    const swapped = folder.file('swapped.qasm', `${sample('left-frames.qasm')}swap q[0], q[1];\n`);
    const first = await jobOf(swapped, 'swapped.json');
    await run('transpile', first, '--target', 'qpu.aria-1', '-o', again, '--quiet');
    for (const file of [framed, job, twice, abstract, lowered]) {
      expect((await document('simulate', file, '--observable', 'XX')).observables[0].mean).toBeCloseTo(-0.2326, 4);
    }
    for (const file of [swapped, first, again]) {
      const [xz] = (await document('simulate', file, '--observable', 'XZ')).observables;
      expect(xz.mean).toBeCloseTo((await document('simulate', framed, '--observable', 'ZX')).observables[0].mean, 9);
    }
  });

  it('is not lost silently where the metadata are full', async () => {
    const metadata = Object.fromEntries(Array.from({ length: 10 }, (_, k) => [`k${k}`, 'v']));
    const input = {
      gateset: 'qis',
      qubits: 2,
      circuit: [
        { gate: 'x', target: 0 },
        { gate: 'swap', targets: [0, 1] },
      ],
    };
    const job = { type: 'ionq.circuit.v1', backend: 'simulator', metadata, input };
    const { code, stderr } = await ionloom(['transpile', folder.file('full.json', job), '--target', 'qpu.forte-1']);
    expect(code).toBe(0);
    expect(stderr).toContain('metadata has 10 keys already');
  });

  it('is read by wire, with a warning, where the metadata are for another circuit', async () => {
    const job = JSON.parse(readFileSync(await jobOf(moved, 'edited.json'), 'utf8'));
    job.metadata['ionloom.readout'] = '{"wires":[5]}';
    const { stderr, stdout } = await ionloom(['simulate', folder.file('edited2.json', job)]);
    expect(stderr).toContain('what the metadata says of reading the results is not used');
    expect(stdout).toContain('10 ');
  });
});

describe('frames that were left out', () => {
  it('are part of an observable, with noise and without', async () => {
    expect((await document('simulate', framed, '--observable', 'XX')).observables[0].mean).toBeCloseTo(-0.2326, 4);
    const words = ['simulate', framed, '--observable', 'XX', '--noise', 'forte-1'];
    for (const more of [[], ['--engine', 'density-matrix']]) {
      expect(Math.abs((await document(...words, ...more)).observables[0].mean - -0.232)).toBeLessThan(0.005);
    }
    const [estimate] = (await document(...words, '--shots', '5000')).observables;
    expect(Math.abs(estimate.mean - -0.232)).toBeLessThan(5 * estimate.standardError);
  });

  it('are part of the energy of a job', async () => {
    const job = {
      type: 'quantum-function',
      backend: 'simulator',
      input: {
        data: {
          type: 'hamiltonian-energy',
          data: {
            hamiltonian: [
              { pauli_string: 'XX', coefficient: 1 },
              { pauli_string: 'ZI', coefficient: 0.5 },
            ],
            ansatz: { data: `${sample('left-frames.qasm')}swap q[0], q[1];` },
          },
        },
      },
    };
    const file = folder.file('energy.json', job);
    const ideal = await document('simulate', file);
    expect(ideal).toMatchObject({ noise: 'ideal', standardError: 0, source: 'state' });
    const noisy = await document('simulate', file, '--noise', 'forte-1');
    expect(noisy).toMatchObject({ noise: 'forte-1', standardError: 0, source: 'state' });
    expect(Math.abs(noisy.value - ideal.value)).toBeLessThan(0.01);
    const estimate = await document('simulate', file, '--noise', 'forte-1', '--shots', '3000');
    expect(Math.abs(estimate.value - ideal.value)).toBeLessThan(5 * estimate.standardError);
    expect(await run('simulate', file, '--shots', '100')).toMatch(/^energy \S+ \+- 0\.\d+, variance/);
  });
});

it(
  'every number of the command line is that of the original',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        transpiledArbitrary({ maxQubits: 3, maxGates: 6 }).chain((made) =>
          fc.tuple(fc.constant(made), pauliSumArbitrary(made.original.qubits), fc.constantFrom('0', '1', '2')),
        ),
        async ([{ original, transpilation }, sum, level]) => {
          const file = folder.file('random.qasm', printQasm3(original));
          const { relation } = transpilation;
          const job = await jobOf(file, 'random.json', '--level', level, '--relation', relation);
          expect(await run('verify', file, job)).toMatch(/^equivalent /);
          const wanted = simulate(original);
          const text = sum.terms.map((term, k) => `${k === 0 ? '' : '+ '}${Math.abs(sum.coefficients[k]!)}*${term}`);
          const { mean } = wanted.moments({ ...sum, coefficients: sum.coefficients.map(Math.abs) });
          const size = sum.coefficients.reduce((total, c) => total + Math.abs(c), 0);
          const asks = relation === 'distribution' ? [] : ['--observable', text.join(' ')];
          const found = await document('simulate', job, ...asks);
          for (const { key } of original.measurements) {
            for (const [bits, p] of wanted.probabilities(key)) {
              expect(found.registers[key].probabilities[bits] ?? 0).toBeCloseTo(p, 7);
            }
            expect(found.registers[key].wires).toEqual(original.measurements.find((each) => each.key === key)!.wires);
          }
          if (relation === 'distribution') return;
          wanted.distribution().forEach((p, value) => {
            expect(found.probabilities[value] ?? 0).toBeCloseTo(p, 7);
          });
          expect(found.observables[0].mean).toBeCloseTo(mean, 7);
          // An error rate of a few in a thousand per gate, on circuits of a few dozen gates.
          const noisy = await document('simulate', file, '--noise', 'forte-1', ...asks, '--engine', 'density-matrix');
          expect(Math.abs(noisy.observables[0].mean - mean)).toBeLessThan(0.5 * size + 1e-9);
          let distance = 0;
          wanted.distribution().forEach((p, value) => {
            distance += Math.abs((noisy.probabilities[value] ?? 0) - p) / 2;
          });
          expect(distance).toBeLessThan(0.25);
        },
      ),
      { seed: SEED, numRuns: 40 },
    );
  },
  PATIENCE,
);
