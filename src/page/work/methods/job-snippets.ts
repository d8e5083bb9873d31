import { decodeJob, encodeCircuit, type JobPayload } from '../../../public/ionq.js';
import { printQasm2 } from '../../../public/qasm.js';
import { type SnippetCircuit, type SnippetSource, snippetWriters } from '../../jobs/snippets/index.js';
import { type JobObject, jsonOf } from './job-wishes.js';

/** A program that submits a job, in one language; or why there is none. */
export interface Snippet {
  /** By which it is chosen. */
  readonly name: string;
  /** Language and client, for people. */
  readonly title: string;
  /** The name of the file that it is saved as. */
  readonly file: string;
  readonly text: string | undefined;
  /** Why there is none. */
  readonly why: string | undefined;
}

/** The same job as programs for every client. */
export function jobSnippets({
  json,
  baseUrl,
}: {
  readonly json: string;
  readonly baseUrl: string;
}): readonly Snippet[] {
  const payload = JSON.parse(json) as JobPayload;
  const source: SnippetSource = { payload, json: jsonOf(payload), circuits: circuitsOf(payload), baseUrl };
  return snippetWriters.map(({ name, title, file, why, write }) => {
    const reason = why(source);
    return { name, title, file, why: reason, text: reason === undefined ? write(source) : undefined };
  });
}

/** The circuits of a job as builders of other libraries need them; none where it cannot be read, or has none. */
function circuitsOf(payload: JobPayload): readonly SnippetCircuit[] {
  try {
    const { circuits, names } = decodeJob(payload as unknown as JobObject);
    return circuits.map((circuit, index) => {
      const { gateset, qubits, circuit: gates } = encodeCircuit(circuit);
      return {
        name: names[index],
        gateset,
        qubits,
        gates,
        measurements: circuit.measurements.map(({ key, wires }) => ({ key, wires })),
        openQasm2: gateset === 'qis' ? printQasm2(circuit) : undefined,
      };
    });
  } catch {
    return [];
  }
}
