import type { CircuitData } from '../circuit/index.js';
import {
  boundTo,
  type CircuitDocument,
  freeParameters,
  readValues,
  reportsIn,
  requireKnown,
  statedByReport,
} from '../documents/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { angleParameters, bindAngle } from '../math/index.js';
import { counted } from '../printing/index.js';
import { type Certificate, type Relation, relations, type StatedCandidate } from '../verify/index.js';
import { aboutFile, Failure, usageFailure } from './failure.js';
import { readJson } from './input.js';
import type { Settings } from './options.js';
import { displayName } from './source.js';
import type { Terminal } from './terminal.js';
import { fromReport } from './transpile-report.js';

/** What the command line says of a candidate. */
export interface ClaimOptions {
  readonly permutation?: readonly number[];
  readonly frames?: readonly number[];
  readonly report?: string;
  readonly certificate?: string;
  readonly set?: Settings;
}

/** What a candidate states, and where that stands. */
export interface ReportedCandidate extends StatedCandidate {
  /** Whether the metadata of a job state it. */
  readonly isMetadata?: boolean;
}

/** What each candidate states, from the command line, a transpiler's report or the metadata of a job. */
export async function claimsOf(
  original: CircuitDocument,
  candidate: CircuitDocument,
  options: ClaimOptions,
  terminal: Terminal,
): Promise<readonly ReportedCandidate[]> {
  const { permutation, frames, report } = options;
  if (report === undefined) {
    requireLength('--permutation', permutation, original);
    requirePermutation(permutation);
    requireLength('--frames', frames, candidate);
    const claim = { ...(permutation ? { outputPermutation: permutation } : {}), ...(frames ? { frames } : {}) };
    const isSaid = permutation !== undefined || frames !== undefined;
    // A certificate says what is left out, which metadata do not.
    const isComplete = isSaid || options.certificate !== undefined;
    return candidate.circuits.map(({ circuit, stated }) =>
      isComplete || !stated ? { circuit, ...claim } : { ...stated, isMetadata: true },
    );
  }
  if (permutation !== undefined || frames !== undefined) {
    throw usageFailure('--report already says what --permutation and --frames would');
  }
  return fromReport(report, terminal, (claims) =>
    candidate.circuits.map(({ circuit }, index) => claimOf(circuit, claims[index])),
  );
}

/** The certificates of a file, by circuit; undefined where none is given. */
export async function certificatesOf(
  { certificate: file }: ClaimOptions,
  count: number,
  terminal: Terminal,
): Promise<readonly Certificate[] | undefined> {
  if (file === undefined) return undefined;
  const document = await readJson(file, terminal);
  const certificates = reportsIn(document) as readonly Certificate[];
  if (certificates.length === count) return certificates;
  const message = `there ${certificates.length === 1 ? 'is one certificate' : `are ${certificates.length} certificates`} here, and ${counted(count, 'circuit')} to compare`;
  throw new Failure([issue('CircuitCount', message)], { file: displayName(file) });
}

/**
 * Both files and what is stated, with the values of the command line: each takes those of its own parameters. What stays
 * free is compared for all values.
 */
export function bound(
  original: CircuitDocument,
  candidate: CircuitDocument,
  claims: readonly ReportedCandidate[],
  { set = {} }: ClaimOptions,
): { readonly original: CircuitDocument; readonly claims: readonly ReportedCandidate[] } {
  const values = aboutFile(original.file, undefined, () => readValues(set));
  const angles = claims.flatMap(({ frames = [], globalPhase = 0 }) => [...frames, globalPhase]);
  const known = [original, candidate].flatMap(freeParameters).concat(angles.flatMap(angleParameters));
  aboutFile(`${original.file}, ${candidate.file}`, undefined, () =>
    requireKnown(values, [...new Set(known)].sort(), 'neither of the circuits has a'),
  );
  const [ours, theirs] = [original, candidate].map((source) => ({ ...source, circuits: boundTo(source, values) }));
  return {
    original: ours!,
    claims: claims.map(({ frames, globalPhase, ...claim }, index) => ({
      ...claim,
      circuit: theirs!.circuits[index]!.circuit,
      ...(frames === undefined ? {} : { frames: frames.map((angle) => bindAngle(angle, values)) }),
      ...(globalPhase === undefined ? {} : { globalPhase: bindAngle(globalPhase, values) }),
    })),
  };
}

/** A list that leaves out a wire was more likely cut off than meant so. */
function requireLength(option: string, list: readonly number[] | undefined, { file, circuits }: CircuitDocument): void {
  const other = circuits.find(({ circuit }) => list !== undefined && circuit.qubits !== list.length);
  if (other === undefined) return;
  throw usageFailure(`${option} lists ${list!.length} numbers for the ${other.circuit.qubits} qubits of ${file}`);
}

/** Each qubit ends on a wire of its own; which wires there are is the verifier's to say. */
function requirePermutation(list: readonly number[] = []): void {
  if (list.every((wire, k) => Number.isInteger(wire) && wire >= 0 && list.indexOf(wire) === k)) return;
  throw usageFailure(`--permutation ${list.join(',')} does not put each qubit on a wire of its own`);
}

function claimOf(circuit: CircuitData, report: unknown): ReportedCandidate {
  const { relation, ...stated } = statedByReport(circuit, report);
  if (relation === undefined) return stated;
  if (!relations.includes(relation as Relation)) {
    throw new IonloomError(
      issue('UnknownName', `the report has the relation ${JSON.stringify(relation)}, which is none`),
    );
  }
  return { ...stated, relation: relation as Relation };
}
