import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../../src/circuit/index.js';
import { compiledQasm3 } from '../../../src/emulator/run/compiled-texts.js';
import { runTask } from '../../../src/emulator/run/run-task.js';
import { decodeCircuit } from '../../../src/formats/ionq/index.js';
import { parseQasm3 } from '../../../src/formats/qasm/index.js';
import { probabilities, simulate, targetNoise } from '../../../src/simulate/index.js';
import { transpile } from '../../../src/transpile/index.js';
import { circuitArbitrary, PATIENCE, SEED } from '../../simulate/circuit-arbitrary.js';
import { circuitOutcome, gatesJob, jobOf, listOf, taskOf, worstDeviation } from './tasks.js';

const ghz = [
  { gate: 'h', target: 0 },
  { gate: 'cnot', control: 0, target: 1 },
  { gate: 'cnot', control: 1, target: 2 },
];

const abstract = circuitArbitrary('qis', { maxQubits: 4, maxGates: 8 }).filter(
  ({ operations }) => operations.length > 0,
);

/** Whether nothing is left to be posted: the service's JSON has no global phases. */
function isEmpty(payload: object): boolean {
  return (payload as { readonly input: { readonly circuit: readonly object[] } }).input.circuit.length === 0;
}

describe('the simulator without noise', () => {
  it('answers with exact probabilities, whatever the shots', async () => {
    const outcome = await circuitOutcome(gatesJob(ghz, { shots: 7 }));
    expect(outcome).toMatchObject({ outcomes: null, sharpened: null, variants: [], registers: {} });
    expect(outcome.probabilities).toEqual({ 0: expect.closeTo(0.5, 12), 7: expect.closeTo(0.5, 12) });
    expect(Object.keys(outcome.probabilities)).toEqual(['0', '7']);
  });

  it('has qubit k on bit k', async () => {
    const { probabilities: found } = await circuitOutcome(gatesJob([{ gate: 'x', target: 2 }], {}, { qubits: 5 }));
    expect(found).toEqual({ 4: 1 });
  });

  it('agrees with the probabilities of the circuit that was posted', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(abstract, async (each) => {
        const payload = jobOf(each, { backend: 'simulator' });
        fc.pre(!isEmpty(payload));
        const found = await circuitOutcome(payload);
        const expected = probabilities(each);
        expect(listOf(found.probabilities, each.qubits)).toEqual([...expected].map((p) => expect.closeTo(p, 9)));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('lists more outcomes than a tableau would', async () => {
    const wide = Array.from({ length: 17 }, (_, target) => ({ gate: 'h', target }));
    const { probabilities: found } = await circuitOutcome(gatesJob(wide));
    expect(Object.keys(found)).toHaveLength(2 ** 17);
  });

  it('runs Clifford circuits as wide as it is', async () => {
    const wide = [
      { gate: 'h', target: 0 },
      ...Array.from({ length: 28 }, (_, k) => ({ gate: 'cnot', control: k, target: k + 1 })),
    ];
    const { probabilities: found } = await circuitOutcome(gatesJob(wide));
    expect(found).toEqual({ 0: 0.5, [2 ** 29 - 1]: 0.5 });
  });

  it('runs all the same where a dry run is asked for', async () => {
    const outcome = await runTask(taskOf(gatesJob(ghz, { dry_run: true })));
    expect(outcome).toMatchObject({ kind: 'circuit', circuit: { stats: { qubits: 3 } } });
  });

  it('mitigates no errors', async () => {
    const plain = await circuitOutcome(gatesJob(ghz));
    expect(await circuitOutcome(gatesJob(ghz), { variants: 4 })).toEqual(plain);
  });
});

describe('the simulator with noise', () => {
  it('draws the very shots that simulating the native circuit draws', async () => {
    const each = circuit(3).h(0).cnot(0, 1).rx(0.3, 2).cnot(1, 2);
    const native = transpile(each, 'simulator:aria-1', { level: 1 });
    const found = await circuitOutcome(
      jobOf(each, { backend: 'simulator', shots: 400, noise: { model: 'aria-1', seed: 11 } }),
    );
    const counts = simulate(native, { shots: 400, noise: 'aria-1', seed: 11 }).counts();
    const expected = [...counts].map(
      ([bits, count]) => [Number.parseInt([...bits].reverse().join(''), 2), count / 400] as const,
    );
    expect(found.probabilities).toEqual(Object.fromEntries(expected));
    expect(found.outcomes).toHaveLength(400);
  });

  it('takes the seed of the job where it has one, and else that of the task', async () => {
    const noise = { model: 'aria-2', seed: 4 };
    const seeded = gatesJob(ghz, { noise });
    const first = await circuitOutcome(seeded, { seed: 1 });
    expect(await circuitOutcome(seeded, { seed: 2 })).toEqual(first);
    expect(await circuitOutcome(gatesJob(ghz, { noise: { ...noise, seed: 5 } }))).not.toEqual(first);
    const free = gatesJob(ghz, { noise: { model: 'aria-2' } });
    expect(await circuitOutcome(free, { seed: 4 })).toEqual(first);
    expect(await circuitOutcome(free, { seed: 6 })).not.toEqual(first);
  });

  it('takes 100 shots where the job does not say', async () => {
    expect((await circuitOutcome(gatesJob(ghz, { noise: { model: 'forte-1' } }))).outcomes).toHaveLength(100);
  });

  it('has outcomes shot by shot, in no order, that add up to the probabilities', async () => {
    const { outcomes, probabilities: shares } = await circuitOutcome(
      gatesJob(ghz, { noise: { model: 'aria-1' }, shots: 500 }),
    );
    const counted: Record<string, number> = {};
    for (const outcome of outcomes!) counted[outcome] = (counted[outcome] ?? 0) + 1 / 500;
    expect(counted).toEqual(Object.fromEntries(Object.entries(shares).map(([key, p]) => [key, expect.closeTo(p, 9)])));
    expect(outcomes).not.toEqual([...outcomes!].sort((a, b) => Number(a) - Number(b)));
  });

  it('is noisy as the exact mixed state is', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(circuitArbitrary('qis', { maxQubits: 3, maxGates: 6 }), async (each) => {
        const shots = 20_000;
        const payload = jobOf(each, { backend: 'simulator', shots, noise: { model: 'aria-2' } });
        fc.pre(!isEmpty(payload));
        const { probabilities: shares, compiled } = await circuitOutcome(payload);
        const exact = simulate(decodeCircuit(compiled), { noise: 'aria-2', engine: 'density-matrix' }).distribution();
        expect(worstDeviation(listOf(shares, each.qubits), exact, shots)).toBeLessThan(5);
      }),
      { seed: SEED, numRuns: 25 },
    );
  });

  it('stands in for a model without published rates by that of the same hardware', async () => {
    const of = (model: string) => circuitOutcome(gatesJob(ghz, { noise: { model, seed: 9 }, shots: 5000 }));
    expect(await of('forte-enterprise-1')).toEqual(await of('forte-1'));
  });

  it('runs a circuit that compiles to nothing', async () => {
    const { outcomes, stats } = await circuitOutcome(
      gatesJob([{ gate: 's', target: 0 }], { noise: { model: 'aria-1' }, shots: 3 }),
    );
    expect(outcomes).toEqual(['0', '0', '0']);
    expect(stats).toEqual({ qubits: 1, circuits: 1, oneQubitGates: 0, twoQubitGates: 0 });
  });

  it('takes native gates of either family', async () => {
    const native = nativeCircuit(2).gpi(0, 0).zz(0.25, 0, 1).gate('ms', [0, 0, 0], [0, 1]);
    const { outcomes, stats } = await circuitOutcome(
      jobOf(native, { backend: 'simulator', noise: { model: 'aria-1' }, shots: 1000 }),
    );
    expect(outcomes!.filter((outcome) => outcome === '1').length).toBeGreaterThan(900);
    expect(stats).toEqual({ qubits: 2, circuits: 1, oneQubitGates: 1, twoQubitGates: 2 });
  });
});

describe('machines', () => {
  const machines = ['qpu.aria-1', 'qpu.forte-1'] as const;

  it.each(machines)(
    'answer from shots for the qubits of the circuit, on %s',
    { timeout: PATIENCE },
    async (backend) => {
      await fc.assert(
        fc.asyncProperty(abstract, async (each) => {
          const shots = 10_000;
          const payload = jobOf(each, { backend, shots });
          fc.pre(!isEmpty(payload));
          const { probabilities: shares } = await circuitOutcome(payload, { noise: 'ideal' });
          expect(worstDeviation(listOf(shares, each.qubits), probabilities(each), shots)).toBeLessThan(5);
        }),
        { seed: SEED, numRuns: 25 },
      );
    },
  );

  it.each(machines)('compile to a circuit with the same outcomes, on %s', { timeout: PATIENCE }, async (backend) => {
    await fc.assert(
      fc.asyncProperty(abstract, async (each) => {
        const payload = jobOf(each, { backend, shots: 1 });
        fc.pre(!isEmpty(payload));
        const { compiled } = await circuitOutcome(payload);
        const expected = [...probabilities(each)].map((p) => expect.closeTo(p, 9));
        expect([...probabilities(decodeCircuit(compiled))]).toEqual(expected);
        expect([...probabilities(parseQasm3(compiledQasm3(compiled)))]).toEqual(expected);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('undo where the transpiler put qubits', async () => {
    const gates = [
      { gate: 'h', target: 0 },
      { gate: 'z', target: 0 },
      { gate: 'h', target: 0 },
      { gate: 'swap', targets: [0, 3] },
      { gate: 'cnot', control: 3, target: 2 },
      { gate: 'swap', targets: [3, 1] },
    ];
    const job = { backend: 'qpu.forte-1', settings: { compilation: { opt: 2 } } };
    const { probabilities: found, stats, compiled } = await circuitOutcome(gatesJob(gates, job), { noise: 'ideal' });
    expect(found).toEqual({ 6: 1 });
    expect(probabilities(decodeCircuit(compiled))[6]).toBeCloseTo(1, 12);
    // The swaps cost nothing: only that they are undone again puts the ones onto qubits 1 and 2.
    expect(stats.twoQubitGates).toBeLessThanOrEqual(1);
    const plain = await circuitOutcome(gatesJob(gates, { backend: 'qpu.forte-1' }), { noise: 'ideal' });
    expect(plain.stats.twoQubitGates).toBe(7);
  });

  it('compile as hard as the job wants, to the same outcomes', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(abstract, fc.constantFrom(0, 2), async (each, opt) => {
        const payload = jobOf(each, { backend: 'qpu.aria-1', shots: 1, compilation: { opt } });
        fc.pre(!isEmpty(payload));
        const { compiled } = await circuitOutcome(payload);
        const expected = [...probabilities(each)].map((p) => expect.closeTo(p, 9));
        expect([...probabilities(decodeCircuit(compiled))]).toEqual(expected);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('are as noisy as the catalogue says, read-out included', async () => {
    const shots = 10_000;
    const { probabilities: shares, compiled } = await circuitOutcome(gatesJob(ghz, { backend: 'qpu.aria-1', shots }));
    const noise = targetNoise('qpu.aria-1', { readout: true });
    const exact = simulate(decodeCircuit(compiled), { noise, engine: 'density-matrix' }).distribution();
    expect(worstDeviation(listOf(shares, 3), exact, shots)).toBeLessThan(5);
  });

  it('need no memory for qubits without gates, and misread those too', async () => {
    const shots = 10_000;
    const wide = gatesJob([{ gate: 'x', target: 24 }], { backend: 'qpu.aria-1', shots }, { qubits: 25 });
    const { outcomes, stats } = await circuitOutcome(wide, { memoryLimit: 4096 });
    expect(stats).toEqual({ qubits: 25, circuits: 1, oneQubitGates: 1, twoQubitGates: 0 });
    for (let qubit = 0; qubit < 25; qubit++) {
      const ones = outcomes!.filter((outcome) => Math.floor(Number(outcome) / 2 ** qubit) % 2 === 1).length;
      const misread = qubit === 24 ? shots - ones : ones;
      // A bit is read wrongly with probability 0.0039; a pulse adds a little for the last one.
      expect(misread).toBeGreaterThan(10);
      expect(misread).toBeLessThan(80);
    }
  });

  it('give outcomes beyond 32 bits as they are', async () => {
    const wide = gatesJob(
      [
        { gate: 'x', target: 35 },
        { gate: 'x', target: 0 },
      ],
      { backend: 'qpu.forte-1', shots: 2 },
    );
    const { probabilities: found, outcomes } = await circuitOutcome(wide, { noise: 'ideal' });
    expect(found).toEqual({ '34359738369': 1 });
    expect(outcomes).toEqual(['34359738369', '34359738369']);
  });

  it('compile and count alone in a dry run', async () => {
    const outcome = await runTask(taskOf(gatesJob(ghz, { backend: 'qpu.forte-1', dry_run: true })));
    const { stats, compiled } = await circuitOutcome(gatesJob(ghz, { backend: 'qpu.forte-1' }));
    const { twoQubitGates, oneQubitGates } = stats;
    expect(outcome).toEqual({
      kind: 'dry-run',
      stats: { qubits: 3, circuits: 1, oneQubitGates, twoQubitGates },
      compiled,
    });
    expect(twoQubitGates).toBe(2);
  });

  it('run native circuits as they are', async () => {
    const native = nativeCircuit(2).gpi2(0.125, 0).gpi2(-0.5, 0).gate('ms', [0.1, 0.2, 0.15], [0, 1]).gpi(1, 1);
    const { compiled, stats } = await circuitOutcome(jobOf(native, { backend: 'qpu.aria-1' }));
    expect(JSON.parse(compiled)).toEqual({
      qubits: 2,
      circuit: [
        { gate: 'gpi2', target: 0, phase: 0.125 },
        { gate: 'gpi2', target: 0, phase: -0.5 },
        { gate: 'ms', targets: [0, 1], phases: [0.1, 0.2], angle: 0.15 },
        { gate: 'gpi', target: 1, phase: 1 },
      ],
    });
    expect(stats).toEqual({ qubits: 2, circuits: 1, oneQubitGates: 3, twoQubitGates: 1 });
  });
});

describe('a circuit of several', () => {
  it('has the gateset and the width of the job unless it has its own, and registers', async () => {
    const member = { circuit: [{ gate: 'gpi', target: 1, phase: 0 }], registers: { low: [1, null], high: [2] } };
    const payload = {
      type: 'ionq.multi-circuit.v1',
      backend: 'simulator',
      input: { gateset: 'native', qubits: 3, circuits: [member] },
    };
    const outcome = await circuitOutcome(payload);
    expect(outcome.probabilities).toEqual({ 2: expect.closeTo(1, 12) });
    expect(outcome.stats.qubits).toBe(3);
    expect(outcome.registers).toEqual({ low: [1, null], high: [2] });
    const own = { ...member, gateset: 'qis', qubits: 4, circuit: [{ gate: 'x', target: 3 }] };
    const mixed = await circuitOutcome({ ...payload, input: { ...payload.input, circuits: [own] } });
    expect(mixed.probabilities).toEqual({ 8: 1 });
  });
});

describe('programs', () => {
  const program = (data: string, more: object = {}) => ({
    type: 'ionq.qasm3.v1',
    backend: 'simulator',
    input: { data },
    ...more,
  });
  const head = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n';

  it('have their registers, and probabilities of all their qubits', async () => {
    const data = `${head}qubit[3] q;\nbit[2] c;\nbit d;\nx q[0];\ncx q[0], q[2];\nc[1] = measure q[2];\nd = measure q[1];\n`;
    const outcome = await circuitOutcome(program(data));
    expect(outcome.probabilities).toEqual({ 5: expect.closeTo(1, 12) });
    expect(outcome.registers).toEqual({ c: [null, 2], d: [1] });
  });

  it('may measure in the middle what is not touched again', async () => {
    const data = `${head}qubit[2] q;\nbit[2] c;\nx q[0];\nc[0] = measure q[0];\nx q[1];\nc[1] = measure q[1];\n`;
    expect((await circuitOutcome(program(data))).probabilities).toEqual({ 3: expect.closeTo(1, 12) });
  });

  it('run in native gates where they are written in those', async () => {
    const data = 'OPENQASM 3.0;\nqubit[2] q;\ngpi(0.5) q[0];\nbarrier q;\nms(0, 0, 0.1) q[0], q[1];\n';
    const outcome = await circuitOutcome(program(data, { backend: 'qpu.aria-1' }));
    expect(JSON.parse(outcome.compiled).circuit.map(({ gate }: { gate: string }) => gate)).toEqual(['gpi', 'ms']);
  });
});

describe('tasks', () => {
  it('have one outcome, to the byte', async () => {
    const payloads = [
      gatesJob(ghz),
      gatesJob(ghz, { noise: { model: 'forte-1' } }),
      gatesJob(ghz, { backend: 'qpu.aria-1', shots: 600 }, { qubits: 6 }),
    ];
    for (const payload of payloads) {
      const task = taskOf(payload, { variants: 7 });
      expect(JSON.stringify(await runTask(task))).toBe(JSON.stringify(await runTask(task)));
    }
  });
});
