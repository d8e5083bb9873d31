import { circuitOf, parseAngle } from '../circuit/index.js';
import { IonloomError, issue, nearestName } from '../errors/index.js';
import { isNumeric } from '../math/index.js';
import type { CircuitDocument, DocumentCircuit } from './circuit-document.js';

type Circuits = Pick<CircuitDocument, 'circuits'>;

/** Numbers for free parameters, by name. */
export type ParameterValues = ReadonlyMap<string, number>;

/** The names of the free parameters of all circuits together, sorted. */
export function freeParameters({ circuits }: Circuits): readonly string[] {
  return [...new Set(circuits.flatMap(({ circuit }) => circuit.parameters))].sort();
}

/**
 * Values as they are written: `pi/4`.
 *
 * @throws IonloomError when one is no number.
 */
export function readValues(written: Readonly<Record<string, string>>): ParameterValues {
  return new Map(Object.entries(written).map(([name, text]) => [name, readValue(name, text)]));
}

function readValue(name: string, text: string): number {
  const angle = parseAngle(text);
  if (isNumeric(angle)) return angle;
  throw new IonloomError(issue('UnboundParameter', `the value of ${name} is not a number: ${text}`));
}

/** The circuits with those values that they take; others are left alone. */
export function boundTo({ circuits }: Circuits, values: ParameterValues): CircuitDocument['circuits'] {
  const bound = ({ name, circuit, stated }: DocumentCircuit): DocumentCircuit => {
    const own = circuit.parameters.filter((parameter) => values.has(parameter));
    if (own.length === 0) return { name, circuit, stated };
    const whole = circuitOf(circuit.gateset, circuit.qubits, circuit.operations, circuit);
    return {
      name,
      circuit: whole.bind(Object.fromEntries(own.map((parameter) => [parameter, values.get(parameter)!]))),
    };
  };
  const [first, ...others] = circuits;
  return [bound(first), ...others.map(bound)];
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
