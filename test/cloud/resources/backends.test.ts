import { describe, expect, it } from 'vitest';
import { clientOf, json, KEY, thrownBy } from '../test-service.js';

const backend = {
  backend: 'qpu.forte-1',
  status: 'new word',
  qubits: 36,
  average_queue_time: 1.5,
  last_updated: 'x',
  more: 1,
};
const characterization = (id: string) => ({
  id,
  backend: 'qpu.forte-1',
  date: '2026-05-01',
  qubits: 36,
  fidelity: { spam: { median: 0.99 } },
  timing: { readout: 1e-5, reset: 1e-5 },
});

describe('backends', () => {
  it('are listed and looked at without a key, which is sent where there is one', async () => {
    const without = clientOf([json([backend]), json(backend)], { apiKey: undefined });
    expect(await without.world.until(without.ionq.backends.list())).toEqual([backend]);
    expect(await without.world.until(without.ionq.backends.get('qpu.forte-1'))).toEqual(backend);
    expect(without.service.requests).toEqual(['GET /v0.4/backends', 'GET /v0.4/backends/qpu.forte-1']);
    expect(without.service.arrived[0]!.headers.get('authorization')).toBeNull();
    expect(without.told('unexpected-answer')).toEqual([]);
    const keyed = clientOf([json([backend])]);
    await keyed.world.until(keyed.ionq.backends.list());
    expect(keyed.service.arrived[0]!.headers.get('authorization')).toBe(`apiKey ${KEY}`);
  });

  it('have one characterization by its id, which needs a key', async () => {
    const { ionq, world, service } = clientOf([json(characterization('C'))]);
    expect(await world.until(ionq.backends.characterization('qpu.forte-1', 'C'))).toEqual(characterization('C'));
    expect(service.requests).toEqual(['GET /v0.4/backends/qpu.forte-1/characterizations/C']);
    const without = clientOf([], { apiKey: undefined });
    const error = await thrownBy(() => without.ionq.backends.characterization('qpu.forte-1', 'C'));
    expect(error).toMatchObject({ code: 'MissingApiKey' });
    expect(without.service.arrived).toEqual([]);
  });
});

describe('characterizations', () => {
  const page = (ids: readonly string[] | null, pages?: number | null) =>
    json({ characterizations: ids?.map(characterization) ?? null, ...(pages === undefined ? {} : { pages }) });

  it('are gone through page by page, as long as pages remain', async () => {
    const { ionq, world, service } = clientOf([page(['A', 'B'], 2), page(['C'], 1), page(['D'], 0)]);
    const listing = ionq.backends.characterizations('qpu.forte-1', { limit: 2, start: '2026-01-01' });
    expect((await world.until(listing.toArray())).map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D']);
    const path = 'GET /v0.4/backends/qpu.forte-1/characterizations?limit=2&start=2026-01-01';
    expect(service.requests).toEqual([path, `${path}&page=2`, `${path}&page=3`]);
  });

  it('begin at the page that is asked for', async () => {
    const { ionq, world, service } = clientOf([page(['A'], 1), page(['B'], 0)]);
    await world.until(ionq.backends.characterizations('b', { page: 4 }).toArray());
    expect(service.requests.map((request) => request.split('?')[1])).toEqual(['page=4', 'page=5']);
  });

  it.each([
    [null, 3],
    [[], 3],
    [['A'], null],
    [['A'], undefined],
    [['A'], -1],
  ])('end at %j with %j pages more', async (ids, pages) => {
    const { ionq, world, service } = clientOf([page(ids, pages)]);
    expect(await world.until(ionq.backends.characterizations('b').toArray())).toHaveLength(ids?.length ?? 0);
    expect(service.arrived).toHaveLength(1);
  });

  it('have a query that is checked before anything is sent', async () => {
    const { ionq, service } = clientOf([]);
    const error = await thrownBy(() => ionq.backends.characterizations('..', { limit: 11, page: 0 }).toArray());
    expect(error).toMatchObject({ issues: [{ path: ['backend'] }, { path: ['limit'] }, { path: ['page'] }] });
    expect(await thrownBy(() => ionq.backends.characterizations('b').page('x'))).toMatchObject({
      code: 'InvalidInput',
    });
    for (const query of [null, 7, 'page', []]) {
      const listing = ionq.backends.characterizations('b', query as never);
      for (const page of [undefined, '2'])
        expect(await thrownBy(() => listing.page(page))).toMatchObject({ code: 'InvalidInput' });
    }
    expect(service.arrived).toEqual([]);
  });
});
