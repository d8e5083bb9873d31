import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CircuitData } from '../../../src/circuit/index.js';
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

function inForm(original: CircuitData, form: Form, backend: string): Evaluable {
  if (form === 'as it is' || form === 'transpiled by run') return original as never;
  const target = backend === 'simulator' ? 'ideal' : (backend as never);
  const relation = form === 'only what is read' ? 'distribution' : 'frames-and-permutation';
  const made = transpile(original, target, { relation });
  return (form === 'its native circuit' ? made.circuit : made) as never;
}

const behaviours: readonly (readonly [string, EmulatedServiceOptions])[] = [
  ['links', {}],
  ['links and artifacts', { hasArtifacts: true, reversesCircuits: true }],
  ['artifacts of either version', { hasArtifacts: true, hasLinks: false, hasRegisters: true }],
  ['artifacts of version 1', { hasArtifacts: true, hasLinks: false, reversesCircuits: true }],
];

describe.each(behaviours)('results by key from a service with %s', (_, behaviour) => {
  describe.each(['simulator', 'qpu.forte-1'])('of %s', (backend) => {
    it.each(forms)('of circuits that are handed over %s', { timeout: 300_000 }, async (form) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(measuring(), { minLength: 1, maxLength: 3 }),
          fc.boolean(),
          async (originals, alone) => {
            const service = new EmulatedService({ ...behaviour });
            const { ionq, run } = clientOn(service);
            const several = !alone || originals.length > 1;
            const handed = originals.map((original) => inForm(original, form, backend));
            // Circuits that do nothing are refused, and have results all the same.
            const options = { backend, shots: SHOTS, transpile: form === 'transpiled by run', validate: false };
            const handle = await run(ionq.run(several ? handed : handed[0]!, options));
            const results = await run(handle.results());
            expect(results.circuits).toHaveLength(originals.length);
            originals.forEach((original, k) => {
              const own = results.circuits[k]!;
              requireRight(own.probabilities, original);
              if (form !== 'only what is read') expect(own.probabilities.all).toBeDefined();
              for (const key of own.probabilities.keys) expect(own.counts().get(key).total).toBe(SHOTS);
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
        { seed: SEED, numRuns: 6 },
      );
    });
  });
});

/** Shots are as often as the double makes them, which rounds. */
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
async function othersJob(payload: object, behaviour: EmulatedServiceOptions = {}) {
  const service = new EmulatedService({ ...behaviour });
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
    for (const behaviour of [{}, { hasArtifacts: true, hasLinks: false }]) {
      const { id, ionq, run } = await othersJob(several, { reversesCircuits: true, ...behaviour });
      const { circuits } = await run(ionq.handle(id).results());
      const found = circuits.map(({ probabilities: { all } }) => [...all!.toMap().keys()].join(' '));
      // The answer says how wide the widest is.
      expect(found).toEqual(['000 110', '100', '001']);
      expect([...(await run(circuits[2]!.shots()))!.all!]).toEqual(new Array(10).fill('001'));
    }
  });

  it('is read by register where the documents have some, each of which is read for itself', async () => {
    const behaviour = { hasArtifacts: true, hasLinks: false, hasRegisters: true, variants: () => [null, [1, 0]] };
    const { id, service } = await othersJob({ ...job, backend: 'qpu.forte-1', shots: 10 }, behaviour);
    const documents = [
      { probabilities: { registers: { c: { '011': 0.25, '100': 0.75 }, d: { '1': 1 } } } },
      { shots: new Array(10).fill({ registers: { c: [0, 1, 1], d: [1] } }) },
    ];
    const { ionq, run } = clientBeside(service, (path) => {
      const number = Number.parseInt(path.split('/artifacts/')[1]?.slice(-2) ?? '', 16);
      if (!path.includes('/artifacts/')) return undefined;
      // 100 is 64 in hexadecimal: probabilities and shots of the first job, each in two versions.
      return [undefined, documents[0], undefined, documents[1]][number - 0x64];
    });
    const results = await run(ionq.handle(id).results());
    expect(results.probabilities.keys).toEqual(['c', 'd']);
    expect(results.get('c').probability('011')).toBe(0.25);
    expect((await run(results.shots()))?.get('c')).toEqual(new Array(10).fill('011'));
    // These are by qubit: what the other document calls its registers says nothing about them.
    const variants = await run(results.variants());
    expect(variants.map(({ results: { all } }) => [...all!.toMap()])).toEqual([[['10', 5]], [['10', 5]]]);
  });
});

describe('a job whose metadata did not come back', () => {
  it('is read by key all the same by whoever submitted it', async () => {
    const service = new EmulatedService();
    const { ionq, run, events } = clientBeside(service, () => undefined);
    const handle = await run(ionq.run([bell, one], { backend: 'simulator', shots: 8 }));
    Object.assign(service.job(handle.id).posted, { metadata: undefined });
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
    Object.assign(service.job(id).posted, { metadata: { 'ionloom.readout': '{"version":2,' } });
    const warnings: Issue[] = [];
    const fresh = clientOn(service);
    const results = await fresh.run(fresh.ionq.handle(id).results({ onWarning: (found) => warnings.push(found) }));
    expect(results.probabilities.keys).toEqual([]);
    expect(results.probabilities.all?.weight('10')).toBe(1);
    expect(warnings.map(({ code }) => code)).toEqual(['IgnoredValue']);
  });
});

describe('debiasing variants', () => {
  const maps = [null, [3, 0, 2], [1, 2, 0]];

  it.each([
    ['links', {}],
    ['artifacts', { hasArtifacts: true, hasLinks: false }],
  ])('are read in the order of the qubits, from %s', async (_, behaviour) => {
    await fc.assert(
      fc.asyncProperty(measuring(3), fc.boolean(), async (original, isTranspiled) => {
        const service = new EmulatedService({
          results: simulatedResults,
          pairs: 'all',
          variants: ({ qubits }) => maps.map((map) => map?.slice(0, qubits) ?? null),
          ...behaviour,
        });
        const { ionq, run } = clientOn(service);
        const options = { backend: 'qpu.forte-1', shots: 3001, validate: false, transpile: isTranspiled };
        const { id } = await run(ionq.run(original as never, options));
        const fresh = clientOn(service);
        const variants = await fresh.run((await fresh.run(fresh.ionq.handle(id).results())).variants());
        expect(variants.map(({ shots }) => shots)).toEqual([1001, 1000, 1000]);
        for (const { results } of variants) {
          for (const { key, wires } of original.measurements) {
            requireAlike(results.get(key), expected(original, wires), 0.02);
          }
        }
        expect(service.violations).toEqual([]);
      }),
      { seed: SEED, numRuns: 10 },
    );
  });

  it('of one circuit of several are those of its own job', async () => {
    const service = new EmulatedService({ variants: () => [[1, 0], null] });
    const { ionq, run } = clientOn(service);
    const handle = await run(ionq.run([one, bell], { backend: 'qpu.forte-1', shots: 10 }));
    const { circuits } = await run(handle.results());
    const weights = (await run(circuits[0]!.variants())).map(({ results }) => [...results.get('m').toMap()]);
    expect(weights).toEqual([[['1', 5]], [['1', 5]]]);
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
          data: { ansatz: { data: 'OPENQASM 3.0;' }, hamiltonian: [{ pauli_string: 'Z', coefficient: 1 }] },
        },
      },
    });
    await expect(run(ionq.handle(id).results())).rejects.toMatchObject({
      code: 'NotAnswerable',
      message: expect.stringContaining('measures no circuit of its own'),
    });
    expect((await run(ionq.jobs.wait(id))).results).toEqual({ value: -1, variance: 0.25 });
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
