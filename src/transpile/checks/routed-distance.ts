import { type CircuitData, identityPermutation, type Operation } from '../../circuit/index.js';
import { qisGates } from '../../gates/index.js';
import { isNumeric } from '../../math/index.js';
import { isSymbolic, largestDistance } from './binding.js';
import { denseDistance, denseProduct } from './dense-window.js';
import { InteractionList } from './interaction-list.js';
import { interactionsDistance } from './native-distance.js';

/** A circuit on the wires of a machine, and what is claimed of it. */
export interface RoutedClaim {
  readonly circuit: Pick<CircuitData, 'operations' | 'globalPhase' | 'qubits'>;
  /** By qubit of the circuit before, its wire at the start and at the end. */
  readonly start: readonly number[];
  readonly end: readonly number[];
  /** Where in the list three operations exchange their two wires, ascending. */
  readonly exchanges: readonly number[];
  /** For every interaction, and every rotation by a free parameter, that is no exchange: which one of before it is. */
  readonly order: readonly number[];
}

/** How many interactions an exchange is, and how many radians these are ahead of it. */
const EXCHANGE_LENGTH = 3;
const EXCHANGE_PHASE = Math.PI / 4;

/**
 * How far a circuit on the wires of a machine is from the one that was led over it: with the exchanges taken for
 * nothing but other names of wires, and everything told by the names that it has then, it has to be the same circuit,
 * in an order in which it may be; and every qubit has to end where it is said to.
 */
export function routedDistance(before: CircuitData, claim: RoutedClaim): number {
  const told = byQubit(claim);
  if (told === undefined) return Number.POSITIVE_INFINITY;
  const { wires, operations, error } = told;
  const symbolic = isSymbolic(before.operations) || !isNumeric(before.globalPhase);
  const isTurn = (list: readonly Operation[]) => (index: number) => !list[index]!.parameters.every(isNumeric);
  const exchanged = claim.exchanges.length * EXCHANGE_PHASE;
  const distance = largestDistance(!symbolic, (binding) => {
    const read = (list: readonly Operation[]) =>
      InteractionList.of(symbolic ? list.map((each) => binding.operation(each)) : list, wires, isTurn(list));
    const was = read(before.operations);
    const globalPhase = binding.angle(claim.circuit.globalPhase) - binding.angle(before.globalPhase) + exchanged;
    return interactionsDistance(
      was,
      read(operations),
      { frames: new Array<number>(wires).fill(0), globalPhase },
      { eventOf: identityPermutation(was.length), emitted: claim.order },
    );
  });
  return Math.max(error, distance);
}

/** The operations by the qubits that the wires hold, spare ones after the circuit's own; undefined where a claim is wrong. */
function byQubit({
  circuit,
  start,
  end,
  exchanges,
}: RoutedClaim):
  | { readonly operations: readonly Operation[]; readonly wires: number; readonly error: number }
  | undefined {
  const holds = new Array<number>(circuit.qubits).fill(-1);
  start.forEach((wire, qubit) => {
    holds[wire] = holds[wire] === -1 ? qubit : Number.NaN;
  });
  let wires = start.length;
  for (let wire = 0; wire < holds.length; wire++) if (holds[wire] === -1) holds[wire] = wires++;
  if (wires !== circuit.qubits) return undefined;
  const operations: Operation[] = [];
  const known = new Map<string, number>();
  let error = 0;
  let next = 0;
  for (let k = 0; k < circuit.operations.length; k++) {
    const operation = circuit.operations[k]!;
    if (exchanges[next] !== k) {
      operations.push({ ...operation, targets: operation.targets.map((wire) => holds[wire]!) });
      continue;
    }
    const parts = circuit.operations.slice(k, k + EXCHANGE_LENGTH);
    error = Math.max(error, exchangeDistance(parts, known));
    const [a, b] = operation.targets as [number, number];
    [holds[a], holds[b]] = [holds[b]!, holds[a]!];
    k += EXCHANGE_LENGTH - 1;
    next++;
  }
  const isEnd = next === exchanges.length && end.every((wire, qubit) => holds[wire] === qubit);
  return isEnd ? { operations, wires, error } : undefined;
}

/** How far operations are from an exchange of the wires of the first one. */
function exchangeDistance(parts: readonly Operation[], known: Map<string, number>): number {
  const { targets } = parts[0]!;
  const isThere = targets.length === 2 && parts.every((part) => part.targets.every((wire) => targets.includes(wire)));
  if (!isThere || !parts.every(({ parameters }) => parameters.every(isNumeric))) return Number.POSITIVE_INFINITY;
  const key = parts.map(({ gate, parameters }) => `${gate.name} ${parameters.join(' ')}`).join();
  const found = known.get(key);
  if (found !== undefined && parts.every((part) => part.targets.length === 2)) return found;
  const swap = [{ gate: qisGates.swap, parameters: [], controls: [], targets }];
  const distance = denseDistance(
    denseProduct(swap, targets),
    denseProduct(parts, targets),
    2,
    -EXCHANGE_PHASE,
    undefined,
  );
  known.set(key, distance);
  return distance;
}
