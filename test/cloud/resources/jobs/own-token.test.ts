import { describe, expect, it } from 'vitest';
import { type ClientEvent, IonQ } from '../../../../src/cloud/index.js';
import type { JobPayload } from '../../../../src/public/ionq.js';
import { EmulatedService } from '../../../service/emulated-service.js';
import { RememberingRunner } from '../../../service/remembering-runner.js';

const DAY = 24 * 60 * 60 * 1000;

const job: JobPayload = {
  type: 'ionq.circuit.v1',
  backend: 'simulator',
  input: { gateset: 'qis', qubits: 1, circuit: [{ gate: 'h', target: 0 }] },
};

/** A client of a service where somebody submitted a job under a token, then many others, and came back a day later. */
async function dayAfter(jobsBetween: number) {
  const service = new EmulatedService({ emulator: { runner: new RememberingRunner() } });
  const { clock } = service;
  const events: ClientEvent[] = [];
  let tokens = 0;
  const ionq = new IonQ({
    apiKey: 'a-key-that-nobody-has',
    fetch: service.fetch,
    onEvent: (event) => events.push(event),
    surroundings: {
      now: () => clock.now(),
      after: (ms, callback) => clock.after(ms, callback),
      random: () => 0,
      token: () => `token-${tokens++}`,
      environment: {},
    },
  });
  const create = (clientToken?: string) =>
    clock.run(ionq.jobs.create(job, clientToken === undefined ? {} : { clientToken }));
  const first = await create('mine');
  for (let k = 0; k < jobsBetween; k++) await create();
  await clock.advance(DAY);
  events.length = 0;
  return { service, events, first, again: await create('mine') };
}

describe('a token of the caller', () => {
  it.each([0, 24, 25, 60, 998])('finds its job a day and %i jobs later', async (jobsBetween) => {
    const { service, first, again } = await dayAfter(jobsBetween);
    expect(again.id).toBe(first.id);
    expect(service.created.get('mine')).toBe(1);
  });

  it('warns where there are too many jobs to be sure, and submits', async () => {
    const { service, events } = await dayAfter(1000);
    expect(service.created.get('mine')).toBe(2);
    const warnings = events.flatMap((event) => (event.type === 'warning' ? event.issues : []));
    expect(warnings.map(({ code, severity }) => [code, severity])).toEqual([['NotAnswerable', 'warning']]);
  });
});
