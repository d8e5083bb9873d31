import { formatPath, IonloomError, type Issue, type IssueCode } from '../../errors/index.js';

/** The service's reasons for a failed job that can come up here; `failureCode` of the schemas has all of them. */
export type FailureCode =
  | 'CompilationError'
  | 'DebiasingError'
  | 'InternalError'
  | 'InvalidInput'
  | 'NotEnoughQubits'
  | 'PreflightError'
  | 'QuantumCircuitComplexityError'
  | 'SimulationError'
  | 'SimulationTimeout'
  | 'TooManyControls'
  | 'TooManyGates'
  | 'TooManyShots'
  | 'UnsupportedGate';

/** A task that cannot be run, in the service's words. */
export class TaskFailure extends Error {
  readonly code: FailureCode;

  /** @param message one sentence */
  constructor(code: FailureCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Findings of ours that have a reason of their own, whatever was being done when they were made. */
const reasons: Partial<Readonly<Record<IssueCode, FailureCode>>> = {
  DuplicateMeasurement: 'CompilationError',
  GateAfterMeasurement: 'CompilationError',
  GatesetMismatch: 'UnsupportedGate',
  NotEnoughQubits: 'NotEnoughQubits',
  NotExpressible: 'CompilationError',
  NotSupported: 'CompilationError',
  QubitOutOfRange: 'NotEnoughQubits',
  TooManyControls: 'TooManyControls',
  TooManyGates: 'TooManyGates',
  TooManyOperations: 'TooManyGates',
  TooManyShots: 'TooManyShots',
  TooMuchMemory: 'SimulationError',
  UnknownGate: 'UnsupportedGate',
  UnsupportedGate: 'UnsupportedGate',
};

/**
 * What the service would say of an error: our own findings under its codes, everything else as a fault of the emulator.
 *
 * @param otherwise for findings that could come up anywhere: what was being done tells how to call them
 */
export function taskFailureOf(error: unknown, otherwise: FailureCode = 'InternalError'): TaskFailure {
  if (error instanceof TaskFailure) return error;
  if (error instanceof IonloomError) return failureOfIssues(error.issues, otherwise);
  return new TaskFailure('InternalError', `the emulator failed: ${error instanceof Error ? error.message : 'unknown'}`);
}

/** The same of findings, of which the first error counts: a failure is one sentence. */
export function failureOfIssues(issues: readonly Issue[], otherwise: FailureCode): TaskFailure {
  const found = issues.find(({ severity }) => severity === 'error') ?? issues[0]!;
  const code = reasons[found.code] ?? otherwise;
  const sentence = found.code === 'TooMuchMemory' ? `could not execute simulation: ${found.message}` : found.message;
  return new TaskFailure(code, `${sentence}${placeOf(found)}`);
}

function placeOf({ path = [], span }: Issue): string {
  if (span !== undefined) return ` (${formatPath(path)}, line ${span.line}, column ${span.column})`;
  return path.length === 0 ? '' : ` (${formatPath(path)})`;
}

/** Does something whose findings, where they could come up anywhere, are called by what it is. */
export function inStage<Result>(otherwise: FailureCode, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof IonloomError ? taskFailureOf(error, otherwise) : error;
  }
}
