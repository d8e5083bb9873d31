import type { CircuitPlaces } from '../circuit/index.js';
import type { TextRange } from '../errors/index.js';
import {
  circuitsIn,
  isObject,
  type JsonPath,
  jsonPlaces,
  member,
  type PayloadCircuit,
  READ_OUT_ENTRY,
  stringOffsets,
  valueAt,
} from '../formats/ionq/index.js';
import { declaredInputs, parseQasmWithPlaces } from '../formats/qasm/index.js';
import type { CircuitDocument, DocumentCircuit } from './circuit-document.js';
import { ANSATZ } from './hamiltonian-job.js';
import { boundTo } from './parameters.js';
import { PROGRAM } from './read-ionq.js';

/**
 * The circuits of a document of IonQ JSON with their places: a gate is its object in the text, and what an OpenQASM program
 * inside a job made is its statement there.
 *
 * @param text the document's own
 * @param value what {@link readJsonText} read of it
 */
export function placedInJson(text: string, value: unknown, document: CircuitDocument): CircuitDocument['circuits'] {
  const written = circuitsIn(value);
  const [first, ...others] = document.circuits;
  if (written.length === 0) return [{ ...first, places: placesInProgram(text, value) }];
  const places = gatePlaces(text, document, written);
  const placed = (circuit: DocumentCircuit, index: number) => ({ ...circuit, places: places[index] });
  return [placed(first, 0), ...others.map((circuit, index) => placed(circuit, index + 1))];
}

/** Every gate of a list is one operation, and every entry of a register one bit. */
function gatePlaces(
  text: string,
  { circuits }: CircuitDocument,
  written: readonly PayloadCircuit[],
): readonly CircuitPlaces[] {
  const bits = circuits.map(({ circuit }, index) => bitPaths(circuit.measurements, written[index]!));
  const gates = written.map(({ path, gates }) => gates.map((_, gate) => [...path, 'circuit', gate]));
  const found = jsonPlaces(text, [...gates.flat(), ...bits.flat(2)])[Symbol.iterator]();
  const next = () => found.next().value!;
  const operations = gates.map((list) => list.map(() => next().range));
  return bits.map((measurements, index) => ({
    operations: operations[index]!,
    measurements: measurements.map((paths) =>
      paths.map(() => {
        const { isFound, range } = next();
        return isFound ? range : null;
      }),
    ),
  }));
}

/** Where each bit of each measurement is written: in a register, or all of them together in the entry of a job's metadata. */
function bitPaths(
  measurements: CircuitDocument['circuits'][0]['circuit']['measurements'],
  { path, registers }: PayloadCircuit,
): readonly (readonly JsonPath[])[] {
  return measurements.map(({ key, wires }) => {
    const isRegister = isObject(registers) && Object.hasOwn(registers, key);
    return wires.map((_, bit) => (isRegister ? [...path, 'registers', key, bit] : ['metadata', READ_OUT_ENTRY]));
  });
}

/** The places of the program of a job, which is read once more for them. */
function placesInProgram(text: string, value: unknown): CircuitPlaces | undefined {
  const path = typeof valueAt(value, PROGRAM) === 'string' ? PROGRAM : ANSATZ;
  const program = valueAt(value, path) as string;
  const { circuit, places } = parseQasmWithPlaces(program, {}, 3);
  const given = member(member(value, 'input'), 'params');
  const values = new Map(Array.isArray(given) ? declaredInputs(program).map((name, k) => [name, given[k]]) : []);
  const [{ places: bound }] = boundTo({ circuits: [{ name: undefined, circuit, places }] }, values);
  const offsets = stringOffsets(text, jsonPlaces(text, [path])[0]!.range);
  return bound && inString(bound, offsets);
}

/** Places in a string of a JSON text as places in that text. */
function inString({ operations, measurements }: CircuitPlaces, offsets: Int32Array): CircuitPlaces {
  const moved = new Map<TextRange, TextRange>();
  const move = (range: TextRange): TextRange => {
    const known = moved.get(range) ?? { from: offsets[range.from]!, to: offsets[range.to]! };
    moved.set(range, known);
    return known;
  };
  return {
    operations: operations.map(move),
    measurements: measurements.map((bits) => bits.map((range) => range && move(range))),
  };
}
