import type { Target } from '../../targets/index.js';
import { backends } from '../backends.js';
import { idOf } from '../ids.js';
import { iso } from './job-answer.js';

/** Milliseconds since 1970 of the newest characterization: one and the same day, so that answers can be compared. */
const MEASURED_AT = Date.UTC(2026, 4, 15);

/** How many characterizations each machine has: one a day. */
const CHARACTERIZATIONS = 3;

const DAY = 86_400_000;

/**
 * What a characterization must say, of machines of which nobody published it: the read-out fidelity of the API document's
 * example, the read-out time of Forte, and the reset time of Harmony (seconds).
 */
const ASSUMED = { readoutFidelity: 0.9962, readout: 150e-6, reset: 20e-6 };

/** All backends. */
export function backendAnswers(seed: number): readonly object[] {
  return backends.map((target) => backendAnswer(target, seed));
}

/** A backend as the service lists it. */
export function backendAnswer(target: Target, seed: number): object {
  const isSimulator = target.kind === 'simulator';
  return {
    backend: target.name,
    status: target.status,
    qubits: target.qubits ?? 0,
    average_queue_time: 0,
    last_updated: iso(MEASURED_AT),
    ...(isSimulator ? {} : { characterization_id: characterizationId(target, seed, 0) }),
    degraded: false,
    location: 'on this machine',
    supported_gates: [],
    ...(isSimulator ? { noise_models: ['aria-1', 'forte-1', 'forte-enterprise-1', 'ideal'] } : {}),
  };
}

/** The characterizations of a machine, newest first; a simulator has none. */
export function characterizations(target: Target, seed: number): readonly object[] {
  if (target.kind === 'simulator') return [];
  return Array.from({ length: CHARACTERIZATIONS }, (_, age) => characterization(target, seed, age));
}

function characterization(target: Target, seed: number, age: number): object {
  const { fidelity, timing } = target;
  const qubits = target.qubits ?? 1;
  const median = (value: number) => ({ median: value, stderr: null });
  return {
    id: characterizationId(target, seed, age),
    backend: target.name,
    date: iso(MEASURED_AT - age * DAY),
    qubits,
    connectivity: pairsOf(qubits),
    fidelity: {
      ...known({ '1q': fidelity?.oneQubit, '2q': fidelity?.twoQubit }, median),
      spam: median(fidelity?.readout ?? ASSUMED.readoutFidelity),
    },
    timing: {
      readout: timing?.readout ?? ASSUMED.readout,
      reset: timing?.reset ?? ASSUMED.reset,
      ...known({ '1q': timing?.oneQubit, '2q': timing?.twoQubit, t1: timing?.t1, t2: timing?.t2 }, (value) => value),
    },
  };
}

/** The numbers that are known, as they are written. */
function known(
  numbers: Readonly<Record<string, number | null | undefined>>,
  written: (value: number) => unknown,
): object {
  return Object.fromEntries(
    Object.entries(numbers).flatMap(([name, value]) => (typeof value === 'number' ? [[name, written(value)]] : [])),
  );
}

/** IonQ's machines entangle every pair. */
function pairsOf(qubits: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0; a < qubits; a++) for (let b = a + 1; b < qubits; b++) pairs.push([a, b]);
  return pairs;
}

function characterizationId({ name }: Target, seed: number, age: number): string {
  return idOf(seed, 'characterization', age, name);
}
