import { describe, expect, it } from 'vitest';
import { targetNames } from '../../../src/targets/index.js';
import { ionloom } from '../in-process.js';

describe('ionloom targets', () => {
  it('lists every target', async () => {
    const { code, stdout, stderr } = await ionloom(['targets']);
    expect([code, stderr]).toEqual([0, '']);
    const [, ...lines] = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(targetNames);
  });

  it.each(['qpu.forte-1', 'forte-1', 'ionq_qpu.forte-1'])('shows the target that %s means', async (name) => {
    const { code, stdout } = await ionloom(['targets', name]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^qpu\.forte-1\n/);
    expect(stdout).toMatch(/^qubits +36$/m);
    expect(stdout).toMatch(/^entangles by +zz$/m);
    expect(stdout).toMatch(/^ {2}two-qubit gate +970 us$/m);
  });

  it('leaves out what is not known', async () => {
    const { stdout } = await ionloom(['targets', 'ideal']);
    expect(stdout).not.toMatch(/ -$/m);
    expect(stdout).not.toContain('price');
    expect(stdout).not.toContain('null');
  });

  it('gives all that is known as JSON', async () => {
    const list = JSON.parse((await ionloom(['targets', '--json'])).stdout);
    expect(list.map(({ name }: { name: string }) => name)).toEqual(targetNames);
    const { stdout } = await ionloom(['targets', 'qpu.aria-1', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ name: 'qpu.aria-1', entanglers: ['ms'], connectivity: 'all-to-all' });
  });

  it('prints titles in bold on a terminal only', async () => {
    expect((await ionloom(['targets'], { isTTY: true })).stdout).toContain('\u001b[1m');
    expect((await ionloom(['targets'])).stdout).not.toContain('\u001b');
  });
});
