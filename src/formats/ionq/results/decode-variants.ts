import { IonloomError, type Issue, issue } from '../../../errors/index.js';
import { checkResultsValue, isObject, type JsonPath, member, show, valueAt } from '../json/value.js';
import type { VariantResults } from './aggregate.js';
import { decodeResults, within } from './decode-document.js';
import type { ResultOptions } from './document-reader.js';
import type { MeasuredCircuit, StatedMeasuredCircuit } from './measured-circuit.js';
import type { Results } from './results.js';

/** Where the service's answer about a job lists the variants. */
const IN_JOB: readonly string[] = ['output', 'error_mitigation', 'debiasing', 'variants'];

/**
 * Where variants stand in a document: in a list, in `variants`, or where the answer about a job has them; undefined where
 * there are none.
 *
 * @internal
 */
export function variantsIn(
  document: unknown,
): { readonly list: readonly unknown[]; readonly path: JsonPath } | undefined {
  const isList = (value: unknown): value is readonly unknown[] =>
    Array.isArray(value) && value.length > 0 && value.every(isObject);
  for (const path of [[], ['variants'], IN_JOB]) {
    const list = valueAt(document, path);
    if (isList(list)) return { list, path };
  }
  return undefined;
}

/**
 * Reads the results of debiasing variants, each in the order of the circuit's qubits: a variant says in `qubit_map` on
 * which qubits of the machine it ran, entry k for qubit k of the circuit; null means on its own.
 *
 * @param document the answer about the job, its list of variants, or `{"variants": [...]}`. The service gives links to
 *   the results of a variant; put the document that each leads to (probabilities, histogram or shots) in place of
 *   `results`, or of the link inside of it.
 * @throws IonloomError with everything in the document that cannot be read.
 */
export function decodeVariants<Key extends string>(
  document: unknown,
  circuit: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
  options: ResultOptions = {},
): readonly VariantResults<Key>[] {
  const broken = checkResultsValue(document);
  if (broken.length > 0) throw new IonloomError(broken);
  const found = variantsIn(document);
  if (found === undefined) {
    const hint = `variants stand in a list, in "variants" or in "${IN_JOB.join('.')}"`;
    throw new IonloomError(issue('InvalidInput', 'there are no debiasing variants here', { hint }));
  }
  const issues: Issue[] = [];
  const variants = found.list.flatMap((variant, index): readonly VariantResults<Key>[] => {
    try {
      return [within([...found.path, index], options, (placed) => decodeVariant(variant, circuit, placed))];
    } catch (error) {
      if (!(error instanceof IonloomError)) throw error;
      issues.push(...error.issues);
      return [];
    }
  });
  if (issues.length > 0) throw new IonloomError(issues);
  return variants;
}

function decodeVariant<Key extends string>(
  variant: unknown,
  circuit: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
  options: ResultOptions,
): VariantResults<Key> {
  const map = member(variant, 'qubit_map') ?? undefined;
  if (map !== undefined && !isQubits(map)) {
    throw new IonloomError(
      issue('InvalidInput', 'a qubit map is a list of qubits, or null', { path: ['qubit_map'], received: show(map) }),
    );
  }
  const qubitMap = composed(options.qubitMap, map);
  const results = resultsOf(variant, circuit, { ...options, ...(qubitMap ? { qubitMap } : {}) });
  const shots = member(variant, 'shots');
  return { results, shots: typeof shots === 'number' && shots > 0 ? shots : countedShots(results) };
}

function isQubits(map: unknown): map is readonly number[] {
  return Array.isArray(map) && map.every((qubit) => Number.isSafeInteger(qubit) && qubit >= 0);
}

/** The first map leads to the qubits of what was submitted, the second from there to those of the machine. */
function composed(first: readonly number[] | undefined, second: readonly number[] | undefined) {
  return first === undefined || second === undefined ? (first ?? second) : first.map((qubit) => second[qubit] ?? -1);
}

function resultsOf<Key extends string>(
  variant: unknown,
  circuit: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
  options: ResultOptions,
): Results<Key> {
  const own = member(variant, 'results');
  if (own !== undefined) return within(['results'], options, (placed) => decodeResults(own, circuit, placed));
  const inline = ['histogram', 'probabilities'].some((name) => member(variant, name) !== undefined);
  if (inline || Array.isArray(member(variant, 'shots'))) return decodeResults(variant, circuit, options);
  const expected = '"results" with a histogram, probabilities or shots';
  throw new IonloomError(issue('MissingField', 'the variant has no results', { path: ['results'], expected }));
}

/** The shots of a histogram; weights that add up to 1 are no counts of shots. */
function countedShots(results: Results): number | undefined {
  const [key] = results.keys;
  const some = results.all ?? (key === undefined ? undefined : results.get(key));
  return some?.kind === 'counts' && some.total > 1 ? some.total : undefined;
}
