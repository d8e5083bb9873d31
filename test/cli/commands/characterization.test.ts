import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { asText, Folder, ionloom } from '../in-process.js';
import { BELL_QASM2 } from '../samples.js';
import { answering, exampleFor, Service } from '../service.js';

const folder = new Folder();
afterAll(() => folder.remove());

const measured = {
  ...exampleFor('Characterization'),
  id: '617a1f8b-59d4-435d-aa33-695433d7155e',
  backend: 'qpu.forte-1',
  qubits: 36,
  fidelity: { spam: { median: 0.9962, stderr: null }, '1q': { median: 0.9998 }, '2q': { median: 0.993 } },
  timing: { readout: 0.00015, reset: 0.00005, '1q': 0.00013, '2q': 0.00097, t1: 100, t2: 1 },
};
const path = '/backends/qpu.forte-1/characterizations';
const service = new Service({
  [`GET ${path}`]: { characterizations: [measured], pages: 40 },
  [`GET ${path}/older`]: { ...measured, id: 'older', date: '2024-01-01T00:00:00Z' },
  'GET /backends/simulator/characterizations': { characterizations: [], pages: 0 },
  'GET /backends/qpu.aria-1/characterizations': { characterizations: [{ ...measured, qubits: 'many' }], pages: 0 },
});

describe('ionloom characterization', () => {
  it('shows what was measured last, without a key', async () => {
    const words = ['characterization', 'forte-1'];
    const transcript = await ionloom(words, { fetch: service.fetch });
    await expect(asText(words, transcript)).toMatchFileSnapshot('../golden/service/characterization.txt');
    expect(service.asked.at(-1)).toMatchObject({ request: `GET ${path}`, query: { limit: '1' }, key: null });
  });

  it('gives the document of the service with --json', async () => {
    const { stdout } = await ionloom(['characterization', 'qpu.forte-1', '--json'], answering(service));
    expect(JSON.parse(stdout)).toEqual(measured);
  });

  it('writes a document that other commands read', async () => {
    const file = folder.at('measured.json');
    const words = ['characterization', 'qpu.forte-1', '-o', file];
    const { code, stdout, stderr } = await ionloom(words, answering(service));
    expect([code, stderr]).toEqual([0, `written: ${file}\n`]);
    expect(stdout).toMatch(/^qpu\.forte-1\n/);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(measured);
    const bell = folder.file('bell.qasm', BELL_QASM2);
    const transpiled = await ionloom(['transpile', bell, '--target', 'qpu.forte-1', '--characterization', file]);
    expect([transpiled.code, transpiled.stderr]).toEqual([0, expect.not.stringContaining('warning')]);
    const { stdout: said } = await ionloom([...words, '--json'], answering(service));
    expect(JSON.parse(said)).toEqual({
      id: measured.id,
      backend: 'qpu.forte-1',
      date: '2025-06-16T00:00:00Z',
      output: file,
    });
  });

  it('gives the one of an id', async () => {
    const { stdout } = await ionloom(['characterization', 'qpu.forte-1', '--id', 'older'], answering(service));
    expect(stdout).toContain('measured  2024-01-01 00:00:00 UTC');
    const { code, stderr } = await ionloom(['characterization', 'qpu.forte-1', '--id', 'older'], service);
    expect([code, stderr]).toEqual([2, expect.stringContaining('IONQ_API_KEY')]);
  });

  it('says where nothing was measured', async () => {
    const { code, stderr } = await ionloom(['characterization', 'simulator'], answering(service));
    expect([code, stderr]).toEqual([3, expect.stringContaining('the service has no characterization of simulator')]);
  });

  it('warns of what it cannot read, and gives it all the same', async () => {
    const { code, stdout, stderr } = await ionloom(['characterization', 'aria-1'], answering(service));
    expect(code).toBe(0);
    expect(stdout).toContain('measured  2025-06-16 00:00:00 UTC');
    expect(stderr).toContain('how many qubits');
  });
});
