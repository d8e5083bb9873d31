import { describe, expect, it } from 'vitest';
import { multiJob, testEmulator } from './test-emulator.js';

const x = (k: number) => [{ gate: 'x', target: k % 2 }];

describe('a job of as many circuits as the service takes', () => {
  const circuits = Array.from({ length: 5_000 }, (_, k) => x(k));

  it('is run, circuit by circuit, and answered in their order', { timeout: 300_000 }, async () => {
    const emulator = testEmulator();
    const id = await emulator.run(multiJob(circuits));
    const whole = await emulator.job(id);
    expect([whole.status, whole.stats.circuits, whole.child_job_ids.length]).toEqual(['completed', 5_000, 5_000]);
    const { body } = await emulator.ask(`/jobs/${id}/results/probabilities/aggregated`);
    expect(Object.keys(body)).toEqual(whole.child_job_ids);
    expect(Object.values(body)).toEqual(circuits.map((_, k) => ({ [1 << (k % 2)]: 1 })));
    await emulator.ask(`/jobs/${id}`, { method: 'DELETE' });
    expect((await emulator.ask('//_emulator/health')).body.jobs).toBe(0);
  });

  it('is canceled at once, and fails at once where it is to fail', { timeout: 300_000 }, async () => {
    const emulator = testEmulator({ faults: [{ fail: 'SystemCancel', backend: 'qpu.aria-1' }] });
    const id = await emulator.submit(multiJob(circuits));
    await emulator.ask(`/jobs/${id}/status/cancel`, { method: 'PUT' });
    expect((await emulator.ask('//_emulator/health')).body.waiting).toBeLessThan(10);
    const failed = await emulator.submit(multiJob(circuits, { backend: 'qpu.aria-1' }));
    expect((await emulator.job(failed)).failure.code).toBe('SystemCancel');
  });

  it('is refused with one circuit or one gate more', async () => {
    const emulator = testEmulator();
    const many = await emulator.post('/jobs', multiJob([...circuits, x(0)]));
    expect([many.status, many.body.validation.keys]).toEqual([400, ['input.circuits']]);
    const long = Array.from({ length: 75_000 }, (_, k) => x(k)[0]!);
    expect((await emulator.post('/jobs', multiJob([long, [...long, ...x(0)]]))).body.message).toMatch(/150000 gates/);
  });
});
