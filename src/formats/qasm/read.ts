import type { Circuit, CircuitPlaces } from '../../circuit/index.js';
import {
  IonloomError,
  type Issue,
  inWords,
  issue,
  type OptionNames,
  requireOptions,
  Source,
} from '../../errors/index.js';
import type { Gateset } from '../../gates/index.js';
import { type Elaborated, elaborate } from './elaborate/program.js';
import type { Version } from './syntax/lexer.js';
import { Parser } from './syntax/parser.js';
import { Problems } from './syntax/problems.js';
import { readVersion } from './syntax/version.js';

/** How to read a text. */
export interface QasmOptions {
  /** The name of the file, for messages. */
  readonly file?: string;
  /** How many operations the text may expand to; 1,000,000 unless said otherwise. */
  readonly maximumOperations?: number;
  /** Told what was read and yet deserves a look, such as an unknown pragma; nothing if reading fails. */
  readonly onWarning?: (warning: Issue) => void;
}

const QASM_OPTIONS: OptionNames<QasmOptions> = { file: true, maximumOperations: true, onWarning: true };

const MOST_OPERATIONS = 1_000_000;

/**
 * Reads OpenQASM 2 or 3, whichever the text says it is.
 *
 * A text without the `OPENQASM` line is read as the version that its include or its first declaration belongs to.
 * Registers follow each other in the order of their declaration, and every classical register that a measurement
 * writes becomes a measurement key. A text of native gates alone gives a native circuit; where native and other gates
 * are mixed, the native ones are written as abstract gates, exactly.
 *
 * A measurement in the middle waits for the end of the circuit where that gives the same results: its qubit then meets
 * only gates that commute with the measurement, and gates under `if` become controlled gates. A warning tells.
 *
 * A caller who knows more than that a circuit comes out may say so: `parseQasm<'qis'>(text)`, and the names of parameters
 * and of keys after it. Nobody checks it.
 *
 * @throws IonloomError with all mistakes found (at most 50), each with file, line and column.
 *
 * @example
 * parseQasm('OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; h q[0]; cx q[0], q[1];');
 */
export function parseQasm<G extends Gateset = Gateset, P extends string = string, K extends string = string>(
  text: string,
  options: QasmOptions = {},
): Circuit<G, number, P, K> {
  return read(text, options, 'parseQasm') as Circuit<G, number, P, K>;
}

/**
 * Reads OpenQASM 2; the `OPENQASM 2.0;` line may be missing.
 *
 * @throws IonloomError with all mistakes found.
 */
export function parseQasm2<G extends Gateset = Gateset, P extends string = string, K extends string = string>(
  text: string,
  options: QasmOptions = {},
): Circuit<G, number, P, K> {
  return read(text, options, 'parseQasm2', 2) as Circuit<G, number, P, K>;
}

/**
 * Reads OpenQASM 3, as far as it describes a fixed circuit; the `OPENQASM 3.0;` line may be missing.
 *
 * @throws IonloomError with all mistakes found; what is not supported is named with its place, never skipped.
 */
export function parseQasm3<G extends Gateset = Gateset, P extends string = string, K extends string = string>(
  text: string,
  options: QasmOptions = {},
): Circuit<G, number, P, K> {
  return read(text, options, 'parseQasm3', 3) as Circuit<G, number, P, K>;
}

/**
 * The same as {@link parseQasm}, or {@link parseQasm3}, with the statement behind every operation and every measured bit:
 * in a loop that of its body, of a gate that the text defines its call. An `if` that waits for measured bits is one.
 *
 * @internal
 */
export function parseQasmWithPlaces(
  text: string,
  options: QasmOptions,
  version?: Version,
): { readonly circuit: Circuit; readonly places: CircuitPlaces } {
  const { circuit, places } = elaborated(text, options, version, true);
  return { circuit, places: places! };
}

function read(text: string, options: QasmOptions, by: string, wanted?: Version): Circuit {
  if (typeof text !== 'string') {
    throw new IonloomError(issue('WrongArgument', `${by} reads a text, not ${inWords(text)}`));
  }
  requireOptions(options, QASM_OPTIONS, by);
  return elaborated(text, options, wanted, false).circuit;
}

function elaborated(
  text: string,
  { file, maximumOperations: mostOperations = MOST_OPERATIONS, onWarning }: QasmOptions,
  wanted: Version | undefined,
  places: boolean,
): Elaborated {
  const problems = new Problems(new Source(text, file));
  return problems.settle(() => {
    const version = readVersion(problems, wanted);
    if (version === undefined) return undefined;
    return elaborate(problems, new Parser(problems, version).program(), { mostOperations, places });
  }, onWarning);
}
