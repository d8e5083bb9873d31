import { type CircuitData, type Evaluable, isStated } from '../../../circuit/index.js';
import { IonloomError, issue } from '../../../errors/index.js';
import { isNumeric } from '../../../math/index.js';
import { METADATA_LIMITS } from '../schemas/settings.js';
import { packed } from './packed-text.js';

/**
 * The metadata entry that says how the results of a job are read, as JSON text. It has two forms.
 *
 * The short form says what the job's `input` does not say: of one circuit it is an object, of several a list with an
 * object or null for each.
 *
 * - `registers`: for every measurement key the wire of each bit, null for a bit that nothing writes; of one circuit
 *   only, since a job of several has a place of its own for them.
 * - `wires`: for every qubit of the circuit that was transpiled, the wire that holds it at the end; left out where each
 *   is on its own.
 * - `frames`: radians of the Rz that is left out at the end of each wire; left out where there is none.
 * - `relation`: `distribution` where only what is read is the same as in the circuit that was transpiled, or where
 *   frames are left out that would make the entry too long: then X and Y cannot be asked.
 *
 * The complete form says all that results are read with, for the service's answer about a job has no `input`. It is an
 * object with
 *
 * - `version`: 2. (The short form has no version.)
 * - `statements`: what is said of the circuits, each only once, so that a sweep of one template takes the place of one.
 *   Each is an object with `qubits`, the width of the circuit; `registers`, a list of pairs of a key and its wires; and
 *   `wires`, `frames` and `relation` as above, but that `frames` is null where there are frames that are left
 *   out for their length, or that nobody knows, as of a native circuit alone.
 * - `runs`: the statements of the circuits in their order, as a flat list of pairs: the number of a statement from 0,
 *   and how many circuits in a row it holds for.
 * - `names`: the name of each circuit, or null; left out where none has one.
 *
 * A complete form of more than 400 characters is packed, as `packed-text.ts` says.
 */
export const READ_OUT_ENTRY = 'ionloom.readout';

/** The version of the complete form. */
export const COMPLETE_VERSION = 2;

/** How the entry is written. */
interface ReadOutOptions {
  /** Whether it is written in its complete form, and then always. */
  readonly complete?: boolean;
  /** The name of each circuit; only the complete form has them. */
  readonly names?: readonly (string | undefined)[];
}

/** What the short form says of one circuit. */
interface ShortStatement {
  readonly registers?: Readonly<Record<string, readonly (number | null)[]>>;
  readonly wires?: readonly number[];
  readonly frames?: readonly number[];
  readonly relation?: 'distribution';
}

/** What the complete form says of one circuit. */
interface CompleteStatement {
  readonly qubits: number;
  readonly registers?: readonly (readonly [key: string, wires: readonly (number | null)[]])[];
  readonly wires?: readonly number[];
  readonly frames?: readonly number[] | null;
  readonly relation?: 'distribution';
}

/**
 * Metadata with the entry for these circuits, or without one where there is nothing to say.
 *
 * @internal
 * @param several whether the job is made for several circuits
 * @throws IonloomError `MetadataLimit` where the entry has no place.
 */
export function withReadOut(
  metadata: Readonly<Record<string, string>> | undefined,
  circuits: readonly Evaluable[],
  several: boolean,
  { complete = false, names = [] }: ReadOutOptions = {},
): Readonly<Record<string, string>> | undefined {
  const { [READ_OUT_ENTRY]: _before, ...others } = metadata ?? {};
  const ends = circuits.map(endsOf);
  const text = complete ? completeText(ends, names) : shortText(ends, several);
  if (text === undefined) return metadata === undefined ? undefined : others;
  const keep = 'keep the transpilation to read the results with it, and leave the entry out';
  if (text.length > METADATA_LIMITS.valueLength) {
    const hint = several ? `put fewer circuits into one job, or ${keep}` : keep;
    const message = `how the results are read takes ${text.length} characters of metadata, and ${METADATA_LIMITS.valueLength} is the most`;
    throw new IonloomError(issue('MetadataLimit', message, { path: ['metadata', READ_OUT_ENTRY], hint }));
  }
  if (Object.keys(others).length >= METADATA_LIMITS.keys) {
    const hint = `leave one of them out, or ${keep}`;
    const message = `metadata has ${METADATA_LIMITS.keys} keys already, so that there is no place for how the results are read`;
    throw new IonloomError(issue('MetadataLimit', message, { path: ['metadata'], hint }));
  }
  return { ...others, [READ_OUT_ENTRY]: text };
}

/** A circuit with what is said of its ends. */
interface CircuitEnds {
  readonly circuit: CircuitData;
  readonly outputPermutation: readonly number[];
  /** By wire; null where there are some and nobody knows which, undefined where there are none. */
  readonly frames: readonly number[] | null | undefined;
  /** Whether only what is read is the original's, so that frames say nothing. */
  readonly onlyReadable: boolean;
}

/** What is known of how a circuit ends; a native circuit alone knows that it left frames, but not which. */
function endsOf(evaluable: Evaluable): CircuitEnds {
  if (!isStated(evaluable)) {
    const { outputPermutation = [], framedWires = [] } = evaluable.transpiled ?? {};
    const frames = framedWires.length > 0 ? null : undefined;
    return { circuit: evaluable, outputPermutation, frames, onlyReadable: false };
  }
  const { circuit, outputPermutation, relation, frames } = evaluable;
  const onlyReadable = relation === 'distribution';
  const isFramed = !onlyReadable && frames.some((frame) => frame !== 0);
  const angles = isFramed ? frames.map((frame) => (isNumeric(frame) ? frame : Number.NaN)) : undefined;
  return { circuit, outputPermutation, frames: angles, onlyReadable };
}

function shortText(circuits: readonly CircuitEnds[], several: boolean): string | undefined {
  const written = (framed: boolean): string | undefined => {
    const parts = circuits.map((circuit) => shortStatement(circuit, several, framed));
    if (parts.every((part) => part === null)) return undefined;
    return JSON.stringify(several ? parts : parts[0]);
  };
  const whole = written(true);
  return whole === undefined || whole.length <= METADATA_LIMITS.exampleValueLength ? whole : written(false);
}

function shortStatement(
  { circuit, outputPermutation, frames, onlyReadable }: CircuitEnds,
  several: boolean,
  framed: boolean,
): ShortStatement | null {
  const isLimited = onlyReadable || frames === null || (frames !== undefined && !framed);
  const statement: ShortStatement = {
    ...(several || circuit.measurements.length === 0
      ? {}
      : { registers: Object.fromEntries(circuit.measurements.map(({ key, wires }) => [key, wires])) }),
    ...(isOnOwnWires(outputPermutation, circuit.qubits) ? {} : { wires: outputPermutation }),
    ...(frames && framed ? { frames } : {}),
    ...(isLimited ? { relation: 'distribution' } : {}),
  };
  return Object.keys(statement).length === 0 ? null : statement;
}

function completeText(circuits: readonly CircuitEnds[], names: readonly (string | undefined)[]): string {
  const named = circuits.map((_, index) => names[index] ?? null);
  const written = (framed: boolean): string => {
    const { statements, runs } = inRuns(circuits.map((circuit) => completeStatement(circuit, framed)));
    return JSON.stringify({
      version: COMPLETE_VERSION,
      statements,
      runs,
      ...(named.every((name) => name === null) ? {} : { names: named }),
    });
  };
  const shortened = (json: string) => (json.length <= METADATA_LIMITS.exampleValueLength ? json : packed(json));
  const framed = written(true);
  // What is longer than metadata even unpacked does not get short enough for frames.
  const whole = framed.length <= METADATA_LIMITS.valueLength ? shortened(framed) : undefined;
  if (whole !== undefined && whole.length <= METADATA_LIMITS.exampleValueLength) return whole;
  return shortened(written(false));
}

function completeStatement(
  { circuit, outputPermutation, frames, onlyReadable }: CircuitEnds,
  framed: boolean,
): CompleteStatement {
  const { measurements } = circuit;
  return {
    qubits: circuit.qubits,
    ...(measurements.length === 0 ? {} : { registers: measurements.map(({ key, wires }) => [key, wires] as const) }),
    ...(isOnOwnWires(outputPermutation, circuit.qubits) ? {} : { wires: outputPermutation }),
    ...(frames === undefined ? {} : { frames: framed ? frames : null }),
    ...(onlyReadable ? { relation: 'distribution' } : {}),
  };
}

/** Every different statement once, in the order in which they come, and for how many circuits in a row each holds. */
function inRuns(all: readonly CompleteStatement[]): {
  readonly statements: readonly CompleteStatement[];
  readonly runs: readonly number[];
} {
  const statements: CompleteStatement[] = [];
  const runs: number[] = [];
  const numbers = new Map<string, number>();
  for (const statement of all) {
    const text = JSON.stringify(statement);
    const number = numbers.get(text) ?? statements.push(statement) - 1;
    numbers.set(text, number);
    if (runs.at(-2) === number) runs.push(runs.pop()! + 1);
    else runs.push(number, 1);
  }
  return { statements, runs };
}

/** Whether nothing is to be said: every wire holds the qubit of its own number. A circuit alone has no list of them. */
function isOnOwnWires(outputPermutation: readonly number[], wires: number): boolean {
  const isWhole = outputPermutation.length === wires || outputPermutation.length === 0;
  return isWhole && outputPermutation.every((wire, qubit) => wire === qubit);
}
