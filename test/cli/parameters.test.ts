import { afterAll, describe, expect, it } from 'vitest';
import { readCircuits } from '../../src/cli/input.js';
import { Folder, ionloom } from './in-process.js';
import { ROTATION_QASM3 } from './samples.js';

const folder = new Folder();
afterAll(() => folder.remove());

const noInput = { stdin: (async function* () {})() };
const rotation = folder.file('rotation.qasm', ROTATION_QASM3);

describe('a free parameter', () => {
  it('gets its value, as a number or an expression', async () => {
    const { circuits } = await readCircuits(rotation, { set: { theta: 'pi/4' } }, noInput);
    expect(circuits[0].circuit.parameters).toEqual([]);
    expect(circuits[0].circuit.operations[0]?.parameters).toEqual([Math.PI / 4]);
  });

  it('takes measurements and phase along when it gets its value', async () => {
    const text = 'OPENQASM 3.0; input float a; input float b; qubit q; bit c; gphase(a); rz(b) q; c = measure q;';
    const file = folder.file('measured.qasm', text);
    const { circuits } = await readCircuits(file, { set: { a: '0.5' } }, noInput);
    const [{ circuit }] = circuits;
    expect([circuit.globalPhase, circuit.parameters, circuit.keys]).toEqual([0.5, ['b'], ['c']]);
  });

  it.each([
    ['phi', '1'],
    ['tetha', '1'],
    ['theta', 'pi *'],
    ['theta', 'other'],
  ])('cannot be set by %s=%s', async (name, value) => {
    const { code, stderr } = await ionloom(['draw', rotation, '--set', `${name}=${value}`]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: .*rotation\.qasm: /);
  });

  it.each([
    [['simulate', rotation], 'be simulated'],
    [['transpile', rotation, '-t', 'ideal'], 'be written as IonQ JSON', 'keep parameters with --format qasm3'],
    [['convert', rotation, '--to', 'ionq'], 'be written as IonQ JSON', 'keep parameters with --to qasm3'],
    [['convert', rotation, '--to', 'qasm2'], 'be written as OpenQASM 2', 'keep parameters with --to qasm3'],
  ])('is missed by %j, in the words of the command line', async (words, purpose, alternative?: string) => {
    const { code, stderr } = await ionloom(words);
    expect(code).toBe(1);
    const hint = `give values with --set theta=VALUE${alternative === undefined ? '' : `, or ${alternative}`}`;
    expect(stderr).toBe(
      `error: ${rotation}: with free parameters (theta) the circuit cannot ${purpose}\n  hint: ${hint}\n`,
    );
  });
});
