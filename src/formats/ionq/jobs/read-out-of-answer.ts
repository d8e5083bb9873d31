import { circuitOf, identityPermutation, qubitOfWire } from '../../../circuit/index.js';
import type { Issue } from '../../../errors/index.js';
import { isObject, member } from '../json/value.js';
import { MOST_QUBITS, type StatedMeasuredCircuit } from '../results/measured-circuit.js';
import { notUsed, type ReadOutEntry, readEntry, type Statement } from './read-out-reader.js';

/** What is looked at of the service's answer about a job; nothing of it is taken for granted. */
export interface AnsweredJob {
  readonly type?: unknown;
  readonly metadata?: unknown;
  readonly stats?: unknown;
  readonly child_job_ids?: unknown;
}

/** What an answer about a job says of the job's circuits, in their order. */
interface AnsweredCircuits {
  /**
   * What results are read for; undefined for a circuit of which nothing says how wide it is. Where `keyed` is false no
   * measurement is known, and the width is that of the job's widest circuit.
   */
  readonly circuits: readonly (StatedMeasuredCircuit | undefined)[];
  readonly names: readonly (string | undefined)[];
  /** Whether the job says what each circuit measures; jobs that others made do not. */
  readonly keyed: boolean;
}

/** The circuits of a job, and where the results of each are. */
export type ReadOutOfAnswer =
  /** A job of one circuit, whose results are its own. */
  | (AnsweredCircuits & { readonly several: false })
  /** A job of several circuits, each of which is run by a job of its own. */
  | (AnsweredCircuits & {
      readonly several: true;
      /** Undefined where the answer does not list them: then nothing says which results are of which circuit. */
      readonly childJobIds: readonly string[] | undefined;
    });

/**
 * What results are read with, from the service's answer about a job alone, which does not repeat the job's `input`.
 *
 * Never throws.
 *
 * @internal
 * @param onWarning called where the job has an entry of how its results are read that does not fit it: it is not used.
 */
export function readOutOfAnswer(job: AnsweredJob, onWarning?: (warning: Issue) => void): ReadOutOfAnswer {
  const childJobIds = idsIn(job.child_job_ids);
  const several = job.type === 'ionq.multi-circuit.v1' || (job.type === undefined && childJobIds !== undefined);
  const width = countIn(job.stats, 'qubits', MOST_QUBITS);
  const count = several ? childJobIds?.length : 1;
  const found = stated(job.metadata, several, count, width, onWarning) ?? unstated(count ?? 0, width);
  return several ? { ...found, several, childJobIds } : { ...found, several };
}

/** What the entry says, undefined where there is none that fits. */
function stated(
  metadata: unknown,
  several: boolean,
  count: number | undefined,
  width: number | undefined,
  onWarning: ((warning: Issue) => void) | undefined,
): AnsweredCircuits | undefined {
  try {
    const entry = readEntry(metadata, several);
    if (entry === undefined) return undefined;
    const { statements, names, complete } = entry;
    if (statements.length !== (count ?? statements.length)) throw new SyntaxError('it is for other circuits');
    return { circuits: measuredBy(entry, width), names, keyed: complete || !several };
  } catch (error) {
    onWarning?.(notUsed(error));
    return undefined;
  }
}

/** The circuits that the statements are of; those of which the same is said are the same. */
function measuredBy({ statements }: ReadOutEntry, width: number | undefined): AnsweredCircuits['circuits'] {
  const different = new Map([...new Set(statements)].map((statement) => [statement, measured(statement ?? {}, width)]));
  return statements.map((statement) => different.get(statement));
}

/** @throws IonloomError or SyntaxError for a statement that fits no circuit of this width. */
function measured(
  { qubits, measurements = [], wires, frames, relation }: Statement,
  width: number | undefined,
): StatedMeasuredCircuit | undefined {
  const wide = qubits ?? frames?.length ?? width;
  if (wide === undefined) return undefined;
  if (wide > MOST_QUBITS) throw new SyntaxError(`it is for a circuit of ${wide} qubits`);
  const circuit = circuitOf('native', wide, [], { measurements });
  const outputPermutation = wires ?? identityPermutation(wide);
  qubitOfWire({ circuit, outputPermutation });
  if (frames && frames.length !== wide) throw new SyntaxError(`it has ${frames.length} frames for ${wide} wires`);
  return {
    circuit: { qubits: wide, measurements: circuit.measurements },
    outputPermutation,
    // Frames turn no outcome into another, so that those that are left out do not matter here.
    ...(relation === undefined ? {} : { relation }),
  };
}

function unstated(count: number, width: number | undefined): AnsweredCircuits {
  const circuit = width === undefined ? undefined : measured({}, width);
  const circuits = Array.from({ length: count }, () => circuit);
  return { circuits, names: circuits.map(() => undefined), keyed: false };
}

function idsIn(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.length > 0 && value.every((id) => typeof id === 'string') ? value : undefined;
}

function countIn(stats: unknown, name: string, most: number): number | undefined {
  const count = isObject(stats) ? member(stats, name) : undefined;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 1 && count <= most ? count : undefined;
}
