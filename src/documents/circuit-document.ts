import {
  type CircuitData,
  type CircuitPlaces,
  type Evaluable,
  inOriginalQubits,
  onlyReadQubits,
  requireCircuit,
  type StatedCircuit,
} from '../circuit/index.js';
import { blanked, IonloomError, type Issue, inWords, issue, requireList, requireObject } from '../errors/index.js';
import type { HamiltonianProblem } from '../pauli/index.js';

/** A circuit of a document, with its name in a job of several. */
export interface DocumentCircuit {
  readonly name: string | undefined;
  /** As it runs, by wire. */
  readonly circuit: CircuitData;
  /** The same with what a job states of moved qubits and frames that are left out; undefined where there are none. */
  readonly stated?: StatedCircuit | undefined;
  /** Where in the text its operations and measurements were written, where `readDocument` was asked for it. */
  readonly places?: CircuitPlaces | undefined;
}

/** What a text holds: circuits, and the job around them where there is one. */
export interface CircuitDocument {
  /** What people know the text by: the name of its file. */
  readonly file: string;
  /** What the text holds, in words: `an IonQ job`, `OpenQASM 2`. */
  readonly description: string;
  /** At least one. */
  readonly circuits: readonly [DocumentCircuit, ...DocumentCircuit[]];
  /** Whether the text is made for several circuits, even if it holds only one. */
  readonly multiple: boolean;
  /** The whole job where the text holds one. */
  readonly job: Readonly<Record<string, unknown>> | undefined;
  /** What a job that evaluates a Hamiltonian asks of its one circuit. */
  readonly problem?: HamiltonianProblem | undefined;
  readonly warnings: readonly Issue[];
}

/**
 * Refuses what holds no circuits as a document does, as untyped code may give it.
 *
 * @param by the function that needs it, as the sentence names it
 * @throws IonloomError `WrongArgument`.
 */
export function requireCircuits(document: unknown, by: string): asserts document is Pick<CircuitDocument, 'circuits'> {
  requireObject(document, `the document of ${by}`);
  const { circuits } = document as Partial<CircuitDocument>;
  if (!Array.isArray(circuits) || circuits.length === 0) {
    const hint = 'readDocument gives one, where what it answers is ok';
    const message = `the circuits of the document of ${by} are ${inWords(circuits)}`;
    throw new IonloomError(issue('WrongArgument', message, { hint }));
  }
  for (const each of circuits) requireDocumentCircuit(each, by);
}

/** Refuses what is no circuit of a document; @throws IonloomError `WrongArgument`. */
export function requireDocumentCircuit(value: unknown, by: string): asserts value is DocumentCircuit {
  requireObject(value, `a circuit of the document of ${by}`);
  requireCircuit((value as Partial<DocumentCircuit>).circuit, by);
}

/** What answers for the qubits of the circuit that was first written, whatever was made of it since. */
export function evaluable({ circuit, stated }: DocumentCircuit): Evaluable {
  return stated ?? circuit;
}

/** The circuit with its qubits under the numbers under which they were first written. */
export function asFirstWritten(circuit: DocumentCircuit): CircuitData {
  return inOriginalQubits(evaluable(circuit));
}

/** Whether all qubits can be asked for, and not only what is measured. */
export function knowsAllQubits({ stated }: DocumentCircuit): boolean {
  return stated === undefined || onlyReadQubits(stated) === undefined;
}

/**
 * What a circuit of several is called: its name, or its number from 0; nothing that a terminal would obey.
 *
 * @throws IonloomError `WrongArgument` for what is no list of circuits.
 * @example
 * titleOf([{ name: 'bell' }, { name: undefined }], 1); // 'circuit 1'
 */
export function titleOf(circuits: readonly Pick<DocumentCircuit, 'name'>[], index: number): string {
  requireList(circuits, 'what titleOf looks into');
  return blanked(circuits[index]?.name ?? `circuit ${index}`);
}

/** What is shown of each circuit, under its title where there are several. */
export function titled(circuits: readonly Pick<DocumentCircuit, 'name'>[], texts: readonly string[]): string {
  if (texts.length === 1) return texts[0]!;
  return texts.map((text, index) => `${titleOf(circuits, index)}\n${text}`).join('\n\n');
}

/**
 * The document as if it held one of its circuits only.
 *
 * @param wanted the name of the circuit, or its number from 0
 * @throws IonloomError `UnknownName` where there is none.
 */
export function withOneCircuit(document: CircuitDocument, wanted: string): CircuitDocument {
  const { circuits } = document;
  const found =
    circuits.find(({ name }) => name === wanted) ?? (/^\d+$/.test(wanted) ? circuits[Number(wanted)] : undefined);
  if (found !== undefined) return { ...document, circuits: [found], multiple: false };
  const names = circuits.map(({ name }, index) => (name === undefined ? String(index) : titleOf(circuits, index)));
  const hint = `it holds ${names.slice(0, LISTED_NAMES).join(', ')}${names.length > LISTED_NAMES ? ', ...' : ''}`;
  throw new IonloomError(issue('UnknownName', `it holds no circuit ${JSON.stringify(wanted)}`, { hint }));
}

const LISTED_NAMES = 10;
