import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchFiller, jsonBytes } from '../../../src/cloud/runs/batches.js';
import { circuit, type Evaluable, multiCircuitJob, transpile } from '../../../src/public/index.js';
import { SEED } from '../../simulate/circuit-arbitrary.js';

const LIMITS = { circuits: 5_000, gates: 150_000, bytes: 10_000_000 };

/** A circuit of so many gates, each of which takes some bytes. */
const ofGates = (count: number) => {
  let made = circuit(30);
  for (let k = 0; k < count; k++) made = made.rx(0.1 + k / 1e6, k % 30);
  return made as Evaluable;
};

/** A circuit of one gate that takes about so many bytes. */
const ofBytes = (bytes: number) => {
  const wires = Array.from({ length: 30 }, (_, wire) => wire);
  const terms = Array.from({ length: Math.ceil(bytes / 50) }, (_, k) =>
    wires.map((wire) => 'XYZ'[Math.floor(k / 3 ** (wire % 12)) % 3]!).join(''),
  );
  const coefficients = terms.map(() => 0.123456789012);
  return circuit(30).pauliexp({ terms, coefficients }, 0.5, wires) as Evaluable;
};

const kinds = {
  tiny: circuit(1).h(0) as Evaluable,
  measured: circuit(3).h(0).measure('register', 0, 2).measure('\u{1f600}é"\\', 1) as Evaluable,
  native: transpile(circuit(2).h(0).cnot(0, 1).rz(1, 1), 'ideal') as unknown as Evaluable,
  many: ofGates(40_000),
  most: ofGates(150_000),
  long: ofBytes(1_500_000),
} as const;

type Kind = keyof typeof kinds;

function batchesOf(sequence: readonly Kind[], frameBytes: number): readonly (readonly Kind[])[] {
  const filler = new BatchFiller<{ readonly circuit: Evaluable; readonly kind: Kind }>(frameBytes);
  const batches = sequence.flatMap((kind) => {
    const full = filler.add({ circuit: kinds[kind], kind });
    return full === undefined ? [] : [full];
  });
  return [...batches, filler.take()].map((batch) => batch.map(({ kind }) => kind));
}

/** What a circuit takes of a job, from the job's own text. */
const taken = new Map(
  (Object.keys(kinds) as Kind[]).map((kind) => {
    const options = { backend: 'simulator', readOut: false };
    const { circuits } = multiCircuitJob([kinds[kind]], options).input;
    return [kind, { gates: circuits[0]!.circuit.length, bytes: jsonBytes(circuits[0]) }] as const;
  }),
);

/** As many circuits as fit, one job after the other. */
function greedy(sequence: readonly Kind[], frameBytes: number): readonly number[] {
  const sizes: number[] = [];
  let [circuits, gates, bytes] = [0, 0, frameBytes];
  for (const kind of sequence) {
    const own = taken.get(kind)!;
    // The first has no comma before it: a byte is left that nobody misses.
    const fits =
      circuits < LIMITS.circuits && gates + own.gates <= LIMITS.gates && bytes + own.bytes + 1 <= LIMITS.bytes;
    if (!fits && circuits > 0) {
      sizes.push(circuits);
      [circuits, gates, bytes] = [0, 0, frameBytes];
    }
    circuits++;
    gates += own.gates;
    bytes += own.bytes + 1;
  }
  return [...sizes, circuits];
}

describe('batches', () => {
  const some: fc.Arbitrary<readonly Kind[]> = fc
    .array(
      fc.tuple(
        fc.constantFrom<Kind>('tiny', 'measured', 'native', 'many', 'most', 'long'),
        fc.integer({ min: 1, max: 3 }),
      ),
      { maxLength: 8 },
    )
    .map((runs) => runs.flatMap(([kind, count]) => new Array<Kind>(count).fill(kind)));

  it('are as few as a greedy count of the real JSON, and in order', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 100, max: 4_000_000 }), (sequence, frameBytes) => {
        const batches = batchesOf(sequence, frameBytes);
        expect(batches.flat()).toEqual(sequence);
        expect(batches.map(({ length }) => length)).toEqual(greedy(sequence, frameBytes));
      }),
      { seed: SEED, numRuns: 8 },
    );
  });

  it('take 5,000 circuits and no more', () => {
    const counts = (number: number) => batchesOf(new Array<Kind>(number).fill('tiny'), 500).map(({ length }) => length);
    expect(counts(5_000)).toEqual([5_000]);
    expect(counts(5_001)).toEqual([5_000, 1]);
  });

  it('take 150,000 gates and no more', () => {
    expect(batchesOf(['most', 'tiny', 'most'], 500).map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(batchesOf(['many', 'many', 'many', 'many', 'tiny'], 500).map(({ length }) => length)).toEqual([3, 2]);
  });

  it('hold a circuit that is too large alone, so that somebody else says what is wrong with it', () => {
    expect(batchesOf(['tiny', 'long', 'tiny'], 9_900_000).map(({ length }) => length)).toEqual([1, 1, 1]);
  });
});
