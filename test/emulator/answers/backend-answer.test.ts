import { describe, expect, it } from 'vitest';
import { findTarget, targetFrom } from '../../../src/targets/index.js';
import { type Json, testEmulator } from '../test-emulator.js';

const { ask } = testEmulator();
const machines: readonly Json[] = (await ask('/backends')).body.filter(({ backend }: Json) => backend !== 'simulator');

describe('a machine', () => {
  it('is there, under the name that jobs use', () => {
    expect(machines.map(({ backend }) => backend)).toEqual(expect.arrayContaining(['qpu.forte-1', 'qpu.aria-1']));
    for (const { backend, qubits } of machines) expect(qubits).toBe(findTarget(backend).qubits);
  });

  it.each(machines.map(({ backend }) => backend))('%s has characterizations that can be read back', async (backend) => {
    const { characterization_id: newest } = (await ask(`/backends/${backend}`)).body;
    const { body } = await ask(`/backends/${backend}/characterizations/${newest}`);
    const { target, ignored } = targetFrom(body);
    expect(ignored).toEqual([]);
    const { qubits, fidelity, timing } = findTarget(backend);
    // What was never published of a machine, and must be said, is assumed.
    const readout = fidelity?.readout ?? 0.9962;
    const times = { readout: timing?.readout ?? 150e-6, reset: timing?.reset ?? 20e-6 };
    expect(target.qubits).toBe(qubits);
    expect(target.fidelity).toEqual({ ...fidelity, readout });
    expect(target.timing).toEqual({ ...timing, ...times });
  });

  it('has several of them, newest first, on pages and in stretches of time', async () => {
    const get = async (query: string) => (await ask(`/backends/qpu.forte-1/characterizations${query}`)).body;
    const { characterizations: all, pages } = await get('');
    const dates = all.map(({ date }: Json) => date);
    expect([dates, pages]).toEqual([dates.toSorted().reverse(), 0]);
    expect(dates).toHaveLength(3);
    const first = await get('?limit=2');
    const second = await get('?limit=2&page=2');
    expect([...first.characterizations, ...second.characterizations]).toEqual(all);
    expect([first.pages, second.pages]).toEqual([1, 0]);
    expect((await get(`?start=${dates[1]}&end=${dates[0]}`)).characterizations).toEqual([all[1]]);
    expect((await get('?page=9')).characterizations).toEqual([]);
  });

  it('is not known under another name', async () => {
    for (const name of ['qpu.nowhere', 'forte', 'simulator:aria-1', '__proto__']) {
      expect((await ask(`/backends/${name}`)).status).toBe(404);
    }
    expect((await ask('/backends/simulator/characterizations')).body).toEqual({ characterizations: [], pages: 0 });
  });
});
