import { circuit, type Evaluable, type Noise, simulate, transpile } from 'ionloom';
import { estimate, estimateGradient, type Grouping, measurementsFor, parameterShift } from 'ionloom/observe';
import { type Measurement, row } from '../benchmark.js';

const SHOTS = 200;

/** Deviations of a normal distribution that one of many rows may be off by chance. */
const CHANCE = 4;

const tilted = circuit(3).ry(0.7, 0).rz(0.9, 0).cnot(0, 1).rx(0.4, 1).rz(1.1, 1).ry(0.5, 2).cnot(1, 2);
const sum = {
  terms: ['IZZ', 'IXX', 'IYX', 'IIZ', 'ZZI', 'XXX', 'YYZ', 'ZII', 'III'],
  coefficients: [1, 0.5, -0.7, 0.3, 0.8, -0.6, 0.4, -0.2, 2],
};

/** Whether estimates are spread as their standard errors say, over many seeds, without noise and with it. */
export function* statedErrors(repetitions: number): Generator<Measurement> {
  const native = transpile(tilted, 'qpu.forte-1');
  const noise: Noise = { r1q: 0.02, r2q: 0.1, readout: 0.03 };
  for (const grouping of ['qubit-wise', 'general'] as const) {
    yield* judged(`${grouping}, without noise`, spreadOf(tilted, grouping, 'ideal', repetitions), repetitions);
    yield* judged(`${grouping}, under noise`, spreadOf(native, grouping, noise, repetitions), repetitions);
  }
  yield* judged('gradient', gradientSpread(repetitions), repetitions);
}

/** What many estimates of one number came to. */
interface Spread {
  readonly values: readonly number[];
  readonly errors: readonly number[];
  readonly truth: number;
}

function* judged(name: string, { values, errors, truth }: Spread, repetitions: number): Generator<Measurement> {
  const mean = values.reduce((a, b) => a + b, 0) / repetitions;
  const variance = values.reduce((total, value) => total + (value - mean) ** 2, 0) / (repetitions - 1);
  const stated = errors.reduce((total, error) => total + error ** 2, 0) / repetitions;
  const within = values.filter((value, k) => Math.abs(value - truth) <= 1.96 * errors[k]!).length / repetitions;
  // The variance of n draws is known to sqrt(2 / n), about.
  const slack = CHANCE * Math.sqrt(2 / repetitions);
  yield row(`${name}: variance / stated variance`, variance / stated, 'times', {
    atLeast: 1 - slack,
    atMost: 1 + slack,
  });
  const offset = (mean - truth) / Math.sqrt(variance / repetitions);
  yield row(`${name}: offset of the mean`, offset, 'errors', { atLeast: -CHANCE, atMost: CHANCE });
  const off = CHANCE * Math.sqrt((0.95 * 0.05) / repetitions);
  yield row(`${name}: within 1.96 standard errors`, within, 'share', { atLeast: 0.945 - off, atMost: 0.955 + off });
}

function spreadOf(run: Evaluable<never>, grouping: Grouping, noise: Noise, repetitions: number): Spread {
  const plan = measurementsFor(sum, run, { grouping, shots: SHOTS });
  const states = plan.groups.map((group) => simulate(group.circuit, { noise, engine: 'density-matrix' }));
  const found = Array.from({ length: repetitions }, (_, seed) =>
    estimate(
      plan,
      plan.groups.map((group, k) =>
        simulate(group.circuit, {
          noise,
          shots: group.shots!,
          seed: seed * plan.groups.length + k,
          engine: 'density-matrix',
        }),
      ),
    ),
  );
  return {
    values: found.map(({ value }) => value),
    errors: found.map(({ standardError }) => standardError),
    truth: estimate(plan, states).value,
  };
}

function gradientSpread(repetitions: number): Spread {
  const ansatz = circuit(2).ry('2*a + 0.1', 0).ry('a', 1).cnot(0, 1);
  const shift = parameterShift(ansatz, { ZZ: 1, XX: 0.5, YI: -0.4 }, { shots: 800 }).bind({ a: 0.4 });
  const exactly = estimateGradient(
    shift,
    shift.circuits.map((each) => simulate(each.circuit)),
  );
  const found = Array.from(
    { length: repetitions },
    (_, seed) =>
      estimateGradient(
        shift,
        shift.circuits.map((each, k) =>
          simulate(each.circuit, { shots: each.shots!, seed: seed * shift.circuits.length + k }),
        ),
      ).get('a')!,
  );
  return {
    values: found.map(({ value }) => value),
    errors: found.map(({ standardError }) => standardError),
    truth: exactly.get('a')!.value,
  };
}
