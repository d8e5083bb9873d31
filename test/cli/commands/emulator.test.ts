import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartedProgram } from '../../node/started-program.js';
import { Folder, ionloom } from '../in-process.js';
import { ship } from '../shipped.js';

const folder = new Folder();
const main = folder.at('dist/cli/main.js');

// As it is shipped: with the file that the threads load beside it.
beforeAll(() => {
  ship(folder);
}, 60_000);
afterAll(() => folder.remove());

const started = (words: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  new StartedProgram(main, ['emulator', ...words], environment);

/** A program that tells its environment once it is set how it ends. */
const telling = (ending: string) => ['--', process.execPath, '-e', `${ending}; console.log(process.env.IONQ_API_URL);`];

async function readyFile(file: string): Promise<{ url: string; port: number; env: Record<string, string> }> {
  while (!existsSync(file)) await setTimeout(5);
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('ionloom emulator', () => {
  it('says where it answers and how each client is led there, until it is interrupted', async () => {
    const words = ['emulator', '--port', '0', '--threads', '0'];
    const { code, stdout, stderr } = await ionloom(words, { interruptAt: 1 });
    expect([code, stderr]).toEqual([0, '\nCtrl-C ends it.\n']);
    await expect(stdout.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST:PORT')).toMatchFileSnapshot('../golden/emulator.txt');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('runs jobs on threads, and ends well at %s', async (signal) => {
    const file = folder.at(`ready-${signal}.json`);
    const program = started(['--port', '0', '--json', '--ready-file', file, '--data', folder.at(`data-${signal}`)]);
    const ready = await readyFile(file);
    const headers = { authorization: 'apiKey any' };
    const job = {
      type: 'ionq.circuit.v1',
      backend: 'simulator',
      input: { gateset: 'qis', qubits: 1, circuit: [{ gate: 'x', target: 0 }] },
    };
    const created = await fetch(`${ready.url}/jobs`, { method: 'POST', headers, body: JSON.stringify(job) });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as { id: string };
    for (;;) {
      const found = (await (await fetch(`${ready.url}/jobs/${id}`, { headers })).json()) as { status: string };
      expect(['submitted', 'ready', 'started', 'completed']).toContain(found.status);
      if (found.status === 'completed') break;
      await setTimeout(5);
    }
    const results = await fetch(`${ready.url}/jobs/${id}/results/probabilities`, { headers });
    expect(await results.json()).toEqual({ 1: 1 });
    expect(await program.kill(signal)).toBe(0);
    expect(JSON.parse(program.lines.join('\n'))).toEqual(ready);
    expect(program.errors).toBe('');
    expect(existsSync(file)).toBe(false);
  });

  it('says in a sentence that its port or its folder is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((listening) => other.once('listening', listening));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await ionloom(['emulator', '--threads', '0', '--port', `${port}`]);
    other.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: port \d+ of 127.0.0.1 is taken by another program\n {2}hint: /);

    const data = folder.at('taken');
    const file = folder.at('ready-taken.json');
    const program = started(['--port', '0', '--threads', '0', '--data', data, '--ready-file', file]);
    await readyFile(file);
    const refused = await ionloom(['emulator', '--port', '0', '--threads', '0', '--data', data]);
    await program.kill('SIGTERM');
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/^error: the folder .*taken is in use by process \d+\n/),
    ]);
  });

  it('takes the key of the environment alone, and tells it to nobody', async () => {
    const environment = { IONLOOM_EMULATOR_KEY: 'a-secret' };
    const words = ['emulator', '--port', '0', '--threads', '0', '--host', '0.0.0.0'];
    expect(await ionloom(words)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('set the environment variable IONLOOM_EMULATOR_KEY'),
    });
    for (const more of [[], ['--json']]) {
      const { code, stdout } = await ionloom([...words, ...more], { environment, interruptAt: 1 });
      expect(code).toBe(0);
      expect(stdout).not.toContain('a-secret');
    }
    const asks = `fetch(process.env.IONQ_API_URL + '/jobs', { headers: { authorization: 'apiKey ' + process.env.IONQ_API_KEY } })
      .then(({ status }) => { process.exitCode = status - 200 + 40; })`;
    expect(await started(['exec', '--threads', '0', ...telling(asks)], environment).end()).toBe(40);
  });

  it('goes by what is said of policies, and of the limits of simulations', async () => {
    const file = folder.at('ready-limits.json');
    const policies = ['--policy', 'polls:2', '--policy', 'simulator=immediate'];
    const limits = ['--memory', '0.00001', '--time-limit', '5000', '--queue-limit', '2', '--variants', '3'];
    const program = started(['--port', '0', '--threads', '0', '--ready-file', file, ...policies, ...limits]);
    const { url } = await readyFile(file);
    const headers = { authorization: 'apiKey any' };
    const ask = async (path: string, body?: object) => {
      const init = body === undefined ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(`${url}${path}`, init);
      // biome-ignore lint/suspicious/noExplicitAny: what is read of an answer is held to what is expected.
      return { status: response.status, body: (await response.json()) as any };
    };
    const submit = async (backend: string, shots: number, qubits = 2) => {
      const input = { gateset: 'qis', qubits, circuit: [{ gate: 'h', target: 0 }] };
      return (await ask('/jobs', { type: 'ionq.circuit.v1', backend, shots, input })).body.id;
    };
    const ended = async (id: string) => {
      for (let looks = 1; ; looks++) {
        const { status, ...job } = (await ask(`/jobs/${id}`)).body;
        if (status === 'completed' || status === 'failed') return { ...job, status, looks };
        await setTimeout(5);
      }
    };
    const debiased = await ended(await submit('qpu.forte-1', 600));
    expect(debiased.output.error_mitigation.debiasing.variants).toHaveLength(3);
    expect(debiased.looks).toBeGreaterThanOrEqual(2);
    expect((await ended(await submit('simulator', 1, 12))).failure.code).toBe('SimulationError');
    const input = { gateset: 'qis', circuits: [{ circuit: [] }, { circuit: [] }, { circuit: [] }] };
    const many = { type: 'ionq.multi-circuit.v1', backend: 'simulator', input };
    expect((await ask('/jobs', many)).status).toBe(429);
    expect(await program.kill('SIGTERM')).toBe(0);
  });

  it.each([
    [['start'], "ionloom emulator has nothing called 'start'"],
    [['exec'], 'exec needs a command'],
    [['exec', '--json', '--', 'true'], 'exec leaves standard output to the command'],
    [['--policy', 'soon'], '"soon" is no policy'],
    [['--policy', 'qpu.forte-l=immediate', '--threads', '0'], 'a policy names the backend "qpu.forte-l"'],
    [['--policy', 'polls:2', '--policy', 'immediate'], '"immediate" is a second policy for the same'],
    [['--variants', '0'], 'It takes a whole number from 1'],
    [['--memory', 'all'], 'It takes a number above 0'],
    [['--fault', 'operation=CreateJob,statos=1'], 'there is no "statos" in the fault'],
    [['--port', '65536'], 'It takes a whole number from 0 to 65535'],
    [['--profile', '2020-01'], 'Allowed choices are 2026-05, 2026-09'],
    [['exec', '--threads', '0', '--', 'no-such-program'], "the program 'no-such-program' is not there"],
  ])('does not take %j', async (words, message) => {
    const { code, stdout, stderr } = await ionloom(['emulator', ...words]);
    expect([code, stdout === '' || words.includes('--json')]).toEqual([2, true]);
    expect(stdout + stderr).toContain(message);
  });
});

describe('ionloom emulator exec', () => {
  it('leads a program to the emulator, and ends as it does', async () => {
    const program = started(['exec', ...telling('process.exitCode = 7')]);
    expect(await program.end()).toBe(7);
    expect(program.lines).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/v0\.4$/)]);
    expect(program.errors).toBe('');
  });

  it('hands options on to the program that look like its own', async () => {
    const program = started([
      'exec',
      '--',
      process.execPath,
      '-p',
      'process.argv.slice(1).join()',
      '--',
      '--json',
      '--help',
    ]);
    expect(await program.end()).toBe(0);
    expect(program.lines).toEqual(['--json,--help']);
  });

  it('ends with 128 and the number of the signal that ended the program', async () => {
    expect(await started(['exec', ...telling("setTimeout(() => process.kill(process.pid, 'SIGKILL'))")]).end()).toBe(
      137,
    );
  });

  it('passes on that it is to end', async () => {
    const program = started([
      'exec',
      ...telling("process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000)"),
    ]);
    await program.written(1);
    expect(await program.kill('SIGTERM')).toBe(5);
  });

  it('leaves an interrupt to the program', async () => {
    const program = started(['exec', ...telling('process.stdin.resume(); setTimeout(() => process.exit(6), 300)')]);
    await program.written(1);
    expect(await program.kill('SIGINT')).toBe(6);
  });
});
