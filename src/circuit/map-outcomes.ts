import { IonloomError, issue, requireObject } from '../errors/index.js';
import { onlyReadQubits, qubitOfWire, requireStated, type StatedCircuit } from './stated-circuit.js';

/** Counts or probabilities by outcome text, one character per wire, wire 0 FIRST. */
export type OutcomeWeights = ReadonlyMap<string, number> | Readonly<Record<string, number>>;

/**
 * Outcomes of all wires of a circuit as outcomes of the original's qubits; weights that meet are added.
 *
 * @param outcomes weights by outcome text (wire 0 first), or an array over all outcomes (wire k being bit k of an index)
 * @returns the same for the qubits: a map in the order of its texts (qubit 0 first), or an array (qubit k being bit k)
 * @throws IonloomError `ValueOutOfRange` or `CircuitMismatch` for outcomes that are none of the circuit's, `NotAnswerable`
 * where only what is measured is the original's.
 */
export function mapOutcomes(stated: StatedCircuit, outcomes: ArrayLike<number>): Float64Array;
export function mapOutcomes(stated: StatedCircuit, outcomes: OutcomeWeights): ReadonlyMap<string, number>;
export function mapOutcomes(
  stated: StatedCircuit,
  outcomes: ArrayLike<number> | OutcomeWeights,
): Float64Array | ReadonlyMap<string, number> {
  requireStated(stated, 'mapOutcomes');
  const { circuit, outputPermutation } = stated;
  qubitOfWire(stated);
  if (onlyReadQubits(stated) !== undefined) {
    const message = 'only what is measured is the same as in the original, and not all qubits are';
    const hint = 'read the results by key, with decodeProbabilities(document, transpilation)';
    throw new IonloomError(issue('NotAnswerable', message, { hint }));
  }
  if (isList(outcomes)) return mapList(outcomes, outputPermutation, circuit.qubits);
  requireObject(outcomes, 'what outcomes weigh');
  const found = new Map<string, number>();
  for (const [text, weight] of outcomes instanceof Map ? outcomes : Object.entries(outcomes)) {
    if (text.length !== circuit.qubits || !/^[01]*$/.test(text)) {
      throw new IonloomError(
        issue('ValueOutOfRange', `${JSON.stringify(text)} is not an outcome of ${circuit.qubits} wires`, {
          expected: `${circuit.qubits} characters 0 or 1, wire 0 first`,
          received: JSON.stringify(text),
          hint: 'documents with decimal keys are read by decodeProbabilities(document, transpilation)',
        }),
      );
    }
    const mapped = outputPermutation.map((wire) => text[wire]).join('');
    found.set(mapped, (found.get(mapped) ?? 0) + weight);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isList(outcomes: ArrayLike<number> | OutcomeWeights): outcomes is ArrayLike<number> {
  return Array.isArray(outcomes) || ArrayBuffer.isView(outcomes);
}

function mapList(weights: ArrayLike<number>, wires: readonly number[], width: number): Float64Array {
  if (weights.length !== 2 ** width) {
    throw new IonloomError(
      issue('CircuitMismatch', `a list of ${weights.length} numbers is not a distribution of ${width} wires`, {
        expected: `${2 ** width} numbers`,
        received: String(weights.length),
      }),
    );
  }
  const result = new Float64Array(2 ** wires.length);
  for (let index = 0; index < weights.length; index++) {
    let outcome = 0;
    wires.forEach((wire, qubit) => {
      if ((index >> wire) & 1) outcome |= 1 << qubit;
    });
    result[outcome] = result[outcome]! + weights[index]!;
  }
  return result;
}
