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
  // Anything but a date (NaN, -1, inf) says nothing; JavaScript would read "-1" as a year.
  const date = text !== null && /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
}
