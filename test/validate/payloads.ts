import type { Issue, IssueCode } from '../../src/errors/index.js';
import type { Target } from '../../src/targets/index.js';
import { type ValidateOptions, validate } from '../../src/validate/index.js';

export type Json = Record<string, unknown>;

export const bell = [
  { gate: 'h', target: 0 },
  { gate: 'cnot', control: 0, target: 1 },
];

/** A good job, with changes. */
export function job(changes: Json = {}, input: Json = {}): Json {
  return {
    type: 'ionq.circuit.v1',
    backend: 'simulator',
    shots: 1000,
    ...changes,
    input: { gateset: 'qis', qubits: 2, circuit: bell, ...input },
  };
}

/** A good job of native gates, with gates. */
export const nativeJob = (circuit: readonly unknown[], backend = 'qpu.forte-1', qubits = 2) =>
  job({ backend }, { gateset: 'native', qubits, circuit });

/** Findings as `code path`, warnings in brackets. */
export function found(payload: unknown, target?: Target | string, options?: ValidateOptions): readonly string[] {
  return validate(payload, target, options).issues.map(({ code, severity, path = [] }) => {
    const text = `${code} ${path.join('.')}`.trim();
    return severity === 'warning' ? `(${text})` : text;
  });
}

/** The first finding with a code. */
export function issueOf(payload: unknown, code: IssueCode, target?: Target | string): Issue {
  const issue = validate(payload, target).issues.find((candidate) => candidate.code === code);
  if (!issue) throw new Error(`no ${code} among ${found(payload, target).join(', ')}`);
  return issue;
}
