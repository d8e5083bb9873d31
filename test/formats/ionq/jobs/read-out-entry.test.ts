import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import type { Issue } from '../../../../src/errors/index.js';
import {
  circuitJob,
  decodeCircuit,
  decodeJob,
  decodeProbabilities,
  decodeShots,
  multiCircuitJob,
} from '../../../../src/formats/ionq/index.js';
import { simulate } from '../../../../src/simulate/index.js';
import { findTarget } from '../../../../src/targets/index.js';
import { transpile } from '../../../../src/transpile/index.js';
import { validate } from '../../../../src/validate/index.js';
import { PATIENCE, SEED } from '../../../simulate/circuit-arbitrary.js';
import { pauliSumArbitrary, transpiledArbitrary } from '../../../transpile/transpilation-arbitrary.js';

const forte = findTarget('qpu.forte-1');
const run = { backend: 'qpu.forte-1', shots: 100 };
const ENTRY = 'ionloom.readout';

const original = circuit(3).x(0).ry(0.3, 1).rz(0.9, 1).cnot(1, 2).rx(0.4, 2).swap(0, 1).measure('pair', 1, 2);
const moved = transpile(original, forte);

/** A job as it comes back from a file. */
const sent = (job: object): unknown => JSON.parse(JSON.stringify(job));

/** The probabilities of all wires as the service gives them: decimal keys, wire 0 the last digit. */
const answered = (native: Parameters<typeof simulate>[0]): Record<string, number> =>
  Object.fromEntries([...simulate(native).distribution()].flatMap((p, key) => (p > 1e-12 ? [[String(key), p]] : [])));

describe('the metadata entry of a job', () => {
  it('brings measurement keys, wires and frames back', () => {
    const job = circuitJob(moved, run);
    expect(JSON.parse(job.metadata![ENTRY]!)).toEqual({
      registers: { pair: moved.circuit.measurements[0]!.wires },
      wires: moved.outputPermutation,
      frames: moved.frames,
    });
    const { circuits, stated } = decodeJob(sent(job));
    expect(circuits[0]!.measurements).toEqual(moved.circuit.measurements);
    expect(circuits[0]!.transpiled?.outputPermutation).toEqual(moved.outputPermutation);
    expect(stated[0]!.frames).toEqual(moved.frames);
    expect(decodeCircuit(sent(job)).measurements).toEqual(moved.circuit.measurements);
    expect(validate(job).issues).toEqual([]);
  });

  it('keeps the measurements of a circuit that nobody transpiled, beside other metadata', () => {
    const job = circuitJob(original, { ...run, metadata: { owner: 'me' } });
    expect(Object.keys(job.metadata!)).toEqual(['owner', ENTRY]);
    expect(decodeJob(sent(job)).circuits[0]!.measurements).toEqual(original.measurements);
    expect(decodeJob(sent(job)).circuits[0]!.transpiled).toBeUndefined();
  });

  it('is there only where there is something to say, and can be left out', () => {
    expect(circuitJob(circuit(2).h(0), run).metadata).toBeUndefined();
    expect(circuitJob(circuit(2).h(0), { ...run, metadata: { a: 'b' } }).metadata).toEqual({ a: 'b' });
    expect(circuitJob(moved, { ...run, readOut: false }).metadata).toBeUndefined();
    expect(multiCircuitJob([original, circuit(1).x(0)], run).metadata).toBeUndefined();
  });

  it('says of each of several circuits where its qubits moved', () => {
    const plain = transpile(circuit(1).x(0), forte, { keepWires: true });
    const job = multiCircuitJob([plain, { name: 'second', circuit: moved }], run);
    const [first, second] = JSON.parse(job.metadata![ENTRY]!);
    expect(first?.wires).toBeUndefined();
    expect(second.wires).toEqual(moved.outputPermutation);
    expect(second.registers).toBeUndefined();
    const { circuits, stated, names } = decodeJob(sent(job));
    expect(names[1]).toBe('second');
    expect(circuits[1]!.measurements).toEqual(moved.circuit.measurements);
    expect(stated[1]!.outputPermutation).toEqual(moved.outputPermutation);
  });

  it('says what a native circuit alone knows', () => {
    const { stated } = decodeJob(sent(circuitJob(moved.circuit, run)));
    expect(stated[0]!.outputPermutation).toEqual(moved.outputPermutation);
    expect(stated[0]!.relation).toBe('distribution');
  });

  it('leaves out frames that would make it too long, and X and Y are refused then', () => {
    const qubits = Array.from({ length: 24 }, (_, q) => q);
    const wide = circuit(24).each(qubits, (made, q) => made.ry(0.1 + q / 7, q).rz(0.3 + q / 5, q));
    const job = circuitJob(transpile(wide, forte), run);
    expect(job.metadata![ENTRY]!.length).toBeLessThan(400);
    const [stated] = decodeJob(sent(job)).stated;
    expect(stated!.relation).toBe('distribution');
    expect(() => simulate(stated!).moments('X0')).toThrow('only what is measured is the same');
    expect(simulate(stated!).moments('Z3').mean).toBeCloseTo(simulate(wide).moments('Z3').mean, 9);
  });

  it('needs a place', () => {
    const full = Object.fromEntries(Array.from({ length: 10 }, (_, k) => [`k${k}`, 'v']));
    expect(() => circuitJob(moved, { ...run, metadata: full })).toThrow(
      expect.objectContaining({ code: 'MetadataLimit' }),
    );
    expect(circuitJob(moved, { ...run, metadata: full, readOut: false }).metadata).toEqual(full);
  });

  it.each([
    ['no JSON', '{'],
    ['another shape', '[]'],
    ['another field', '{"wire":[0,1,2]}'],
    ['wires of another circuit', '{"wires":[1,0,5]}'],
    ['a wire twice', '{"wires":[1,1,0]}'],
    ['frames of another circuit', '{"frames":[1]}'],
    ['registers beyond the circuit', '{"registers":{"c":[7]}}'],
    ['registers that are no lists', '{"registers":{"c":1}}'],
    ['a relation of later times', '{"relation":"other"}'],
  ])('is not used, with a warning, where it is %s', (_what, text) => {
    const warnings: Issue[] = [];
    const job = { ...circuitJob(moved, run), metadata: { [ENTRY]: text } };
    const { circuits } = decodeJob(sent(job), { onWarning: (warning) => warnings.push(warning) });
    expect(circuits[0]!.measurements).toEqual([]);
    expect(warnings).toEqual([
      expect.objectContaining({
        severity: 'warning',
        path: ['metadata', ENTRY],
        message: expect.stringContaining('not used'),
      }),
    ]);
  });

  it(
    'lets whoever holds only the job read what the original would say',
    () => {
      fc.assert(
        fc.property(
          transpiledArbitrary({ maxQubits: 3 }, ['frames-and-permutation']).chain((made) =>
            fc.tuple(fc.constant(made), pauliSumArbitrary(made.original.qubits)),
          ),
          ([{ original: first, transpilation }, sum]) => {
            const { circuits, stated } = decodeJob(sent(circuitJob(transpilation, run)));
            const [found, wanted] = [simulate(stated[0]!), simulate(first)];
            expect(found.moments(sum).mean).toBeCloseTo(wanted.moments(sum).mean, 8);
            const native = simulate(circuits[0]!);
            for (const key of first.keys) {
              wanted.distribution(key).forEach((p, value) => {
                expect(found.distribution(key)[value]).toBeCloseTo(p, 9);
                expect((native.distribution as (key: string) => Float64Array)(key)[value]).toBeCloseTo(p, 9);
              });
            }
          },
        ),
        { seed: SEED, numRuns: 60 },
      );
    },
    PATIENCE,
  );
});

describe('the complete entry', () => {
  const complete = { ...run, readOut: 'complete' } as const;
  const entryOf = (job: object) => (job as { metadata: Record<string, string> }).metadata[ENTRY]!;

  it('is there in any case, and says all of one circuit', () => {
    expect(JSON.parse(entryOf(circuitJob(circuit(2).h(0), complete)))).toEqual({
      version: 2,
      statements: [{ qubits: 2 }],
      runs: [0, 1],
    });
    const job = circuitJob(moved, complete);
    expect(JSON.parse(entryOf(job))).toEqual({
      version: 2,
      statements: [
        {
          qubits: 3,
          registers: [['pair', moved.circuit.measurements[0]!.wires]],
          wires: moved.outputPermutation,
          frames: moved.frames,
        },
      ],
      runs: [0, 1],
    });
    const { circuits, stated } = decodeJob(sent(job));
    expect(circuits[0]!.measurements).toEqual(moved.circuit.measurements);
    expect(stated[0]!.frames).toEqual(moved.frames);
    expect(validate(job).issues).toEqual([]);
  });

  it('says of several what their registers say, and their names', () => {
    const job = multiCircuitJob([{ name: 'a', circuit: original }, moved, original], complete);
    const { statements, runs, names } = JSON.parse(entryOf(job));
    expect(statements).toHaveLength(2);
    expect(statements[0]).toEqual({ qubits: 3, registers: [['pair', [1, 2]]] });
    expect(runs).toEqual([0, 1, 1, 1, 0, 1]);
    expect(names).toEqual(['a', null, null]);
    const { stated, names: read } = decodeJob(sent(job));
    expect(stated.map(({ outputPermutation }) => outputPermutation)).toEqual([
      [0, 1, 2],
      moved.outputPermutation,
      [0, 1, 2],
    ]);
    expect(read).toEqual(['a', undefined, undefined]);
  });

  it('stays small for a sweep of one template, frames or not', () => {
    const template = circuit(12)
      .each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], (made, q) => made.h(q))
      .measure('left', 0, 1, 2, 3, 4, 5)
      .measure('right', 6, 7, 8, 9, 10, 11);
    const entry = entryOf(multiCircuitJob(Array(5000).fill(template), complete));
    expect(entry.length).toBeLessThan(400);
    const sweep = Array.from({ length: 40 }, (_, k) =>
      transpile(
        circuit(2)
          .ry(0.1 + k, 0)
          .cnot(0, 1)
          .rz(k / 7, 1)
          .measure('m', 0, 1),
        forte,
      ),
    );
    const framed = entryOf(multiCircuitJob(sweep, complete));
    expect(framed.length).toBeLessThan(400);
    expect(JSON.parse(framed).statements.every(({ frames }: { frames?: null }) => frames == null)).toBe(true);
  });

  it('is packed where it is long, and read back', () => {
    const circuits = Array.from({ length: 300 }, (_, k) => ({
      name: `step ${k}`,
      circuit: circuit(3)
        .h(k % 3)
        .measure('m', k % 3)
        .measure(`n${k % 5}`, (k + 1) % 3),
    }));
    const job = multiCircuitJob(circuits, complete);
    expect(entryOf(job)).toMatch(/^z1:[A-Za-z0-9+/]+=*$/);
    expect(entryOf(job).length).toBeLessThan(2500);
    expect(entryOf(multiCircuitJob(circuits, complete))).toBe(entryOf(job));
    const { circuits: read, names } = decodeJob(sent(job));
    expect(read.map(({ measurements }) => measurements)).toEqual(circuits.map((each) => each.circuit.measurements));
    expect(names).toEqual(circuits.map(({ name }) => name));
  });

  it('says what to do where it is too long', () => {
    const circuits = Array.from({ length: 5000 }, (_, k) => ({
      name: ((k + 1) * 0.6180339887498949).toFixed(16).repeat(2),
      circuit: circuit(1).h(0),
    }));
    expect(() => multiCircuitJob(circuits, complete)).toThrow(
      expect.objectContaining({
        issues: [
          expect.objectContaining({
            code: 'MetadataLimit',
            path: ['metadata', ENTRY],
            hint: expect.stringContaining('put fewer circuits into one job'),
          }),
        ],
      }),
    );
  });

  it('is asked for by its name alone', () => {
    const readOut = 'all' as unknown as 'complete';
    expect(() => circuitJob(moved, { ...run, readOut })).toThrow(expect.objectContaining({ code: 'WrongArgument' }));
  });
});

describe('results of moved qubits', () => {
  const document = answered(transpile(original, forte).circuit);

  it('are of the qubits of the original, with the transpilation or with the job alone', () => {
    const wanted = simulate(original);
    const [stated] = decodeJob(sent(circuitJob(moved, run))).stated;
    for (const source of [moved, stated!]) {
      const results = decodeProbabilities(document, source);
      expect(results.note).toBeUndefined();
      expect(results.all!.header()).toBe('q0 q1 q2');
      for (const [bits, p] of wanted.probabilities()) expect(results.all!.probability(bits)).toBeCloseTo(p, 9);
      const pair = (results as { get(key: string): { probability(bits: string): number } }).get('pair');
      for (const [bits, p] of wanted.probabilities('pair')) expect(pair.probability(bits)).toBeCloseTo(p, 9);
    }
  });

  it('are by wire of the native circuit alone, which says so', () => {
    const results = decodeProbabilities(document, moved.circuit);
    expect(results.note).toMatch(/qubits ended on other wires/);
    for (const [bits, p] of simulate(original).probabilities('pair')) {
      expect(results.get('pair').probability(bits)).toBeCloseTo(p, 9);
    }
  });

  it('are shot by shot of the qubits of the original, too', () => {
    const swapped = transpile(circuit(2).x(0).swap(0, 1), forte);
    expect(swapped.outputPermutation).toEqual([1, 0]);
    expect(decodeShots([1, 1], swapped).all).toEqual(['01', '01']);
    const later = { shots: [{ registers: { output_all: [1, 0] } }] };
    expect(decodeShots(later, swapped).all).toEqual(['01']);
  });
});
