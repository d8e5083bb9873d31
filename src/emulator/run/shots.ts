import type { CircuitData } from '../../circuit/index.js';
import { type DepolarizingRates, simulateAsync } from '../../simulate/index.js';
import { nativeCircuitOf, onWires } from './native-circuit.js';
import { moved } from './outcomes.js';
import { nextSeed, streamOf } from './seeds.js';

/** How shots are taken. */
export interface ShotOptions {
  readonly shots: number;
  readonly seed: number;
  readonly rates: DepolarizingRates | undefined;
  /** Whether qubits without gates are left out of the simulation, as they cost a machine nothing. */
  readonly compact: boolean;
  readonly memoryLimit: number;
  readonly signal: AbortSignal;
}

/**
 * Runs a native circuit so many times and reads all its qubits; one outcome for each shot, in an order that the seed
 * decides as it does everything else.
 *
 * @throws IonloomError `TooMuchMemory` before anything is allocated; the signal's reason.
 */
export async function takeShots(circuit: CircuitData, options: ShotOptions): Promise<Float64Array> {
  const { shots, seed, rates, compact, memoryLimit, signal } = options;
  const { qubits } = circuit;
  const busy = compact ? busyWires(circuit) : undefined;
  const run = busy === undefined ? circuit : onBusyWires(circuit, busy);
  const noise = rates === undefined ? {} : { noise: rates };
  const result = await simulateAsync(run, { shots, seed, memoryLimit, signal, ...noise });
  const outcomes = result.shotList(nextSeed(streamOf(seed, 'order')));
  if (busy === undefined) return outcomes;
  for (let shot = 0; shot < shots; shot++) outcomes[shot] = moved(outcomes[shot]!, busy);
  misread(outcomes, qubits, new Set(busy), rates?.readout ?? 0, seed);
  return outcomes;
}

/** The wires that gates act on; undefined where that is all of them. At least one, for a circuit has wires. */
function busyWires({ qubits, operations }: CircuitData): readonly number[] | undefined {
  const busy = new Set(operations.filter(({ gate }) => gate.kind !== 'barrier').flatMap(({ targets }) => targets));
  if (busy.size === qubits) return undefined;
  return busy.size === 0 ? [0] : [...busy].sort((a, b) => a - b);
}

function onBusyWires({ qubits, operations }: CircuitData, busy: readonly number[]): CircuitData {
  const places = new Array<number>(qubits).fill(0);
  busy.forEach((wire, place) => {
    places[wire] = place;
  });
  const kept = operations.filter(({ gate }) => gate.kind !== 'barrier');
  return nativeCircuitOf(
    busy.length,
    kept.map((operation) => onWires(operation, places)),
  );
}

/** Qubits without gates are read wrongly as often as others. */
function misread(
  outcomes: Float64Array,
  qubits: number,
  busy: ReadonlySet<number>,
  probability: number,
  seed: number,
): void {
  if (probability === 0) return;
  const random = streamOf(seed, 'idleReadOut');
  for (let qubit = 0; qubit < qubits; qubit++) {
    if (busy.has(qubit)) continue;
    const bit = 2 ** qubit;
    for (let shot = 0; shot < outcomes.length; shot++) {
      if (random.uniform() < probability) outcomes[shot] = outcomes[shot]! + bit;
    }
  }
}
