import { IonloomError, type Issue, issue } from '../../../errors/index.js';
import { isObject, type JsonPath, member } from '../json/value.js';
import { decodeHistogram, decodeProbabilities, decodeShots } from './decode-results.js';
import type { ResultOptions } from './document-reader.js';
import type { MeasuredCircuit, StatedMeasuredCircuit } from './measured-circuit.js';
import type { Results } from './results.js';

/**
 * Reads a results document, whichever it is: a list of shots, probabilities or a histogram, in their v1 or v2 form. A map
 * of outcomes without a name is a histogram where all weights are whole numbers, else probabilities.
 *
 * @throws IonloomError as {@link decodeHistogram}, {@link decodeProbabilities} and {@link decodeShots}, or `InvalidInput`
 *   for links to results instead of results.
 */
export function decodeResults<Key extends string>(
  document: unknown,
  circuit: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
  options: ResultOptions = {},
): Results<Key> {
  for (const [name, decode] of [
    ['histogram', decodeHistogram],
    ['probabilities', decodeProbabilities],
  ] as const) {
    const inside = member(document, name);
    if (inside === undefined) continue;
    if (typeof member(inside, 'url') === 'string') throw onlyLink(name);
    // A v2 document has its own name around it; v1 outcomes stand there as they are.
    if (member(inside, 'registers') !== undefined) return decode(document, circuit, options);
    return within([name], options, (placed) => decode(inside, circuit, placed));
  }
  const shots = Array.isArray(document) ? document : member(document, 'shots');
  if (Array.isArray(shots)) return decodeShots(shots.some(isObject) ? document : shots, circuit, options).counts;
  return decodeHistogram(document, circuit, options);
}

function onlyLink(name: string): IonloomError {
  const hint = 'fetch it, and put the document in place of the link';
  return new IonloomError(issue('InvalidInput', `"${name}" is only a link to the results`, { path: [name], hint }));
}

/** Reads a part of a document; whatever is said about it has its place in the whole. @internal */
export function within<Value>(path: JsonPath, options: ResultOptions, read: (options: ResultOptions) => Value): Value {
  const placed = (found: Issue): Issue => ({ ...found, path: [...path, ...(found.path ?? [])] });
  const { onWarning } = options;
  try {
    return read({ ...options, ...(onWarning ? { onWarning: (warning) => onWarning(placed(warning)) } : {}) });
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    throw new IonloomError(error.issues.map(placed), { cause: error });
  }
}
