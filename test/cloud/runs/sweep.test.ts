import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CircuitData } from '../../../src/circuit/index.js';
import type { SweepResult } from '../../../src/cloud/index.js';
import type { JobOutcome, Runner, RunTask } from '../../../src/emulator/index.js';
import { runTask } from '../../../src/emulator/run/run-task.js';
import { circuit, nativeCircuit, transpile } from '../../../src/public/index.js';
import { EmulatedService } from '../../service/emulated-service.js';
import { ExactRunner } from '../../service/exact-runner.js';
import { reversedCircuits } from '../../service/other-answers.js';
import { RememberingRunner } from '../../service/remembering-runner.js';
import { SEED } from '../../simulate/circuit-arbitrary.js';
import { clientOn, postedJobs } from './client-on.js';
import { requireRight } from './right-results.js';

const template = circuit(3)
  .ry('a', 0)
  .cnot(0, 1)
  .rx('b', 2)
  .cnot(1, 2)
  .rz('a', 1)
  .ry('b', 1)
  .swap(0, 2)
  .measure('low', 0)
  .measure('high', 2, 1);

const angles = (count: number) => Array.from({ length: count }, (_, k) => ({ a: (7 * k) / count, b: -k / count }));

/** Runs circuits of one turn about x on the simulator, of which there are thousands, without simulating them. */
class TurningRunner implements Runner {
  readonly #usual = new RememberingRunner();
  #turned: Promise<JobOutcome> | undefined;

  async run(task: RunTask): Promise<JobOutcome> {
    const payload = JSON.parse(task.payload);
    const { input } = payload;
    const [{ gate, rotation, target }, ...rest] = (input.circuits?.[0] ?? input).circuit;
    if (gate !== 'rx' || target !== 0 || rest.length > 0) return this.#usual.run(task);
    this.#turned ??= runTask({ ...task, payload: JSON.stringify({ ...payload, input: ONE_TURN }) });
    const usual = await this.#turned;
    if (usual.kind !== 'circuit') return usual;
    const ones = onesOf({ theta: rotation });
    const probabilities = { ...(ones < 1 ? { '0': 1 - ones } : {}), ...(ones > 0 ? { '1': ones } : {}) };
    return { kind: 'circuit', circuit: { ...usual.circuit, probabilities } };
  }

  async close(): Promise<void> {}
}

const ONE_TURN = { gateset: 'qis', qubits: 1, circuit: [{ gate: 'rx', target: 0, rotation: 1 }] };

/** What a turn about x makes of the zero, by which circuits of a sweep are told apart. */
const onesOf = ({ theta }: { readonly theta: number }) => Math.sin(theta / 2) ** 2;

const turning = { emulator: { runner: new TurningRunner() } };

/** Runs nothing, for tests of what is submitted. */
const refusing: Runner = {
  run: async () => ({ kind: 'failed', failure: { code: 'SimulationError', message: 'nothing is run here' } }),
  close: async () => {},
};

/** All results of a sweep. */
async function all<Result>(sweep: AsyncIterable<Result>): Promise<Result[]> {
  const found: Result[] = [];
  for await (const each of sweep) found.push(each);
  return found;
}

const inputs = (service: EmulatedService) =>
  postedJobs(service).map(({ input }) => (input as unknown as { circuits: { circuit: object[] }[] }).circuits);

describe('a sweep', () => {
  it.each([
    ['simulator', false],
    ['simulator', true],
    ['qpu.forte-1', true],
    ['qpu.forte-1', { relation: 'distribution' }],
  ] as const)('on %s, transpiled: %j, gives what each binding measures', async (backend, transpiled) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ a: fc.double({ min: -9, max: 9, noNaN: true }), b: fc.constantFrom(0, 0.5, Math.PI) }), {
          minLength: 1,
          maxLength: 5,
        }),
        async (bindings) => {
          const service = new EmulatedService({ emulator: { runner: new ExactRunner() }, answers: reversedCircuits });
          const { ionq, run } = clientOn(service);
          const options = { backend, shots: 100, transpile: transpiled } as const;
          const found = await run(all(ionq.sweep(template, bindings, options)));
          expect(found.map(({ index }) => index)).toEqual([...bindings.keys()]);
          expect(found.map(({ values }) => values)).toEqual(bindings);
          for (const { results, values } of found) {
            requireRight(results.probabilities, template.bind(values) as unknown as CircuitData);
            expect(results.counts().get('high').total).toBe(100);
          }
          const [posted] = postedJobs(service);
          const fresh = clientOn(service);
          const again = await fresh.run(fresh.ionq.handle(service.submitted.at(-1)!.id).results());
          expect(again.circuits.map((each) => [...each.get('low').toMap()])).toEqual(
            found.map(({ results }) => [...results.get('low').toMap()]),
          );
          expect(posted?.['type']).toBe('ionq.multi-circuit.v1');
          expect(service.violations).toEqual([]);
        },
      ),
      { seed: SEED, numRuns: 5 },
    );
  });

  it('of a transpilation binds that, and of a native circuit that', async () => {
    const service = new EmulatedService({ emulator: { runner: new ExactRunner() } });
    const { ionq, run } = clientOn(service);
    const made = transpile(template, 'qpu.forte-1');
    for (const transpiled of [true, false]) {
      const found = await run(all(ionq.sweep(made, angles(3), { backend: 'qpu.forte-1', transpile: transpiled })));
      for (const { results, values } of found) {
        requireRight(results.probabilities, template.bind(values) as unknown as CircuitData);
      }
    }
    const [first, second] = inputs(service);
    expect(first).toEqual(second);
    const native = nativeCircuit(2).gpi2('phase', 0).zz('angle', 0, 1).gpi2('phase', 0).measure('m', 0);
    const bindings = [
      { phase: 0.25, angle: 0.1 },
      { phase: -0.7, angle: 0.25 },
    ];
    const found = await run(all(ionq.sweep(native, bindings, { backend: 'qpu.forte-1' })));
    for (const { results, values } of found) {
      requireRight(results.probabilities, native.bind(values) as unknown as CircuitData);
    }
  });

  it('of 1,000 bindings is one job', async () => {
    const service = new EmulatedService(turning);
    const { ionq, run } = clientOn(service);
    const small = circuit(1).rx('theta', 0).measure('m', 0);
    const bindings = Array.from({ length: 1000 }, (_, k) => ({ theta: k }));
    const found = await run(all(ionq.sweep(small, bindings, { backend: 'simulator' })));
    expect(inputs(service).map(({ length }) => length)).toEqual([1000]);
    expect(found.map(({ results }) => results.get('m').probability('1'))).toEqual(bindings.map(onesOf));
  });

  it('of 10,500 small circuits is three jobs, whose results are in order although the later end first', async () => {
    const service: EmulatedService = new EmulatedService({
      emulator: { runner: new TurningRunner(), policy: { kind: 'time', ready: 1, started: 2, completed: 600_000 } },
      answers: {
        ...reversedCircuits,
        CreateJob: (answered) => {
          const later = service.submitted.length - 1;
          service.change(answered.body.id, { submittedAt: service.clock.now() - 100_000 * later });
          return answered;
        },
      },
    });
    const { ionq, run } = clientOn(service);
    const small = circuit(1).rx('theta', 0).measure('m', 0);
    const bindings = Array.from({ length: 10_500 }, (_, k) => ({ theta: k }));
    const sweep = ionq.sweep(small, bindings, { backend: 'simulator' });
    const found = await run(all(sweep));
    expect(inputs(service).map(({ length }) => length)).toEqual([5000, 5000, 500]);
    expect(sweep.handles).toHaveLength(3);
    const places = found.map(({ results }, k) => [k, results.get('m').probability('1')]);
    expect(places).toEqual(bindings.map((each, k) => [k, onesOf(each)]));
    expect(found.map(({ values: { theta } }) => theta)).toEqual(bindings.map(({ theta }) => theta));
  });

  it('splits at the limits of gates and bytes, which no body passes', async () => {
    const service = new EmulatedService({ emulator: { runner: refusing } });
    const { ionq, run } = clientOn(service);
    let deep = circuit(20).rx('theta', 0);
    for (let k = 0; k < 9_999; k++) deep = deep.cnot(k % 20, (k + 1) % 20);
    await run(
      ionq
        .sweep(
          deep,
          angles(16).map(({ a }) => ({ theta: a })),
          { backend: 'simulator' },
        )
        .submit(),
    );
    const wires = Array.from({ length: 20 }, (_, wire) => wire);
    const terms = Array.from({ length: 5_000 }, (_, k) => wires.map((w) => 'XYZ'[(k >> (w % 13)) % 3]!).join(''));
    const coefficients = terms.map((_, k) => 1 / (k + 3));
    const long = circuit(20).pauliexp({ terms, coefficients }, 'theta', wires).measure('m', 0);
    const metadata = Object.fromEntries([...'abcdefg'].map((name) => [name, '\u20ac'.repeat(40_000)]));
    const options = { backend: 'simulator', metadata, clientToken: 'x'.repeat(200) };
    const thetas = Array.from({ length: 60 }, (_, k) => ({ theta: 0.1 + k }));
    await run(ionq.sweep(long, thetas, options).submit());
    const bytes = postedJobs(service).map((job) => new TextEncoder().encode(JSON.stringify(job)).length);
    const circuits = inputs(service).map((list) => list.length);
    expect(circuits.slice(0, 2)).toEqual([15, 1]);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(10_000_000);
    // One more circuit would not have fitted into any but the last.
    const own = new TextEncoder().encode(JSON.stringify(inputs(service)[2]![0])).length;
    for (const size of bytes.slice(2, -1)) expect(size + own + 1).toBeGreaterThan(10_000_000 - 1_000);
    expect(circuits.slice(2).reduce((sum, each) => sum + each)).toBe(60);
    expect(service.violations).toEqual([]);
  });

  it('without bindings submits nothing', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const sweep = ionq.sweep(template, [], { backend: 'simulator', maxCostUsd: 0 });
    expect(await run(all(sweep))).toEqual([]);
    expect(service.requests).toEqual([]);
  });
});

describe('bindings', () => {
  it('are taken from a generator as they are needed, eight jobs ahead', async () => {
    const service = new EmulatedService(turning);
    const { ionq, run } = clientOn(service);
    // Of a name of two megabytes four fit into a job.
    const named = circuit(1).rx('theta', 0).measure('x'.repeat(2_000_000), 0);
    let taken = 0;
    async function* endless() {
      for (;;) yield { theta: taken++ };
    }
    const sweep = ionq.sweep(named, endless(), { backend: 'simulator' });
    const first = await run((sweep[Symbol.asyncIterator]() as AsyncGenerator<SweepResult, void, void>).next());
    expect(first.value?.index).toBe(0);
    expect(inputs(service).map(({ length }) => length)).toEqual(new Array(8).fill(4));
    expect(taken).toBe(8 * 4 + 1);
  });

  it('that fail end the sweep with their error, and what was submitted is known', async () => {
    const service = new EmulatedService(turning);
    const { ionq, run } = clientOn(service);
    function* broken() {
      for (let k = 0; k < 5_001; k++) yield { theta: k };
      throw new Error('no more');
    }
    const sweep = ionq.sweep(circuit(1).rx('theta', 0), broken(), { backend: 'simulator' });
    await expect(run(all(sweep))).rejects.toThrow('no more');
    expect(sweep.handles).toHaveLength(1);
  });

  it('of other parameters than the template has are refused', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const untyped = ionq.sweep as (...anything: unknown[]) => AsyncIterable<unknown>;
    for (const bindings of [
      [{ a: 1 }],
      [{ a: 1, b: 2, c: 3 }],
      [{ a: 1, c: 2 }],
      [3],
      ['a'],
      [null],
      [{ a: 1, b: 'x' }],
    ]) {
      const sweep = untyped.call(ionq, template, bindings, { backend: 'simulator' });
      await expect(run(all(sweep))).rejects.toMatchObject({ name: 'IonloomError' });
    }
    for (const bindings of [undefined, 3, 'text', {}, null]) {
      expect(() => untyped.call(ionq, template, bindings, { backend: 'simulator' })).toThrow(/the bindings of a sweep/);
    }
    expect(service.requests).toEqual([]);
  });
});

describe('a sweep that does not go through', () => {
  const small = circuit(1).rx('theta', 0).measure('m', 0);
  const bindings = (count: number) => Array.from({ length: count }, (_, k) => ({ theta: k }));

  it('gives what came before a job that fails, and the handles of what comes after', async () => {
    const failure = { code: 'QuantumComputerError', message: 'it broke' };
    const service: EmulatedService = new EmulatedService({
      ...turning,
      answers: {
        CreateJob: (answered) => {
          if (service.submitted.length === 2) service.change(answered.body.id, { state: 'failed', failure });
          return answered;
        },
      },
    });
    const { ionq, run } = clientOn(service);
    const sweep = ionq.sweep(small, bindings(10_001), { backend: 'simulator' });
    let seen = 0;
    const going = (async () => {
      for await (const { index } of sweep) expect(index).toBe(seen++);
    })();
    await expect(run(going)).rejects.toMatchObject({ name: 'JobFailedError', failure });
    expect(seen).toBe(5000);
    expect(sweep.handles).toHaveLength(3);
    expect((await run(sweep.handles[2]!.results())).circuits).toHaveLength(1);
  });

  it('submits nothing twice when it is started again with its token', async () => {
    const service = new EmulatedService({ ...turning, lists: { hasParts: false } });
    const options = { backend: 'simulator', clientToken: 'sweep-7' };
    const first = clientOn(service);
    const ends = first.ionq.sweep(small, bindings(10_001), options);
    const iterator = ends[Symbol.asyncIterator]();
    await first.run(iterator.next());
    await first.run(iterator.return());
    expect(service.created.size).toBe(3);
    // Many others are submitted in the meantime, and days pass.
    for (let k = 0; k < 60; k++) {
      await first.run(first.ionq.run(circuit(1).h(0), { backend: 'simulator', clientToken: false }));
    }
    await service.clock.advance(3 * 24 * 3_600_000);
    const second = clientOn(service);
    const found = await second.run(all(second.ionq.sweep(small, bindings(10_001), options)));
    expect(found).toHaveLength(10_001);
    expect([...service.created].filter(([token]) => token !== undefined)).toEqual([
      ['sweep-7/0', 1],
      ['sweep-7/1', 1],
      ['sweep-7/2', 1],
    ]);
    expect(second.events.filter(({ type }) => type === 'adopted')).toHaveLength(3);
  });

  it('finds its jobs behind the thousands of circuits of others', async () => {
    const service = new EmulatedService({ ...turning, lists: { pageSize: 100 } });
    const options = { backend: 'simulator', clientToken: 'mine' };
    const first = clientOn(service);
    await first.run(first.ionq.sweep(small, bindings(3), options).submit());
    await first.run(first.ionq.sweep(small, bindings(5_000), { backend: 'simulator' }).submit());
    const second = clientOn(service);
    await second.run(second.ionq.sweep(small, bindings(3), options).submit());
    expect(service.created.get('mine/0')).toBe(1);
  });

  it('is gone through once', async () => {
    const service = new EmulatedService(turning);
    const { ionq, run } = clientOn(service);
    const sweep = ionq.sweep(small, bindings(2), { backend: 'simulator' });
    expect(await run(sweep.submit())).toHaveLength(1);
    await expect(run(all(sweep))).rejects.toMatchObject({ code: 'NotAnswerable' });
    expect(postedJobs(service)).toHaveLength(1);
  });
});

describe('the template', () => {
  it('is transpiled once, whatever the number of bindings', async () => {
    const passes = async (count: number) => {
      const service = new EmulatedService();
      const { ionq, run } = clientOn(service);
      let calls = 0;
      const options = { backend: 'qpu.forte-1', transpile: { onPass: () => void calls++ } };
      await run(ionq.sweep(template, angles(count), options).submit());
      expect(service.requests.filter(({ path }) => path.endsWith('/characterizations'))).toHaveLength(1);
      return calls;
    };
    const once = await passes(1);
    expect(once).toBeGreaterThan(0);
    expect(await passes(50)).toBe(once);
  });

  it('without methods, such as a circuit of parts, is refused', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const { gateset, qubits, operations, measurements, globalPhase, parameters, keys } = template;
    const parts = { gateset, qubits, operations, measurements, globalPhase, parameters, keys };
    const sweep = ionq.sweep(parts as never, angles(1), { backend: 'simulator' });
    await expect(run(all(sweep))).rejects.toMatchObject({ code: 'WrongArgument' });
    expect(() => ionq.sweep(3 as never, angles(1), { backend: 'simulator' })).toThrow(/sweep takes a circuit/);
  });
});
