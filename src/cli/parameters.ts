import { circuitOf, parseAngle } from '../circuit/index.js';
import { IonloomError, issue, nearestName } from '../errors/index.js';
import { isNumeric } from '../math/index.js';
import { aboutFile, Failure } from './failure.js';
import type { CircuitFile, InputCircuit } from './input.js';
import type { Settings } from './options.js';

type Circuits = Pick<CircuitFile, 'file' | 'circuits'>;

/** Numbers for free parameters, by name. */
export type ParameterValues = ReadonlyMap<string, number>;

/**
 * Refuses free parameters where a command can do nothing with them.
 *
 * @param purpose completes the sentence "the circuit cannot ..."
 * @param alternative what else the command line can ask for than to give values
 * @throws Failure `UnboundParameter`.
 */
export function requireBound(source: Circuits, purpose: string, alternative?: string): void {
  const [first, ...others] = freeParameters(source);
  if (first === undefined) return;
  const message = `with free parameters (${[first, ...others].join(', ')}) the circuit cannot ${purpose}`;
  const hint = `give values with --set ${first}=VALUE${alternative === undefined ? '' : `, or ${alternative}`}`;
  throw new Failure([issue('UnboundParameter', message, { hint })], { file: source.file });
}

/**
 * Puts values in place of free parameters; every value has to have a circuit that takes it.
 *
 * @throws Failure when a name is no parameter, or a value no number.
 */
export function bindCircuits(source: Circuits, set: Settings): CircuitFile['circuits'] {
  const values = settingValues(set, source.file);
  requireKnown(values, freeParameters(source), 'the circuit has no', source.file);
  return boundTo(source, values);
}

/**
 * The values of a command line.
 *
 * @param file what they are for, as the command line names it
 * @throws Failure when a value is no number.
 */
export function settingValues(set: Settings, file: string): ParameterValues {
  return aboutFile(
    file,
    undefined,
    () => new Map(Object.entries(set).map(([name, text]) => [name, settingValue(name, text)])),
  );
}

/** The circuits of a file with those values that they take; others are left alone. */
export function boundTo({ circuits }: Circuits, values: ParameterValues): CircuitFile['circuits'] {
  const bound = ({ name, circuit, stated }: InputCircuit): InputCircuit => {
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
 * @throws Failure with an issue for each of them.
 */
export function requireKnown(values: ParameterValues, known: readonly string[], whose: string, file: string): void {
  const unknown = [...values.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const free = known.length === 0 ? 'there are no free parameters' : `the parameters are ${known.join(', ')}`;
  const issues = unknown.map((name) => {
    const nearest = nearestName(name, known);
    const hint = nearest === undefined ? free : `did you mean ${nearest}?`;
    return issue('UnknownParameter', `${whose} parameter '${name}'`, { hint });
  });
  throw new Failure(issues, { file });
}

function settingValue(name: string, text: string): number {
  const angle = parseAngle(text);
  if (isNumeric(angle)) return angle;
  throw new IonloomError(issue('UnboundParameter', `the value of ${name} is not a number: ${text}`));
}

/** The names of all circuits together, sorted. */
export function freeParameters({ circuits }: Circuits): readonly string[] {
  return [...new Set(circuits.flatMap(({ circuit }) => circuit.parameters))].sort();
}
