import { outcomeText, selectBits } from '../../circuit/index.js';
import { idOf } from '../ids.js';
import { compiledQasm3 } from '../run/compiled-texts.js';
import type { CircuitOutcome, JobOutcome, VariantOutcome, Weights } from '../runner/outcome.js';
import type { JobRecord } from '../store/records.js';

/** The register of all qubits, where a program names none. */
const ALL = 'output_all';

/** A document of a job, by the format that it is in: the service's from September 2026 on. */
interface Artifact {
  readonly format: string;
  readonly document: (circuit: CircuitOutcome) => unknown;
}

const artifacts: readonly Artifact[] = [
  { format: 'ionq.result.probabilities.json.v1', document: ({ probabilities }) => probabilities },
  {
    format: 'ionq.result.probabilities.json.v2',
    document: (circuit) => ({ probabilities: { registers: byRegister(circuit, circuit.probabilities) } }),
  },
  { format: 'ionq.result.shots.json.v1', document: ({ outcomes }) => outcomes },
  {
    format: 'ionq.result.shots.json.v2',
    document: (circuit) => ({
      shots: (circuit.outcomes ?? []).map((outcome) => ({ registers: bitsOf(circuit, outcome) })),
    }),
  },
];

/** A document of a debiasing variant, by the qubits of the machine. */
const variantDocuments: readonly {
  readonly format: string;
  readonly document: (variant: VariantOutcome) => unknown;
}[] = [
  { format: 'ionq.result.probabilities.json.v1', document: variantProbabilities },
  { format: 'ionq.result.histogram.json.v1', document: ({ histogram }) => histogram },
  { format: 'ionq.result.shots.json.v1', document: ({ outcomes }) => outcomes },
];

/** The share of the shots of a variant that each outcome has. */
export function variantProbabilities({ histogram, shots }: VariantOutcome): Weights {
  return Object.fromEntries(Object.entries(histogram).map(([outcome, count]) => [outcome, count / shots]));
}

/** The one document of a job of several circuits: the probabilities of each, by the id of its own job. */
const AGGREGATE = 'ionq.result.probabilities-aggregate.json.v1';

/** A circuit as it was compiled, by the format that it is in. */
const compilations = [
  {
    format: 'ionq.native.v1',
    mediaType: 'application/json',
    document: (native: string): unknown => JSON.parse(native),
  },
  { format: 'ionq.qasm3.v1', mediaType: 'text/plain', document: compiledQasm3 },
] as const;

/** A document as it is answered: JSON, or text. */
export interface ArtifactDocument {
  readonly mediaType: 'application/json' | 'text/plain';
  readonly document: unknown;
}

/** What was compiled of a job, as JSON text of the form `ionq.native.v1`; null where there is nothing. */
export function compiledOf(outcome: JobOutcome): string | null {
  if (outcome.kind === 'circuit') return outcome.circuit.compiled;
  return outcome.kind === 'dry-run' ? outcome.compiled : null;
}

/** The descriptors of a job's compiled circuit, by format. */
export function compiledArtifacts(record: JobRecord): object {
  return Object.fromEntries(
    compilations.map(({ format, mediaType }) => [
      format,
      { id: artifactId(record, format), format, media_type: mediaType },
    ]),
  );
}

/** The descriptors of the documents with a job's results, by format. */
export function resultArtifacts(record: JobRecord, outcome: JobOutcome): object {
  if (record.childIds !== null) return listed(record, [AGGREGATE]);
  if (outcome.kind !== 'circuit') return {};
  const formats = artifacts.map(({ format }) => format);
  return listed(
    record,
    formats.filter((format) => outcome.circuit.outcomes !== null || !format.includes('.shots.')),
  );
}

/** The same of one of its debiasing variants. */
export function variantArtifacts(record: JobRecord, { id }: VariantOutcome): object {
  return Object.fromEntries(
    variantDocuments.map(({ format }) => [
      format,
      { id: artifactId(record, format, id), format, media_type: 'application/json' },
    ]),
  );
}

function listed(record: JobRecord, formats: readonly string[]): object {
  return Object.fromEntries(
    formats.map((format) => [format, { id: artifactId(record, format), format, media_type: 'application/json' }]),
  );
}

/** Whether an id is that of the document with the probabilities of all circuits of a job of several. */
export function isAggregate(record: JobRecord, id: string): boolean {
  return record.childIds !== null && artifactId(record, AGGREGATE) === id;
}

/** The document with an id; undefined where the job has none. */
export function artifactDocument(record: JobRecord, outcome: JobOutcome, id: string): ArtifactDocument | undefined {
  const named = ({ format }: { readonly format: string }) => artifactId(record, format) === id;
  const native = compiledOf(outcome);
  const compilation = native === null ? undefined : compilations.find(named);
  if (compilation !== undefined) return { ...compilation, document: compilation.document(native!) };
  if (outcome.kind !== 'circuit') return undefined;
  const document = artifacts.find(named)?.document(outcome.circuit) ?? variantDocument(record, outcome.circuit, id);
  return document === undefined || document === null ? undefined : { mediaType: 'application/json', document };
}

function variantDocument(record: JobRecord, { variants }: CircuitOutcome, id: string): unknown {
  for (const variant of variants) {
    const found = variantDocuments.find(({ format }) => artifactId(record, format, variant.id) === id);
    if (found !== undefined) return found.document(variant);
  }
  return undefined;
}

/** @param part the variant whose document it is */
function artifactId({ id }: JobRecord, format: string, part?: string): string {
  return idOf(0, 'artifact', 0, part === undefined ? `${id}/${format}` : `${id}/${part}/${format}`);
}

/** The registers of a circuit with their wires; all qubits where it names none. */
function registersOf({ registers, stats }: CircuitOutcome): readonly (readonly [string, readonly (number | null)[]])[] {
  const named = Object.entries(registers);
  return named.length > 0 ? named : [[ALL, Array.from({ length: stats.qubits }, (_, qubit) => qubit)]];
}

function byRegister(circuit: CircuitOutcome, weights: Weights): object {
  const registers = registersOf(circuit).map(([name, wires]) => {
    const sums = new Map<string, number>();
    for (const [outcome, weight] of Object.entries(weights)) {
      const bits = selectBits(bitsText(outcome, circuit), wires);
      sums.set(bits, (sums.get(bits) ?? 0) + weight);
    }
    return [name, Object.fromEntries(sums)] as const;
  });
  return Object.fromEntries(registers);
}

function bitsOf(circuit: CircuitOutcome, outcome: string): object {
  const bits = bitsText(outcome, circuit);
  return Object.fromEntries(
    registersOf(circuit).map(([name, wires]) => [name, [...selectBits(bits, wires)].map(Number)]),
  );
}

/** The bits of a decimal outcome, qubit 0 first. */
function bitsText(outcome: string, { stats }: CircuitOutcome): string {
  return outcomeText(BigInt(outcome), stats.qubits) ?? '0'.repeat(stats.qubits);
}
