import { written } from '../field-checks.js';
import type { TargetTiming } from '../target.js';
import type { DocumentReader, JsonObject } from './document-reader.js';

/**
 * The least and the most seconds that are believed, per kind.
 *
 * Gates take 1e-5 to 1e-3 s, read-out and reset 2e-5 to 3e-4 s: what is far outside is a number in another unit (135 meant
 * as microseconds, 0.135 as milliseconds). T1 of 10,000 s is real for ions. Characterizations of forte-1 were seen with 0
 * for every duration: 0 is unknown.
 */
export const PLAUSIBLE_SECONDS: Readonly<Record<keyof TargetTiming, readonly [least: number, most: number]>> = {
  oneQubit: [1e-7, 0.01],
  twoQubit: [1e-7, 0.1],
  readout: [1e-6, 0.05],
  reset: [1e-7, 0.01],
  t1: [1e-3, 1e6],
  t2: [1e-3, 1e4],
};

/** Units that are taken for seconds by mistake. */
const SMALLER_UNITS = [
  ['milliseconds', 'ms', 1e3],
  ['microseconds', 'us', 1e6],
  ['nanoseconds', 'ns', 1e9],
] as const;

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
    const [least, most] = PLAUSIBLE_SECONDS[kind];
    const expected = `seconds from ${least} to ${most}`;
    if (typeof value === 'number' && value >= least && value <= most) read[kind] = value;
    else if (value === 0) reader.ignore(['timing', name], 'this time is 0, which stands for unknown, and is not read');
    else if (value === null) reader.ignore(['timing', name], 'this time is null and is not read', { expected });
    else {
      const message = 'this time is not plausible and is not read';
      const hint = typeof value === 'number' ? unitHint(value, least, most) : undefined;
      const details = { expected, received: written(value), ...(hint === undefined ? {} : { hint }) };
      reader.ignore(['timing', name], message, details);
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

/** In which unit a number that is too large would be plausible. */
function unitHint(value: number, least: number, most: number): string | undefined {
  if (value <= most) return undefined;
  const unit = SMALLER_UNITS.find(([, , perSecond]) => value / perSecond >= least && value / perSecond <= most);
  if (unit === undefined) return undefined;
  const [name, sign, perSecond] = unit;
  return `${name}? ${value} ${sign} are ${Number((value / perSecond).toPrecision(12))} s`;
}
