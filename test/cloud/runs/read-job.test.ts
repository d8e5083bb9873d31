import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CircuitData } from '../../../src/circuit/index.js';
import { JobFailedError, type JobResults } from '../../../src/cloud/index.js';
import type { ShotResults } from '../../../src/formats/ionq/index.js';
import {
  circuit,
  circuitJob,
  type Evaluable,
  type Issue,
  multiCircuitJob,
  transpile,
} from '../../../src/public/index.js';
import { EmulatedService, type EmulatedServiceOptions } from '../../service/emulated-service.js';
import { ExactRunner } from '../../service/exact-runner.js';
import { artifactsOnly, reversedCircuits } from '../../service/other-answers.js';
import { SEED } from '../../simulate/circuit-arbitrary.js';
import { clientOn } from './client-on.js';
import { allIn, expected, measuring, requireAlike, requireRight } from './right-results.js';

const SHOTS = 1000;

/** In which form a circuit is handed over. */
type Form = 'as it is' | 'transpiled by run' | 'a transpilation' | 'its native circuit' | 'only what is read';

const forms: readonly Form[] = [
  'as it is',
  'transpiled by run',
  'a transpilation',
  'its native circuit',
  'only what is read',
];

/** The services are tried on the same circuits: each is transpiled once for all of them. */
const formed = new Map<string, Evaluable>();

function inForm(original: CircuitData, form: Form, backend: string): Evaluable {
  if (form === 'as it is' || form === 'transpiled by run') return original as never;
  const key = JSON.stringify([form, backend, original]);
  const known = formed.get(key) ?? madeInForm(original, form, backend);
  formed.set(key, known);
  return known;
}

function madeInForm(original: CircuitData, form: Form, backend: string): Evaluable {
  const target = backend === 'simulator' ? 'ideal' : (backend as never);
  const relation = form === 'only what is read' ? 'distribution' : 'frames-and-permutation';
  const made = transpile(original, target, { relation });
  return (form === 'its native circuit' ? made.circuit : made) as never;
}

const may = { runner: new ExactRunner(), variants: 2 } as const;
const september = { ...may, profile: '2026-09' } as const;

const behaviours: readonly (readonly [string, EmulatedServiceOptions])[] = [
  ['links', { emulator: may }],
  ['links and artifacts', { emulator: september, answers: reversedCircuits }],
  ['artifacts of either version', { emulator: september, answers: artifactsOnly(2) }],
  ['artifacts of version 1', { emulator: september, answers: artifactsOnly(1) }],
];

/** Results, or undefined where a circuit does nothing, or nothing that would be read: the service fails such jobs. */
async function unlessEmpty(results: Promise<JobResults>): Promise<JobResults | undefined> {
  try {
    return await results;
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    expect(error.message).toMatch(/no gates/);
    return undefined;
  }
}

describe.each(behaviours)('results by key from a service with %s', (_, behaviour) => {
  describe.each(['simulator', 'qpu.forte-1'])('of %s', (backend) => {
    // Since September nothing says how many shots the ideal simulator was asked for.
    const saysShots = backend !== 'simulator' || behaviour.emulator?.profile !== '2026-09';

    it.each(forms)('of circuits that are handed over %s', { timeout: 300_000 }, async (form) => {
      let read = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(measuring(), { minLength: 1, maxLength: 3 }),
          fc.boolean(),
          async (originals, alone) => {
            const service = new EmulatedService(behaviour);
            const { ionq, run } = clientOn(service);
            const several = !alone || originals.length > 1;
            const handed = originals.map((original) => inForm(original, form, backend));
            const options = { backend, shots: SHOTS, transpile: form === 'transpiled by run', validate: false };
            const handle = await run(ionq.run(several ? handed : handed[0]!, options));
            const results = await run(unlessEmpty(handle.results()));
            if (results === undefined) return;
            read++;
            expect(results.circuits).toHaveLength(originals.length);
            originals.forEach((original, k) => {
              const own = results.circuits[k]!;
              requireRight(own.probabilities, original);
              if (form !== 'only what is read') expect(own.probabilities.all).toBeDefined();
              expect(own.shotCount).toBe(saysShots ? SHOTS : undefined);
              const counts = saysShots ? own.counts() : own.counts(SHOTS);
              for (const key of own.probabilities.keys) expect(counts.get(key).total).toBe(SHOTS);
            });
            const fresh = clientOn(service);
            const again = [
              await fresh.run(fresh.ionq.handle(handle.id).results()),
              await fresh.run((await fresh.run(fresh.ionq.jobs.get(handle.id))).readResults()),
            ];
            for (const read of again) expect(allIn(read)).toEqual(allIn(results));
            for (const [k, own] of again[0]!.circuits.entries()) {
              const shots = await fresh.run(own.shots());
              expect(shots === undefined).toBe(backend === 'simulator');
              if (shots !== undefined) requireShots(shots, originals[k]!);
            }
            expect(service.violations).toEqual([]);
          },
        ),
        { seed: SEED, numRuns: 12 },
      );
      expect(read).toBeGreaterThanOrEqual(6);
    });
  });
});

/** Shots are as often as they are expected, but for what is rounded. */
function requireShots(shots: ShotResults, original: CircuitData): void {
  expect(shots.leaked).toBe(0);
  for (const { key, wires } of original.measurements) {
    expect(shots.get(key)).toHaveLength(SHOTS);
    requireAlike(shots.counts.get(key), expected(original, wires), 0.02);
  }
}

const bell = circuit(2).h(0).cnot(0, 1).measure('m', 1, 0);
const one = circuit(2).x(0).measure('m', 0);

/** A service in which everything is simulated, and a job that somebody else submitted. */
async function othersJob(payload: object, behaviour: EmulatedServiceOptions = { emulator: may }) {
  const service = new EmulatedService(behaviour);
  const { ionq, run } = clientOn(service);
  const { id } = await run(ionq.jobs.create(payload as never, { clientToken: false }));
  return { service, id, ionq, run };
}

/** A client whose requests for some paths are answered by a test. */
function clientBeside(service: EmulatedService, answers: (path: string) => unknown) {
  const asked: string[] = [];
  const { ionq, run, events } = clientOn({
    clock: service.clock,
    fetch: async (input, init) => {
      const { pathname, search } = new URL(String(input instanceof Request ? input.url : input));
      const path = `${pathname.replace('/v0.4', '')}${search}`;
      const answer = answers(path);
      asked.push(path);
      return answer === undefined ? service.fetch(input, init) : Response.json(answer);
    },
  });
  return { ionq, run, events, asked };
}

describe('a job that somebody else submitted', () => {
  const job = circuitJob(one, { backend: 'simulator', readOut: false });

  it('is read by qubit, as probabilities even where they are whole', async () => {
    const { id, ionq, run, service } = await othersJob(job);
    expect((await run(ionq.jobs.get(id))).metadata).toBeNull();
    const results = await run(ionq.handle(id).results());
    expect(results.probabilities.keys).toEqual([]);
    expect(results.probabilities.all?.kind).toBe('probabilities');
    expect([...results.probabilities.all!.toMap()]).toEqual([['10', 1]]);
    expect(results.circuits[0]?.name).toBeUndefined();
    expect(await run(results.shots())).toBeUndefined();
    expect(service.violations).toEqual([]);
  });

  it('is read by qubit where it has several circuits, in the order in which they were submitted', async () => {
    const several = multiCircuitJob([bell, one, circuit(3).x(2)], {
      backend: 'qpu.forte-1',
      shots: 10,
      readOut: false,
    });
    for (const behaviour of [
      { emulator: may, answers: reversedCircuits },
      { emulator: september, answers: artifactsOnly(1) },
    ]) {
      const { id, ionq, run } = await othersJob(several, behaviour);
      const { circuits } = await run(ionq.handle(id).results());
      const found = circuits.map(({ probabilities: { all } }) => [...all!.toMap().keys()].join(' '));
      // The answer says how wide the widest is.
      expect(found).toEqual(['000 110', '100', '001']);
      expect([...(await run(circuits[2]!.shots()))!.all!]).toEqual(new Array(10).fill('001'));
    }
  });

  it('is read by register where the documents have some, each of which is read for itself', async () => {
    const debiased = { ...job, backend: 'qpu.forte-1', shots: 500 };
    const { id, service, ...other } = await othersJob(debiased, { emulator: september, answers: artifactsOnly(2) });
    const documents: Readonly<Record<string, object>> = {
      'ionq.result.probabilities.json.v2': {
        probabilities: { registers: { c: { '011': 0.25, '100': 0.75 }, d: { '1': 1 } } },
      },
      'ionq.result.shots.json.v2': { shots: new Array(10).fill({ registers: { c: [0, 1, 1], d: [1] } }) },
    };
    const entries = (await other.run(other.ionq.jobs.wait(id))).results as Readonly<Record<string, { id: string }>>;
    const { ionq, run } = clientBeside(service, (path) => {
      const format = Object.keys(entries).find((name) => path.endsWith(`/artifacts/${entries[name]!.id}`));
      return format === undefined ? undefined : documents[format];
    });
    const results = await run(ionq.handle(id).results());
    expect(results.probabilities.keys).toEqual(['c', 'd']);
    expect(results.get('c').probability('011')).toBe(0.25);
    expect((await run(results.shots()))?.get('c')).toEqual(new Array(10).fill('011'));
    // These are by qubit: what the other document calls its registers says nothing about them.
    const variants = await run(results.variants());
    expect(variants.map(({ results: { all } }) => [...all!.toMap()])).toEqual([[['10', 250]], [['10', 250]]]);
  });
});

describe('a job whose metadata did not come back', () => {
  it('is read by key all the same by whoever submitted it', async () => {
    const service = new EmulatedService();
    const { ionq, run, events } = clientBeside(service, () => undefined);
    const handle = await run(ionq.run([bell, one], { backend: 'simulator', shots: 8 }));
    service.change(handle.id, { metadata: null });
    const { circuits } = await run(handle.results());
    expect(circuits[0]?.get('m').weight('11')).toBeCloseTo(0.5, 12);
    expect(circuits[1]?.get('m').weight('1')).toBe(1);
    expect(events.filter(({ type }) => type === 'warning')).toEqual([]);
  });

  it('is read by what the metadata say where a token found a job of other circuits', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const options = { backend: 'simulator', clientToken: 'mine' };
    const earlier = await run(ionq.run(one, options));
    const later = await run(ionq.run(circuit(2).x(1).measure('other', 1), options));
    expect(later.id).toBe(earlier.id);
    const results = await run(later.results());
    expect(results.probabilities.keys).toEqual(['m']);
    expect(results.get('m' as never).weight('1')).toBe(1);
  });

  it('is read by qubit, with a warning, where they were changed', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const { id } = await run(ionq.run(one, { backend: 'simulator' }));
    service.change(id, { metadata: { 'ionloom.readout': '{"version":2,' } });
    const warnings: Issue[] = [];
    const fresh = clientOn(service);
    const results = await fresh.run(fresh.ionq.handle(id).results({ onWarning: (found) => warnings.push(found) }));
    expect(results.probabilities.keys).toEqual([]);
    expect(results.probabilities.all?.weight('10')).toBe(1);
    expect(warnings.map(({ code }) => code)).toEqual(['IgnoredValue']);
  });
});

describe('debiasing variants', () => {
  it.each([
    ['links', { emulator: { ...may, variants: 3 } }],
    ['artifacts', { emulator: { ...september, variants: 3 }, answers: artifactsOnly(1) }],
  ])('are read in the order of the qubits, from %s', async (_, behaviour) => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(measuring(3), fc.boolean(), async (original, isTranspiled) => {
        const service = new EmulatedService(behaviour);
        const { ionq, run } = clientOn(service);
        const common = { backend: 'qpu.forte-1', shots: 3001, debiasing: true } as const;
        const options = { ...common, validate: false, transpile: isTranspiled };
        const { id } = await run(ionq.run(original as never, options));
        const fresh = clientOn(service);
        const results = await fresh.run(unlessEmpty(fresh.ionq.handle(id).results()));
        if (results === undefined) return;
        read++;
        const variants = await fresh.run(results.variants());
        expect(variants.map(({ shots }) => shots)).toEqual([1001, 1000, 1000]);
        for (const { results } of variants) {
          for (const { key, wires } of original.measurements) {
            requireAlike(results.get(key), expected(original, wires), 0.02);
          }
        }
        expect(service.violations).toEqual([]);
      }),
      { seed: SEED, numRuns: 15 },
    );
    expect(read).toBeGreaterThanOrEqual(10);
  });

  it('of one circuit of several are those of its own job', async () => {
    const service = new EmulatedService({ emulator: may });
    const { ionq, run } = clientOn(service);
    const handle = await run(ionq.run([one, bell], { backend: 'qpu.forte-1', shots: 500 }));
    const { circuits } = await run(handle.results());
    const weights = (await run(circuits[0]!.variants())).map(({ results }) => [...results.get('m').toMap()]);
    expect(weights).toEqual([[['1', 250]], [['1', 250]]]);
  });

  it('on the qubits of the circuit itself need not say where they ran', async () => {
    const service = new EmulatedService({
      emulator: may,
      answers: {
        GetJob: ({ body }) => {
          const { variants = [] } = body.output.error_mitigation?.debiasing ?? {};
          const unmapped = variants.map((each: object) => ({ ...each, qubit_map: null }));
          return { body: { ...body, output: { error_mitigation: { debiasing: { variants: unmapped } } } } };
        },
        GetVariantHistogram: { body: { '1': 250 } },
      },
    });
    const { ionq, run } = clientOn(service);
    const handle = await run(ionq.run(one, { backend: 'qpu.forte-1', shots: 500 }));
    const variants = await run((await run(handle.results())).variants());
    expect(variants.map(({ results }) => [...results.get('m').toMap()])).toEqual([[['1', 250]], [['1', 250]]]);
  });

  it('become one as the service is asked to make them', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const handle = await run(ionq.run(one, { backend: 'qpu.forte-1', shots: 500 }));
    const together = await run(ionq.run([one, one], { backend: 'qpu.forte-1', shots: 500 }));
    for (const aggregation of ['average', 'sharpened', undefined] as const) {
      await run(handle.results({ aggregation }));
      await run(together.results({ aggregation }));
    }
    const asked = service.requests.filter(({ path }) => path.includes('/results/')).map(({ query }) => query);
    expect(asked).toEqual([
      ...[{ sharpen: 'false' }, { sharpen: 'false' }, { sharpen: 'true' }, { sharpen: 'true' }, {}, {}],
    ]);
    const unknown = handle.results({ aggregation: 'plurality' as never });
    await expect(unknown).rejects.toMatchObject({ code: 'WrongArgument' });
  });

  it('are none where the job has none', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const results = await run((await run(ionq.run(one, { backend: 'simulator' }))).results());
    expect(await run(results.variants())).toEqual([]);
  });
});

describe('results that are not there', () => {
  const options = { backend: 'qpu.forte-1', shots: 100 };

  it('of a job that measures nothing', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const dry = await run(ionq.run(one, { ...options, dryRun: true }));
    await expect(run(dry.results())).rejects.toMatchObject({
      code: 'NotAnswerable',
      message: expect.stringContaining('a dry run, which measures nothing'),
    });
    await expect(run((await run(ionq.jobs.get(dry.id))).readResults())).rejects.toMatchObject({
      code: 'NotAnswerable',
    });
  });

  it('of a function, which has numbers of its own', async () => {
    const { id, ionq, run } = await othersJob({
      type: 'quantum-function',
      backend: 'simulator',
      input: {
        data: {
          type: 'hamiltonian-energy',
          data: {
            ansatz: { data: 'OPENQASM 3.0; include "stdgates.inc"; qubit[1] q; x q[0];' },
            hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }],
          },
        },
      },
    });
    await expect(run(ionq.handle(id).results())).rejects.toMatchObject({
      code: 'NotAnswerable',
      message: expect.stringContaining('measures no circuit of its own'),
    });
    expect((await run(ionq.jobs.wait(id))).results).toEqual({ value: expect.closeTo(-1), variance: expect.closeTo(0) });
  });

  it('of a job whose answer does not list its parts', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientBeside(service, () => undefined);
    const { id } = await run(ionq.run([one, bell], options));
    await run(ionq.jobs.wait(id));
    const answer = { ...(await run(ionq.jobs.get(id))), child_job_ids: null };
    const other = clientBeside(service, (path) => (path === `/jobs/${id}` ? answer : undefined));
    await expect(other.run(other.ionq.handle(id).results())).rejects.toMatchObject({ code: 'NotAnswerable' });
    const [, second, ...rest] = service.job(id).childIds!;
    const fewer = clientBeside(service, (path) =>
      path === `/jobs/${id}` ? { ...answer, child_job_ids: [second, ...rest] } : undefined,
    );
    const { circuits } = await fewer.run(fewer.ionq.handle(id).results());
    // How its circuits are read is not said of this number of them.
    expect(circuits.map(({ probabilities: { keys } }) => keys)).toEqual([[]]);
  });

  it('of one circuit among several', async () => {
    const service = new EmulatedService();
    const { id } = await (async () => {
      const { ionq, run } = clientOn(service);
      return run(ionq.run([one, bell], options));
    })();
    const [first] = service.job(id).childIds!;
    const { ionq, run } = clientBeside(service, (path) =>
      path.includes('/aggregated') ? { [first!]: { 0: 1 } } : undefined,
    );
    await expect(run(ionq.handle(id).results())).rejects.toMatchObject({
      code: 'CircuitCount',
      message: expect.stringContaining('lack those of its circuit 1'),
    });
  });
});

describe('the names of circuits', () => {
  it('come back, in a job of several and of one', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const named = [{ name: 'a', circuit: bell }, one, { name: 'c', circuit: transpile(bell, 'ideal') }];
    const several = await run(ionq.run(named, { backend: 'simulator' }));
    const alone = await run(ionq.run({ name: 'a', circuit: bell }, { backend: 'simulator' }));
    const called = await run(ionq.run({ name: 'a', circuit: bell }, { backend: 'simulator', name: 'the job' }));
    for (const { ionq: reader, run: wait } of [{ ionq, run }, clientOn(service)]) {
      const names = async (id: string) => (await wait(reader.handle(id).results())).circuits.map(({ name }) => name);
      expect(await names(several.id)).toEqual(['a', undefined, 'c']);
      expect(await names(alone.id)).toEqual(['a']);
      expect(await names(called.id)).toEqual(['a']);
    }
    expect(service.job(alone.id).name).toBe('a');
    expect(service.job(called.id).name).toBe('the job');
    const results = await run(several.results());
    expect(results.named('c')).toBe(results.circuits[2]);
  });
});
