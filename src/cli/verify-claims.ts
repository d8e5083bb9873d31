import { type CircuitData, parseAngle } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import { isObject } from '../formats/ionq/index.js';
import { type Angle, angleParameters, bindAngle } from '../math/index.js';
import { type Relation, relations, type StatedCandidate } from '../verify/index.js';
import { Failure, usageFailure } from './failure.js';
import type { CircuitFile } from './input.js';
import type { Settings } from './options.js';
import { boundTo, freeParameters, requireBound, requireKnown, settingValues } from './parameters.js';
import { displayName } from './source.js';
import type { Terminal } from './terminal.js';
import { fromReport } from './transpile-report.js';

/** What the command line says of a candidate. */
export interface ClaimOptions {
  readonly permutation?: readonly number[];
  readonly frames?: readonly number[];
  readonly report?: string;
  readonly set?: Settings;
}

/** What a candidate states, and where that stands. */
export interface ReportedCandidate extends StatedCandidate {
  /** Whether the metadata of a job state it. */
  readonly isMetadata?: boolean;
}

/** What each candidate states, from the command line, a transpiler's report or the metadata of a job. */
export async function claimsOf(
  original: CircuitFile,
  candidate: CircuitFile,
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
    return candidate.circuits.map(({ circuit, stated }) =>
      isSaid || !stated ? { circuit, ...claim } : { ...stated, isMetadata: true },
    );
  }
  if (permutation !== undefined || frames !== undefined) {
    throw usageFailure('--report already says what --permutation and --frames would');
  }
  return fromReport(report, terminal, (claims) =>
    candidate.circuits.map(({ circuit }, index) => claimOf(circuit, claims[index])),
  );
}

/** Both files and what is stated, with the values of the command line: each takes those of its own parameters. */
export function bound(
  original: CircuitFile,
  candidate: CircuitFile,
  claims: readonly ReportedCandidate[],
  { set = {}, report }: ClaimOptions,
): { readonly original: CircuitFile; readonly claims: readonly ReportedCandidate[] } {
  const values = settingValues(set, original.file);
  const angles = claims.flatMap(({ frames = [], globalPhase = 0 }) => [...frames, globalPhase]);
  const known = [original, candidate].flatMap(freeParameters).concat(angles.flatMap(angleParameters));
  requireKnown(
    values,
    [...new Set(known)].sort(),
    'neither of the circuits has a',
    `${original.file}, ${candidate.file}`,
  );
  const [ours, theirs] = [original, candidate].map((source) => ({ ...source, circuits: boundTo(source, values) }));
  for (const source of [ours!, theirs!]) requireBound(source, 'be compared');
  const free = angles.map((angle) => bindAngle(angle, values)).flatMap(angleParameters);
  if (free.length > 0) {
    const message = `with free parameters (${[...new Set(free)].sort().join(', ')}) the circuit cannot be compared`;
    const hint = `give values with --set ${free[0]}=VALUE`;
    throw new Failure([issue('UnboundParameter', message, { hint })], { file: displayName(report!) });
  }
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
function requireLength(option: string, list: readonly number[] | undefined, { file, circuits }: CircuitFile): void {
  const other = circuits.find(({ circuit }) => list !== undefined && circuit.qubits !== list.length);
  if (other === undefined) return;
  throw usageFailure(`${option} lists ${list!.length} numbers for the ${other.circuit.qubits} qubits of ${file}`);
}

/** Each qubit ends on a wire of its own; which wires there are is the verifier's to say. */
function requirePermutation(list: readonly number[] = []): void {
  if (list.every((wire, k) => Number.isInteger(wire) && wire >= 0 && list.indexOf(wire) === k)) return;
  throw usageFailure(`--permutation ${list.join(',')} does not put each qubit on a wire of its own`);
}

function claimOf(circuit: CircuitData, claim: unknown): ReportedCandidate {
  const { outputPermutation, frames, globalPhase, relation } = isObject(claim) ? claim : {};
  if (!isNumbers(outputPermutation) || !isAngles(frames) || !isAngle(globalPhase)) {
    throw new IonloomError(
      issue(
        'InvalidInput',
        'this is not a report with outputPermutation as numbers, and frames and globalPhase as angles',
      ),
    );
  }
  const stated = { circuit, outputPermutation, frames: frames.map(angleOf), globalPhase: angleOf(globalPhase) };
  if (relation === undefined) return stated;
  if (!relations.includes(relation as Relation)) {
    throw new IonloomError(
      issue('UnknownName', `the report has the relation ${JSON.stringify(relation)}, which is none`),
    );
  }
  return { ...stated, relation: relation as Relation };
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/** A report writes an angle with a free parameter as text. */
type WrittenAngle = number | string;

function isAngle(value: unknown): value is WrittenAngle {
  return typeof value === 'number' || typeof value === 'string';
}

function isAngles(value: unknown): value is readonly WrittenAngle[] {
  return Array.isArray(value) && value.every(isAngle);
}

function angleOf(written: WrittenAngle): Angle {
  return typeof written === 'number' ? written : parseAngle(written);
}
