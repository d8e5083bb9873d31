import { type CircuitData, type Evaluable, qubitOfWire } from '../../circuit/index.js';
import { IonloomError } from '../../errors/index.js';
import type { Target } from '../../targets/index.js';
import { type Level, transpileAsync } from '../../transpile/index.js';
import type { JobStats } from '../store/records.js';
import { taskFailureOf } from './failure.js';
import { nativeCircuitOf, onWires } from './native-circuit.js';

/** A circuit as a machine runs it. */
export interface Compiled {
  /** Native gates by the qubits of the circuit that was submitted: from all zeros it has the same outcomes. */
  readonly native: CircuitData;
  /** The same with everything that is stated about it, which answers for observables too. */
  readonly stated: Evaluable;
  readonly stats: JobStats;
}

/**
 * The effort of the transpiler for `settings.compilation.opt`, of which the service's document says that it is a number
 * and shows 1: gate by gate for 0, neighbours merged for 1 or where nothing is said, whole regions rewritten beyond that.
 */
function levelOf(opt: unknown): Level {
  if (typeof opt !== 'number') return 1;
  return opt <= 0 ? 0 : opt <= 1 ? 1 : 2;
}

/**
 * What runs of a circuit: native ones as they are, abstract ones in the gates of the target.
 *
 * @param opt how hard the job wants it to be tried
 * @throws TaskFailure where the target cannot run it; the signal's reason.
 */
export async function compile(
  circuit: CircuitData,
  target: Target,
  opt: unknown,
  signal: AbortSignal,
): Promise<Compiled> {
  if (circuit.gateset === 'native') return { native: circuit, stated: circuit, stats: statsOf(circuit) };
  try {
    const stated = await transpileAsync(circuit, target, { level: levelOf(opt), signal });
    // Every wire goes by the qubit that it holds at the end, under which name it starts at zero as well.
    const names = qubitOfWire(stated);
    const operations = stated.circuit.operations.map((operation) => onWires(operation, names));
    const native = nativeCircuitOf(circuit.qubits, operations);
    return { native, stated, stats: statsOf(native) };
  } catch (error) {
    throw error instanceof IonloomError ? taskFailureOf(error, 'CompilationError') : error;
  }
}

/** What a native circuit amounts to: pulses and entangling gates, nothing else being done. */
function statsOf({ qubits, operations }: CircuitData): JobStats {
  let oneQubitGates = 0;
  let twoQubitGates = 0;
  for (const { gate, parameters, targets } of operations) {
    if (gate.kind === 'barrier' || parameters.length === 0) continue;
    if (targets.length === 1) oneQubitGates++;
    else twoQubitGates++;
  }
  return { qubits, circuits: 1, oneQubitGates, twoQubitGates };
}
