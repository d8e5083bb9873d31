import { type Connectivity, isQubit, qubitPairs } from '../connectivity.js';
import { written } from '../field-checks.js';
import type { DocumentReader, JsonObject } from './document-reader.js';

/**
 * Reads the pairs that can be entangled.
 *
 * A missing, null, empty or complete list means all-to-all; order within a pair and repeats do not matter. An entry that is
 * not two different qubits of the machine is left out and noted.
 */
export function readConnectivity(reader: DocumentReader, document: JsonObject, qubits: number): Connectivity {
  const list = reader.field(document, 'connectivity');
  if (list === undefined || list === null) return 'all-to-all';
  if (!Array.isArray(list)) {
    reader.ignore(['connectivity'], 'connectivity is not a list; all-to-all is assumed', { received: written(list) });
    return 'all-to-all';
  }
  const pairs: [number, number][] = [];
  list.forEach((entry: unknown, index) => {
    if (isPair(entry, qubits)) pairs.push([entry[0], entry[1]]);
    else {
      reader.ignore(['connectivity', index], 'this is not a pair of different qubits of the machine and is not read', {
        expected: `[a, b] with whole numbers from 0 to ${qubits - 1}`,
        received: Array.isArray(entry) ? `[${entry.slice(0, 4).map(written).join(', ')}]` : written(entry),
      });
    }
  });
  if (pairs.length === 0 && qubits > 1) {
    reader.ignore(['connectivity'], 'connectivity lists no pair; all-to-all is assumed');
    return 'all-to-all';
  }
  const connectivity = qubitPairs(pairs, qubits);
  return connectivity.pairs.length === (qubits * (qubits - 1)) / 2 ? 'all-to-all' : connectivity;
}

function isPair(entry: unknown, qubits: number): entry is readonly [number, number] {
  return (
    Array.isArray(entry) &&
    entry.length === 2 &&
    isQubit(entry[0], qubits) &&
    isQubit(entry[1], qubits) &&
    entry[0] !== entry[1]
  );
}
