import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import type { Issue } from '../../../../src/errors/index.js';
import {
  type Distribution,
  decodeHistogram,
  decodeMultiCircuitProbabilities,
  decodeProbabilities,
  decodeShots,
} from '../../../../src/formats/ionq/index.js';
import { simulate } from '../../../../src/simulate/index.js';
import { uniform } from '../../../math/uniform.js';
import { placesOf, thrownIssues } from '../thrown-issues.js';

const SEED = { seed: 20261120 };
const weights = (distribution: Distribution | undefined) => Object.fromEntries(distribution?.toMap() ?? []);

const measured = circuit(3).x(0).measure('a', 0).measure('b', 2, 1);

describe('decodeProbabilities', () => {
  test('qubit 0 is the least significant bit of a key, as the service answers', () => {
    const results = decodeProbabilities({ '1': 0.75, '6': 0.25 }, measured);
    expect(weights(results.all)).toEqual({ '100': 0.75, '011': 0.25 });
    expect(results.all?.header()).toBe('q0 q1 q2');
    expect(weights(results.get('a'))).toEqual({ '0': 0.25, '1': 0.75 });
    expect(weights(results.get('b'))).toEqual({ '00': 0.75, '11': 0.25 });
  });

  test('the other key order reads qubit 0 as the most significant bit', () => {
    const results = decodeProbabilities({ '4': 0.75, '3': 0.25 }, measured, { keyOrder: 'qubit0-first' });
    expect(weights(results.all)).toEqual({ '100': 0.75, '011': 0.25 });
    expect(results.all?.header()).toBe('q0 q1 q2');
  });

  test('bit i of a key is its i-th wire', () => {
    const results = decodeProbabilities({ '4': 1 }, measured);
    expect([...results.get('b').outcomes()]).toEqual([{ bits: '10', value: 1n, weight: 1 }]);
    expect(results.get('b').toString()).toBe('b[0] b[1]\n10  1');
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
    expect(weights(results.get('ends'))).toEqual({ '110': 1 });
  });

  test('registers of a v2 document: the leftmost character is bit 0', () => {
    const document = { probabilities: { registers: { a: { '1': 1 }, b: { '01': 0.75, '10': 0.25 } } } };
    const results = decodeProbabilities(document, measured);
    expect(results.all).toBeUndefined();
    expect(weights(results.get('b'))).toEqual({ '01': 0.75, '10': 0.25 });
    expect(results.get('b').weight(1)).toBe(0.25);
    const everything = decodeProbabilities({ probabilities: { registers: { output_all: { '100': 1 } } } }, measured);
    expect(weights(everything.all)).toEqual({ '100': 1 });
    expect(weights(everything.get('a'))).toEqual({ '1': 1 });
  });

  test('a bit that nothing is measured into reads 0', () => {
    const layout = { qubits: 2, measurements: [{ key: 'c', wires: [null, 1, null] }] };
    expect(weights(decodeProbabilities({ '2': 1 }, layout).get('c'))).toEqual({ '010': 1 });
  });

  test('a simulation and the service write the same outcomes', () => {
    const lopsided = circuit(3).x(0).ry(0.7, 1).measure('m', 2, 0);
    const simulated = simulate(lopsided);
    const exact = simulated.probabilities();
    const [one, other] = [simulated.distribution()[1]!, simulated.distribution()[3]!];
    const decimal = decodeProbabilities({ '3': other, '1': one }, lopsided);
    expect([...exact.keys()]).toEqual(['100', '110']);
    expect([...decimal.all!.toMap()]).toEqual([...exact]);
    expect([...decimal.get('m').toMap().keys()]).toEqual(['01']);
    expect([...decimal.get('m').toMap().keys()]).toEqual([...simulated.probabilities('m').keys()]);
    expect(decimal.get('m').probability(2)).toBeCloseTo(simulated.probability(2, 'm'), 12);
    const registers = { m: { '01': 1 }, output_all: Object.fromEntries(exact) };
    const byRegister = decodeProbabilities({ probabilities: { registers } }, lopsided);
    expect([...byRegister.all!.toMap()]).toEqual([...exact]);
    expect([...byRegister.get('m').toMap().keys()]).toEqual(['01']);
  });

  test('any state: the texts and integers of a simulation are those of its decimal keys', () => {
    fc.assert(
      fc.property(fc.array(uniform(0, 3), { minLength: 3, maxLength: 3 }), (angles) => {
        const state = circuit(3).ry(angles[0]!, 0).cry(angles[1]!, 0, 2).ry(angles[2]!, 1).measure('m', 2, 0);
        const simulated = simulate(state);
        const keys = [...simulated.distribution()].map((probability, index) => [String(index), probability]);
        const decoded = decodeProbabilities(Object.fromEntries(keys), state);
        for (const [bits, probability] of simulated.probabilities('m')) {
          expect(decoded.get('m').probability(bits)).toBeCloseTo(probability, 12);
        }
        for (const { bits, value, probability } of simulated.mostLikely(8)) {
          expect(decoded.all!.probability(value)).toBe(probability);
          expect(decoded.all!.probability(bits)).toBe(probability);
        }
      }),
      SEED,
    );
  });

  test('rounded probabilities stay as they are', () => {
    const rounded = { '0': 0.097980373, '1': 0.251172315, '2': 0.639023034, '3': 0.011824277 };
    const { all } = decodeProbabilities(rounded, measured);
    expect(all!.probability('010')).toBe(0.639023034);
    expect(all!.probability('101')).toBe(0);
    expect(decodeProbabilities({ '0': 0.4996, '1': 0.4996 }, measured).all!.probability('000')).toBe(0.4996);
  });

  test('probabilities that do not add up to 1 are refused', () => {
    const codes = (document: unknown) =>
      thrownIssues(() => decodeProbabilities(document, measured)).map(({ code, path }) => [code, path]);
    expect(codes({ '0': 0.5, '1': 0.25 })).toEqual([['ProbabilityTotal', []]]);
    expect(codes({ '0': 0.75, '1': 0.75 })).toEqual([['ProbabilityTotal', []]]);
    expect(codes({})).toEqual([['ProbabilityTotal', []]]);
    const registers = { a: { '0': 1 }, b: { '00': 0.5, '01': 0.25 } };
    expect(codes({ probabilities: { registers } })).toEqual([
      ['ProbabilityTotal', ['probabilities', 'registers', 'b']],
    ]);
  });

  test('who listens to warnings reads what there is of too little, never of too much', () => {
    const warnings: Issue[] = [];
    const onWarning = (warning: Issue) => warnings.push(warning);
    const { all } = decodeProbabilities({ '0': 0.5, '1': 0.25 }, measured, { onWarning });
    expect([all!.probability(0), all!.total]).toEqual([0.5, 0.75]);
    expect(warnings).toMatchObject([{ code: 'ProbabilityTotal', severity: 'warning', received: '0.75' }]);
    expect(placesOf(() => decodeProbabilities({ '0': 0.75, '1': 0.75 }, measured, { onWarning }))).toEqual(['']);
    decodeProbabilities({ '0': 1 }, measured, { onWarning });
    expect(warnings).toHaveLength(1);
  });

  test('everything wrong with a document is told', () => {
    const document = { '8': 0.1, '01': 0.1, '-1': 0.1, '1.5': 0.1, x: 0.1, '2': -0.1, '3': 1.5, '4': '0.1' };
    expect([...placesOf(() => decodeProbabilities(document, measured))].sort()).toEqual(
      ['-1', '01', '1.5', '2', '3', '4', '8', 'x'].sort(),
    );
    expect(placesOf(() => decodeProbabilities(JSON.parse('{"__proto__": 1}'), measured))).toEqual(['__proto__']);
    expect(placesOf(() => decodeProbabilities([], measured))).toEqual(['']);
    expect(placesOf(() => decodeProbabilities(null, measured))).toEqual(['']);
    const registers = { a: { '2': 1 }, b: { '1': 1 } };
    expect(placesOf(() => decodeProbabilities({ probabilities: { registers } }, measured))).toEqual([
      'probabilities.registers.a.2',
      'probabilities.registers.b.1',
    ]);
    expect(placesOf(() => decodeProbabilities({ probabilities: { registers: { a: { '1': 1 } } } }, measured))).toEqual([
      '',
    ]);
  });

  test('a key that is not measured is an error that names those that are', () => {
    const results = decodeProbabilities({ '0': 1 }, measured);
    expect(results.keys).toEqual(['a', 'b']);
    expect(() => results.get('c' as 'a')).toThrow(/no measurement "c"/);
    expect(() => results.get('a').weight('10')).toThrow(/"10" is not an outcome of 1 bits/);
  });
});

describe('decodeHistogram', () => {
  test('whole numbers are counts, fractions are frequencies', () => {
    expect(decodeHistogram({ '0': 3, '7': 1 }, measured).all).toMatchObject({ kind: 'counts', total: 4 });
    expect(decodeHistogram({ '0': 0.75, '7': 0.25 }, measured).all).toMatchObject({ kind: 'probabilities', total: 1 });
    expect(decodeHistogram({ '0': 3, '7': 1 }, measured).all?.probability('111')).toBe(0.25);
    expect(thrownIssues(() => decodeHistogram({ '0': 2.5, '7': 1.5 }, measured))).toMatchObject([
      { code: 'ProbabilityTotal', received: '4', hint: 'counts are whole' },
    ]);
    const document = { histogram: { registers: { a: { '0': 2 }, b: { '10': 2 } } } };
    expect(weights(decodeHistogram(document, measured).get('b'))).toEqual({ '10': 2 });
  });
});

describe('decodeShots', () => {
  test('decimal shots in order, counted by key', () => {
    const shots = decodeShots(['1', '6', 1], measured);
    expect(shots.all).toEqual(['100', '011', '100']);
    expect(shots.get('a')).toEqual(['1', '0', '1']);
    expect(shots.get('b')).toEqual(['00', '11', '00']);
    expect(weights(shots.counts.get('a'))).toEqual({ '0': 1, '1': 2 });
    expect(shots.counts.all).toMatchObject({ kind: 'counts', total: 3 });
    expect(decodeShots(['4'], measured, { keyOrder: 'qubit0-first' }).all).toEqual(['100']);
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
    expect(shots.get('b')).toEqual(['01', '11']);
    expect(shots.all).toBeUndefined();
    expect(() => shots.get('c' as 'a')).toThrow(/no measurement/);
  });

  test('shots that are none are told with their places', () => {
    expect(placesOf(() => decodeShots(['0', '8', 'x'], measured))).toEqual(['1', '2']);
    expect(placesOf(() => decodeShots({ shots: [{}, { registers: { a: [2], b: 1 } }] }, measured))).toEqual([
      'shots.0',
      'shots.1.registers.a',
      'shots.1.registers.b',
    ]);
    expect(placesOf(() => decodeShots({}, measured))).toEqual(['']);
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

  test('what is wrong is told with the job it is wrong in', () => {
    const document = { 'id-1': { '0': 1 }, 'id-2': { '2': 1 } };
    expect(placesOf(() => decodeMultiCircuitProbabilities(document, [one, one]))).toEqual(['id-2.2']);
    const warned: Issue[] = [];
    const half = { 'id-1': { '0': 0.5 }, 'id-2': { '1': 1 } };
    decodeMultiCircuitProbabilities(half, [one, one], { onWarning: (warning) => warned.push(warning) });
    expect(warned.map(({ path }) => path)).toEqual([['id-1']]);
  });

  test('only jobs of several circuits have ids of child jobs', () => {
    const options = { childJobIds: ['id-1'] } as object;
    expect(() => decodeProbabilities({ '1': 1 }, one, options)).toThrow(/no option 'childJobIds'/);
  });

  test('a number or an id that does not fit is an error', () => {
    expect(() => decodeMultiCircuitProbabilities({ x: { '0': 1 } }, [one, one])).toThrow(/1 circuits for 2/);
    expect(placesOf(() => decodeMultiCircuitProbabilities({ x: { '0': 1 } }, [one], { childJobIds: ['y'] }))).toEqual([
      'y',
    ]);
  });
});
