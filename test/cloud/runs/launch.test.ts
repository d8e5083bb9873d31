import { describe, expect, it } from 'vitest';
import { circuit, circuitJob, multiCircuitJob, nativeCircuit, transpile } from '../../../src/public/index.js';
import { EmulatedService } from '../../service/emulated-service.js';
import { ExactRunner } from '../../service/exact-runner.js';
import { connecting, type Pairs } from '../../service/other-answers.js';
import { clientOn, postedJobs } from './client-on.js';

const bell = circuit(2).h(0).cnot(0, 1).measure('m', 0, 1);
const far = nativeCircuit(6).gpi2(0, 0).zz(0.25, 0, 5).measure('m', 0);

const warnings = (events: readonly { readonly type: string }[]) =>
  events.flatMap((event) =>
    event.type === 'warning' ? (event as never as { issues: { code: string }[] }).issues : [],
  );

describe('what is wrong with a job', () => {
  it('is said all at once, and nothing is sent', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const wrong = {
      ...circuitJob(bell, { backend: 'qpu.forte-1', readOut: false }),
      shots: 0,
      noise: { model: 'aria-1' },
      input: {
        gateset: 'qis',
        qubits: 2,
        circuit: [
          { gate: 'hh', target: 0 },
          { gate: 'x', target: 7 },
        ],
      },
    };
    const failed = await run(ionq.submit(wrong as never).catch((error: unknown) => error));
    const codes = (failed as { issues: { code: string }[] }).issues.map(({ code }) => code);
    expect(new Set(codes).size).toBeGreaterThanOrEqual(3);
    expect((failed as { issues: { severity: string }[] }).issues.every(({ severity }) => severity === 'error')).toBe(
      true,
    );
    const wide = circuit(40).h(0).h(39);
    await expect(run(ionq.run([wide, circuit(1)], { backend: 'qpu.forte-1', shots: 20_000 }))).rejects.toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ code: 'NotEnoughQubits' }),
        expect.objectContaining({ code: 'EmptyCircuit' }),
      ]),
    });
    expect(postedJobs(service)).toEqual([]);
  });

  it('is looked for in what was measured last: a pair that is not there', async () => {
    const pairs: Pairs = [
      [0, 1],
      [1, 2],
    ];
    const service = new EmulatedService({ answers: connecting(pairs) });
    const { ionq, run } = clientOn(service);
    const options = { backend: 'qpu.forte-1', shots: 100 };
    for (const refused of [() => ionq.run(far, options), () => ionq.submit(circuitJob(far, options))]) {
      await expect(run(refused())).rejects.toMatchObject({ code: 'NoConnection' });
    }
    await expect(run(ionq.sweep(nativeCircuit(6).zz('t', 0, 5), [{ t: 0.1 }], options).submit())).rejects.toMatchObject(
      { code: 'NoConnection' },
    );
    expect(postedJobs(service)).toEqual([]);
    // Abstract gates are the service's to route, and the catalogue connects all.
    await run(ionq.run(circuit(6).cnot(0, 5), options));
    await run(ionq.run(far, { ...options, target: 'qpu.forte-1' }));
    await run(ionq.run(far, { ...options, validate: false }));
    expect(postedJobs(service)).toHaveLength(3);
    expect(service.requests.filter(({ path }) => path.endsWith('/characterizations'))).toHaveLength(1);
  });

  it('is an event where it deserves only a look', async () => {
    const service = new EmulatedService();
    const { ionq, run, events } = clientOn(service);
    await run(ionq.run(bell, { backend: 'qpu.aria-1', shots: 100 }));
    expect(warnings(events).map(({ code }) => code)).toContain('RetiredBackend');
    expect(postedJobs(service)).toHaveLength(1);
  });

  it('is looked for in the catalogue where the measurements may not be asked for, are not there or not readable', async () => {
    for (const status of [401, 403, 404] as const) {
      const service = new EmulatedService({
        answers: connecting([[0, 1]]),
        faults: [{ operation: 'getCharacterizationsForBackend', fault: { kind: 'status', status } }],
      });
      const { ionq, run, events } = clientOn(service);
      await run(ionq.run(far, { backend: 'qpu.forte-1' }));
      expect(postedJobs(service)).toHaveLength(1);
      const [said] = warnings(events) as unknown as { message: string }[];
      expect(said?.message).toContain(`cannot be had (${status})`);
      await expect(run(ionq.run(circuit(99).h(98), { backend: 'qpu.forte-1' }))).rejects.toThrow();
    }
    const service = new EmulatedService();
    const { ionq, run, events } = clientOn({
      clock: service.clock,
      fetch: (input, init) =>
        String(input).includes('/characterizations')
          ? Promise.resolve(Response.json({ characterizations: [{ id: 'x', qubits: 'many' }], pages: 0 }))
          : service.fetch(input, init),
    });
    await run(ionq.run(far, { backend: 'qpu.forte-1' }));
    expect(warnings(events).map(({ code }) => code)).toEqual(['IgnoredValue']);
  });

  it('is not guessed at where the service fails', async () => {
    const service = new EmulatedService({
      faults: [
        { operation: 'getCharacterizationsForBackend', fault: { kind: 'status', status: 500 }, count: Infinity },
      ],
    });
    const { ionq, run } = clientOn(service);
    await expect(run(ionq.run(bell, { backend: 'qpu.forte-1' }))).rejects.toMatchObject({ status: 500 });
    expect(postedJobs(service)).toEqual([]);
    await run(ionq.run(bell, { backend: 'simulator' }));
    expect(postedJobs(service)).toHaveLength(1);
  });
});

describe('a job that is there as the API document describes it', () => {
  it('is submitted with what its results are read with', async () => {
    const service = new EmulatedService({ emulator: { runner: new ExactRunner() } });
    const { ionq, run } = clientOn(service);
    const moved = transpile(circuit(3).x(0).swap(0, 2).measure('m', 2, 0), 'qpu.forte-1');
    const options = { backend: 'qpu.forte-1', shots: 100, metadata: { mine: 'kept' } };
    const handles = [
      await run(ionq.submit(circuitJob(moved, options))),
      await run(ionq.submit(multiCircuitJob([{ name: 'n', circuit: moved }, bell], options))),
    ];
    const fresh = clientOn(service);
    for (const { id } of handles) {
      const { circuits } = await fresh.run(fresh.ionq.handle(id).results());
      expect(circuits[0]?.get('m').probability('10')).toBeCloseTo(1, 12);
      for (const other of circuits.slice(1)) expect(other.get('m').probability('11')).toBeCloseTo(0.5, 12);
    }
    expect((await run(handles[1]!.results())).circuits.map(({ name }) => name)).toEqual(['n', undefined]);
    for (const job of postedJobs(service)) expect(job['metadata']).toMatchObject({ mine: 'kept' });
  });

  it('has eight places in its metadata for others', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const metadata = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, k) => [`key${k}`, 'x']));
    await run(ionq.run(bell, { backend: 'simulator', metadata: metadata(8) }));
    for (const count of [9, 10]) {
      await expect(run(ionq.run(bell, { backend: 'simulator', metadata: metadata(count) }))).rejects.toMatchObject({
        code: 'MetadataLimit',
      });
    }
    expect(postedJobs(service)).toHaveLength(1);
  });

  it('may be of a type without circuits', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    const job = {
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
    };
    const { id, clientToken } = await run(ionq.submit(job as never));
    // Nothing of a circuit is to be read.
    expect(service.job(id).metadata).toEqual({ client_request_id: clientToken });
  });

  it('is refused where it is none', async () => {
    const service = new EmulatedService();
    const { ionq, run } = clientOn(service);
    for (const payload of [undefined, null, 3, 'text', [], () => 0, {}, { type: 'ionq.circuit.v1' }]) {
      for (const validate of [true, false]) {
        await expect(run(ionq.submit(payload as never, { validate }))).rejects.toMatchObject({ name: 'IonloomError' });
      }
    }
    expect(service.requests).toEqual([]);
  });
});
