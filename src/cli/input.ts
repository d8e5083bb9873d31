import { type CircuitData, type Evaluable, onlyReads, type StatedCircuit } from '../circuit/index.js';
import { blanked, IonloomError, type Issue, issue } from '../errors/index.js';
import { decodeCircuits, decodeJob, isObject, member, readJsonText, shapeOf } from '../formats/ionq/index.js';
import { parseQasm, WIDEST_PROGRAM } from '../formats/qasm/index.js';
import type { HamiltonianProblem } from '../pauli/index.js';
import { type HamiltonianJob, readHamiltonianJob, readProgram } from '../validate/index.js';
import { aboutFile, Failure, fileFailure } from './failure.js';
import type { Settings } from './options.js';
import { bindCircuits } from './parameters.js';
import { displayName, readText } from './source.js';
import type { Terminal } from './terminal.js';

/** A circuit of a file, with its name in a job of several. */
export interface InputCircuit {
  readonly name: string | undefined;
  /** As it runs, by wire. */
  readonly circuit: CircuitData;
  /** The same with what a job states of moved qubits and frames that are left out; undefined where there are none. */
  readonly stated?: StatedCircuit | undefined;
}

/** What answers for the qubits of the circuit that was first written, whatever was made of it since. */
export function evaluable({ circuit, stated }: InputCircuit): Evaluable {
  return stated ?? circuit;
}

/** What was read from a file. */
export interface CircuitFile {
  /** The file as people know it. */
  readonly file: string;
  /** What the file holds, in words: `an IonQ job`, `OpenQASM 2`. */
  readonly description: string;
  /** At least one. */
  readonly circuits: readonly [InputCircuit, ...InputCircuit[]];
  /** Whether the file is made for several circuits, even if it holds only one. */
  readonly multiple: boolean;
  /** The whole job where the file holds one. */
  readonly job: Readonly<Record<string, unknown>> | undefined;
  /** What a job that evaluates a Hamiltonian asks of its one circuit. */
  readonly problem?: HamiltonianProblem | undefined;
  readonly warnings: readonly Issue[];
}

/** How circuits are read. */
export interface ReadOptions {
  /** Values for free parameters. */
  readonly set?: Settings;
  /** The one circuit to take, by name or by number from 0; all if left out. */
  readonly circuit?: string;
}

/**
 * Reads the circuits of a file or of standard input (`-`), whatever format they are in.
 *
 * @throws Failure that names the file and what it was taken for.
 */
export async function readCircuits(
  file: string,
  { set = {}, circuit }: ReadOptions,
  terminal: Pick<Terminal, 'stdin'>,
): Promise<CircuitFile> {
  const name = displayName(file);
  const text = await readText(file, terminal);
  const whole = looksLikeJson(text) ? fromJson(name, text) : fromQasm(name, text);
  const found = circuit === undefined ? whole : chosenCircuit(whole, circuit);
  requireWidth(found);
  return { ...found, circuits: bindCircuits(found, set) };
}

/**
 * Reads any JSON document.
 *
 * @throws Failure that says where it is no JSON.
 */
export async function readJson(file: string, terminal: Pick<Terminal, 'stdin'>): Promise<unknown> {
  return parseJson(displayName(file), await readText(file, terminal));
}

/** What a circuit of several is called: its name, or its number from 0; nothing that a terminal would obey. */
export function titleOf(circuits: readonly InputCircuit[], index: number): string {
  return blanked(circuits[index]?.name ?? `circuit ${index}`);
}

/** What is shown of each circuit, under its title where there are several. */
export function titled(circuits: readonly InputCircuit[], texts: readonly string[]): string {
  if (texts.length === 1) return texts[0]!;
  return texts.map((text, index) => `${titleOf(circuits, index)}\n${text}`).join('\n\n');
}

/** Whether a text can only be meant as JSON; everything else is taken for OpenQASM. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[[{"]/.test(text);
}

function parseJson(file: string, text: string): unknown {
  const reading = readJsonText(text, file);
  if (reading.ok) return reading.value;
  throw new Failure(reading.issues, { file, note: 'it was read as JSON, because of how it begins' });
}

function fromJson(file: string, text: string): CircuitFile {
  const value = parseJson(file, text);
  if (!isObject(value) || !CIRCUIT_FIELDS.some((field) => Object.hasOwn(value, field))) {
    const hint = 'a circuit has "gateset", "qubits" and "circuit"; a job has "type", "backend" and "input"';
    throw fileFailure('UnknownFormat', file, 'it is JSON, but neither an IonQ circuit nor an IonQ job', hint);
  }
  const warnings: Issue[] = [];
  const onWarning = (warning: Issue) => warnings.push(warning);
  const shape = shapeOf(value);
  if (shape === 'job') {
    return aboutFile(file, 'it was read as an IonQ job', () => fromJob(file, value, warnings, onWarning));
  }
  const several = Array.isArray(member(shape === 'fragment' ? value['input'] : value, 'circuits'));
  const description = several ? 'the input of an IonQ job of several circuits' : 'an IonQ circuit';
  return aboutFile(file, `it was read as ${description}`, () => {
    const { circuits, names } = decodeCircuits(value, { onWarning });
    return { ...severalOf(file, description, circuits, names, warnings), multiple: several };
  });
}

const CIRCUIT_FIELDS = ['type', 'input', 'backend', 'gateset', 'circuits', 'circuit'];

function fromJob(
  file: string,
  value: Readonly<Record<string, unknown>>,
  warnings: readonly Issue[],
  onWarning: (warning: Issue) => void,
): CircuitFile {
  const { payload, circuits, names, stated } = decodeJob(value, { onWarning });
  if (payload.type === 'ionq.qasm3.v1') {
    const circuit = evaluated(readProgram(payload.input.data, ['input', 'data'], file), onWarning);
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

/** The program of a job without mistakes. Where only its values are missing, the command line may give them. */
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
): CircuitFile {
  const [first, ...others] = circuits.map((circuit, index): InputCircuit => ({ name: names[index], circuit }));
  if (first === undefined) throw new IonloomError(issue('CircuitCount', `${description} that holds no circuits`));
  return { file, description, circuits: [first, ...others], multiple: true, job: undefined, warnings };
}

export function fromQasm(file: string, text: string): CircuitFile {
  const version = qasmVersion(text);
  const description = version === undefined ? 'OpenQASM' : `OpenQASM ${version}`;
  const why = version === undefined ? ', because IonQ JSON would begin with {' : '';
  const warnings: Issue[] = [];
  const onWarning = (warning: Issue) => warnings.push(warning);
  return aboutFile(file, `it was read as ${description}${why}`, () => ({
    file,
    description,
    circuits: [{ name: undefined, circuit: parseQasm(text, { file, onWarning }) }],
    multiple: false,
    job: undefined,
    warnings,
  }));
}

/** The version in the header of an OpenQASM text, which only white space and comments can stand before. */
function qasmVersion(text: string): string | undefined {
  // A loop instead of one expression, which would try the parts of a comment in exponentially many ways.
  const skipped = /\uFEFF|\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//y;
  let position = 0;
  while (skipped.test(text)) position = skipped.lastIndex;
  return /^OPENQASM\s+(\d{1,9})/.exec(text.slice(position, position + 100))?.[1];
}

/** The file as if it held one of its circuits only. */
function chosenCircuit(source: CircuitFile, wanted: string): CircuitFile {
  const { file, circuits } = source;
  const found =
    circuits.find(({ name }) => name === wanted) ?? (/^\d+$/.test(wanted) ? circuits[Number(wanted)] : undefined);
  if (found !== undefined) return { ...source, circuits: [found], multiple: false };
  const names = circuits.map(({ name }, index) => (name === undefined ? String(index) : titleOf(circuits, index)));
  const hint = `it holds ${names.slice(0, LISTED_NAMES).join(', ')}${names.length > LISTED_NAMES ? ', ...' : ''}`;
  throw fileFailure('UnknownName', file, `it holds no circuit ${JSON.stringify(wanted)}`, hint);
}

const LISTED_NAMES = 10;

/** JSON has no limit of its own; that of OpenQASM programs serves for both. */
function requireWidth({ file, circuits }: CircuitFile): void {
  const widest = Math.max(...circuits.map(({ circuit }) => circuit.qubits));
  if (widest <= WIDEST_PROGRAM) return;
  throw fileFailure(
    'QubitCount',
    file,
    `a circuit of ${widest} qubits is too wide: at most ${WIDEST_PROGRAM} are read`,
  );
}
