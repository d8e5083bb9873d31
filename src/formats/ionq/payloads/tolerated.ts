import { type Issue, issue } from '../../../errors/index.js';
import { isObject, type JsonPath, show, valueAt } from '../json/value.js';

/** A payload without the oddities that the service lets pass, and a warning for each that was found. */
export interface Tolerated {
  readonly payload: unknown;
  readonly warnings: readonly Issue[];
}

/** An oddity that a widely used client sends: outside the API document, yet taken by the service. */
interface Oddity {
  readonly path: readonly string[];
  readonly matches: (value: unknown) => boolean;
  /** The value that the document asks for; undefined means that the field is left out. */
  readonly instead: (value: unknown) => unknown;
  readonly message: string;
  readonly hint: string;
}

/** @param input where the fields of circuits stand */
const oddities = (input: readonly string[]): readonly Oddity[] => [
  {
    path: ['lang'],
    matches: (value) => value === 'json',
    instead: () => undefined,
    message: '"lang" is a field of API v0.3 that v0.4 ignores (cirq-ionq sends it)',
    hint: 'leave it out',
  },
  {
    path: ['shots'],
    matches: (value) => typeof value === 'string' && /^[1-9][0-9]{0,6}$/.test(value),
    instead: Number,
    message: '"shots" is a number written as text (cirq-ionq sends it so)',
    hint: 'write it as a number, without quotes',
  },
  {
    path: ['noise', 'seed'],
    matches: (value) => value === null,
    instead: () => undefined,
    message: '"noise.seed" is null where the document wants a whole number (qiskit-ionq sends it so)',
    hint: 'leave it out',
  },
  {
    path: [...input, 'format'],
    matches: (value) => value === 'ionq.circuit.v0',
    instead: () => undefined,
    message: `"${[...input, 'format'].join('.')}" is a field of API v0.3 that v0.4 ignores (qBraid sends it)`,
    hint: 'leave it out',
  },
];

/** Sets right what the service is known to let pass although its API document does not; the payload is not changed. */
export function tolerate(payload: unknown, input: JsonPath): Tolerated {
  let current = payload;
  const warnings: Issue[] = [];
  for (const { path, matches, instead, message, hint } of oddities(input.map(String))) {
    const value = valueAt(current, path);
    if (value === undefined || !matches(value)) continue;
    warnings.push(issue('ToleratedField', message, { severity: 'warning', path, received: show(value), hint }));
    current = replaced(current, path, instead(value));
  }
  return { payload: current, warnings };
}

/** A copy with another value at a path, or without it; the rest is shared. */
export function replaced(value: unknown, path: JsonPath, replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || !isObject(value)) return replacement;
  const copy: Record<string, unknown> = { ...value };
  const inner = replaced(copy[String(step)], rest, replacement);
  if (inner === undefined) delete copy[String(step)];
  else copy[String(step)] = inner;
  return copy;
}
