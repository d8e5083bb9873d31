import { describe, expect, it } from 'vitest';
import { asText, ionloom } from '../in-process.js';
import { answering, exampleFor, Service } from '../service.js';

const backend = {
  ...exampleFor('Backend'),
  status: 'available',
  degraded: false,
  supported_native_gates: ['gpi', 'ms'],
};
const list = [
  backend,
  { ...backend, backend: 'qpu.forte-1', qubits: 36, degraded: true, average_queue_time: 200_000_000 },
  {
    backend: 'simulator',
    status: 'available',
    qubits: 29,
    average_queue_time: 0,
    last_updated: '2026-05-31T12:00:00Z',
  },
];

describe('ionloom backends', () => {
  const service = new Service({ 'GET /backends': list, 'GET /backends/qpu.aria-1': backend });

  it('lists them in a table, and as the service does', async () => {
    const words = ['backends'];
    await expect(asText(words, await ionloom(words, answering(service)))).toMatchFileSnapshot(
      '../golden/service/backends.txt',
    );
    expect(JSON.parse((await ionloom([...words, '--json'], answering(service))).stdout)).toEqual(list);
  });

  it.each(['qpu.aria-1', 'aria-1'])('shows the one that %s means', async (name) => {
    const { stdout } = await ionloom(['backends', name], answering(service));
    await expect(stdout).toMatchFileSnapshot('../golden/service/backend.txt');
    expect(JSON.parse((await ionloom(['backends', name, '--json'], answering(service))).stdout)).toEqual(backend);
  });

  it('needs no key', async () => {
    expect((await ionloom(['backends'], { fetch: service.fetch })).code).toBe(0);
    expect(service.asked.at(-1)!.key).toBeNull();
  });

  it('asks the service for a machine that is newer than this version', async () => {
    const newer = new Service({ 'GET /backends/qpu.tempo-1': { ...backend, backend: 'qpu.tempo-1' } });
    expect((await ionloom(['backends', 'qpu.tempo-1'], answering(newer))).stdout).toMatch(/^qpu\.tempo-1\n/);
  });
});
