import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { IonQ } from '../../src/cloud/index.js';
import { type RunningEmulator, type StartOptions, startEmulator } from '../../src/node/index.js';
import { workerRunner } from '../../src/node/worker-runner.js';
import { type BuiltPrograms, builtPrograms } from './built-programs.js';
import { exchange } from './raw-connection.js';

const root = mkdtempSync(join(tmpdir(), 'ionloom-emulator-'));
let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await builtPrograms({ 'run-worker': 'src/node/run-worker.ts' });
});
afterAll(() => {
  rmSync(root, { recursive: true });
  programs.remove();
});

const running: RunningEmulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((emulator) => emulator.stop()));
});

/** Starts one whose circuits run on this thread, unless it is said otherwise. */
async function started(options: StartOptions = {}): Promise<RunningEmulator> {
  const emulator = await startEmulator({ threads: 0, seed: 7, ...options });
  running.push(emulator);
  return emulator;
}

const client = ({ url }: RunningEmulator) => new IonQ({ apiKey: 'any', baseURL: url, maxRetries: 0 });
const bell = {
  type: 'ionq.circuit.v1',
  backend: 'simulator',
  shots: 100,
  input: {
    gateset: 'qis',
    qubits: 2,
    circuit: [
      { gate: 'h', target: 0 },
      { gate: 'cnot', control: 0, target: 1 },
    ],
  },
} as const;

describe('an emulator that was started', () => {
  it('runs what the client submits, and has results by key', async () => {
    const emulator = await started();
    const ionq = client(emulator);
    const program = circuit(2).h(0).cnot(0, 1).measure('both', 0, 1);
    const results = await (await ionq.run(program, { backend: 'simulator', shots: 100 })).results();
    expect(results.counts().get('both').weight('11')).toBe(50);
  });

  it('gives the same answers from threads as from its own', async () => {
    const runner = await workerRunner({ threads: 2, file: programs.file('run-worker') });
    const [onThreads, alone] = await Promise.all([started({ runner }), started()]);
    const noisy = { ...bell, backend: 'qpu.forte-1', shots: 500 };
    const answers = await Promise.all(
      [onThreads, alone].map(async (emulator) => {
        const ionq = client(emulator);
        const { id } = await ionq.jobs.create(noisy as never);
        await ionq.jobs.wait(id);
        const answer = await fetch(`${emulator.url}/jobs/${id}/results/probabilities`, {
          headers: { authorization: 'apiKey any' },
        });
        return [id, answer.status, await answer.text()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]![1]).toBe(200);
  });

  it('is where its variables lead', async () => {
    const emulator = await started();
    const origin = `http://127.0.0.1:${emulator.port}`;
    expect(emulator.url).toBe(`${origin}/v0.4`);
    expect(emulator.env).toEqual({
      IONQ_API_URL: `${origin}/v0.4`,
      QISKIT_IONQ_API_URL: `${origin}/v0.4`,
      IONQ_REMOTE_HOST: origin,
      CIRQ_IONQ_REMOTE_HOST: origin,
      IONQ_API_KEY: 'emulator',
    });
  });

  it('keeps its jobs in a folder from one start to the next, and can forget them', async () => {
    const data = join(root, 'data');
    const first = await started({ data });
    const { id } = await client(first).jobs.create(bell as never);
    await client(first).jobs.wait(id);
    await expect(started({ data })).rejects.toThrow(expect.objectContaining({ code: 'FolderInUse' }));
    await first.stop();
    await first.stop();
    const second = await started({ data });
    expect(await client(second).jobs.get(id)).toMatchObject({ id, status: 'completed' });
    second.reset();
    await expect(client(second).jobs.get(id)).rejects.toMatchObject({ status: 404 });
  });

  it('leaves nothing open where its port is taken', async () => {
    const first = await started();
    const data = join(root, 'port');
    await expect(started({ port: first.port, data })).rejects.toThrow(
      expect.objectContaining({ code: 'CannotListen' }),
    );
    await started({ data });
  });

  it('is not for others without a key', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'example.org']) {
      await expect(started({ host })).rejects.toThrow(expect.objectContaining({ code: 'MissingApiKey' }));
    }
    const emulator = await started({ host: '0.0.0.0', apiKey: 'secret' });
    expect(emulator.env['IONQ_API_KEY']).toBe('secret');
    const asked = (key: string) => fetch(`${emulator.url}/jobs`, { headers: { authorization: `apiKey ${key}` } });
    expect([(await asked('secret')).status, (await asked('other')).status]).toEqual([200, 401]);
  });

  it('does not answer a page that leads its own name here', async () => {
    const { port } = await started();
    const ask = (host: string) =>
      exchange(port, `GET /v0.4/backends HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await ask(`evil.example:${port}`)).toMatch(/^HTTP\/1.1 403 /);
    for (const host of [`localhost:${port}`, `[::1]:${port}`]) expect(await ask(host)).toMatch(/^HTTP\/1.1 200 /);
  });

  it('takes what cirq-ionq lists jobs with, and paths that are badly encoded', async () => {
    const { port } = await started();
    const head = `Host: localhost\r\nAuthorization: apiKey any\r\nConnection: close\r\n`;
    const listed = await exchange(
      port,
      `GET /v0.4/jobs HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 14\r\n\r\n{"limit":1000}`,
    );
    expect(listed).toMatch(/^HTTP\/1.1 200 OK\r\n[\s\S]*"jobs":\[\]/);
    const odd = await exchange(port, `GET /v0.4/jobs/%zz%/%ff%fe HTTP/1.1\r\n${head}\r\n`);
    expect(odd).toMatch(/^HTTP\/1.1 4\d\d [\s\S]*"statusCode":4\d\d/);
  });

  it('drops connections and cuts bodies where it is told to', async () => {
    const { url } = await started({
      faults: [
        { operation: 'getBackends', drop: 'before' },
        { operation: 'getBackends', cut: true },
      ],
    });
    await expect(fetch(`${url}/backends`)).rejects.toThrow('fetch failed');
    const cut = await fetch(`${url}/backends`);
    expect(cut.status).toBe(200);
    await expect(cut.text()).rejects.toThrow('terminated');
    expect(await (await fetch(`${url}/backends`)).json()).toBeInstanceOf(Array);
  });
});
