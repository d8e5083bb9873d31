import { written } from '../field-checks.js';
import type { TargetFidelity } from '../target.js';
import { type DocumentReader, isObject, type JsonObject } from './document-reader.js';

/**
 * The least fidelity that is believed, per kind.
 *
 * Real documents hold placeholders such as 0.69 (one qubit), 0.75 (two qubits) and 0.5 (readout). The least that the
 * service ever published in earnest is 0.9935, 0.90 and 0.993; these thresholds leave a bad day twice the error of the
 * worst machine for two qubits and far more for the others. A value of exactly 1 is not believed either: no measurement
 * is free of error, and it would make every weight derived from it meaningless.
 */
export const LEAST_FIDELITY: TargetFidelity & Record<keyof TargetFidelity, number> = {
  oneQubit: 0.95,
  twoQubit: 0.8,
  readout: 0.9,
};

const NAMES = { oneQubit: '1q', twoQubit: '2q', readout: 'spam' } as const;

/**
 * Reads the fidelities: `median` (v0.4) before `mean` (v0.3), or a bare number.
 *
 * Standard errors are not read: they are often 0 as a placeholder, and nothing here depends on them.
 */
export function readFidelity(reader: DocumentReader, document: JsonObject): Partial<TargetFidelity> {
  const fidelity = reader.object(document, 'fidelity');
  if (!fidelity) return {};
  reader.noteUnknown(fidelity, Object.values(NAMES), ['fidelity']);
  const read: { -readonly [Kind in keyof TargetFidelity]?: number } = {};
  for (const kind of ['oneQubit', 'twoQubit', 'readout'] as const) {
    const value = readStatistic(reader, fidelity, NAMES[kind], LEAST_FIDELITY[kind]);
    if (value !== undefined) read[kind] = value;
  }
  return read;
}

function readStatistic(reader: DocumentReader, fidelity: JsonObject, name: string, least: number): number | undefined {
  const entry = reader.field(fidelity, name);
  if (entry === undefined) return undefined;
  const path = ['fidelity', name];
  const value = isObject(entry) ? (reader.field(entry, 'median') ?? reader.field(entry, 'mean') ?? null) : entry;
  if (isObject(entry)) reader.noteUnknown(entry, ['median', 'mean', 'stderr'], path);
  if (typeof value === 'number' && value >= least && value < 1) return value;
  const expected = `a number from ${least} to below 1`;
  if (value === 0) reader.ignore(path, 'this fidelity is 0, which stands for unknown, and is not read', { expected });
  else if (value === null) reader.ignore(path, 'this fidelity is null and is not read', { expected });
  else {
    const hint = typeof value === 'number' && value > 1 && value <= 100 ? 'a percentage? 99.5 % is 0.995' : undefined;
    reader.ignore(path, 'this fidelity is not plausible and is not read', {
      expected,
      received: written(value),
      ...(hint === undefined ? {} : { hint }),
    });
  }
  return undefined;
}
