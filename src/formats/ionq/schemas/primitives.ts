import * as z from 'zod/mini';

/** A whole number in the 32-bit range that the API document gives for its integers. */
export const int32 = z.int().check(z.gte(-2147483648), z.lte(2147483647));

/** A qubit index: a whole number from 0. */
export const qubitIndex = z.int().check(z.gte(0), z.lte(2147483647));

/** A finite number. */
export const finite = z.number();

const onCalendar = z.iso.date();

/** A day of the calendar, `2026-05-31`. */
export const calendarDate = z.string().check(
  z.refine((text) => onCalendar.safeParse(text).success, {
    error: 'a date is a day of the calendar, written as in 2026-05-31',
  }),
);

/** A day of the calendar, or a time of a day after a `T`. */
export const pointInTime = z.string().check(
  z.refine((text) => onCalendar.safeParse(text.slice(0, 10)).success && /^(?:T.+)?$/.test(text.slice(10)), {
    error: 'a point in time begins with a day of the calendar, written as in 2026-05-31 or 2026-05-31T12:00:00Z',
  }),
);

/** One of some known texts, which editors list, or any other. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/**
 * A string of which the API document lists values, in a response: a new value must not break a reader, so any string
 * passes and the listed ones are kept for tests and editors.
 */
export function openEnum<const Known extends readonly [string, ...string[]]>(
  known: Known,
): z.ZodMiniType<Open<Known[number]>, Open<Known[number]>> {
  type Text = Open<Known[number]>;
  return z.string().check(z.meta({ 'x-known-values': known })) as unknown as z.ZodMiniType<Text, Text>;
}
