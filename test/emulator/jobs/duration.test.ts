import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/emulator/index.js';
import { expectedDuration } from '../../../src/emulator/jobs/duration.js';
import { estimateDuration, findTarget } from '../../../src/targets/index.js';
import { circuitJob, testEmulator } from '../test-emulator.js';

const machine = { backend: 'qpu.forte-1', shots: 1_000 };

describe('the time that a job is expected to take', () => {
  it('is that of its shots, gates one after the other', () => {
    const gates = [{ targets: [0] }, { targets: [1] }, { targets: [0, 1] }];
    const shot = estimateDuration('qpu.forte-1', gates, { schedule: 'serial' })!;
    expect(expectedDuration(machine, { oneQubitGates: 2, twoQubitGates: 1 })).toBe(Math.round(1e6 * shot));
  });

  it('is never nothing, and fits into an answer', () => {
    const none = { oneQubitGates: 0, twoQubitGates: 0 };
    expect(expectedDuration({ backend: 'simulator', shots: 1_000 }, { oneQubitGates: 9, twoQubitGates: 9 })).toBe(1);
    expect(expectedDuration({ ...machine, shots: 1 }, none)).toBe(1);
    const most = { oneQubitGates: 2 ** 31 - 1, twoQubitGates: 2 ** 31 - 1 };
    expect(expectedDuration({ ...machine, shots: 1_000_000 }, most)).toBe(2 ** 31 - 1);
  });

  it('is told in an estimate, and of a job once it is compiled, unless its policy says it', async () => {
    const {
      '1q_gates': oneQubitGates,
      '2q_gates': twoQubitGates,
      ...asked
    } = { ...machine, '1q_gates': 10, '2q_gates': 4 };
    const expected = expectedDuration(asked, { oneQubitGates, twoQubitGates });
    expect(expected).toBeGreaterThan(findTarget('qpu.forte-1').timing!.twoQubit! * 4e6);
    for (const profile of ['2026-05', '2026-09'] as const) {
      const query = 'backend=qpu.forte-1&shots=1000&1q_gates=10&2q_gates=4';
      const { body } = await testEmulator({ profile }).ask(`/jobs/estimate?${query}`);
      expect(body.estimated_execution_time).toBe(expected);
    }
    const emulator = testEmulator({ policies: { 'qpu.forte-enterprise-1': readPolicy('time:10,20,50') } });
    const { stats, ...job } = await emulator.job(await emulator.run(circuitJob(machine)));
    const { '1q': pulses, '2q': entangling } = stats.gate_counts;
    expect(job.predicted_execution_duration_ms).toBe(
      expectedDuration(machine, { oneQubitGates: pulses, twoQubitGates: entangling }),
    );
    const timed = await emulator.job(await emulator.run(circuitJob({ backend: 'qpu.forte-enterprise-1' })));
    expect(timed.predicted_execution_duration_ms).toBe(30);
  });
});
