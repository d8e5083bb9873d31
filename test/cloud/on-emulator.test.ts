import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobFailedError } from '../../src/cloud/index.js';
import { type EmulatorOptions, profiles, readPolicy } from '../../src/emulator/index.js';
import { circuit, type Evaluable, transpile } from '../../src/public/index.js';
import { testEmulator } from '../emulator/test-emulator.js';
import { SEED } from '../simulate/circuit-arbitrary.js';
import { clientOn, type TestClient } from './runs/client-on.js';
import { allIn, expected, measuring, requireAlike, requireRight } from './runs/right-results.js';

/** A client of an emulator, in the emulator's time. */
function onEmulator(options: EmulatorOptions = {}): TestClient & Pick<ReturnType<typeof testEmulator>, 'clock'> {
  const { emulator, clock } = testEmulator({ noise: 'ideal', strict: true, ...options });
  const fetch = (input: string | URL | Request, init?: RequestInit) => emulator.fetch(new Request(input, init));
  return { ...clientOn({ clock, fetch }), clock };
}

const bell = circuit(2).h(0).cnot(0, 1).measure('pair', 0, 1);

/** Shots that lie no further from what is expected than six standard deviations. */
const SHOTS = 4_000;
const NEAR = 6 * Math.sqrt(0.25 / SHOTS);

describe.each(profiles)('the client on an emulator of %s', (profile) => {
  it('has the results of our own simulator, by key, however circuits are handed over', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(measuring(3), { minLength: 1, maxLength: 3 }),
        fc.constantFrom('as it is', 'transpiled', 'only what is read'),
        async (originals, form) => {
          const { ionq, run } = onEmulator({ profile });
          const handed = originals.map(
            (original): Evaluable =>
              form === 'as it is'
                ? original
                : transpile(original, 'ideal', form === 'transpiled' ? {} : { relation: 'distribution' }),
          );
          const handle = await run(
            ionq.run(handed.length === 1 ? handed[0]! : handed, { backend: 'simulator', validate: false, shots: 100 }),
          );
          const job = await run(handle.wait()).catch((error: unknown) => error);
          if (originals.some(({ operations }) => operations.length === 0) || job instanceof Error) {
            // Circuits that do nothing fail at the service.
            expect(job).toBeInstanceOf(JobFailedError);
            expect((job as JobFailedError).message).toMatch(/no gates/);
            return;
          }
          const results = await run(handle.results());
          for (const [k, original] of originals.entries()) requireRight(results.circuits[k]!.probabilities, original);
          const fresh = await run(ionq.handle(handle.id).results());
          expect(allIn(fresh)).toEqual(allIn(results));
        },
      ),
      { seed: SEED, numRuns: 25 },
    );
  });

  it('has from a machine without noise what our own simulator has, up to chance', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(measuring(3), fc.boolean(), async (original, isTranspiled) => {
        const { ionq, run } = onEmulator({ profile, variants: 4 });
        const options = { backend: 'qpu.forte-1', shots: SHOTS, validate: false, transpile: isTranspiled } as const;
        const handle = await run(ionq.run(original, options));
        const job = await run(handle.wait()).catch((error: unknown) => error);
        if (job instanceof Error) {
          expect(job.message).toMatch(/no gates/);
          return;
        }
        const { circuits } = await run(handle.results());
        const own = circuits[0]!;
        for (const { key, wires } of original.measurements) {
          requireAlike(own.get(key), expected(original, wires), NEAR);
          expect(own.counts().get(key).total).toBe(SHOTS);
        }
        const shots = await run(own.shots());
        for (const { key, wires } of original.measurements) {
          requireAlike(shots!.counts.get(key), expected(original, wires), NEAR);
        }
        if (isTranspiled) return;
        const variants = await run(own.variants());
        expect(variants.reduce((sum, variant) => sum + (variant.shots ?? 0), 0)).toBe(SHOTS);
      }),
      { seed: SEED, numRuns: 12 },
    );
  });

  it('sweeps over values in few jobs', async () => {
    const { ionq, run } = onEmulator({ profile });
    const template = circuit(1).rx('angle', 0).measure('bit', 0);
    const bindings = Array.from({ length: 12 }, (_, k) => ({ angle: (k * Math.PI) / 6 }));
    const found: [number, number][] = [];
    const sweep = ionq.sweep(template, bindings, { backend: 'simulator', shots: 100 });
    const reading = async () => {
      for await (const { index, results } of sweep) {
        found.push([index, results.get('bit').probability('1')]);
      }
    };
    await run(reading());
    expect(found.map(([index]) => index)).toEqual(bindings.map((_, k) => k));
    for (const [index, probability] of found) {
      expect(probability).toBeCloseTo(Math.sin(bindings[index]!.angle / 2) ** 2, 9);
    }
  });

  it('waits as long as a job takes, and sees it on its way', async () => {
    const { ionq, run, clock } = onEmulator({ profile, policy: readPolicy('time:2000,5000,60000') });
    const from = clock.now();
    const seen: string[] = [];
    const handle = await run(ionq.run(bell, { backend: 'simulator', shots: 10 }));
    const job = await run(handle.wait({ onUpdate: ({ status }) => seen.push(status) }));
    expect(job.status).toBe('completed');
    expect([...new Set(seen)]).toEqual(
      ['submitted', 'ready', 'started', 'completed'].filter((state) => seen.includes(state)),
    );
    expect(seen.at(-1)).toBe('completed');
    expect(clock.now() - from).toBeGreaterThanOrEqual(60_000);
    expect(clock.now() - from).toBeLessThan(120_000);
  });
});

describe('the client on an emulator', () => {
  it('is told why a job failed', async () => {
    const { ionq, run } = onEmulator({ faults: [{ fail: 'QuantumComputerError' }] });
    const handle = await run(ionq.run(bell, { backend: 'simulator', shots: 10 }));
    const error = await run(handle.wait()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(JobFailedError);
    expect((error as JobFailedError).failure.code).toBe('QuantumComputerError');
  });

  it('cancels, deletes and lists', async () => {
    const { ionq, run } = onEmulator({ policy: readPolicy('time:60000') });
    const handles = [];
    for (let k = 0; k < 5; k++)
      handles.push(await run(ionq.run(bell, { backend: 'simulator', shots: 10, name: `job ${k}` })));
    const ids = handles.map(({ id }) => id);
    expect((await run(handles[0]!.cancel())).status).toBe('canceled');
    expect((await run(ionq.jobs.cancelAll([ids[1]!, ids[2]!]))).status).toBe('canceled');
    expect(await run(handles[1]!.status())).toBe('canceled');
    await expect(run(handles[0]!.wait())).rejects.toThrow(/canceled/);
    const listed = await run(ionq.jobs.list({ limit: 2 }).toArray());
    expect(listed.map(({ id }) => id)).toEqual(ids.toReversed());
    await run(ionq.jobs.delete(ids[3]!));
    await run(ionq.jobs.deleteAll([ids[0]!, ids[1]!]));
    const left = await run(ionq.jobs.list().toArray());
    expect(left.map(({ id }) => id)).toEqual([ids[4], ids[2]]);
    await expect(run(ionq.jobs.get(ids[0]!))).rejects.toMatchObject({ status: 404 });
  });

  it('runs in a session until it ends', async () => {
    const { ionq, run } = onEmulator();
    const session = await run(ionq.sessions.create({ backend: 'qpu.forte-1', settings: { job_count_limit: 2 } }));
    const submit = () => run(ionq.run(bell, { backend: 'qpu.forte-1', shots: 10, sessionId: session.id }));
    const ids = [(await submit()).id, (await submit()).id];
    await expect(submit()).rejects.toMatchObject({ status: 400 });
    const jobs = await run(ionq.sessions.jobs(session.id).toArray());
    expect(jobs.map(({ id }) => id)).toEqual(ids.toReversed());
    expect((await run(ionq.sessions.end(session.id))).active).toBe(false);
    expect((await run(ionq.sessions.list({ active: true }))).length).toBe(0);
  });

  it.each(['before', 'after'] as const)(
    'submits once where the connection breaks %s the job is taken',
    async (drop) => {
      const { ionq, run } = onEmulator({
        faults: [
          { operation: 'CreateJob', drop },
          { operation: 'GetJobs', status: 503 },
        ],
      });
      const handle = await run(ionq.run(bell, { backend: 'simulator', shots: 10 }));
      expect((await run(handle.results())).get('pair').probability('11')).toBeCloseTo(0.5, 9);
      expect(await run(ionq.jobs.list().toArray())).toHaveLength(1);
    },
  );

  it('comes through a service that is out of order for a while', async () => {
    const { ionq, run } = onEmulator({
      faults: [
        { operation: 'CreateJob', status: 429, retryAfter: 3 },
        { operation: 'GetJob', status: 503 },
        { operation: 'GetJob', cut: true },
        { operation: 'GetJobProbabilities', drop: 'after' },
      ],
    });
    const handle = await run(ionq.run(bell, { backend: 'simulator', shots: 10 }));
    expect((await run(handle.results())).get('pair').probability('00')).toBeCloseTo(0.5, 9);
  });

  it('knows machines, prices and compiled circuits', async () => {
    const { ionq, run } = onEmulator();
    const backends = await run(ionq.backends.list());
    expect(backends.map(({ backend }) => backend)).toContain('qpu.forte-1');
    const { target } = await run(ionq.targetOf('qpu.forte-1'));
    expect(target.qubits).toBe(36);
    const handle = await run(ionq.run(bell, { backend: 'qpu.forte-1', shots: 500, maxCostUsd: 200 }));
    const job = await run(handle.wait());
    expect(job.status).toBe('completed');
    expect(await run(ionq.jobs.compiledCircuit(handle.id, 'qasm3'))).toMatch(/^OPENQASM 3/);
    expect((await run(handle.cost())).cost?.value).toBeGreaterThan(0);
  });
});
