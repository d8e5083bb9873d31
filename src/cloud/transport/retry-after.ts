/**
 * Milliseconds that an answer asks to wait, in `Retry-After-Ms`, or in `Retry-After` as seconds or as a date; undefined
 * where it does not, or not in a way that can be read.
 *
 * @param now milliseconds since 1970
 */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const milliseconds = numberIn(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const text = headers.get('retry-after');
  const seconds = numberIn(text);
  if (seconds !== undefined) return seconds * 1000;
  // Anything but a date of HTTP says nothing: JavaScript would read "-1" as a year, and "try 2" as a day.
  const date = text !== null && HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** `Fri, 01 May 2026 12:00:00 GMT`, and the older form with the whole name of the day and two digits of the year. */
const HTTP_DATE = /^\s*[a-z]{3,9}, *\d{1,2}[ -][a-z]{3}[ -]\d{2,4} +\d{2}:\d{2}:\d{2} +GMT\s*$/i;

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
