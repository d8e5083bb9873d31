import { IonloomError, type Issue, issue, type OptionNames, requireOptions, requireText } from '../errors/index.js';
import { readJsonText } from '../formats/ionq/index.js';
import { parseQasm, parseQasmWithPlaces, WIDEST_PROGRAM } from '../formats/qasm/index.js';
import { type CircuitDocument, withOneCircuit } from './circuit-document.js';
import { placedInJson } from './places-in-json.js';
import { ionqDescription, readIonq } from './read-ionq.js';

/** What reading a text gave, or everything that is wrong with it. */
export type DocumentReading<Document = CircuitDocument> =
  | { readonly ok: true; readonly document: Document }
  | {
      readonly ok: false;
      readonly issues: readonly Issue[];
      /** How the text was read, in a sentence, where that helps to understand the issues. */
      readonly note?: string;
    };

/** How a text is read. */
export interface ReadDocumentOptions {
  /** What people know the text by, such as the name of its file; `input` if left out. */
  readonly file?: string;
  /** The one circuit to take, by name or by number from 0; all if left out. */
  readonly circuit?: string;
  /** Whether each circuit is to say where in the text its operations and measurements were written; not, if left out. */
  readonly places?: boolean;
}

const OPTIONS: OptionNames<ReadDocumentOptions> = { file: true, circuit: true, places: true };

/**
 * Reads a text whose format is found out: IonQ JSON (circuits and jobs of every type that holds circuits), OpenQASM 2 or 3.
 *
 * What is wrong with the text is what it answers, and no error: `ok` tells. {@link issueRanges} knows where in the text
 * each issue is.
 *
 * @throws IonloomError `WrongArgument` or `UnknownOption` where untyped code gives no text or other options.
 * @example
 * const text = 'OPENQASM 3.0; qubit[2] q; h q;';
 * const reading = readDocument(text, { places: true });
 * if (reading.ok) reading.document.circuits[0].places?.operations.map(({ from, to }) => text.slice(from, to)); // ['h q', 'h q']
 */
export function readDocument(text: string, options: ReadDocumentOptions = {}): DocumentReading {
  requireText(text, 'what readDocument reads');
  requireOptions(options, OPTIONS, 'readDocument');
  const { file = 'input', circuit, places = false } = options;
  requireText(file, 'the file of readDocument');
  const reading = looksLikeJson(text) ? fromJson(text, file, places) : readQasmDocument(text, file, places);
  if (!reading.ok) return reading;
  return attempted(() => {
    const document = circuit === undefined ? reading.document : withOneCircuit(reading.document, circuit);
    requireWidth(document);
    return document;
  });
}

/** Reads an OpenQASM text. Never throws. */
export function readQasmDocument(text: string, file: string, places = false): DocumentReading {
  const version = qasmVersion(text);
  const description = version === undefined ? 'OpenQASM' : `OpenQASM ${version}`;
  const why = version === undefined ? ', because IonQ JSON would begin with {' : '';
  const warnings: Issue[] = [];
  const options = { file, onWarning: (warning: Issue) => warnings.push(warning) };
  return attempted(() => {
    const read = places ? parseQasmWithPlaces(text, options) : { circuit: parseQasm(text, options) };
    return {
      file,
      description,
      circuits: [{ name: undefined, ...read }],
      multiple: false,
      job: undefined,
      warnings,
    };
  }, `it was read as ${description}${why}`);
}

/**
 * Reads any JSON text; what is wrong with it is given, not thrown.
 *
 * @throws IonloomError `WrongArgument` for what is no text.
 */
export function readJsonDocument(text: string, file: string): DocumentReading<unknown> {
  requireText(text, 'what readJsonDocument reads');
  requireText(file, 'the file of readJsonDocument');
  const reading = readJsonText(text, file);
  if (reading.ok) return { ok: true, document: reading.value };
  return { ok: false, issues: reading.issues, note: 'it was read as JSON, because of how it begins' };
}

/** Whether a text can only be meant as JSON; everything else is taken for OpenQASM. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[[{"]/.test(text);
}

function fromJson(text: string, file: string, places: boolean): DocumentReading {
  const json = readJsonDocument(text, file);
  if (!json.ok) return json;
  const description = ionqDescription(json.document);
  if (description !== undefined) {
    return attempted(() => {
      const document = readIonq(json.document, file);
      return places ? { ...document, circuits: placedInJson(text, json.document, document) } : document;
    }, `it was read as ${description}`);
  }
  const hint = 'a circuit has "gateset", "qubits" and "circuit"; a job has "type", "backend" and "input"';
  const found = issue('UnknownFormat', 'it is JSON, but neither an IonQ circuit nor an IonQ job', { hint });
  return { ok: false, issues: [found] };
}

/** The version in the header of an OpenQASM text, which only white space and comments can stand before. */
function qasmVersion(text: string): string | undefined {
  // A loop instead of one expression, which would try the parts of a comment in exponentially many ways.
  const skipped = /\uFEFF|\s+|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//y;
  let position = 0;
  while (skipped.test(text)) position = skipped.lastIndex;
  return /^OPENQASM\s+(\d{1,9})/.exec(text.slice(position, position + 100))?.[1];
}

/** JSON has no limit of its own; that of OpenQASM programs serves for both. */
function requireWidth({ circuits }: CircuitDocument): void {
  const widest = Math.max(...circuits.map(({ circuit }) => circuit.qubits));
  if (widest <= WIDEST_PROGRAM) return;
  const message = `a circuit of ${widest} qubits is too wide: at most ${WIDEST_PROGRAM} are read`;
  throw new IonloomError(issue('QubitCount', message));
}

function attempted(read: () => CircuitDocument, note?: string): DocumentReading {
  try {
    return { ok: true, document: read() };
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    return { ok: false, issues: error.issues, ...(note === undefined ? {} : { note }) };
  }
}
