import type { CircuitData } from '../../circuit/index.js';
import { readProgram } from '../../documents/index.js';
import { type Issue, type IssueCode, issue } from '../../errors/index.js';
import { type JsonPath, member } from '../../formats/ionq/index.js';
import type { Target } from '../../targets/index.js';
import type { Submission } from '../submission.js';

/**
 * What the service may run although it is not read here: its document of OpenQASM 3 promises measurements and resets
 * in the middle of a program on the simulator, and on machines one after the other.
 */
const BEYOND_US: ReadonlySet<IssueCode> = new Set(['GateAfterMeasurement', 'DuplicateMeasurement', 'NotSupported']);

/** The program of an `ionq.qasm3.v1` job. */
export function* checkProgram({ payload, type, target, file }: Submission): Generator<Issue> {
  const path = ['input', 'data'];
  const text = member(member(payload, 'input'), 'data');
  if (type !== 'ionq.qasm3.v1' || typeof text !== 'string') return;
  const { circuit, issues } = readProgram(text, path, file);
  for (const found of issues) yield isBeyondUs(found) ? { ...found, severity: 'warning' } : found;
  if (issues.some(isBeyondUs)) {
    const message = 'the program is checked only as far as it is a fixed list of gates with measurements at its end';
    yield issue('NotChecked', message, { severity: 'warning', path });
  }
  if (circuit) yield* widthIssues(circuit, target, path);
}

/** Resets are among the things that the service may run; feedback, timing and pulses are not. */
function isBeyondUs({ code, span }: Issue): boolean {
  return (
    BEYOND_US.has(code) || (code === 'NotExpressible' && /^reset\b/.test(span?.text?.slice(span.column - 1) ?? ''))
  );
}

/** The program fits on the target. */
export function* widthIssues(
  { qubits }: Pick<CircuitData, 'qubits'>,
  target: Target | undefined,
  path: JsonPath,
): Generator<Issue> {
  const most = target?.qubits ?? Number.POSITIVE_INFINITY;
  if (qubits <= most) return;
  yield issue('NotEnoughQubits', `${target?.name} has ${most} qubits, and the circuit needs ${qubits}`, {
    path,
    expected: `at most ${most}`,
    received: String(qubits),
  });
}
