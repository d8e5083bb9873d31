import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf, nativeCircuit, type Operation } from '../../src/circuit/index.js';
import { allGates, type Gate, type Gateset } from '../../src/gates/index.js';
import { AffineAngle } from '../../src/math/index.js';
import { estimateGradient, gradient, parameterShift } from '../../src/observe/index.js';
import { moments, simulate } from '../../src/simulate/index.js';
import { transpile } from '../../src/transpile/index.js';
import { operationArbitrary, PATIENCE, SEED } from '../simulate/circuit-arbitrary.js';
import { pauliSumArbitrary } from '../transpile/transpilation-arbitrary.js';

const QUBITS = 3;

/**
 * The derivative of a mean by one parameter, from its values all around: a trigonometric polynomial of frequencies below
 * half the number of points is differentiated exactly.
 *
 * @param period of the mean in the parameter
 */
function exactDerivative(mean: (value: number) => number, at: number, period: number): number {
  const points = 128;
  let derivative = 0;
  for (let k = 1; k < points; k++) {
    // The derivative of the interpolating polynomial, at one of its points.
    derivative -= (((-1) ** k / 2) * mean(at + (period * k) / points)) / Math.tan((Math.PI * k) / points);
  }
  return (derivative * 2 * Math.PI) / period;
}

const angleArbitrary = fc
  .tuple(
    fc.constantFrom([1, 0], [0, 1], [2, 0], [-1, 1], [1, 1]),
    fc.integer({ min: -30, max: 30 }).map((k) => k / 10),
  )
  .map(
    ([[a, b], constant]) =>
      new AffineAngle(constant, [
        ['a', a!],
        ['b', b!],
      ]),
  );

/** A gate of the table with parameters, on any wires, with and without a control. */
const parametric = (gateset: Gateset): fc.Arbitrary<Operation> => {
  const gates = allGates.filter(
    (gate: Gate) =>
      gate.gateset === gateset && gate.parameters.length > 0 && gate.targets !== 'any' && gate.targets > 0,
  );
  return fc
    .tuple(
      fc.constantFrom(...gates),
      fc.shuffledSubarray([0, 1, 2], { minLength: QUBITS, maxLength: QUBITS }),
      fc.nat(gateset === 'qis' ? 1 : 0),
      fc.array(angleArbitrary, { minLength: 4, maxLength: 4 }),
    )
    .map(([gate, wires, controls, angles]) => ({
      gate,
      parameters: gate.parameters.map((_parameter, k) => angles[k]!),
      controls: controls === 1 && (gate.targets as number) < QUBITS ? wires.slice(2) : [],
      targets: wires.slice(0, gate.targets as number),
    }));
};

const templateArbitrary = (gateset: Gateset) =>
  fc
    .tuple(
      fc.array(operationArbitrary(gateset, QUBITS), { minLength: 2, maxLength: 4 }),
      fc.array(parametric(gateset), { minLength: 1, maxLength: 2 }),
      fc.array(operationArbitrary(gateset, QUBITS), { minLength: 2, maxLength: 4 }),
    )
    .map(([before, middle, after]) =>
      circuitOf(gateset, QUBITS, [...before, ...middle, ...after], { parameters: ['a', 'b'] }),
    );

const point = { a: 0.31, b: -0.72 };

describe.each(['qis', 'native'] as const)('gradients of %s templates', (gateset) => {
  it(
    'are the exact derivatives',
    () => {
      fc.assert(
        fc.property(templateArbitrary(gateset), pauliSumArbitrary(QUBITS), (template, sum) => {
          const shift = parameterShift(template).bind(point);
          const found = gradient(
            shift,
            shift.shifts.map((shifted) => moments(shifted.circuit, sum)),
          );
          expect([...found.keys()]).toEqual(['a', 'b']);
          for (const name of ['a', 'b'] as const) {
            const mean = (value: number) => moments(template.bind({ ...point, [name]: value }), sum).mean;
            const exact = exactDerivative(mean, point[name], gateset === 'native' ? 2 : 4 * Math.PI);
            expect(found.get(name)!.value).toBeCloseTo(exact, 8);
            expect(found.get(name)!.standardError).toBe(0);
          }
        }),
        { seed: SEED, numRuns: 25 },
      );
    },
    PATIENCE,
  );
});

describe('shifted circuits', () => {
  it('are two for each occurrence in a rotation, of the angle as it is written', () => {
    const template = circuit(2).rx('2*theta + 0.1', 0).ry('theta', 1).zz('phi - theta', 0, 1);
    const { occurrences, shifts, parameters } = parameterShift(template);
    expect(parameters).toEqual(['phi', 'theta']);
    expect(occurrences.map(({ operation, angle, coefficients }) => [operation, angle, [...coefficients]])).toEqual([
      [0, 'theta', [['theta', 2]]],
      [1, 'theta', [['theta', 1]]],
      [
        2,
        'theta',
        [
          ['phi', 1],
          ['theta', -1],
        ],
      ],
    ]);
    expect(shifts.map(({ name, occurrence }) => [name, occurrence])).toEqual(
      [0, 0, 1, 1, 2, 2].map((k, place) => [`shift ${place}`, k]),
    );
    expect(String(shifts[0]!.circuit)).toContain(
      String(circuit(2).rx(new AffineAngle(0.1 + Math.PI / 2, [['theta', 2]]), 0)).replace('circuit(2)', ''),
    );
    expect(shifts.every(({ circuit: made }) => made.parameters.length === 2)).toBe(true);
  });

  it('are four under a control, two for a phase whatever its controls, none for a global phase', () => {
    const of = (template: CircuitData) => parameterShift(template).shifts.length;
    expect(of(circuit(2).gate('crx', ['a'], [0, 1]))).toBe(4);
    expect(of(circuit(3).gate('mcp', ['a'], [0, 1, 2]))).toBe(2);
    expect(of(circuit(1).gate('gphase', ['a'], []))).toBe(0);
    expect(of(circuit(1).h(0))).toBe(0);
    expect(of(nativeCircuit(2).gpi('a', 0))).toBe(2);
    expect(of(nativeCircuit(2).gpi2('a', 0))).toBe(4);
    expect(of(nativeCircuit(2).ms(0, 0.25, 0, 1, 'a'))).toBe(2);
  });

  it('take a pauliexp apart into its rotations', () => {
    const template = circuit(3).h(0).h(1).pauliexp({ ZZI: 0.5, IXX: -1, XIY: 0.25 }, 't', [0, 1, 2]);
    const shift = parameterShift(template);
    expect(shift.occurrences.map(({ coefficients }) => coefficients.get('t'))).toEqual([1, -2, 0.5]);
    expect(shift.shifts).toHaveLength(6);
    const sum = { terms: ['XXZ', 'ZYI', 'IIY'], coefficients: [1, 0.4, -0.3] };
    const bound = shift.bind({ t: 0.4 });
    const mean = (t: number) => moments(template.bind({ t }), sum).mean;
    const value = gradient(
      bound,
      bound.shifts.map((shifted) => moments(shifted.circuit, sum)),
    ).get('t')!.value;
    expect(value).toBeCloseTo(exactDerivative(mean, 0.4, 4 * Math.PI), 8);
  });

  it('keep what the template measures', () => {
    const shift = parameterShift(circuit(1).ry('theta', 0).measure('m', 0));
    expect(shift.shifts.every(({ circuit: made }) => made.keys[0] === 'm')).toBe(true);
  });

  it('are refused of a transpilation, by a sentence', () => {
    const transpilation = transpile(circuit(1).rx('theta', 0), 'ideal');
    expect(() => parameterShift(transpilation as never)).toThrow(/before it is transpiled/);
  });

  it('say how many there are', () => {
    expect(String(parameterShift(circuit(1).rx('theta', 0)))).toBe('gradient by theta: 1 occurrence, 2 circuits');
  });
});

describe('gradients from results', () => {
  const ansatz = circuit(2).ry('a', 0).ry('b', 1).cnot(0, 1).rz('a', 1).rx('b', 1);
  const sum = { ZZ: 1, XX: 0.5, YI: -0.4, II: 3 };

  it('have their standard errors, seed after seed', () => {
    const shift = parameterShift(ansatz, sum, { shots: 4000 }).bind(point);
    expect(shift.circuits).toHaveLength(8 * 3);
    expect(shift.circuits.reduce((total, { shots }) => total + shots!, 0)).toBe(4000);
    const exact = parameterShift(ansatz).bind(point);
    const truth = gradient(
      exact,
      exact.shifts.map((shifted) => moments(shifted.circuit, sum)),
    );
    const runs = Array.from({ length: 150 }, (_, seed) =>
      estimateGradient(
        shift,
        shift.circuits.map((each, k) => simulate(each.circuit, { shots: each.shots!, seed: 24 * seed + k })),
      ),
    );
    for (const name of ['a', 'b'] as const) {
      const errors = runs.map((run) => (run.get(name)!.value - truth.get(name)!.value) / run.get(name)!.standardError);
      const spread = errors.reduce((total, error) => total + error ** 2, 0) / errors.length;
      expect(Math.abs(errors.reduce((a, b) => a + b) / errors.length)).toBeLessThan(0.3);
      expect(spread).toBeGreaterThan(0.65);
      expect(spread).toBeLessThan(1.45);
    }
  });

  it('prints a line for each parameter', () => {
    const shift = parameterShift(circuit(1).ry('theta', 0)).bind({ theta: 0 });
    expect(
      String(
        gradient(shift, [
          { value: -1, standardError: 0.2 },
          { mean: 1, standardError: 0.2 },
        ]),
      ),
    ).toBe('d/d theta: -1 +- 0.141');
  });

  it('are refused of other results', () => {
    const shift = parameterShift(ansatz);
    expect(() => gradient(shift, [1])).toThrow(/1 result for 8 shifts/);
    expect(() => gradient(shift, new Array(8).fill('x'))).toThrow(/the mean of a shift is not "x"/);
    expect(() => estimateGradient(shift, new Array(8).fill({ 0: 1 }))).toThrow(/measure no observable/);
    expect(() => gradient({} as never, [])).toThrow(/needs shifted circuits/);
  });
});
