import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, type Evaluable } from '../../src/circuit/index.js';
import { estimate, type Grouping, groupings, measurementsFor } from '../../src/observe/index.js';
import type { Observable } from '../../src/pauli/index.js';
import { moments, type Noise, simulate } from '../../src/simulate/index.js';
import { findTarget } from '../../src/targets/index.js';
import { transpile } from '../../src/transpile/index.js';
import { circuitArbitrary, PATIENCE, SEED } from '../simulate/circuit-arbitrary.js';
import { pauliSumArbitrary, transpiledArbitrary } from '../transpile/transpilation-arbitrary.js';

/** The estimate from exact probabilities. */
function exactly(observable: Observable, run: Evaluable, grouping: Grouping): number {
  const plan = measurementsFor(observable, run, { grouping });
  const found = estimate(
    plan,
    plan.groups.map(({ circuit: read }) => simulate(read)),
  );
  expect(found).toMatchObject({ standardError: 0, source: 'probabilities', shots: undefined });
  return found.value;
}

const summed = (made: CircuitData) => fc.tuple(fc.constant(made), pauliSumArbitrary(made.qubits));

describe.each(groupings)('estimates from exact probabilities, %s', (grouping) => {
  it(
    'are the means of the state',
    () => {
      fc.assert(
        fc.property(circuitArbitrary('qis', { maxQubits: 4 }).chain(summed), ([made, sum]) => {
          expect(exactly(sum, made, grouping)).toBeCloseTo(moments(made, sum).mean, 9);
        }),
        { seed: SEED, numRuns: 60 },
      );
    },
    PATIENCE,
  );

  it(
    'are those of native circuits, too',
    () => {
      fc.assert(
        fc.property(circuitArbitrary('native', { minQubits: 2, maxQubits: 3 }).chain(summed), ([made, sum]) => {
          const entangles = made.operations.some(({ targets }) => targets.length === 2);
          fc.pre(entangles || grouping === 'qubit-wise');
          expect(exactly(sum, made, grouping)).toBeCloseTo(moments(made, sum).mean, 9);
        }),
        { seed: SEED, numRuns: 25 },
      );
    },
    PATIENCE,
  );

  it(
    'are those of the qubits of the original, where a transpilation moved them and left frames',
    () => {
      fc.assert(
        fc.property(
          transpiledArbitrary({ maxQubits: 3 }, ['frames-and-permutation']).chain((made) =>
            fc.tuple(fc.constant(made), pauliSumArbitrary(made.original.qubits)),
          ),
          ([{ original, transpilation }, sum]) => {
            fc.pre(transpilation.circuit.measurements.every(({ key }) => key === 'output_all'));
            fc.pre(transpilation.report.output.entanglingGates > 0);
            expect(exactly(sum, transpilation, grouping)).toBeCloseTo(moments(original, sum).mean, 8);
          },
        ),
        { seed: SEED, numRuns: 40 },
      );
    },
    PATIENCE,
  );
});

const tilted = circuit(3).ry(0.7, 0).rz(0.9, 0).cnot(0, 1).rx(0.4, 1).rz(1.1, 1).ry(0.5, 2).cnot(1, 2);
const sum = {
  terms: ['IZZ', 'IXX', 'IYX', 'IIZ', 'ZZI', 'XXX', 'YYZ', 'ZII', 'III'],
  coefficients: [1, 0.5, -0.7, 0.3, 0.8, -0.6, 0.4, -0.2, 2],
};

/** Estimates of many seeds: how far their mean is from the truth, in its own errors, and their spread by the error they state. */
function repeated(run: Evaluable, grouping: Grouping, noise: Noise, shots: number, seeds: number) {
  const plan = measurementsFor(sum, run, { grouping, shots });
  const found = Array.from({ length: seeds }, (_, seed) =>
    estimate(
      plan,
      plan.groups.map((group, k) =>
        simulate(group.circuit, { shots: group.shots!, seed: seed * plan.groups.length + k, noise }),
      ),
    ),
  );
  const truth = estimate(
    plan,
    plan.groups.map((group) => simulate(group.circuit, { noise, engine: 'density-matrix' })),
  ).value;
  const mean = found.reduce((total, { value }) => total + value, 0) / seeds;
  const variance = found.reduce((total, { value }) => total + (value - mean) ** 2, 0) / (seeds - 1);
  const stated = found.reduce((total, { standardError }) => total + standardError ** 2, 0) / seeds;
  return { offset: (mean - truth) / Math.sqrt(variance / seeds), ratio: variance / stated };
}

describe('standard errors', () => {
  const native = transpile(tilted, findTarget('qpu.forte-1'));

  it.each([
    ['qubit-wise', 'ideal', tilted],
    ['general', 'ideal', tilted],
    ['qubit-wise', { r1q: 0.02, r2q: 0.1, readout: 0.03 }, native],
    ['general', { r1q: 0.02, r2q: 0.1, readout: 0.03 }, native],
  ] as const)('are how far estimates of many seeds are spread (%s, %j)', (grouping, noise, run) => {
    const { offset, ratio } = repeated(run, grouping, noise, 100, 300);
    expect(Math.abs(offset)).toBeLessThan(3.5);
    // The variance of 300 draws is known to 8 %.
    expect(ratio).toBeGreaterThan(0.72);
    expect(ratio).toBeLessThan(1.3);
  });

  it('count terms that are read together as they vary together', () => {
    // All of GHZ's parities of neighbours are one with certainty, and single Zs are all the same coin.
    const ghz = circuit(3).h(0).cnot(0, 1).cnot(1, 2);
    const plan = measurementsFor({ Z0: 1, Z1: 1, Z2: 1, 'Z0 Z1': 5 }, ghz, { shots: 400 });
    expect(plan.groups).toHaveLength(1);
    const found = estimate(plan, [simulate(plan.groups[0]!.circuit, { shots: 400, seed: 3 })]);
    const heads = (found.value - 5 + 3) / 6;
    expect(found.standardError).toBeCloseTo(6 * Math.sqrt((heads * (1 - heads)) / 399), 12);
  });

  it('are as large as they can be after one shot, and none where nothing varies', () => {
    const plan = measurementsFor({ Z: 3, X: -2, I: 1 }, circuit(1).h(0), { shots: 2, minimumShots: 1 });
    const found = estimate(plan, [{ 1: 1 }, { 0: 7 }]);
    expect(found.groups.map(({ standardError }) => standardError)).toEqual([3, 0]);
    expect(found.value).toBe(1 - 3 - 2);
    expect(found.shots).toBe(8);
  });
});

describe('an estimate', () => {
  const bell = circuit(2).h(0).cnot(0, 1);
  const plan = measurementsFor({ ZZ: 1, XX: 0.5, YY: 0.25, II: -1 }, bell, { shots: 300 });

  it('comes from plain data as well, as it is after a restart', () => {
    const counts = plan.groups.map(({ circuit: read, shots }) =>
      Object.fromEntries(simulate(read, { shots: shots! }).counts('observable')),
    );
    const again = JSON.parse(JSON.stringify(plan));
    expect(estimate(again, counts)).toEqual(
      estimate(
        plan,
        plan.groups.map(({ circuit: read, shots }) => simulate(read, { shots: shots! })),
      ),
    );
    expect(estimate(plan, counts).value).toBeCloseTo(1 + 0.5 - 0.25 - 1, 12);
  });

  it('prints as a sentence', () => {
    const counts = [
      { '00': 60, 11: 40 },
      { '00': 55, 11: 45 },
      { '01': 10, 10: 10 },
    ];
    expect(String(estimate(plan, counts))).toBe('0.25, from 220 shots of 3 circuits');
    expect(String(estimate(plan, [{ '00': 50, '01': 50 }, ...counts.slice(1)]))).toBe(
      '-0.75 +- 0.101, from 220 shots of 3 circuits',
    );
  });

  it('is a constant where nothing has to be read', () => {
    const constant = measurementsFor({ II: 3, 'Z0 Z1': 0 }, bell, { shots: 100 });
    expect(constant.groups).toEqual([]);
    expect(estimate(constant, [])).toMatchObject({ value: 3, standardError: 0, source: 'probabilities' });
  });

  it.each([
    ['results of fewer circuits', [{ '00': 1 }], 'CircuitCount', /results of 1 circuit for measurements of 3/],
    [
      'outcomes of another width',
      [{ '000': 1 }, { '00': 1 }, { '00': 1 }],
      'ValueOutOfRange',
      /"000" is not an outcome of the 2 bits that group 0 reads/,
    ],
    [
      'shares without their shots',
      [{ '00': 0.5, 11: 0.5 }, { '00': 1 }, { '00': 1 }],
      'ValueOutOfRange',
      /0\.5 times, which is no number of shots/,
    ],
    ['no outcome at all', [{}, { '00': 1 }, { '00': 1 }], 'NotAnswerable', /group 0 has no outcome/],
    ['what are no results', [7, { '00': 1 }, { '00': 1 }], 'WrongArgument', /the results of group 0 are 7/],
    [
      'results of another circuit',
      [simulate(bell), simulate(bell), simulate(bell)],
      'UnknownKey',
      /no measurement key "observable"/,
    ],
  ])('is refused of %s', (_, results, code, message) => {
    expect(() => estimate(plan, results as never)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });
});
