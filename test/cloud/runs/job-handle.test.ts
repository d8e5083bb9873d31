import { describe, expect, it } from 'vitest';
import type { JobData } from '../../../src/cloud/index.js';
import { circuit } from '../../../src/public/index.js';
import { EmulatedService, type EmulatedServiceOptions } from '../../service/emulated-service.js';
import { clientOn } from './client-on.js';

const bell = circuit(2).h(0).cnot(0, 1).measure('m', 0, 1);

async function submitted(behaviour: EmulatedServiceOptions = {}) {
  const service = new EmulatedService({ ...behaviour });
  const client = clientOn(service);
  const handle = await client.run(client.ionq.run(bell, { backend: 'simulator', shots: 10 }));
  return { service, handle, ...client };
}

describe('a handle', () => {
  it('says how its job is, waits for it, and what it costs', async () => {
    const { service, handle, run } = await submitted();
    expect(await run(handle.status())).toBe('submitted');
    const seen: JobData[] = [];
    const job = await run(handle.wait({ onUpdate: (each) => seen.push(each) }));
    expect(job.status).toBe('completed');
    expect(seen.at(-1)).toEqual(job);
    expect(await run(handle.job())).toEqual(job);
    expect((await run(handle.job().withResponse())).status).toBe(200);
    expect(await run(handle.cost())).toMatchObject({ cost: { value: 0, unit: 'usd' } });
    expect(service.violations).toEqual([]);
  });

  it('is kept as its id and the token of its job', async () => {
    const { service, handle, ionq } = await submitted();
    const token = service.job(handle.id).metadata?.['client_request_id'];
    expect(handle.clientToken).toBe(token);
    expect(JSON.parse(JSON.stringify(handle))).toEqual({ id: handle.id, clientToken: token });
    expect(JSON.parse(JSON.stringify(ionq.handle(handle.id)))).toEqual({ id: handle.id });
    expect(() => ionq.handle(3 as never)).toThrow(/the id of a job is a text/);
  });

  it('gives no results of a job that has not ended, where it may not wait', async () => {
    const { handle, run, ionq } = await submitted();
    for (const results of [
      () => handle.results({ wait: false }),
      () => ionq.handle(handle.id).results({ wait: false }),
      async () => (await ionq.jobs.get(handle.id)).readResults({ wait: false }),
    ]) {
      await expect(run(results())).rejects.toMatchObject({ name: 'JobTimeoutError', status: 'submitted' });
    }
    await expect(run(handle.results({ timeout: 1500 }))).rejects.toMatchObject({ name: 'JobTimeoutError' });
    expect((await run(handle.results())).get('m').probability('11')).toBeCloseTo(0.5, 12);
    expect((await run(handle.results({ wait: false }))).get('m').probability('00')).toBeCloseTo(0.5, 12);
  });

  it('gives the reason in place of results where the job failed or was canceled', async () => {
    const failed = await submitted({ emulator: { faults: [{ fail: 'NotEnoughQubits' }] } });
    const failure = { code: 'NotEnoughQubits', message: expect.stringContaining('ordered by a fault rule') };
    await expect(failed.run(failed.handle.results())).rejects.toMatchObject({ name: 'JobFailedError', failure });
    const answer = await failed.run(failed.ionq.jobs.get(failed.handle.id));
    await expect(answer.readResults()).rejects.toMatchObject({ name: 'JobFailedError', failure });
    const canceled = await submitted();
    await canceled.run(canceled.handle.cancel());
    await expect(canceled.run(canceled.handle.results())).rejects.toMatchObject({ name: 'JobCanceledError' });
  });

  it('takes no options that it does not know', async () => {
    const { handle, run } = await submitted();
    for (const options of [
      { aggregate: 'average' },
      { aggregation: 'mean' },
      { wait: 1 },
      { onWarning: 3 },
      { onUpdate: 3 },
      { minDelay: -1 },
      { timeout: '1' },
      3,
      null,
    ]) {
      await expect(run(handle.results(options as never)), JSON.stringify(options)).rejects.toMatchObject({
        name: 'IonloomError',
      });
    }
  });
});

describe('the answer about a job', () => {
  it('reads results, and stays what the service said', async () => {
    const { handle, run, ionq, service } = await submitted({ emulator: { profile: '2026-09' } });
    const waited = await run(ionq.jobs.wait(handle.id));
    const { data: got } = await run(ionq.jobs.get(handle.id).withResponse());
    for (const job of [waited, got]) {
      const before = service.requests.length;
      const results = await run(job.readResults());
      // The job has ended: it is not asked for again.
      expect(service.requests.slice(before).map(({ path }) => path)).toEqual([
        `/jobs/${handle.id}/results/probabilities`,
      ]);
      expect(results.probabilities.keys).toEqual(['m']);
      expect(job.results).toHaveProperty('probabilities.url');
      expect(JSON.parse(JSON.stringify(job))).toEqual({ ...job });
      expect(Object.keys(job)).not.toContain('readResults');
      expect(job.status).toBe('completed');
    }
  });

  it('that is older than the end of its job waits for that', async () => {
    const { handle, run, ionq } = await submitted();
    const early = await run(ionq.jobs.get(handle.id));
    expect(early.status).toBe('submitted');
    expect(early.results).toBeNull();
    expect((await run(early.readResults())).circuits).toHaveLength(1);
  });
});
