import {
  type Circuit,
  type CircuitData,
  type CircuitPlaces,
  circuitOf,
  type Operation,
  parseAngle,
} from '../circuit/index.js';
import { IonloomError, inWords, issue, nearestName, requireObject, requireText } from '../errors/index.js';
import { isNumeric } from '../math/index.js';
import { type CircuitDocument, type DocumentCircuit, requireCircuits } from './circuit-document.js';

type Circuits = Pick<CircuitDocument, 'circuits'>;

/** Numbers for free parameters, by name. */
export type ParameterValues = ReadonlyMap<string, number>;

/**
 * The names of the free parameters of all circuits of a document together, sorted.
 *
 * @throws IonloomError `WrongArgument` for what is no document.
 * @example
 * const reading = readDocument('OPENQASM 3.0; input float theta; qubit q; rx(theta) q;');
 * if (reading.ok) freeParameters(reading.document); // ['theta']
 */
export function freeParameters(document: Circuits): readonly string[] {
  requireCircuits(document, 'freeParameters');
  return [...new Set(document.circuits.flatMap(({ circuit }) => circuit.parameters))].sort();
}

/**
 * Values of parameters as they are written, by name.
 *
 * @throws IonloomError when one is no number.
 * @example
 * readValues({ theta: 'pi/4' }).get('theta'); // 0.785...
 */
export function readValues(written: Readonly<Record<string, string>>): ParameterValues {
  requireObject(written, 'what readValues reads');
  return new Map(Object.entries(written).map(([name, text]) => [name, readValue(name, text)]));
}

function readValue(name: string, text: string): number {
  requireText(text, `the value of ${name}`);
  const angle = parseAngle(text);
  if (isNumeric(angle)) return angle;
  throw new IonloomError(issue('UnboundParameter', `the value of ${name} is not a number: ${text}`));
}

/**
 * The circuits of a document with those values that they take; others are left alone. Places stay with them.
 *
 * @throws IonloomError `WrongArgument` for what is no document or no map, and for values that are not finite numbers.
 * @example
 * const reading = readDocument('OPENQASM 3.0; input float theta; qubit q; rx(theta) q;');
 * if (reading.ok) boundTo(reading.document, readValues({ theta: 'pi/4' }))[0].circuit.operations[0]?.parameters; // [pi/4]
 */
export function boundTo(document: Circuits, values: ParameterValues): CircuitDocument['circuits'] {
  requireCircuits(document, 'boundTo');
  if (!(values instanceof Map)) {
    const hint = 'readValues makes one of texts';
    throw new IonloomError(issue('WrongArgument', `boundTo takes a map of numbers, not ${inWords(values)}`, { hint }));
  }
  const bound = (each: DocumentCircuit): DocumentCircuit => {
    const { name, circuit, places } = each;
    const own = circuit.parameters.filter((parameter) => values.has(parameter));
    if (own.length === 0) return each;
    const whole = circuitOf(circuit.gateset, circuit.qubits, circuit.operations, circuit);
    const numbers = Object.fromEntries(own.map((parameter) => [parameter, values.get(parameter)!]));
    const result = whole.bind(numbers);
    return { name, circuit: result, ...(places && { places: placesOfBound(places, circuit, result, numbers) }) };
  };
  const [first, ...others] = document.circuits;
  return [bound(first), ...others.map(bound)];
}

/** A native gate whose bound angle leaves its range becomes several: they stand where it did. */
function placesOfBound(
  places: CircuitPlaces,
  before: CircuitData,
  after: CircuitData,
  values: Readonly<Record<string, number>>,
): CircuitPlaces {
  const isSame = ({ gate }: Operation, index: number) => gate === after.operations[index]?.gate;
  if (before.operations.length === after.operations.length && before.operations.every(isSame)) return places;
  const operations = before.operations.flatMap((operation, index) => {
    const alone: CircuitData = circuitOf(before.gateset, before.qubits, [operation]);
    const taken = alone.parameters.filter((name) => Object.hasOwn(values, name)).map((name) => [name, values[name]!]);
    const made: CircuitData = (alone as Circuit).bind(Object.fromEntries(taken));
    return made.operations.map(() => places.operations[index]!);
  });
  return { ...places, operations };
}

/**
 * Refuses values for parameters that there are not.
 *
 * @param whose begins the sentence "... parameter 'theta'"
 * @throws IonloomError `UnknownParameter` with an issue for each of them.
 */
export function requireKnown(values: ParameterValues, known: readonly string[], whose: string): void {
  const unknown = [...values.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const free = known.length === 0 ? 'there are no free parameters' : `the parameters are ${known.join(', ')}`;
  throw new IonloomError(
    unknown.map((name) => {
      const nearest = nearestName(name, known);
      const hint = nearest === undefined ? free : `did you mean ${nearest}?`;
      return issue('UnknownParameter', `${whose} parameter '${name}'`, { hint });
    }),
  );
}
