import { parseAngle } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import { isNumeric } from '../../math/index.js';

/** The most points of a sweep: what its lines take is tens of gigabytes then. */
export const MOST_POINTS = 10_000_000;

/** Values that some parameters take together, one row after the other. */
export interface Axis {
  readonly names: readonly string[];
  /** How many rows there are, at least one. */
  readonly rows: number;
  /** Row by row, a number for each name. */
  readonly values: Float64Array<ArrayBuffer>;
}

/** An axis of rows that are written out. */
export function axisOf(names: readonly string[], rows: readonly (readonly number[])[]): Axis {
  return { names, rows: rows.length, values: Float64Array.from(rows.flat(), unsigned) };
}

/** JSON has no sign of zero, and neither has a parameter. */
export function unsigned(value: number): number {
  return value === 0 ? 0 : value;
}

/**
 * What one parameter goes through: `0:2*pi:200` (200 values from one end to the other, both among them), `0,pi/4,0.3`
 * (these), or one value.
 *
 * @throws IonloomError `AngleSyntax`, `AngleNotFinite`, `UnboundParameter` for what is no number, `ValueOutOfRange` for
 * numbers of values that are none.
 */
export function readAxis(name: string, text: string): Axis {
  const ends = text.split(':');
  if (ends.length > 1) return range(name, text, ends);
  return axisOf(
    [name],
    text.split(',').map((each) => [numberIn(each.trim(), `a value of ${name}`)]),
  );
}

function range(name: string, text: string, [from = '', to = '', written = '', ...more]: readonly string[]): Axis {
  const count = /^\s*\d+\s*$/.test(written) ? Number(written) : Number.NaN;
  if (more.length > 0 || !(count >= 2 && count <= MOST_POINTS)) {
    const message = `the values of ${name} cannot be read: ${text}`;
    const hint = `write FROM:TO:COUNT with a count from 2 to ${MOST_POINTS}, as in ${name}=0:2*pi:200`;
    throw new IonloomError(issue('ValueOutOfRange', message, { hint }));
  }
  const [first, last] = [from, to].map((end) => numberIn(end.trim(), `an end of ${name}`)) as [number, number];
  if (!Number.isFinite((last - first) * count)) {
    throw new IonloomError(issue('ValueOutOfRange', `the ends of ${name} are too far apart: ${text}`));
  }
  const values = new Float64Array(count);
  // Not by adding steps, which would not end where it should.
  for (let k = 0; k < count; k++) values[k] = unsigned(first + ((last - first) * k) / (count - 1));
  values[count - 1] = unsigned(last);
  return { names: [name], rows: count, values };
}

/**
 * A number as the library's angles are written: `pi/4`.
 *
 * @param what begins the sentence: `a value of theta`
 * @throws IonloomError `AngleSyntax`, `AngleNotFinite`, `UnboundParameter`.
 */
export function numberIn(text: string, what: string): number {
  // Most are plain numbers, of which files hold many.
  const plain = text === '' ? Number.NaN : Number(text);
  if (Number.isFinite(plain)) return plain;
  if (text === '') throw new IonloomError(issue('AngleSyntax', `${what} is left out`, { hint: NUMBERS }));
  const angle = angleIn(text, what);
  if (isNumeric(angle)) return angle;
  throw new IonloomError(issue('UnboundParameter', `${what} is not a number: ${text}`));
}

const NUMBERS = 'write a number or a fraction of pi, as 0.3 or pi/4';

function angleIn(text: string, what: string) {
  try {
    return parseAngle(text);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    const { code, message, hint } = error.issues[0]!;
    const found = issue(code, `${what} is not a number: ${message}`, hint === undefined ? {} : { hint });
    throw new IonloomError(found, { cause: error });
  }
}
