import { written } from '../field-checks.js';
import type { DocumentReader, JsonObject } from './document-reader.js';

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/** The service began in 2020 at the earliest; a number beyond 2100 is in milliseconds or no date at all. */
const EARLIEST = Date.UTC(2015, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Reads the date of measurement, an ISO text (v0.4; UTC unless it says otherwise) or unix seconds (v0.3), as an ISO text. */
export function readDate(reader: DocumentReader, document: JsonObject): string | undefined {
  const value = reader.field(document, 'date');
  if (value === undefined || value === null) return undefined;
  const milliseconds = typeof value === 'number' ? value * 1000 : typeof value === 'string' ? parse(value) : Number.NaN;
  if (milliseconds >= EARLIEST && milliseconds <= LATEST) return new Date(milliseconds).toISOString();
  reader.ignore(['date'], 'this date cannot be read', {
    expected: 'an ISO date or unix seconds, between 2015 and 2100',
    received: written(value),
  });
  return undefined;
}

function parse(text: string): number {
  const match = ISO_DATE.exec(text);
  if (!match) return Number.NaN;
  const [, day, time, zone] = match;
  // A time without a zone would be read in the machine's own zone, which differs from machine to machine.
  return Date.parse(time === undefined ? day! : `${day}T${time}${zone ?? 'Z'}`);
}
