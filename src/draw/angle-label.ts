import { type Angle, isNumeric } from '../math/index.js';

/** Which characters a drawing may use. */
export type CharacterSet = 'unicode' | 'ascii';

const DENOMINATORS = [1, 2, 3, 4, 5, 6, 8, 12, 16, 24, 32, 64, 128, 256];

/** Angles closer to a fraction of pi than this are labelled as that fraction: below any precision that hardware has. */
const NEAR = 1e-9;

/** Significant digits of a number that is no fraction of pi. */
const DIGITS = 5;

/**
 * A short label for an angle: a fraction of pi where it is one (radians), otherwise a rounded decimal.
 *
 * Made for the eye: unlike `angleToString`, it does not read back to the very same number.
 */
export function angleLabel(angle: Angle, unit: 'radians' | 'turns' | 'none', characters: CharacterSet): string {
  const number = (value: number) => (unit === 'radians' ? radiansLabel(value, characters) : decimalLabel(value));
  if (isNumeric(angle)) return number(angle);
  const parts = angle.terms.map(([name, coefficient]) => {
    const shown = nameLabel(name, characters);
    if (coefficient === 1) return shown;
    return coefficient === -1 ? `-${shown}` : `${decimalLabel(coefficient)}*${shown}`;
  });
  if (angle.constant !== 0) parts.push(number(angle.constant));
  return parts.join('+').replaceAll('+-', '-');
}

function radiansLabel(value: number, characters: CharacterSet): string {
  const pi = characters === 'unicode' ? 'π' : 'pi';
  for (const denominator of DENOMINATORS) {
    const numerator = Math.round((value * denominator) / Math.PI);
    if (numerator === 0 || Math.abs(numerator) > 99) continue;
    if (Math.abs(value - (numerator * Math.PI) / denominator) > NEAR) continue;
    const size = Math.abs(numerator) === 1 ? pi : `${Math.abs(numerator)}${pi}`;
    return `${numerator < 0 ? '-' : ''}${size}${denominator === 1 ? '' : `/${denominator}`}`;
  }
  return decimalLabel(value);
}

function decimalLabel(value: number): string {
  if (Math.abs(value) < NEAR) return '0';
  return String(Number(value.toPrecision(DIGITS)));
}

/** A name as it may stand in a drawing: control characters, and beyond ASCII where it must be ASCII, become codes. */
export function nameLabel(name: string, characters: CharacterSet): string {
  const forbidden = characters === 'ascii' ? /[^ -~]/gu : /[\p{C}\p{Z}]/gu;
  return name.replace(forbidden, (character) =>
    character === ' ' ? character : `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}
