import { complexLabel, type GateCard, gateCard } from '../../../public/draw.js';
import type { Operation } from '../../../public/index.js';
import { documentOf } from './document.js';

/** What a card shows of a gate, its matrix as people read it. */
export interface ShownCard extends Omit<GateCard, 'matrix'> {
  /** Row by row; left out where there is none, or it is too large to be read. */
  readonly matrix?: readonly (readonly string[])[];
}

/** The card of an operation of any circuit. */
export function shownCard(operation: Operation): ShownCard {
  const { matrix, ...card } = gateCard(operation);
  if (matrix === undefined) return card;
  const size = Math.sqrt(matrix.length / 2);
  const entry = (at: number) => complexLabel(matrix[2 * at]!, matrix[2 * at + 1]!);
  const rows = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, k) => entry(row * size + k)));
  return { ...card, matrix: rows };
}

/** The card of an operation of a text's circuit; undefined where the text has no such operation. */
export function card(given: {
  readonly text: string;
  readonly circuit: number;
  readonly operation: number;
}): ShownCard | undefined {
  const reading = documentOf(given.text);
  const operation = reading.ok && reading.document.circuits[given.circuit]?.circuit.operations[given.operation];
  return operation ? shownCard(operation) : undefined;
}
