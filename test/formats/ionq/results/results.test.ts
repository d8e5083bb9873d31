import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { IonloomError } from '../../../../src/errors/index.js';
import {
  type Distribution,
  decodeHistogram,
  decodeMultiCircuitProbabilities,
  decodeProbabilities,
  decodeShots,
} from '../../../../src/formats/ionq/index.js';

const SEED = { seed: 20261120 };
const weights = (distribution: Distribution | undefined) => Object.fromEntries(distribution?.toMap() ?? []);

function problems(action: () => unknown): readonly string[] {
  try {
    action();
  } catch (error) {
    if (error instanceof IonloomError) return error.issues.map(({ path = [] }) => path.join('.'));
    throw error;
  }
  return [];
}

const measured = circuit(3).x(0).measure('a', 0).measure('b', 2, 1);

describe('decodeProbabilities', () => {
  test('qubit 0 is the least significant bit of a key, as the service answers', () => {
    const results = decodeProbabilities({ '1': 0.75, '6': 0.25 }, measured);
    expect(weights(results.all)).toEqual({ '001': 0.75, '110': 0.25 });
    expect(results.all?.header()).toBe('q2 q1 q0');
    expect(weights(results.get('a'))).toEqual({ '0': 0.25, '1': 0.75 });
    expect(weights(results.get('b'))).toEqual({ '00': 0.75, '11': 0.25 });
  });

  test('the other key order reads qubit 0 as the most significant bit', () => {
    const results = decodeProbabilities({ '4': 0.75, '3': 0.25 }, measured, { keyOrder: 'qubit0-first' });
    expect(weights(results.all)).toEqual({ '001': 0.75, '110': 0.25 });
  });

  test('bit i of a key is its i-th wire', () => {
    const results = decodeProbabilities({ '4': 1 }, measured);
    expect([...results.get('b').outcomes()]).toEqual([{ bits: '01', index: 1n, weight: 1 }]);
    expect(results.get('b').header()).toBe('b[1] b[0]');
    expect(results.get('b').toString('qubit0-first')).toBe('b[0] b[1]\n10  1');
  });

  test('both orders tell the same distribution from mirrored keys', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(fc.bigInt(0n, 2n ** 40n - 1n), fc.nat(9)), { maxLength: 8 }),
        (qubits, pairs) => {
          const plain: Record<string, number> = {};
          const mirrored: Record<string, number> = {};
          for (const [key, weight] of pairs) {
            const bits = (key % 2n ** BigInt(qubits)).toString(2).padStart(qubits, '0');
            plain[BigInt(`0b${bits}`).toString()] = weight;
            mirrored[BigInt(`0b${[...bits].reverse().join('')}`).toString()] = weight;
          }
          const layout = { qubits, measurements: [{ key: 'm', wires: [qubits - 1, 0].slice(0, qubits) }] };
          const one = decodeHistogram(plain, layout);
          const other = decodeHistogram(mirrored, layout, { keyOrder: 'qubit0-first' });
          expect([...other.all!.toMap()]).toEqual([...one.all!.toMap()]);
          expect([...other.get('m').toMap()]).toEqual([...one.get('m').toMap()]);
          expect(one.get('m').total).toBe(one.all!.total);
        },
      ),
      SEED,
    );
  });

  test('keys of wide circuits keep every bit', () => {
    const results = decodeProbabilities(
      { [(2n ** 99n + 1n).toString()]: 1 },
      { qubits: 100, measurements: [{ key: 'ends', wires: [0, 99, 50] }] },
    );
    expect(weights(results.get('ends'))).toEqual({ '011': 1 });
  });

  test('registers of a v2 document: the leftmost character is bit 0', () => {
    const document = { probabilities: { registers: { a: { '1': 1 }, b: { '01': 0.5, '10': 0.5 } } } };
    const results = decodeProbabilities(document, measured);
    expect(results.all).toBeUndefined();
    expect(weights(results.get('b'))).toEqual({ '01': 0.5, '10': 0.5 });
    expect(results.get('b').weight(1)).toBe(0.5);
    const everything = decodeProbabilities({ probabilities: { registers: { output_all: { '100': 1 } } } }, measured);
    expect(weights(everything.all)).toEqual({ '001': 1 });
    expect(weights(everything.get('a'))).toEqual({ '1': 1 });
  });

  test('a bit that nothing is measured into reads 0', () => {
    const layout = { qubits: 2, measurements: [{ key: 'c', wires: [null, 1, null] }] };
    expect(weights(decodeProbabilities({ '2': 1 }, layout).get('c'))).toEqual({ '010': 1 });
  });

  test('everything wrong with a document is told', () => {
    const document = { '8': 0.1, '01': 0.1, '-1': 0.1, '1.5': 0.1, x: 0.1, '2': -0.1, '3': 1.5, '4': '0.1' };
    expect([...problems(() => decodeProbabilities(document, measured))].sort()).toEqual(
      ['-1', '01', '1.5', '2', '3', '4', '8', 'x'].sort(),
    );
    expect(problems(() => decodeProbabilities(JSON.parse('{"__proto__": 1}'), measured))).toEqual(['__proto__']);
    expect(problems(() => decodeProbabilities([], measured))).toEqual(['']);
    expect(problems(() => decodeProbabilities(null, measured))).toEqual(['']);
    const registers = { a: { '2': 1 }, b: { '1': 1 } };
    expect(problems(() => decodeProbabilities({ probabilities: { registers } }, measured))).toEqual([
      'probabilities.registers.a.2',
      'probabilities.registers.b.1',
    ]);
    expect(problems(() => decodeProbabilities({ probabilities: { registers: { a: { '1': 1 } } } }, measured))).toEqual([
      '',
    ]);
  });

  test('a key that is not measured is an error that names those that are', () => {
    const results = decodeProbabilities({ '0': 1 }, measured);
    expect(results.keys).toEqual(['a', 'b']);
    expect(() => results.get('c' as 'a')).toThrow(/no measurement "c"/);
  });
});

describe('decodeHistogram', () => {
  test('whole numbers are counts, fractions are frequencies', () => {
    expect(decodeHistogram({ '0': 3, '7': 1 }, measured).all).toMatchObject({ kind: 'counts', total: 4 });
    expect(decodeHistogram({ '0': 0.75, '7': 0.25 }, measured).all).toMatchObject({ kind: 'probabilities', total: 1 });
    expect(decodeHistogram({ '0': 3, '7': 1 }, measured).all?.probability('111')).toBe(0.25);
    const document = { histogram: { registers: { a: { '0': 2 }, b: { '10': 2 } } } };
    expect(weights(decodeHistogram(document, measured).get('b'))).toEqual({ '01': 2 });
  });
});

describe('decodeShots', () => {
  test('decimal shots in order, counted by key', () => {
    const shots = decodeShots(['1', '6', 1], measured);
    expect(shots.all).toEqual(['001', '110', '001']);
    expect(shots.get('a')).toEqual(['1', '0', '1']);
    expect(shots.get('b')).toEqual(['00', '11', '00']);
    expect(weights(shots.counts.get('a'))).toEqual({ '0': 1, '1': 2 });
    expect(shots.counts.all).toMatchObject({ kind: 'counts', total: 3 });
    expect(decodeShots(['4'], measured, { keyOrder: 'qubit0-first' }).all).toEqual(['001']);
  });

  test('shots by register, without those that leaked', () => {
    const document = {
      shots: [
        { registers: { a: [1], b: [0, 1] } },
        { registers: { a: [0], b: [0, 0] }, leakage_bits: [0, 1, 0] },
        { registers: { a: [1], b: [1, 1] }, leakage_bits: { a: [0], b: [0, 0] } },
      ],
    };
    const shots = decodeShots(document, measured);
    expect(shots.leaked).toBe(1);
    expect(shots.get('a')).toEqual(['1', '1']);
    expect(shots.get('b')).toEqual(['10', '11']);
    expect(shots.all).toBeUndefined();
    expect(() => shots.get('c' as 'a')).toThrow(/no measurement/);
  });

  test('shots that are none are told with their places', () => {
    expect(problems(() => decodeShots(['0', '8', 'x'], measured))).toEqual(['1', '2']);
    expect(problems(() => decodeShots({ shots: [{}, { registers: { a: [2], b: 1 } }] }, measured))).toEqual([
      'shots.0',
      'shots.1.registers.a',
      'shots.1.registers.b',
    ]);
    expect(problems(() => decodeShots({}, measured))).toEqual(['']);
  });
});

describe('decodeMultiCircuitProbabilities', () => {
  const one = circuit(1).x(0).measure('m', 0);

  test('results follow the order of the child jobs, or of the document', () => {
    const document = { 'id-2': { '1': 1 }, 'id-1': { '0': 1 } };
    const ordered = decodeMultiCircuitProbabilities(document, [one, one], { childJobIds: ['id-1', 'id-2'] });
    expect(ordered.map((results) => weights(results.get('m')))).toEqual([{ '0': 1 }, { '1': 1 }]);
    const asTheyStand = decodeMultiCircuitProbabilities(document, [one, one]);
    expect(asTheyStand.map((results) => weights(results.get('m')))).toEqual([{ '1': 1 }, { '0': 1 }]);
  });

  test('a number or an id that does not fit is an error', () => {
    expect(() => decodeMultiCircuitProbabilities({ x: { '0': 1 } }, [one, one])).toThrow(/1 circuits for 2/);
    expect(problems(() => decodeMultiCircuitProbabilities({ x: { '0': 1 } }, [one], { childJobIds: ['y'] }))).toEqual([
      '',
    ]);
  });
});
