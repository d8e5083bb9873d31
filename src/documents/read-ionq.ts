import { type CircuitData, onlyReads, type StatedCircuit } from '../circuit/index.js';
import { IonloomError, type Issue, issue } from '../errors/index.js';
import { decodeCircuits, decodeJob, isObject, type JsonPath, member, shapeOf } from '../formats/ionq/index.js';
import type { CircuitDocument, DocumentCircuit } from './circuit-document.js';
import { type HamiltonianJob, readHamiltonianJob } from './hamiltonian-job.js';
import { readProgram } from './job-program.js';

/** The fields by which a JSON document is known to be meant for IonQ. */
const CIRCUIT_FIELDS = ['type', 'input', 'backend', 'gateset', 'circuits', 'circuit'];

/** Where the text of a job of type `ionq.qasm3.v1` stands in it. */
export const PROGRAM: JsonPath = ['input', 'data'];

/** What a JSON document is taken for, in words; undefined where it is neither a circuit nor a job. */
export function ionqDescription(value: unknown): string | undefined {
  if (!isObject(value) || !CIRCUIT_FIELDS.some((field) => Object.hasOwn(value, field))) return undefined;
  if (shapeOf(value) === 'job') return 'an IonQ job';
  return holdsSeveral(value) ? 'the input of an IonQ job of several circuits' : 'an IonQ circuit';
}

/**
 * Reads a circuit, the input of a job, or a job.
 *
 * @param value one that {@link ionqDescription} has words for
 * @throws IonloomError with every problem and its JSON path.
 */
export function readIonq(value: unknown, file: string): CircuitDocument {
  const warnings: Issue[] = [];
  const onWarning = (warning: Issue) => warnings.push(warning);
  if (shapeOf(value) === 'job') return fromJob(file, value, warnings, onWarning);
  const { circuits, names } = decodeCircuits(value, { onWarning });
  const document = severalOf(file, ionqDescription(value)!, circuits, names, warnings);
  return { ...document, multiple: holdsSeveral(value) };
}

/** Whether what is no job is made for several circuits. */
function holdsSeveral(value: unknown): boolean {
  return Array.isArray(member(shapeOf(value) === 'fragment' ? member(value, 'input') : value, 'circuits'));
}

function fromJob(
  file: string,
  value: unknown,
  warnings: readonly Issue[],
  onWarning: (warning: Issue) => void,
): CircuitDocument {
  const { payload, circuits, names, stated } = decodeJob(value, { onWarning });
  if (payload.type === 'ionq.qasm3.v1') {
    const circuit = evaluated(readProgram(payload.input.data, PROGRAM, file), onWarning);
    return {
      ...severalOf(file, 'an IonQ job with OpenQASM 3', [circuit], [], warnings),
      multiple: false,
      job: payload,
    };
  }
  const energy = readHamiltonianJob(payload, file);
  if (energy !== undefined) {
    const description = 'an IonQ job that evaluates a Hamiltonian';
    const circuit = evaluated(energy, onWarning);
    const { problem } = energy;
    return { ...severalOf(file, description, [circuit], [], warnings), multiple: false, job: payload, problem };
  }
  if (circuits.length === 0) {
    throw new IonloomError(
      issue('CircuitCount', `a job of type ${JSON.stringify(payload.type)} holds no circuits`, { path: ['type'] }),
    );
  }
  const multiple = payload.type === 'ionq.multi-circuit.v1';
  const description = multiple ? 'an IonQ job of several circuits' : 'an IonQ job';
  const several = severalOf(file, description, circuits, names, warnings);
  const whole = several.circuits.map((each, index) => ({ ...each, stated: beyondItself(stated[index]) }));
  return { ...several, circuits: whole as never, multiple, job: payload };
}

/** A stated circuit that states something. */
function beyondItself(stated: StatedCircuit | undefined): StatedCircuit | undefined {
  return stated !== undefined && (stated.circuit.transpiled !== undefined || onlyReads(stated)) ? stated : undefined;
}

/** The program of a job without mistakes. Where only its values are missing, whoever reads it may give them. */
function evaluated(
  { circuit, issues }: Pick<HamiltonianJob, 'circuit' | 'issues'>,
  onWarning: (warning: Issue) => void,
): CircuitData {
  const errors = issues.filter(({ severity, code }) => severity === 'error' && code !== 'UnboundParameter');
  if (errors.length > 0 || circuit === undefined) throw new IonloomError(errors);
  for (const found of issues) if (found.severity === 'warning') onWarning(found);
  return circuit;
}

function severalOf(
  file: string,
  description: string,
  circuits: readonly CircuitData[],
  names: readonly (string | undefined)[],
  warnings: readonly Issue[],
): CircuitDocument {
  const [first, ...others] = circuits.map((circuit, index): DocumentCircuit => ({ name: names[index], circuit }));
  if (first === undefined) throw new IonloomError(issue('CircuitCount', `${description} that holds no circuits`));
  return { file, description, circuits: [first, ...others], multiple: true, job: undefined, warnings };
}
