import { outcomeText, selectBits } from '../../circuit/index.js';
import { idOf } from '../ids.js';
import type { CircuitOutcome, JobOutcome, Weights } from '../runner/outcome.js';
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

/** The descriptors of the documents that a job has, by format. */
export function resultArtifacts(record: JobRecord, outcome: JobOutcome): object {
  if (outcome.kind !== 'circuit') return {};
  const listed = artifacts.filter(({ format }) => outcome.circuit.outcomes !== null || !format.includes('.shots.'));
  return Object.fromEntries(
    listed.map(({ format }) => [format, { id: artifactId(record, format), format, media_type: 'application/json' }]),
  );
}

/** The document with an id; undefined where the job has none. */
export function artifactDocument(record: JobRecord, outcome: JobOutcome, id: string): unknown {
  if (outcome.kind !== 'circuit') return undefined;
  return artifacts.find(({ format }) => artifactId(record, format) === id)?.document(outcome.circuit) ?? undefined;
}

function artifactId({ id }: JobRecord, format: string): string {
  return idOf(0, 'artifact', 0, `${id}/${format}`);
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
