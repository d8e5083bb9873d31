import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from '../in-process.js';
import { BELL_QASM2, ROTATION_QASM3, TWO_CIRCUITS_JOB } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());
const bell = folder.file('bell.qasm', BELL_QASM2);
const bare = folder.file('bare.qasm', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; h q[0]; cx q[0], q[1];');
const tilted = folder.file(
  'tilted.qasm',
  'OPENQASM 3.0; include "stdgates.inc"; input float theta; qubit[3] q; ry(theta) q[0]; cx q[0], q[1]; rx(0.4) q[2]; cx q[1], q[2];',
);

async function document(...words: string[]) {
  const { code, stdout, stderr } = await ionloom(['expect', ...words, '--json']);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

describe('ionloom expect', () => {
  it('gives exact means', async () => {
    const { code, stdout, stderr } = await ionloom([
      'expect',
      bare,
      '--observable',
      'ZZ + 0.5*X0 X1',
      '--observable',
      'Z0',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot('../golden/expect-exact.txt');
    expect(await document(bare, '--observable', 'YY - 2*II')).toEqual({
      qubits: 2,
      shots: null,
      seed: 1,
      noise: 'ideal',
      observables: [
        {
          observable: 'YY - 2*II',
          mean: expect.closeTo(-3, 12),
          variance: expect.closeTo(0, 12),
          standardError: 0,
          source: 'state',
        },
      ],
    });
  });

  it('measures with shots, the same for the same seed, and says what each circuit gave', async () => {
    const words = [
      'expect',
      tilted,
      '--set',
      'theta=0.9',
      '--observable',
      'Z0 Z1 + 0.5*X0 X1 X2 - 0.25*Y2 + 3*III',
      '--shots',
      '2000',
    ];
    const { code, stdout, stderr } = await ionloom(words);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot('../golden/expect-shots.txt');
    expect((await ionloom(words)).stdout).toBe(stdout);
    expect((await ionloom([...words, '--seed', '2'])).stdout).not.toBe(stdout);
  });

  it('puts terms together that only commute, on request', async () => {
    const words = [bare, '--observable', 'ZZ + 0.5*XX - 0.25*YY', '--shots', '900'];
    const { observables } = await document(...words, '--grouping', 'general');
    expect(observables).toEqual([
      {
        observable: 'ZZ + 0.5*XX - 0.25*YY',
        mean: 1.75,
        standardError: 0,
        source: 'shots',
        grouping: 'general',
        constant: 0,
        groups: [{ shots: 900, value: 1.75, standardError: 0, entanglingGates: 1, terms: ['Z0 Z1', 'X0 X1', 'Y0 Y1'] }],
      },
    ]);
    expect((await document(...words)).observables[0].groups).toHaveLength(3);
    const { stdout } = await ionloom(['expect', ...words, '--grouping', 'general']);
    expect(stdout).toContain('900 shots, 1 entangling gate: 1.75 +- 0 of Z0 Z1, X0 X1, Y0 Y1');
  });

  it('measures under noise, near the exact mean', async () => {
    const words = ['expect', bare, '--observable', 'ZZ + XX', '--noise', 'aria-1', '--json'];
    const exact = await ionloom(words);
    expect([exact.code, exact.stderr]).toEqual([0, '']);
    const [{ mean: truth, source }] = JSON.parse(exact.stdout).observables;
    expect(source).toBe('state');
    expect(truth).toBeLessThan(1.99);
    const [{ mean, standardError }] = JSON.parse((await ionloom([...words, '--shots', '4000'])).stdout).observables;
    expect(standardError).toBeGreaterThan(0);
    expect(Math.abs(mean - truth)).toBeLessThan(5 * standardError);
    expect((await ionloom(words.slice(0, -1))).stderr).toContain('transpiled for simulator:aria-1 first');
  });

  it('leaves out what the circuit measures, and says so', async () => {
    const { code, stdout, stderr } = await ionloom(['expect', bell, '--observable', 'XX', '--shots', '100']);
    expect([code, stdout]).toEqual([0, 'mean of XX: 1 +- 0\n  100 shots: 1 +- 0 of X0 X1\n']);
    expect(stderr).toBe('what is measured (c) is left out, as the observable decides what is read\n');
  });

  it('gives the means of every circuit of a job', async () => {
    const two = folder.file('two.json', TWO_CIRCUITS_JOB);
    const { circuits } = await document(two, '--observable', 'Z0');
    expect(circuits).toHaveLength(2);
    expect(circuits.every(({ observables }: { observables: unknown[] }) => observables.length === 1)).toBe(true);
  });

  it.each([
    [['expect', bare], 2, 'no observable is given'],
    [['expect', bare, '--observable', 'ZQ'], 2, 'Pauli strings with coefficients'],
    [['expect', bare, '--observable', 'Z5'], 1, 'names qubit 5 of a 2-qubit register'],
    [['expect', bare, '--observable', 'ZZZ'], 1, 'has 3 letters, not one for each of the 2 qubits'],
    [['expect', bare, '--observable', 'ZZ + XX', '--shots', '2'], 1, '2 shots are too few for 2 circuits'],
    [['expect', bare, '--observable', 'ZZ', '--grouping', 'general'], 2, 'no circuit is measured'],
    [['expect', bare, '--observable', 'ZZ', '--grouping', 'best'], 2, 'qubit-wise, general'],
    [['expect', folder.file('rotation.qasm', ROTATION_QASM3), '--observable', 'Z0'], 1, 'theta'],
  ])('says what is wrong with %j', async (words, expected, message) => {
    const { code, stdout, stderr } = await ionloom(words);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toContain(message);
  });

  it('says that a seed decides nothing where nothing is drawn', async () => {
    const { stderr } = await ionloom(['expect', bare, '--observable', 'ZZ', '--seed', '3']);
    expect(stderr).toContain('--seed decides nothing');
  });
});
