import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, existsSync, openSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder } from './in-process.js';
import { BELL_QASM2 } from './samples.js';

const folder = new Folder();
const root = process.cwd();
const main = folder.at('dist/cli/main.js');

// The entry as it is shipped: bundled, two folders below package.json, its dependencies beside it.
beforeAll(() => {
  cpSync(join(root, 'package.json'), folder.at('package.json'));
  symlinkSync(join(root, 'node_modules'), folder.at('node_modules'));
  const options = ['--no-config', '--format', 'esm', '--target', 'node20', '--splitting', '--silent'];
  const output = ['--out-dir', folder.at('dist/cli')];
  execFileSync(process.execPath, [
    join(root, 'node_modules/tsup/dist/cli-default.js'),
    'src/cli/main.ts',
    ...options,
    ...output,
  ]);
}, 60_000);
afterAll(() => folder.remove());

function ionloom(words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: folder.path,
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

describe('the program', () => {
  it('says the version of its package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(ionloom(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('can be run by its path', () => {
    expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it('loads nothing of the library to say its version', () => {
    const [first = ''] = readFileSync(main, 'utf8').match(/^import[\s\S]*?from\s*["'][^"']+["'];?$/gm) ?? [];
    expect(first).not.toBe('');
    const script = `import { register } from 'node:module'; register('data:text/javascript,' + encodeURIComponent(\`
      export async function resolve(specifier, context, next) {
        if (/^(zod|mathjs|pure-rand)/.test(specifier)) throw new Error('loaded ' + specifier);
        return next(specifier, context);
      }\`));`;
    const hook = folder.file('hook.mjs', script);
    const run = (words: readonly string[]) =>
      spawnSync(process.execPath, ['--import', hook, main, ...words], { cwd: folder.path, encoding: 'utf8' });
    expect(run(['--version']).status).toBe(0);
    expect(run(['--help']).status).toBe(0);
    expect(run(['convert', '-', '--to', 'ionq']).stderr).toContain('loaded ');
  });

  it('passes a circuit through a pipe of commands', () => {
    const native = ionloom(['transpile', '-', '--target', 'qpu.forte-1', '--quiet'], BELL_QASM2);
    expect([native.status, native.stderr]).toEqual([0, '']);
    expect(ionloom(['validate', '-', '--target', 'qpu.forte-1'], native.stdout)).toEqual({
      status: 0,
      stdout: 'standard input is valid for qpu.forte-1\n',
      stderr: '',
    });
  });

  it.each([
    [0, ['targets'], ''],
    [1, ['draw', 'missing.qasm'], ''],
    [1, ['draw', '-'], 'OPENQASM 2.0; qreg q[1]; foo q[0];'],
    [2, ['draw'], ''],
    [2, ['transpile', '-', '--target', 'nowhere'], ''],
  ])('ends with %i for %j', (status, words, input) => {
    expect(ionloom(words, input).status).toBe(status);
  });

  it('reads a file before it asks the service for a job of that name', () => {
    const name = '617a1f8b-59d4-435d-aa33-695433d7155e';
    folder.file(name, { '3': 1 });
    const bell = folder.file('read.qasm', BELL_QASM2);
    expect(ionloom(['results', name, '--for', bell])).toMatchObject({ status: 0, stderr: '' });
  });

  it('goes on without a word when its reader has seen enough', async () => {
    const long = `OPENQASM 2.0; include "qelib1.inc"; qreg q[20]; ${'h q;'.repeat(2000)}`;
    const file = folder.file('long.qasm', long);
    const child = spawn(process.execPath, [main, 'draw', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.once('close', resolve));
    expect([status, stderr]).toEqual([0, '']);
  });

  it.runIf(existsSync('/dev/full'))('says in one line that its output cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [main, 'targets'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: standard output cannot be written: .*\n$/);
  });

  it('is ended at once by an interrupt, without a word', async () => {
    const child = spawn(process.execPath, [main, 'draw', '-'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // Standard input stays open, so that the command is still reading.
    const ended = new Promise<readonly unknown[]>((resolve) =>
      child.once('close', (status, signal) => resolve([status, signal])),
    );
    child.stdin.write('OPENQASM 2.0;');
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
    expect(stderr).toBe('');
  });

  it('leaves a job that it waits for at an interrupt, and says how to go on', async () => {
    const service = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: 'job-1', status: 'ready', predicted_wait_time_ms: 60_000 }));
    });
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const { port } = service.address() as AddressInfo;
    const child = spawn(process.execPath, [main, 'jobs', 'wait', 'job-1'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, IONQ_API_KEY: 'key-of-tests', IONQ_API_URL: `http://127.0.0.1:${port}/v0.4` },
    });
    const asked = new Promise((resolve) => service.once('request', resolve));
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const ended = new Promise<readonly unknown[]>((resolve) =>
      child.once('close', (status, signal) => resolve([status, signal])),
    );
    await Promise.race([asked, ended]);
    child.kill('SIGINT');
    expect(await ended).toEqual([130, null]);
    service.close();
    expect(stderr).toContain('interrupted while waiting for the job job-1, which goes on');
    expect(stderr).toContain('ionloom jobs wait job-1');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves a sweep at %s, and says what is there', async (signal) => {
    const ansatz =
      'OPENQASM 3.0; include "stdgates.inc"; input float t; qubit[12] q; bit[12] c; rx(t) q; c = measure q;';
    const [file, lines] = [folder.file('ansatz.qasm', ansatz), folder.at(`until-${signal}.jsonl`)];
    const words = ['sweep', file, '--set', 't=0:1:100000', '--shots', '10', '--threads', '1', '--out', lines];
    const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    let hasEnded = false;
    const ended = new Promise<readonly unknown[]>((resolve) =>
      child.once('close', (status, by) => {
        hasEnded = true;
        resolve([status, by]);
      }),
    );
    while (!hasEnded && !(existsSync(lines) && readFileSync(lines, 'utf8').includes('\n'))) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    child.kill(signal);
    expect(await ended).toEqual([130, null]);
    const done = readFileSync(lines, 'utf8').split('\n').length - 1;
    expect(stderr).toContain(`interrupted after ${done} of 100000 points\n  hint: they are in`);
    expect(existsSync(`${lines}.lock`)).toBe(false);
  });

  it('is ended at once by an interrupt while threads compute, and leaves none of them behind', async () => {
    const chain = Array.from({ length: 23 }, (_, k) => `cx q[${k}], q[${k + 1}];`).join(' ');
    const layers = `ry(0.3) q; ${chain} rx(0.7) q;`.repeat(100);
    const wide = folder.file('wide.qasm', `OPENQASM 2.0; include "qelib1.inc"; qreg q[24]; ${layers}`);
    const child = spawn(process.execPath, [main, 'simulate', wide, '--threads', '2'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<readonly unknown[]>((resolve) =>
      child.once('close', (status, signal) => resolve([status, signal])),
    );
    const computing = new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await Promise.race([ended, computing])).toBe(undefined);
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });
});
