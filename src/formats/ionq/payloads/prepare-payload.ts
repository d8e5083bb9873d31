import { type Issue, issue } from '../../../errors/index.js';
import type { Gateset } from '../../../gates/index.js';
import { serviceGates } from '../circuits/service-gates.js';
import { isObject, type JsonPath, member, valueAt } from '../json/value.js';
import { jobTypes } from '../schemas/jobs.js';
import { choiceIssue } from '../schemas/schema-issues.js';
import { type CircuitShape, inputPathOf, shapeOf } from './payload-circuits.js';
import { replaced, tolerate } from './tolerated.js';

/**
 * A payload that can be checked to its end, and what had to be said about it on the way.
 *
 * @internal
 */
export interface PreparedPayload {
  readonly payload: unknown;
  readonly issues: readonly Issue[];
}

/**
 * Sets a payload right where the service is known to be tolerant (a warning each), and fills in a missing or unknown
 * `type` or `gateset` by what the rest looks like (an error each), since without them nothing else could be judged.
 *
 * Payloads of API v0.3 have no `type`, and often no `gateset`: they get all their problems told at once. Outside of a job
 * nobody is refused anything, so there a missing `gateset` is a warning.
 *
 * @internal
 */
export function preparePayload(value: unknown): PreparedPayload {
  const shape = shapeOf(value);
  const input = inputPathOf(shape);
  const { payload, warnings } = tolerate(value, input);
  const issues: Issue[] = [...(shape === 'fragment' ? [FRAGMENT] : []), ...warnings];
  let current = payload;
  const fill = (path: JsonPath, allowed: readonly string[], guess: string, hint: string) => {
    const found = valueAt(current, path);
    if (allowed.includes(found as string)) return;
    const isLenient = shape !== 'job' && found === undefined;
    issues.push(isLenient ? leftOut(path, guess) : choiceIssue(path, found, allowed, hint));
    current = replaced(current, path, guess);
  };
  if (shape === 'job' && isObject(current)) {
    const guess = guessedType(current);
    fill(['type'], jobTypes, guess, `"${guess}" says that "input" holds ${contents(guess)}`);
  }
  const holder = valueAt(current, input);
  if (isObject(holder) && needsGateset(shape, current)) {
    const hint = 'v0.3 took "qis" when it was left out; v0.4 wants to be told';
    fill([...input, 'gateset'], ['qis', 'native'], toldGateset(holder) ?? 'qis', hint);
  }
  return { payload: current, issues };
}

/** A circuit is understood where it stands alone, as the guide shows it; posted like that it would be refused. */
const FRAGMENT = issue(
  'ToleratedField',
  'this is no whole job but the "input" of one, as the guide of the service shows circuits',
  {
    severity: 'warning',
    path: ['input'],
    hint: 'a job that is posted has a "type" and a "backend", too',
  },
);

/** Azure Quantum and API v0.3 take circuits without a gateset. */
function leftOut(path: JsonPath, guess: string): Issue {
  return issue('ToleratedField', `"gateset" is left out, as Azure Quantum and API v0.3 allow; "${guess}" is assumed`, {
    severity: 'warning',
    path,
    expected: guess,
    hint: `write "gateset": "${guess}": v0.4 wants to be told`,
  });
}

/** Circuits that the service compiled have no gateset, because they are native: one of abstract gates only lacks it. */
function needsGateset(shape: CircuitShape, payload: unknown): boolean {
  if (shape === 'job') return HOLDS_GATES.has(String(member(payload, 'type')));
  if (shape !== 'compiled') return true;
  return isObject(payload) && toldGateset(payload) === 'qis';
}

const HOLDS_GATES: ReadonlySet<string> = new Set(['ionq.circuit.v1', 'ionq.multi-circuit.v1']);

function guessedType(payload: Readonly<Record<string, unknown>>): string {
  const input = payload['input'];
  if (member(input, 'circuits') !== undefined) return 'ionq.multi-circuit.v1';
  if (member(input, 'problem') !== undefined) return 'qctrl.qaoa.v1';
  if (typeof member(input, 'data') === 'string') return 'ionq.qasm3.v1';
  return member(input, 'data') !== undefined ? 'quantum-function' : 'ionq.circuit.v1';
}

function contents(type: string): string {
  if (type === 'ionq.circuit.v1') return 'one circuit';
  return type === 'ionq.multi-circuit.v1' ? 'several circuits' : 'what it holds here';
}

/** The gateset of the first gate that only one of the two has; undefined where there is none. */
function toldGateset(input: Readonly<Record<string, unknown>>): Gateset | undefined {
  const { circuit, circuits } = input;
  const gates: unknown = circuit ?? (Array.isArray(circuits) ? member(circuits[0], 'circuit') : undefined);
  for (const gate of Array.isArray(gates) ? gates : []) {
    const name = member(gate, 'gate');
    const [qis, native] = [serviceGates.qis.has(name as string), serviceGates.native.has(name as string)];
    if (qis !== native) return native ? 'native' : 'qis';
    // Both have a zz: the abstract one turns by a rotation, the native one has an angle or a phase.
    if (qis && member(gate, 'rotation') !== undefined) return 'qis';
    if (native && (member(gate, 'angle') ?? member(gate, 'phase')) !== undefined) return 'native';
  }
  return undefined;
}
