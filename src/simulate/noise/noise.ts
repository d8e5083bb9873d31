import type { CircuitData } from '../../circuit/index.js';
import { IonloomError, type Issue, issue, type OptionNames, requireOptions } from '../../errors/index.js';
import type { GateUse } from '../../gates/index.js';
import {
  entanglerError,
  type NoiseModelName,
  noiseModels,
  pulseError,
  resolveTarget,
  type TargetOrName,
} from '../../targets/index.js';

/**
 * Depolarizing rates after every native gate, by the gate's number of qubits.
 *
 * With rate r, a gate on k qubits is followed by each of the `4^k - 1` Paulis other than the identity with
 * probability `r / 4^k`, as the service's noise models say (IonQ guide "Simulation with noise models").
 */
export interface DepolarizingRates {
  /** Rate r of one-qubit gates, 0 to 1. */
  readonly r1q: number;
  /** Rate r of two-qubit gates, 0 to 1. */
  readonly r2q: number;
  /** Rate r of a two-qubit gate by its angle in turns; `r2q` for every angle if left out. */
  readonly r2qOfAngle?: (angleTurns: number) => number;
  /** The probability that a bit is read as its opposite; 0 if left out, as the service's models have none. */
  readonly readout?: number;
}

const RATES: OptionNames<DepolarizingRates> = { r1q: true, r2q: true, r2qOfAngle: true, readout: true };

/** The noise models of the service whose rates are published, so that they can be simulated here. */
export const publishedNoiseModels: readonly NoiseModelName[] = Object.freeze(
  (Object.keys(noiseModels) as NoiseModelName[]).filter((name) => {
    const { r1q, r2q } = noiseModels[name];
    return r1q !== null && r2q !== null;
  }),
);

/** A noise model of the service by name, or rates of one's own; `ideal` is no noise. */
export type Noise = NoiseModelName | 'ideal' | DepolarizingRates;

/**
 * The rates of a noise model.
 *
 * @throws IonloomError `UnknownName` if no rates are published for the name, `ValueOutOfRange` if a rate is not in 0 .. 1.
 */
export function depolarizingRates(noise: Noise): DepolarizingRates {
  if (noise === 'ideal') return { r1q: 0, r2q: 0 };
  const rates = typeof noise === 'string' ? publishedRates(noise) : noise;
  requireOptions(rates, RATES, 'noise');
  requireRate('r1q', rates.r1q);
  requireRate('r2q', rates.r2q);
  if (rates.readout !== undefined) requireRate('readout', rates.readout);
  return rates;
}

function requireRate(name: string, rate: number): void {
  if (rate >= 0 && rate <= 1) return;
  throw new IonloomError(
    issue('ValueOutOfRange', `the noise rate ${name} is ${rate}, which is not a number from 0 to 1`, {
      path: ['noise', name],
      received: String(rate),
    }),
  );
}

/** Whether rates never do anything. */
export function isNoiseless({ r1q, r2q, r2qOfAngle, readout = 0 }: DepolarizingRates): boolean {
  return r1q === 0 && r2q === 0 && r2qOfAngle === undefined && readout === 0;
}

/** What {@link targetNoise} takes into account. */
export interface TargetNoiseOptions {
  /** Whether bits are read wrongly as often as the target's read-out fidelity says; not if left out. */
  readonly readout?: boolean;
}

const TARGET_NOISE_OPTIONS: OptionNames<TargetNoiseOptions> = { readout: true };

/**
 * The depolarizing noise of a target: its own noise model where it has one with published rates, else rates that give
 * its gates the average fidelities that it states, entangling gates by their angle.
 *
 * An average infidelity e of a gate on d states belongs to the rate e d / (d - 1).
 *
 * @throws IonloomError `NotAnswerable` if the target states no fidelities of its gates.
 */
export function targetNoise(named: TargetOrName, options: TargetNoiseOptions = {}): DepolarizingRates {
  requireOptions(options, TARGET_NOISE_OPTIONS, 'targetNoise');
  const target = resolveTarget(named, 'targetNoise');
  const { readout = false } = options;
  const reading = readout ? 1 - (target.fidelity?.readout ?? 1) : 0;
  const own = reading > 0 ? { readout: reading } : {};
  const { r1q = null, r2q = null } = target.noiseModel ?? {};
  if (r1q !== null && r2q !== null) return { r1q, r2q, ...own };
  const [pulse, full] = [pulseError(target), entanglerError(target, 0.25)];
  if (pulse === null || full === null) {
    throw new IonloomError(
      issue('NotAnswerable', `the target ${target.name} states no fidelities of its gates to take noise from`, {
        path: ['noise'],
        hint: `name a model (${publishedNoiseModels.join(', ')}) or give rates { r1q, r2q }`,
      }),
    );
  }
  const r2qOfAngle = (angleTurns: number): number => Math.min(1, (4 / 3) * entanglerError(target, angleTurns)!);
  return { r1q: Math.min(1, 2 * pulse), r2q: Math.min(1, (4 / 3) * full), r2qOfAngle, ...own };
}

/**
 * The rate of one gate; 0 for a native one without parameters, which is no pulse, and for others, which no machine
 * carries out: the frames of a transpilation, and the turns before a read-out.
 */
export function rateOf({ gate, parameters, targets }: GateUse, rates: DepolarizingRates): number {
  if (gate.parameters.length === 0 || gate.gateset !== 'native') return 0;
  if (targets.length === 1) return rates.r1q;
  if (rates.r2qOfAngle === undefined) return rates.r2q;
  const angle = gate.parameters.findIndex(({ name }) => name === 'angle');
  const rate = rates.r2qOfAngle(parameters[angle] as number);
  requireRate('r2qOfAngle', rate);
  return rate;
}

/**
 * Refuses noise on a circuit that is not in native gates.
 *
 * @throws IonloomError `NoiseNeedsNative`.
 */
export function requireNative(circuit: CircuitData): void {
  if (circuit.gateset === 'native') return;
  throw new IonloomError(
    issue('NoiseNeedsNative', 'the noise models count native gates, and this circuit has QIS gates', {
      path: ['noise'],
      expected: 'a circuit of native gates',
      received: `a circuit of ${circuit.gateset} gates`,
      hint: 'transpile the circuit for a target first and simulate the native circuit that comes out',
    }),
  );
}

function publishedRates(name: string): DepolarizingRates {
  const known = publishedNoiseModels.find((candidate) => candidate === name);
  if (known !== undefined) return { r1q: noiseModels[known].r1q!, r2q: noiseModels[known].r2q! };
  throw new IonloomError(
    issue('UnknownName', `there are no published rates for a noise model "${name}"`, {
      path: ['noise'],
      expected: `ideal, ${publishedNoiseModels.join(', ')}, or { r1q, r2q }`,
      received: JSON.stringify(name),
    }),
  );
}

/** The refusal of an engine that knows no noise. */
export function runsWithoutNoise(engine: string): Issue {
  return issue('UnsuitableEngine', `the ${engine} engine runs without noise`, {
    path: ['engine'],
    hint: 'use trajectories or density-matrix',
  });
}
