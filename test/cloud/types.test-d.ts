import { describe, expectTypeOf, it } from 'vitest';
import { type CircuitResults, IonQ, type Job, type JobHandle, type JobResults } from '../../src/cloud/index.js';
import { circuit, findTarget, parseQasm, transpile } from '../../src/public/index.js';

const ionq = new IonQ();
const bell = circuit(2).h(0).cnot(0, 1).measure('m', 0, 1);
const other = circuit(1).x(0).measure('other', 0);
const template = circuit(1).rx('theta', 0).ry('phi', 0).measure('m', 0);
const simulator = { backend: 'simulator' };

describe('the keys of a circuit', () => {
  it('are the keys of its results', async () => {
    const handle = await ionq.run(bell, simulator);
    expectTypeOf(handle).toEqualTypeOf<JobHandle<'m'>>();
    const results = await handle.results();
    expectTypeOf(results).toEqualTypeOf<JobResults<'m'>>();
    results.get('m').probability('11');
    results.counts().get('m');
    (await results.shots())?.get('m');
    // @ts-expect-error the circuit measures nothing of this name
    results.get('n');
    // @ts-expect-error nor does it in shots
    (await results.shots())?.get('n');
    // @ts-expect-error nor in variants
    (await results.variants())[0]?.results.get('n');
  });

  it('come along through transpilations, names and lists', async () => {
    const made = transpile(bell, findTarget('ideal'));
    expectTypeOf(await ionq.run(made, simulator)).toEqualTypeOf<JobHandle<'m'>>();
    expectTypeOf(await ionq.run({ name: 'a', circuit: made }, simulator)).toEqualTypeOf<JobHandle<'m'>>();
    const several = await (await ionq.run([bell, { name: 'b', circuit: other }], simulator)).results();
    expectTypeOf(several.circuits[0]).toEqualTypeOf<CircuitResults<'m' | 'other'> | undefined>();
    // @ts-expect-error none of them measures this
    several.named('b').get('n');
  });

  it('are any where nothing is known of the circuits', async () => {
    expectTypeOf(ionq.handle('id')).toEqualTypeOf<JobHandle>();
    expectTypeOf((await ionq.jobs.get('id')).readResults).returns.resolves.toEqualTypeOf<JobResults>();
    (await ionq.run(parseQasm(''), simulator)).results();
    (await ionq.handle('id').results()).get('whatever');
  });
});

describe('an answer about a job', () => {
  it('has its fields, its own results apart from what reads them', async () => {
    const job = await ionq.jobs.get('id');
    expectTypeOf(job).toEqualTypeOf<Job>();
    expectTypeOf(job.backend).toEqualTypeOf<string>();
    expectTypeOf(job.results).toExtend<object | null>();
    // @ts-expect-error a job without results has null there
    void job.results.probabilities;
  });
});

describe('what run takes', () => {
  it('names a backend, and options that there are', () => {
    // @ts-expect-error no backend
    ionq.run(bell, {});
    // @ts-expect-error no options
    ionq.run(bell);
    // @ts-expect-error an option of another name
    ionq.run(bell, { backend: 'simulator', shot: 3 });
    // @ts-expect-error how results are read is always written
    ionq.run(bell, { backend: 'simulator', readOut: false });
    // @ts-expect-error the aggregation of another client
    ionq.handle('id').results({ aggregation: 'voting' });
  });

  it('is bound', () => {
    // @ts-expect-error parameters are free
    ionq.run(template, simulator);
    ionq.run(template.bind({ theta: 1, phi: 2 }), simulator);
  });
});

describe('a sweep', () => {
  it('gives results by key beside the values of each binding', async () => {
    const bindings = [{ theta: 1, phi: 2, note: 3 }];
    for await (const { values, results, index } of ionq.sweep(template, bindings, simulator)) {
      expectTypeOf(values).toEqualTypeOf<{ theta: number; phi: number; note: number }>();
      expectTypeOf(index).toEqualTypeOf<number>();
      results.get('m');
      // @ts-expect-error the template measures nothing of this name
      results.get('n');
    }
    const made = transpile(template, findTarget('ideal'));
    ionq.sweep(made, [{ theta: 1, phi: 2 }], simulator);
    ionq.sweep(template.bind({ theta: 0 }), [{ phi: 2 }], simulator);
  });

  it('takes values for all parameters of its template', () => {
    // @ts-expect-error phi has no value
    ionq.sweep(template, [{ theta: 1 }], simulator);
    // @ts-expect-error another name
    ionq.sweep(template, [{ theta: 1, pi: 2 }], simulator);
    // @ts-expect-error no number
    ionq.sweep(template, [{ theta: 1, phi: '2' }], simulator);
    // @ts-expect-error no backend
    ionq.sweep(template, [{ theta: 1, phi: 2 }], {});
    // @ts-expect-error one binding is no list of them
    ionq.sweep(template, { theta: 1, phi: 2 }, simulator);
  });
});
