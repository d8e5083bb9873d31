import {
  boundTo,
  type CircuitDocument,
  freeParameters,
  type ParameterValues,
  readValues,
  requireKnown,
} from '../documents/index.js';
import { issue } from '../errors/index.js';
import { aboutFile, Failure } from './failure.js';
import type { Settings } from './options.js';

type Circuits = Pick<CircuitDocument, 'file' | 'circuits'>;

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
export function bindCircuits(source: Circuits, set: Settings): CircuitDocument['circuits'] {
  return aboutFile(source.file, undefined, () => {
    const values: ParameterValues = readValues(set);
    requireKnown(values, freeParameters(source), 'the circuit has no');
    return boundTo(source, values);
  });
}
