import type { CircuitData } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { densityMatrixBytes } from './density-matrix/density-matrix.js';
import { DEFAULT_MEMORY_LIMIT } from './memory.js';
import { type DepolarizingRates, isNoiseless } from './noise.js';
import { firstNonClifford } from './stabilizer/program.js';
import { expectedNoisyShots } from './trajectories/error-patterns.js';

/** The engines by name; `auto` takes the one that fits a circuit best. */
export const engineNames = ['auto', 'statevector', 'density-matrix', 'stabilizer', 'trajectories'] as const;

/** An engine by name. */
export type EngineName = (typeof engineNames)[number];

/** Which engine runs, and why, in a clause. @internal */
export interface EngineChoice {
  readonly engine: Exclude<EngineName, 'auto'>;
  readonly reason: string;
}

/** Up to this width a statevector takes no time, whatever the gates. */
const NARROW_QUBITS = 16;

/** Beyond this width a density matrix takes longer than any number of shots that is worth taking. */
const WIDEST_MIXED_QUBITS = 11;

/** Whether the exact mixed state of so many qubits is worth its time and within the memory. @internal */
export function fitsMixedState(qubits: number, memoryLimit: number = DEFAULT_MEMORY_LIMIT): boolean {
  return qubits <= WIDEST_MIXED_QUBITS && densityMatrixBytes(qubits) <= memoryLimit;
}

/**
 * Decides which engine runs a circuit; the same circuit and options always give the same one.
 *
 * @internal
 * @param shots how many shots are taken; undefined for exact probabilities
 * @throws IonloomError `InvalidInput` for an engine that cannot do what is asked.
 */
export function chooseEngine(
  circuit: CircuitData,
  asked: EngineName,
  rates: DepolarizingRates,
  shots: number | undefined,
): EngineChoice {
  const noisy = !isNoiseless(rates);
  if (asked !== 'auto') {
    requireAble(asked, noisy);
    return { engine: asked, reason: 'it was asked for' };
  }
  return noisy ? noisyEngine(circuit, rates, shots) : idealEngine(circuit);
}

function idealEngine(circuit: CircuitData): EngineChoice {
  const { qubits } = circuit;
  if (qubits <= NARROW_QUBITS) {
    return { engine: 'statevector', reason: `all amplitudes of ${qubits} qubits are a small vector` };
  }
  if (circuit.parameters.length === 0 && firstNonClifford(circuit) === undefined) {
    return { engine: 'stabilizer', reason: `all gates are Clifford, so ${qubits} qubits need no statevector` };
  }
  return { engine: 'statevector', reason: 'there are gates that are not Clifford' };
}

/**
 * A density matrix costs `4^n` numbers per gate, each distinct pattern of errors about half a run of `2^n` amplitudes.
 */
function noisyEngine(circuit: CircuitData, rates: DepolarizingRates, shots: number | undefined): EngineChoice {
  const { qubits } = circuit;
  const noisy = circuit.parameters.length > 0 ? 0 : Math.round(expectedNoisyShots(circuit, rates, shots ?? 0));
  const few = noisy === 1 ? 'about one shot with errors is' : `about ${noisy} shots with errors are`;
  if (qubits <= WIDEST_MIXED_QUBITS && 2 * 2 ** qubits < noisy) {
    return { engine: 'density-matrix', reason: `${few} more work than the exact mixed state of ${qubits} qubits` };
  }
  return { engine: 'trajectories', reason: `${few} less work than a density matrix of ${qubits} qubits` };
}

function requireAble(engine: Exclude<EngineName, 'auto'>, noisy: boolean): void {
  if (noisy && (engine === 'statevector' || engine === 'stabilizer')) {
    throw new IonloomError(
      issue('InvalidInput', `the ${engine} engine runs without noise`, {
        path: ['engine'],
        hint: 'use trajectories or density-matrix',
      }),
    );
  }
  if (!noisy && engine === 'trajectories') {
    throw new IonloomError(
      issue('InvalidInput', 'trajectories are for noise, and there is none', {
        path: ['engine'],
        hint: 'use statevector, or give noise',
      }),
    );
  }
}
