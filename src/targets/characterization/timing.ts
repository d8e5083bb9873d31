import { written } from '../field-checks.js';
import type { TargetTiming } from '../target.js';
import type { DocumentReader, JsonObject } from './document-reader.js';

/**
 * The most seconds that are believed, per kind; the least is anything above 0.
 *
 * Gates take 1e-5 to 1e-3 s, so a gate of more than 0.1 s is a number in another unit (135 meant as microseconds). T1 of
 * 10,000 s is real for ions. Characterizations of forte-1 were seen with 0 for every duration: 0 is unknown.
 */
export const MOST_SECONDS: TargetTiming & Record<keyof TargetTiming, number> = {
  oneQubit: 0.1,
  twoQubit: 0.1,
  readout: 1,
  reset: 1,
  t1: 1e6,
  t2: 1e6,
};

const NAMES = { oneQubit: '1q', twoQubit: '2q', readout: 'readout', reset: 'reset', t1: 't1', t2: 't2' } as const;

/** Reads the durations and coherence times, in seconds, whole or fractional. */
export function readTiming(reader: DocumentReader, document: JsonObject): Partial<TargetTiming> {
  const timing = reader.object(document, 'timing');
  if (!timing) return {};
  reader.noteUnknown(timing, Object.values(NAMES), ['timing']);
  const read: { -readonly [Kind in keyof TargetTiming]?: number } = {};
  for (const kind of ['oneQubit', 'twoQubit', 'readout', 'reset', 't1', 't2'] as const) {
    const name = NAMES[kind];
    const value = reader.field(timing, name);
    if (value === undefined) continue;
    const expected = `seconds above 0, at most ${MOST_SECONDS[kind]}`;
    if (typeof value === 'number' && value > 0 && value <= MOST_SECONDS[kind]) read[kind] = value;
    else if (value === 0) reader.ignore(['timing', name], 'this time is 0, which stands for unknown, and is not read');
    else if (value === null) reader.ignore(['timing', name], 'this time is null and is not read', { expected });
    else {
      const message = 'this time is not plausible and is not read';
      reader.ignore(['timing', name], message, { expected, received: written(value) });
    }
  }
  if (read.t1 !== undefined && read.t2 !== undefined && read.t2 > 2 * read.t1) {
    // Decay alone already ends coherence after 2 T1, so one of the two is wrong and neither is kept.
    reader.ignore(['timing', 't2'], 't2 is more than twice t1, which is impossible; neither is read', {
      received: `t1 ${read.t1}, t2 ${read.t2}`,
    });
    delete read.t1;
    delete read.t2;
  }
  return read;
}
