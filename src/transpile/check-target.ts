import { type CircuitData, countGates, type Operation } from '../circuit/index.js';
import { IonloomError, type Issue, issue } from '../errors/index.js';
import { formName } from '../gates/index.js';
import { connects, type Entangler, EntanglingCost, type QubitPairs, type Target } from '../targets/index.js';
import { ElementaryGates } from './synthesis/elementary/elementary.js';

/** How many pairs a hint spells out. */
const LISTED_PAIRS = 12;

/**
 * Whether the target can run what the circuit becomes, every obstacle found.
 *
 * @returns the entangling gate to use
 * @throws IonloomError `NotEnoughQubits`, `UnsupportedGate` (the entangling gate), `NoConnection` (one issue for each
 * gate that needs a pair which the target does not connect, its position in the path).
 */
export function checkTarget(circuit: CircuitData, target: Target, entangler?: Entangler): Entangler {
  const chosen = entangler ?? target.entanglers[0]!;
  const issues = [
    ...widthIssues(circuit, target),
    ...entanglerIssues(chosen, target),
    ...connectivityIssues(circuit, target),
  ];
  if (issues.length > 0) throw new IonloomError(issues);
  return chosen;
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
          hint: `gates are not routed over other qubits; ${existingPairs(connectivity, wires)}`,
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
