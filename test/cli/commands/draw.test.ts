import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from '../in-process.js';
import { BELL_QASM2, TWO_CIRCUITS_JOB } from '../samples.js';

const folder = new Folder();
afterAll(() => folder.remove());
const bell = folder.file('bell.qasm', BELL_QASM2);
const job = folder.file('job.json', TWO_CIRCUITS_JOB);

describe('ionloom draw', () => {
  it('draws a circuit', async () => {
    const { code, stdout, stderr } = await ionloom(['draw', bell]);
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot('../golden/draw-bell.txt');
  });

  it('draws in ASCII', async () => {
    const { stdout } = await ionloom(['draw', bell, '--ascii']);
    expect(stdout).toMatch(/^[\x20-\x7e\n]+$/);
    expect(stdout).toContain('H');
  });

  it('draws every circuit of a job under its name', async () => {
    const { stdout } = await ionloom(['draw', job]);
    expect(stdout).toMatch(/^first\n.*\n\nsecond\n/s);
  });

  it('writes a name without what a terminal would obey', async () => {
    const [first] = TWO_CIRCUITS_JOB.input.circuits;
    const circuits = [{ ...first, name: '\u001b[2Jcleared' }, first];
    const hostile = folder.file('hostile.json', {
      ...TWO_CIRCUITS_JOB,
      input: { ...TWO_CIRCUITS_JOB.input, circuits },
    });
    expect((await ionloom(['draw', hostile])).stdout).toMatch(/^ \[2Jcleared\n/);
    expect((await ionloom(['draw', hostile, '--circuit', 'x'])).stderr).not.toContain('\u001b');
  });

  it('folds to the terminal, or to the width that is asked for', async () => {
    const long = folder.file('long.qasm', `OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; ${'h q[0];'.repeat(60)}`);
    const longest = async (words: readonly string[], columns?: number) => {
      const { stdout } = await ionloom(['draw', long, ...words], columns === undefined ? {} : { columns });
      return Math.max(...stdout.split('\n').map((line) => line.length));
    };
    expect(await longest([], 40)).toBeLessThanOrEqual(40);
    expect(await longest(['--width', '30'], 40)).toBeLessThanOrEqual(30);
    expect(await longest([])).toBeLessThanOrEqual(100);
    expect(await longest(['--width', '1000'])).toBeGreaterThan(100);
    const { stdout } = await ionloom(['draw', long]);
    expect(stdout.match(/^q0:/gm)!.length).toBe(stdout.trim().split('\n\n').length);
    await ionloom(['draw', long, '-o', folder.at('long.txt')]);
    expect(readFileSync(folder.at('long.txt'), 'utf8')).toBe(stdout);
    expect(JSON.parse((await ionloom(['draw', long, '--json'])).stdout).drawing).not.toContain('\n');
  });

  it('writes a drawing to a file and says so', async () => {
    const { code, stdout, stderr } = await ionloom(['draw', bell, '-o', folder.at('bell.txt')]);
    expect([code, stdout, folder.anonymous(stderr)]).toEqual([0, '', 'written: bell.txt\n']);
    expect(readFileSync(folder.at('bell.txt'), 'utf8')).toBe((await ionloom(['draw', bell])).stdout);
  });

  it('draws SVG', async () => {
    const { code, stdout } = await ionloom(['draw', bell, '--svg']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<svg .*<\/svg>\n$/s);
  });

  it('does not draw several circuits as one SVG', async () => {
    const { code, stderr } = await ionloom(['draw', job, '--svg']);
    expect(code).toBe(1);
    expect(stderr).toContain('--circuit');
    expect((await ionloom(['draw', job, '--svg', '--circuit', 'first'])).code).toBe(0);
  });

  it('answers with one JSON document', async () => {
    const { stdout } = await ionloom(['draw', bell, '--json']);
    expect(JSON.parse(stdout)).toEqual({ format: 'text', drawing: (await ionloom(['draw', bell])).stdout.trimEnd() });
  });

  it('says what cannot be written', async () => {
    const words = ['draw', bell, '-o', folder.at('no/such/folder.txt')];
    const { code, stderr } = await ionloom(words);
    expect(code).toBe(1);
    expect(JSON.parse((await ionloom([...words, '--json'])).stdout).error.code).toBe('CannotWrite');
    expect(folder.anonymous(stderr)).toBe(
      'error: no/such/folder.txt: it cannot be written: there is no such file or folder\n',
    );
  });
});
