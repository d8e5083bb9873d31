import { circuitOf, parseAngle } from '../circuit/index.js';
import { IonloomError, type Issue, issue, nearestName } from '../errors/index.js';
import { isNumeric } from '../math/index.js';
import { aboutFile, Failure } from './failure.js';
import type { CircuitFile, InputCircuit } from './input.js';
import type { Settings } from './options.js';

type Circuits = Pick<CircuitFile, 'file' | 'circuits'>;

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
  const { file, circuits } = source;
  const names = Object.keys(set);
  if (names.length === 0) return circuits;
  const known = freeParameters(source);
  const values = aboutFile(file, undefined, () => new Map(names.map((name) => [name, settingValue(name, set[name]!)])));
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Failure(
      unknown.map((name) => unknownParameter(name, known)),
      { file },
    );
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

function settingValue(name: string, text: string): number {
  const angle = parseAngle(text);
  if (isNumeric(angle)) return angle;
  throw new IonloomError(issue('InvalidInput', `the value of ${name} is not a number: ${text}`));
}

function unknownParameter(name: string, known: readonly string[]): Issue {
  const nearest = nearestName(name, known);
  const free = known.length === 0 ? 'it has no free parameters' : `its parameters are ${known.join(', ')}`;
  return issue('UnknownParameter', `the circuit has no parameter '${name}'`, {
    hint: nearest === undefined ? free : `did you mean ${nearest}?`,
  });
}

/** The names of all circuits together, sorted. */
function freeParameters({ circuits }: Circuits): readonly string[] {
  return [...new Set(circuits.flatMap(({ circuit }) => circuit.parameters))].sort();
}
