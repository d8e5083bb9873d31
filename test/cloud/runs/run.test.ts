import { describe, expect, it } from 'vitest';
import { type Circuit, circuit, decodeJob, findTarget, transpile, verify } from '../../../src/public/index.js';
import { EmulatedService } from '../../service/emulated-service.js';
import { connecting } from '../../service/other-answers.js';
import { clientOn, postedJobs } from './client-on.js';

const bell = circuit(2).h(0).cnot(0, 1).measure('m', 0, 1);

describe('run', () => {
  it('of one circuit is a job of one, of a list a job of several, even of one', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    await run(ionq.run(bell, { backend: 'simulator' }));
    await run(ionq.run([bell], { backend: 'simulator' }));
    expect(postedJobs(service).map(({ type }) => type)).toEqual(['ionq.circuit.v1', 'ionq.multi-circuit.v1']);
    await expect(run(ionq.run([], { backend: 'simulator' }))).rejects.toMatchObject({ code: 'CircuitCount' });
  });

  it('hands over what is said of the job, as the API document has it', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const session = await run(ionq.sessions.create({ backend: 'qpu.forte-1' }));
    await run(
      ionq.run(bell, {
        backend: 'qpu.forte-1',
        name: 'a job',
        shots: 600,
        metadata: { mine: 'kept' },
        debiasing: true,
        dryRun: true,
        sessionId: session.id,
        compilation: { opt: 1, precision: '1E-3' },
      }),
    );
    await run(ionq.run(bell, { backend: 'simulator', noise: { model: 'forte-1', seed: 7 } }));
    expect(postedJobs(service)).toMatchObject([
      {
        backend: 'qpu.forte-1',
        name: 'a job',
        shots: 600,
        metadata: { mine: 'kept' },
        settings: { error_mitigation: { debiasing: true }, compilation: { opt: 1, precision: '1E-3' } },
        dry_run: true,
        session_id: session.id,
        input: { gateset: 'qis' },
      },
      { backend: 'simulator', noise: { model: 'forte-1', seed: 7 } },
    ]);
    expect(service.violations).toEqual([]);
  });

  it('transpiles where that is asked for, and what was transpiled before stays', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const made = transpile(bell, 'qpu.forte-1');
    await run(ionq.run([bell, made], { backend: 'qpu.forte-1', transpile: { level: 0, entangler: 'zz' } }));
    const [first, second] = decodeJob(postedJobs(service)[0]).stated;
    expect(verify(bell as never, first as never).equivalent).toBe(true);
    expect(second?.circuit.operations).toEqual(made.circuit.operations);
    expect(first?.circuit.gateset).toBe('native');
  });

  it('transpiles for what was measured: what no pairs connect is refused, and what they do is laid out on them', async () => {
    const service = new EmulatedService({ answers: connecting([[0, 1]]) });
    const { ionq, run } = clientOn(service);
    const options = { backend: 'qpu.forte-1', transpile: true, shots: 100 };
    const threeMeet = circuit(3).cnot(0, 1).cnot(1, 2);
    await expect(run(ionq.run(threeMeet, options))).rejects.toMatchObject({ code: 'NoConnection' });
    expect(postedJobs(service)).toEqual([]);
    await run(ionq.run(circuit(3).cnot(0, 2), options));
    const [job] = postedJobs(service) as unknown as [{ input: { circuit: { targets?: readonly number[] }[] } }];
    const pairs = job.input.circuit.flatMap(({ targets }) => (targets === undefined ? [] : [[...targets].sort()]));
    expect(pairs).toEqual([[0, 1]]);
    // A target of one's own is taken in its place, and nobody is asked.
    await run(ionq.run(circuit(3).cnot(0, 2), { ...options, target: findTarget('qpu.forte-1') }));
    expect(postedJobs(service)).toHaveLength(2);
  });

  it('transpiles for the simulator and the noise that it is asked for', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    await run(ionq.run(bell, { backend: 'simulator', transpile: true, noise: { model: 'aria-1' } }));
    await run(ionq.run(bell, { backend: 'simulator', transpile: true, noise: { model: 'forte-1' } }));
    await run(ionq.run(bell, { backend: 'simulator', transpile: true, noise: { model: 'ideal' } }));
    const gates = postedJobs(service).map(({ input }) =>
      (input as unknown as { circuit: { gate: string }[] }).circuit.map(({ gate }) => gate),
    );
    expect(gates[0]).toContain('ms');
    expect(gates[1]).toContain('zz');
    expect(service.requests.every(({ path }) => path === '/jobs')).toBe(true);
  });

  it('ends with its signal, before anything is sent', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const signal = AbortSignal.abort(new Error('enough'));
    for (const transpiled of [true, false]) {
      await expect(run(ionq.run(bell, { backend: 'simulator', signal, transpile: transpiled }))).rejects.toThrow();
    }
    expect(service.requests).toEqual([]);
  });

  it('refuses what is no circuit, is not bound or has no backend', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const untyped = (...given: unknown[]) => run((ionq.run as (...anything: unknown[]) => Promise<unknown>)(...given));
    const backend = { backend: 'simulator' };
    for (const [code, ...given] of [
      ['WrongArgument', undefined, backend],
      ['WrongArgument', [bell, 3], backend],
      ['WrongArgument', { name: 'a', circuit: 3 }, backend],
      ['UnboundParameter', circuit(1).rx('a', 0) as Circuit, backend],
      ['WrongArgument', bell],
      ['UnknownOption', bell, { ...backend, bakend: 'x' }],
      ['WrongArgument', bell, { ...backend, transpile: null }],
      ['WrongArgument', bell, { ...backend, validate: 'no' }],
      ['WrongArgument', bell, { ...backend, clientToken: 7 }],
      ['WrongArgument', bell, { ...backend, noise: 'forte-1' }],
      ['UnknownOption', bell, { ...backend, transpile: { levle: 1 } }],
    ] as const) {
      await expect(untyped(...given), JSON.stringify(given)).rejects.toMatchObject({ code });
    }
    for (const options of [{}, { backend: 3 }, { backend: undefined, transpile: true }, { backend: 'nowhere' }]) {
      await expect(untyped(bell, options)).rejects.toMatchObject({ name: 'IonloomError' });
    }
    expect(service.requests).toEqual([]);
  });
});
