import type { Issue } from '../../../errors/index.js';
import type { Gateset } from '../../../gates/index.js';
import { serviceGates } from '../circuits/service-gates.js';
import { isObject, type JsonPath, member, valueAt } from '../json/value.js';
import { jobTypes } from '../schemas/jobs.js';
import { choiceIssue } from '../schemas/schema-issues.js';
import { type CircuitShape, shapeOf } from './payload-circuits.js';
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
 * Payloads of API v0.3 have no `type`, and often no `gateset`: they get all their problems told at once.
 *
 * @internal
 */
export function preparePayload(value: unknown): PreparedPayload {
  const { payload, warnings } = tolerate(value);
  const issues: Issue[] = [...warnings];
  let current = payload;
  const fill = (path: JsonPath, allowed: readonly string[], guess: string, hint: string) => {
    const found = valueAt(current, path);
    if (allowed.includes(found as string)) return;
    issues.push(choiceIssue(path, found, allowed, hint));
    current = replaced(current, path, guess);
  };
  const shape = shapeOf(current);
  if (shape === 'job' && isObject(current)) {
    const guess = guessedType(current);
    fill(['type'], jobTypes, guess, `"${guess}" says that "input" holds ${contents(guess)}`);
  }
  const input: JsonPath = shape === 'job' ? ['input'] : [];
  const holder = valueAt(current, input);
  if (isObject(holder) && needsGateset(shape, current)) {
    const hint = 'v0.3 took "qis" when it was left out; v0.4 wants to be told';
    fill([...input, 'gateset'], ['qis', 'native'], toldGateset(holder) ?? 'qis', hint);
  }
  return { payload: current, issues };
}

/** Circuits that the service compiled have no gateset, because they are native: one of abstract gates only lacks it. */
function needsGateset(shape: CircuitShape, payload: unknown): boolean {
  if (shape === 'job') return HOLDS_GATES.has(String(member(payload, 'type')));
  return shape === 'input' || (isObject(payload) && toldGateset(payload) === 'qis');
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
  }
  return undefined;
}
