import { movedNote } from '../../../circuit/index.js';
import { IonloomError, issue, type OptionNames, requireList, requireOptions } from '../../../errors/index.js';
import { isObject, type JsonPath, member } from '../json/value.js';
import { Distribution, type WeightKind } from './distribution.js';
import {
  ALL,
  DocumentReader,
  kindOf,
  type Place,
  RESULT_OPTIONS,
  type ResultOptions,
  selectWeights,
  type Weights,
} from './document-reader.js';
import { type MeasuredCircuit, readPlan, type StatedMeasuredCircuit } from './measured-circuit.js';
import { OutcomeList } from './outcome-list.js';
import { Results, ShotResults } from './results.js';
import { sortedWeights } from './sorted-weights.js';

/**
 * Reads a probabilities document: decimal keys (v1) or bitstrings by register (v2).
 *
 * Of a transpilation the outcomes are those of the original's qubits, of its native circuit alone those of the wires.
 *
 * Probabilities stay as they are. Their total may miss 1 by 0.001, which rounding explains; beyond that the document is
 * refused, unless the total is too small and {@link ResultOptions.onWarning} is there to hear of it.
 *
 * @throws IonloomError listing everything in the document that is not a probability of an outcome of the circuit, or
 *   `ProbabilityTotal`.
 */
export function decodeProbabilities<Key extends string>(
  document: unknown,
  measured: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
  options: ResultOptions = {},
): Results<Key> {
  return decodeWeights(document, 'probabilities', 'probabilities', measured, options);
}

/**
 * Reads a histogram document: decimal keys (v1) or bitstrings by register (v2).
 *
 * Weights that are all whole numbers are counts; the service also serves histograms of relative frequencies, which have
 * to add up to 1 as in {@link decodeProbabilities}.
 *
 * @throws IonloomError listing everything in the document that is not a weight of an outcome of the circuit, or
 *   `ProbabilityTotal`.
 */
export function decodeHistogram<Key extends string>(
  document: unknown,
  measured: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
  options: ResultOptions = {},
): Results<Key> {
  return decodeWeights(document, 'histogram', 'counts', measured, options);
}

/**
 * Reads a shots document: a list of decimal outcomes (v1) or of bits by register (v2).
 *
 * @throws IonloomError listing every shot that is not an outcome of the circuit.
 */
export function decodeShots<Key extends string>(
  document: unknown,
  measured: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
  options: ResultOptions = {},
): ShotResults<Key> {
  const circuit = readPlan(measured);
  const reader = new DocumentReader(document, circuit, options);
  const shots = Array.isArray(document) ? document : member(document, 'shots');
  if (!Array.isArray(shots)) reader.refuse([], 'a shots document is a list of outcomes', document);
  const byRegister = Array.isArray(document)
    ? { shots: new Map<Place, OutcomeList>([[ALL, reader.decimalShots(document)]]), leaked: 0 }
    : reader.registerShots(Array.isArray(shots) ? shots : []);
  const select = (list: OutcomeList, bits: readonly (number | null)[]) => list.select(bits);
  const found = reader.byOwnQubits<OutcomeList>(byRegister.shots, select);
  const columns = reader.columns(found, select);
  reader.finish();
  const count = (list: OutcomeList, labels: readonly string[]) =>
    new Distribution('counts', labels, sortedWeights(list, new Float64Array(list.length).fill(1)));
  const lists = circuit.measurements.map(({ key, wires }) => [key, columns.get(key) ?? noOutcomes(wires)] as const);
  const counts = new Map(lists.map(([key, list]) => [key, count(list, reader.labelsOf(key))]));
  const all = circuit.knowsAll ? found.get(ALL) : undefined;
  const everything = all && count(all, reader.labelsOf(ALL));
  const registers = new Map(lists.map(([key, list]) => [key, list.texts()]));
  const results = new Results(everything, counts, movedNote(measured));
  return new ShotResults(all?.texts(), registers, results, byRegister.leaked);
}

const MULTI_CIRCUIT_OPTIONS: OptionNames<ResultOptions & { readonly childJobIds?: readonly string[] }> = {
  ...RESULT_OPTIONS,
  childJobIds: true,
};

/**
 * Reads the probabilities of a multi-circuit job, a map from the id of each circuit's job to its probabilities.
 *
 * @param options `childJobIds` are the ids in the order of the circuits, as the parent job lists them; without them the document's
 *   own order counts.
 * @throws IonloomError as {@link decodeProbabilities}, or when the number of circuits or an id does not fit.
 */
export function decodeMultiCircuitProbabilities<Key extends string>(
  document: unknown,
  circuits: readonly (MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>)[],
  options: ResultOptions & { readonly childJobIds?: readonly string[] } = {},
): readonly Results<Key>[] {
  requireList(circuits, 'what the results are of');
  requireOptions(options, MULTI_CIRCUIT_OPTIONS, 'decodeMultiCircuitProbabilities');
  const { childJobIds, ...each } = options;
  const ids = childJobIds ?? (isObject(document) ? Object.keys(document) : []);
  if (ids.length !== circuits.length) {
    const message = `there are results of ${ids.length} circuits for ${circuits.length}`;
    throw new IonloomError(issue('CircuitCount', message));
  }
  return circuits.map((circuit, index) => {
    const id = ids[index]!;
    return decodeWeights(member(document, id), 'probabilities', 'probabilities', circuit, each, [id]);
  });
}

function decodeWeights<Key extends string>(
  document: unknown,
  field: 'probabilities' | 'histogram',
  kind: WeightKind,
  measured: MeasuredCircuit<Key> | StatedMeasuredCircuit<Key>,
  options: ResultOptions,
  base: JsonPath = [],
): Results<Key> {
  const circuit = readPlan(measured);
  const reader = new DocumentReader(document, circuit, options, base);
  const registers = member(member(document, field), 'registers');
  const read: ReadonlyMap<Place, Weights> =
    registers === undefined
      ? new Map([[ALL, reader.decimalWeights(document, kind)] as const])
      : reader.registerWeights(registers, [field, 'registers'], kind);
  const found = reader.byOwnQubits(read, selectWeights);
  const columns = reader.columns(found, selectWeights);
  reader.finish();
  const distribution = (key: Place, { outcomes, weights }: Weights) =>
    new Distribution(kindOf(weights, kind), reader.labelsOf(key), sortedWeights(outcomes, weights));
  const all = circuit.knowsAll ? found.get(ALL) : undefined;
  const keyed = circuit.measurements.map(({ key, wires }) => {
    const own = columns.get(key) ?? { outcomes: noOutcomes(wires), weights: [] };
    return [key, distribution(key, own)] as const;
  });
  return new Results(all && distribution(ALL, all), new Map(keyed), movedNote(measured));
}

/** A register that a document says nothing of. */
function noOutcomes(wires: readonly unknown[]): OutcomeList {
  return OutcomeList.ofTexts([], wires.length);
}
