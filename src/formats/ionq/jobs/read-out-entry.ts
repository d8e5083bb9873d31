import {
  type CircuitData,
  circuitOf,
  type Evaluable,
  identityPermutation,
  isStated,
  type Measurement,
  onlyReads,
  qubitOfWire,
  type StatedCircuit,
} from '../../../circuit/index.js';
import { IonloomError, type Issue, issue } from '../../../errors/index.js';
import { isNumeric } from '../../../math/index.js';
import type { DecodedCircuit } from '../circuits/decode.js';
import { isObject } from '../json/value.js';
import { METADATA_LIMITS } from '../schemas/settings.js';

/**
 * The metadata entry that says how the results of a job are read, as JSON text: of one circuit an object, of several a
 * list with an object or null for each.
 *
 * - `registers`: for every measurement key the wire of each bit, null for a bit that nothing writes; of one circuit
 *   only, since a job of several has a place of its own for them.
 * - `wires`: for every qubit of the circuit that was transpiled, the wire that holds it at the end; left out where each
 *   is on its own.
 * - `frames`: radians of the Rz that is left out at the end of each wire; left out where there is none.
 * - `relation`: `distribution` where only what is read is the same as in the circuit that was transpiled, or where
 *   frames are left out that would make the entry too long: then X and Y cannot be asked.
 */
const READ_OUT_ENTRY = 'ionloom.readout';

/** The widest circuit of which every wire is listed. */
const WIDEST_LISTED = 100_000;

/** What one circuit's part of the entry holds. */
interface ReadOut {
  readonly registers?: Readonly<Record<string, readonly (number | null)[]>>;
  readonly wires?: readonly number[];
  readonly frames?: readonly number[];
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
): Readonly<Record<string, string>> | undefined {
  const { [READ_OUT_ENTRY]: _before, ...others } = metadata ?? {};
  const text = entryText(circuits.map(statementOf), several);
  if (text === undefined) return metadata === undefined ? undefined : others;
  const hint = 'keep the transpilation to read the results with it, and leave the entry out';
  if (text.length > METADATA_LIMITS.valueLength) {
    const message = `how the results are read takes ${text.length} characters of metadata, and ${METADATA_LIMITS.valueLength} is the most`;
    throw new IonloomError(issue('MetadataLimit', message, { path: ['metadata', READ_OUT_ENTRY], hint }));
  }
  if (Object.keys(others).length >= METADATA_LIMITS.keys) {
    const message = `metadata has ${METADATA_LIMITS.keys} keys already, so that there is no place for how the results are read`;
    throw new IonloomError(issue('MetadataLimit', message, { path: ['metadata'], hint }));
  }
  return { ...others, [READ_OUT_ENTRY]: text };
}

/** A circuit as what it states; a native circuit alone knows where it moved qubits, and that it left frames. */
function statementOf(circuit: Evaluable): StatedCircuit {
  if (isStated(circuit)) return circuit;
  const { outputPermutation = [], framedWires = [] } = circuit.transpiled ?? {};
  const relation = framedWires.length > 0 ? ({ relation: 'distribution' } as const) : {};
  return { circuit, outputPermutation, frames: [], globalPhase: 0, ...relation };
}

function entryText(circuits: readonly StatedCircuit[], several: boolean): string | undefined {
  const written = (framed: boolean): string | undefined => {
    const parts = circuits.map((circuit) => readOutOf(circuit, several, framed));
    if (parts.every((part) => part === null)) return undefined;
    return JSON.stringify(several ? parts : parts[0]);
  };
  const whole = written(true);
  return whole === undefined || whole.length <= METADATA_LIMITS.exampleValueLength ? whole : written(false);
}

function readOutOf(stated: StatedCircuit, several: boolean, framed: boolean): ReadOut | null {
  const { circuit, outputPermutation } = stated;
  const frames = onlyReads(stated) ? [] : stated.frames.map((frame) => (isNumeric(frame) ? frame : Number.NaN));
  const leaves = frames.some((frame) => frame !== 0);
  const isLimited = onlyReads(stated) || (leaves && !framed);
  const readOut: ReadOut = {
    ...(several || circuit.measurements.length === 0
      ? {}
      : { registers: Object.fromEntries(circuit.measurements.map(({ key, wires }) => [key, wires])) }),
    ...(outputPermutation.every((wire, qubit) => wire === qubit) ? {} : { wires: outputPermutation }),
    ...(leaves && framed ? { frames } : {}),
    ...(isLimited ? { relation: 'distribution' } : {}),
  };
  return Object.keys(readOut).length === 0 ? null : readOut;
}

/**
 * The circuits of a job with what its metadata states of them; where that does not fit, as they are, with a warning.
 */
export function withEntryOf(
  metadata: unknown,
  circuits: readonly DecodedCircuit[],
  several: boolean,
  onWarning?: (warning: Issue) => void,
): readonly StatedCircuit[] {
  const plain = circuits.map((circuit) => stated(circuit, {}));
  const text = isObject(metadata) ? metadata[READ_OUT_ENTRY] : undefined;
  if (typeof text !== 'string') return plain;
  try {
    const entry: unknown = JSON.parse(text);
    const parts = several ? entry : [entry];
    if (!Array.isArray(parts) || parts.length !== circuits.length) throw new SyntaxError('it is for other circuits');
    return circuits.map((circuit, index) => (parts[index] === null ? plain[index]! : read(circuit, parts[index])));
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
    onWarning?.(
      issue('IgnoredValue', `what the metadata says of reading the results is not used: ${why}`, {
        severity: 'warning',
        path: ['metadata', READ_OUT_ENTRY],
        hint: 'it was written for another circuit, or changed since; results are by wire',
      }),
    );
    return plain;
  }
}

function read(circuit: DecodedCircuit, part: unknown): StatedCircuit {
  if (!isObject(part)) throw new SyntaxError('it is not an object');
  const { registers, wires, frames, relation, ...others } = part;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new SyntaxError(`it has the unknown field ${JSON.stringify(unknown)}`);
  if (registers !== undefined && !isObject(registers)) throw new SyntaxError('its registers are no object');
  if (wires !== undefined && !isNumbers(wires)) throw new SyntaxError('its wires are no list of numbers');
  if (frames !== undefined && !isNumbers(frames)) throw new SyntaxError('its frames are no list of numbers');
  if (relation !== undefined && relation !== 'distribution') throw new SyntaxError('its relation is unknown');
  const measurements = Object.entries(registers ?? {}).map(([key, list]): Measurement => {
    if (!Array.isArray(list)) throw new SyntaxError(`its register ${JSON.stringify(key)} is no list of wires`);
    return { key, wires: list };
  });
  return stated(circuit, {
    ...(measurements.length === 0 ? {} : { measurements }),
    ...(wires === undefined ? {} : { wires }),
    ...(frames === undefined ? {} : { frames }),
    ...(relation === undefined ? {} : { relation }),
  });
}

/** A circuit with what is read of an entry; @throws IonloomError for what does not fit it. */
function stated(
  circuit: DecodedCircuit,
  {
    measurements = circuit.measurements,
    wires,
    frames,
    relation,
  }: Omit<ReadOut, 'registers'> & {
    readonly measurements?: readonly Measurement[];
  },
): StatedCircuit {
  const { gateset, qubits, operations } = circuit;
  // A job may claim any width; what no machine has is given back without lists of its wires.
  if (qubits > WIDEST_LISTED) return { circuit, outputPermutation: [], frames: [], globalPhase: 0 };
  const outputPermutation = wires ?? identityPermutation(qubits);
  const ends = frames ?? new Array<number>(qubits).fill(0);
  qubitOfWire({ circuit, outputPermutation });
  if (ends.length !== qubits) throw new SyntaxError(`it has ${ends.length} frames for ${qubits} wires`);
  const framedWires = ends.flatMap((frame, wire) => (frame === 0 ? [] : [wire]));
  const isMarked = wires !== undefined || framedWires.length > 0;
  const isAsRead = measurements === circuit.measurements && !isMarked;
  const whole: CircuitData = isAsRead
    ? circuit
    : circuitOf(gateset, qubits, operations, {
        measurements,
        globalPhase: circuit.globalPhase,
        ...(isMarked ? { transpiled: { outputPermutation, framedWires } } : {}),
      });
  return {
    circuit: whole,
    outputPermutation,
    frames: ends,
    globalPhase: 0,
    ...(relation === undefined ? {} : { relation }),
  };
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number' && Number.isFinite(item));
}
