import { type CircuitData, countGates, type Operation } from '../circuit/index.js';
import { IonloomError, type Issue, issue } from '../errors/index.js';
import { formName } from '../gates/index.js';
import { connects, type Entangler, EntanglingCost, type QubitPairs, type Target } from '../targets/index.js';
import { ElementaryGates } from './synthesis/elementary/elementary.js';

/** How many pairs a hint spells out. */
const LISTED_PAIRS = 12;

/** What is asked of a target. */
interface Asked {
  readonly entangler?: Entangler | undefined;
  readonly initialLayout?: readonly number[] | undefined;
}

/**
 * Whether the target can run what the circuit becomes, as far as that is known beforehand, every obstacle found.
 *
 * @returns the entangling gate to use
 * @throws IonloomError `NotEnoughQubits`, `UnsupportedGate` (the entangling gate), and `CircuitMismatch` or
 * `QubitOutOfRange` for a layout that does not put each qubit on a wire of its own.
 */
export function checkTarget(circuit: CircuitData, target: Target, { entangler, initialLayout }: Asked = {}): Entangler {
  const chosen = entangler ?? target.entanglers[0]!;
  const issues = [
    ...widthIssues(circuit, target),
    ...entanglerIssues(chosen, target),
    ...(initialLayout === undefined ? [] : layoutIssues(initialLayout, circuit, target)),
  ];
  if (issues.length > 0) throw new IonloomError(issues);
  return chosen;
}

/**
 * The last check: whether a native circuit stands on pairs that the target connects alone, which it does unless routing
 * was left out.
 *
 * @throws IonloomError `NoConnection`: one issue for each gate of the original that needs a pair which the target does
 * not connect, its position in the path.
 */
export function checkPairs(circuit: CircuitData, native: CircuitData, target: Target): void {
  if (usesOnlyPairsOf(target, native)) return;
  const issues = connectivityIssues(circuit, target);
  throw new IonloomError(issues.length > 0 ? issues : connectivityIssues(native, target));
}

/** Whether all gates on two wires are on pairs that the target connects. */
export function usesOnlyPairsOf({ connectivity }: Target, { operations }: CircuitData): boolean {
  if (connectivity === 'all-to-all') return true;
  return operations.every(
    ({ gate, targets }) =>
      gate.kind === 'barrier' || targets.length < 2 || connects(connectivity, targets[0]!, targets[1]!),
  );
}

/** The widest register of which a layout may name wires where the target has no width. */
const MOST_WIRES = 10_000;

function layoutIssues(
  layout: readonly number[],
  { qubits }: CircuitData,
  { name, ...target }: Target,
): readonly Issue[] {
  const path = ['initialLayout'];
  if (layout.length !== qubits) {
    const message = `the initial layout has ${layout.length} wires, and the circuit ${qubits} qubits`;
    return [issue('CircuitMismatch', message, { path, expected: `${qubits} wires`, received: `${layout.length}` })];
  }
  const most = target.qubits ?? MOST_WIRES;
  return layout.flatMap((wire, qubit): Issue[] => {
    if (!Number.isSafeInteger(wire) || wire < 0 || wire >= most) {
      const message = `the initial layout puts qubit ${qubit} on the wire ${wire}, which ${name} does not have`;
      return [issue('QubitOutOfRange', message, { path: [...path, qubit], expected: `a wire from 0 to ${most - 1}` })];
    }
    const first = layout.indexOf(wire);
    if (first === qubit) return [];
    const message = `the initial layout puts the qubits ${first} and ${qubit} on the same wire ${wire}`;
    return [
      issue('CircuitMismatch', message, { path: [...path, qubit], expected: 'a wire of its own for each qubit' }),
    ];
  });
}

function widthIssues({ qubits }: CircuitData, target: Target): readonly Issue[] {
  if (target.qubits === null || qubits <= target.qubits) return [];
  return [
    issue('NotEnoughQubits', `the circuit has ${qubits} qubits, but ${target.name} has ${target.qubits}`, {
      expected: `at most ${target.qubits}`,
      received: `${qubits}`,
      hint: 'choose a wider target, or leave out qubits that the circuit does not use',
    }),
  ];
}

function entanglerIssues(entangler: Entangler, target: Target): readonly Issue[] {
  if (target.entanglers.includes(entangler)) return [];
  return [
    issue('UnsupportedGate', `${target.name} does not run the native gate ${entangler}`, {
      expected: target.entanglers.join(' or '),
      received: entangler,
      hint: `leave the entangler out, or ask for ${target.entanglers.join(' or ')}`,
    }),
  ];
}

/**
 * Whether a native circuit is as short as the target demands; barriers are not sent and do not count.
 *
 * @throws IonloomError `TooManyGates`.
 */
export function checkOperationLimit(circuit: CircuitData, target: Target): void {
  const limit = target.limits.operations;
  if (limit === null) return;
  const { gates } = countGates(circuit);
  if (gates <= limit) return;
  throw new IonloomError(
    issue('TooManyGates', `the circuit has ${gates} native gates, but ${target.name} takes at most ${limit}`, {
      expected: `at most ${limit}`,
      received: `${gates}`,
    }),
  );
}

function connectivityIssues(circuit: CircuitData, target: Target): readonly Issue[] {
  const { connectivity } = target;
  if (connectivity === 'all-to-all') return [];
  const cost = new EntanglingCost(target);
  return circuit.operations.flatMap((operation, position) => {
    const missing = pairsOf(operation, cost).filter(([a, b]) => !connects(connectivity, a, b));
    if (missing.length === 0) return [];
    const wires = [...operation.controls, ...operation.targets];
    const name = formName(operation.gate, operation.controls.length) ?? `controlled ${operation.gate.name}`;
    const pairs = missing.map(([a, b]) => `${a}-${b}`).join(', ');
    return [
      issue(
        'NoConnection',
        `gate ${position} (${name} on qubits ${wires.join(', ')}) needs ${pairs}, which ${target.name} does not connect`,
        {
          path: ['operations', position],
          received: pairs,
          hint: `gates are routed over other qubits unless routing is left out; ${existingPairs(connectivity, wires)}`,
        },
      ),
    ];
  });
}

/** The pairs on which an operation needs entangling gates, each once. */
function pairsOf(operation: Operation, cost: EntanglingCost): readonly (readonly [number, number])[] {
  if (operation.controls.length + operation.targets.length < 2) return [];
  const elementary = new ElementaryGates(cost);
  elementary.add(operation);
  const pairs = new Map<string, readonly [number, number]>();
  for (const { gate, targets } of elementary.operations) {
    if (gate.kind === 'barrier' || targets.length !== 2) continue;
    const pair = [Math.min(...targets), Math.max(...targets)] as const;
    pairs.set(pair.join('-'), pair);
  }
  return [...pairs.values()];
}

function existingPairs({ pairs }: QubitPairs, wires: readonly number[]): string {
  const near = pairs.filter(([a, b]) => wires.includes(a) || wires.includes(b));
  if (near.length === 0) return 'these qubits have no connections at all';
  const listed = near.slice(0, LISTED_PAIRS).map(([a, b]) => `${a}-${b}`);
  const more = near.length > LISTED_PAIRS ? ` and ${near.length - LISTED_PAIRS} more` : '';
  return `these qubits have the pairs ${listed.join(', ')}${more}`;
}
