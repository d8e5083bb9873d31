import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import type { Issue } from '../../../../src/errors/index.js';
import {
  circuitJob,
  decodeMultiCircuitProbabilities,
  decodeProbabilities,
  multiCircuitJob,
  readOutOfAnswer,
} from '../../../../src/formats/ionq/index.js';
import { simulate } from '../../../../src/simulate/index.js';
import { findTarget } from '../../../../src/targets/index.js';
import { transpile } from '../../../../src/transpile/index.js';
import { PATIENCE, SEED } from '../../../simulate/circuit-arbitrary.js';
import { transpiledArbitrary } from '../../../transpile/transpilation-arbitrary.js';

const ENTRY = 'ionloom.readout';
const run = { backend: 'qpu.forte-1', shots: 100 };
const forte = findTarget('qpu.forte-1');
const original = circuit(3).x(0).ry(0.3, 1).cnot(1, 2).rx(0.4, 2).swap(0, 1).measure('pair', 1, 2);
const moved = transpile(original, forte);

/** The answer about a job: everything but its input. */
const answer = (job: object, more: object = {}) => {
  const { input: _, ...rest } = JSON.parse(JSON.stringify(job));
  return { ...rest, child_job_ids: null, stats: { qubits: 3, circuits: 1 }, ...more };
};

const read = (job: object) => {
  const warnings: Issue[] = [];
  return { ...readOutOfAnswer(job, (warning) => warnings.push(warning)), warnings };
};

const answered = (native: Parameters<typeof simulate>[0]): Record<string, number> =>
  Object.fromEntries([...simulate(native).distribution()].flatMap((p, key) => (p > 1e-12 ? [[String(key), p]] : [])));

describe('an answer about a job of one circuit', () => {
  it.each([true, 'complete'] as const)('is enough to read its results by key, with readOut %o', (readOut) => {
    const { circuits, names, keyed, several, warnings } = read(answer(circuitJob(moved, { ...run, readOut })));
    expect({ names, keyed, several, warnings }).toEqual({
      names: [undefined],
      keyed: true,
      several: false,
      warnings: [],
    });
    const results = decodeProbabilities(answered(moved.circuit), circuits[0]!);
    for (const [bits, p] of simulate(original).probabilities('pair')) {
      expect(results.get('pair').probability(bits)).toBeCloseTo(p, 9);
    }
    for (const [bits, p] of simulate(original).probabilities()) {
      expect(results.all!.probability(bits)).toBeCloseTo(p, 9);
    }
  });

  it('needs no width beside a complete entry', () => {
    const job = answer(circuitJob(moved, { ...run, readOut: 'complete' }), { stats: undefined });
    expect(read(job).circuits[0]!.circuit.qubits).toBe(3);
    const short = read(answer(circuitJob(circuit(2).h(0).measure('m', 0), run), { stats: null }));
    expect(short).toMatchObject({ circuits: [undefined], warnings: [] });
  });

  it('is read for all qubits where someone else made the job', () => {
    for (const metadata of [null, undefined, {}, { [ENTRY]: 5 }, { owner: 'x' }, 'text']) {
      const { circuits, ...rest } = read({ metadata, stats: { qubits: 2 }, type: 'ionq.circuit.v1' });
      expect(rest).toEqual({ names: [undefined], keyed: false, several: false, warnings: [] });
      expect(decodeProbabilities({ 1: 1 }, circuits[0]!).all!.probability('10')).toBe(1);
    }
  });

  it.each([null, undefined, {}, { qubits: 0 }, { qubits: -1 }, { qubits: 1.5 }, { qubits: '3' }, { qubits: 1e9 }, 5])(
    'says that the width is unknown where stats are %o',
    (stats) => {
      expect(read({ type: 'ionq.circuit.v1', metadata: null, stats })).toMatchObject({
        circuits: [undefined],
        keyed: false,
      });
    },
  );

  it.each([
    ['{"registers":{"c":[7]}}', 'wire 7'],
    ['{"wires":[1,1,0]}', 'outputPermutation'],
    ['{"registers":{"c":["0"]}}', 'c'],
    ['{"registers":{"c":[0],"d":[0]}}', 'twice'],
    ['z1:AAAA', ''],
    ['{"version":2,"statements":[{"qubits":3}],"runs":[0,2]}', 'other circuits'],
    ['{"version":2,"statements":[{"qubits":3,"frames":[0]}],"runs":[0,1]}', '1 frames for 3 wires'],
    ['{"version":2,"statements":[{"qubits":20000}],"runs":[0,1]}', '20000 qubits'],
    ['[]', 'not an object'],
  ])('warns of an entry that does not fit, and is read without it: %s', (text) => {
    const { warnings, keyed, circuits } = read({
      type: 'ionq.circuit.v1',
      metadata: { [ENTRY]: text },
      stats: { qubits: 3 },
    });
    expect(warnings).toEqual([expect.objectContaining({ code: 'IgnoredValue', path: ['metadata', ENTRY] })]);
    expect(keyed).toBe(false);
    expect(circuits).toEqual([{ circuit: { qubits: 3, measurements: [] }, outputPermutation: [0, 1, 2] }]);
  });
});

describe('an answer about a job of several circuits', () => {
  const members = [{ name: 'first', circuit: moved }, circuit(1).x(0).measure('m', 0), { name: '', circuit: original }];
  const ids = ['b', 'a', 'c'];
  const job = multiCircuitJob(members, { ...run, readOut: 'complete' });

  it('says what each of them measures, how wide it is and what it is called', () => {
    const found = read(answer(job, { child_job_ids: ids }));
    expect(found).toMatchObject({ several: true, childJobIds: ids, keyed: true, warnings: [] });
    expect(found.names).toEqual(['first', undefined, '']);
    expect(found.circuits.map((each) => each!.circuit.qubits)).toEqual([3, 1, 3]);
    const document = { a: { 1: 1 }, b: answered(moved.circuit), c: answered(original) };
    const [first, second, third] = decodeMultiCircuitProbabilities(
      document,
      found.circuits.map((each) => each!),
      { childJobIds: ids },
    );
    expect(second!.get('m').probability('1')).toBe(1);
    for (const [bits, p] of simulate(original).probabilities('pair')) {
      expect(first!.get('pair').probability(bits)).toBeCloseTo(p, 9);
      expect(third!.get('pair').probability(bits)).toBeCloseTo(p, 9);
    }
  });

  it('says that the jobs of its circuits are not listed', () => {
    for (const child_job_ids of [null, undefined, [], [1, 2, 3], 'b']) {
      const found = read(answer(job, { child_job_ids }));
      expect(found).toMatchObject({ several: true, keyed: true, warnings: [] });
      expect('childJobIds' in found && found.childJobIds).toBeUndefined();
      expect(found.circuits).toHaveLength(3);
    }
    expect(read({ type: 'ionq.multi-circuit.v1', metadata: null })).toMatchObject({ several: true, circuits: [] });
  });

  it('does not use an entry for another number of them', () => {
    const found = read(answer(job, { child_job_ids: ['a', 'b'] }));
    expect(found.warnings).toEqual([expect.objectContaining({ message: expect.stringContaining('other circuits') })]);
    expect(found).toMatchObject({ keyed: false, names: [undefined, undefined] });
    expect(found.circuits.map((each) => each!.circuit)).toEqual(Array(2).fill({ qubits: 3, measurements: [] }));
  });

  it('knows the wires alone of a job with the short entry', () => {
    const short = multiCircuitJob([moved, circuit(1).x(0)], run);
    const found = read(answer(short, { child_job_ids: ['a', 'b'] }));
    expect(found).toMatchObject({ keyed: false, warnings: [] });
    expect(found.circuits.map((each) => each!.outputPermutation)).toEqual([moved.outputPermutation, [0, 1, 2]]);
    const results = decodeProbabilities(answered(moved.circuit), found.circuits[0]!);
    for (const [bits, p] of simulate(original).probabilities()) {
      expect(results.all!.probability(bits)).toBeCloseTo(p, 9);
    }
  });

  it('is taken for one where it lists jobs and has no type', () => {
    expect(read({ child_job_ids: ['a', 'b'], stats: { qubits: 1 } })).toMatchObject({
      several: true,
      childJobIds: ['a', 'b'],
      circuits: [{ circuit: { qubits: 1 } }, { circuit: { qubits: 1 } }],
    });
  });

  it('shares what is said of thousands', () => {
    const sweep = answer(
      multiCircuitJob(Array(5000).fill(circuit(2).h(0).measure('m', 0)), { ...run, readOut: 'complete' }),
    );
    const { circuits } = read(sweep);
    expect(circuits).toHaveLength(5000);
    expect(new Set(circuits).size).toBe(1);
  });
});

describe('frames that are left out of an entry', () => {
  it('keep no qubit from being read, for they turn no outcome into another', () => {
    const qubits = Array.from({ length: 36 }, (_, q) => q);
    const wide = circuit(36)
      .each(qubits, (made, q) => made.ry(0.1 + q / 7, q).rz(0.3 + q / 5, q))
      .measure('m', 3);
    const made = transpile(wide, forte);
    expect(made.frames.some((frame) => frame !== 0)).toBe(true);
    const job = answer(circuitJob(made, { ...run, readOut: 'complete' }));
    expect(job.metadata[ENTRY]).toContain('"frames":null');
    const { circuits } = read(job);
    expect(circuits[0]!.relation).toBeUndefined();
    expect(decodeProbabilities({ 0: 1 }, circuits[0]!).all).toBeDefined();
  });
});

describe('whatever was transpiled', () => {
  it(
    'is read from the answer as from the transpilation',
    () => {
      fc.assert(
        fc.property(transpiledArbitrary({ maxQubits: 3 }), ({ transpilation }) => {
          const job = answer(circuitJob(transpilation, { ...run, readOut: 'complete' }), { stats: null });
          const { circuits, warnings } = read(job);
          expect(warnings).toEqual([]);
          const document = answered(transpilation.circuit);
          const [found, wanted] = [circuits[0]!, transpilation].map((of) => decodeProbabilities(document, of));
          expect(found!.all?.toMap()).toEqual(wanted!.all?.toMap());
          expect(found!.keys).toEqual(wanted!.keys);
          for (const key of wanted!.keys) expect(found!.get(key).toMap()).toEqual(wanted!.get(key).toMap());
        }),
        { seed: SEED, numRuns: 60 },
      );
    },
    PATIENCE,
  );
});
