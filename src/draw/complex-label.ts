import { IonloomError, inWords, issue } from '../errors/index.js';
import { angleLabel } from './angle-label.js';

/** Parts and moduli closer to a value than this are shown as it: below any precision that hardware has. */
const NEAR = 1e-9;

/** Significant digits of a part that has no name. */
const DIGITS = 4;

const MINUS = '−';

/** The sizes that people know by a name, with the name of i times them. */
const KNOWN_SIZES: readonly (readonly [size: number, real: string, imaginary: string])[] = [
  [1, '1', 'i'],
  [1 / 2, '1/2', 'i/2'],
  [Math.SQRT1_2, '1/√2', 'i/√2'],
  [Math.sqrt(3) / 2, '√3/2', 'i√3/2'],
  [1 / 4, '1/4', 'i/4'],
];

/**
 * A complex number as people write it: `1/√2`, `−i`, `e^{iπ/4}`, `1/2+i/2`, `0.3536−0.3536i`.
 *
 * Made for the eye: rounded to four digits where it has no short exact form.
 *
 * @throws IonloomError (`ValueOutOfRange`) when a part is no finite number.
 */
export function complexLabel(re: number, im: number): string {
  for (const part of [re, im]) {
    if (typeof part === 'number' && Number.isFinite(part)) continue;
    throw new IonloomError(issue('ValueOutOfRange', `complexLabel takes two finite numbers, not ${inWords(part)}`));
  }
  const [hasReal, hasImaginary] = [Math.abs(re) > NEAR, Math.abs(im) > NEAR];
  if (!hasReal && !hasImaginary) return '0';
  if (!hasImaginary) return signOf(re) + (knownReal(re) ?? decimal(re));
  if (!hasReal) return signOf(im) + (knownImaginary(im) ?? `${decimal(im)}i`);
  const phase = phaseOnCircle(re, im);
  if (phase !== undefined) return phase;
  const [real, imaginary] = [knownReal(re), knownImaginary(im)];
  const areKnown = real !== undefined && imaginary !== undefined;
  const parts = areKnown ? [real, imaginary] : [decimal(re), `${decimal(im)}i`];
  return `${signOf(re)}${parts[0]}${signOf(im) || '+'}${parts[1]}`;
}

function signOf(value: number): string {
  return value < 0 ? MINUS : '';
}

function knownReal(value: number): string | undefined {
  return KNOWN_SIZES.find(([size]) => isNear(Math.abs(value), size))?.[1];
}

function knownImaginary(value: number): string | undefined {
  return KNOWN_SIZES.find(([size]) => isNear(Math.abs(value), size))?.[2];
}

function decimal(value: number): string {
  return String(Number(Math.abs(value).toPrecision(DIGITS)));
}

/** A number of modulus 1 whose phase is a fraction of pi, as a power of e. */
function phaseOnCircle(re: number, im: number): string | undefined {
  if (!isNear(Math.hypot(re, im), 1)) return undefined;
  const phase = Math.atan2(im, re);
  const size = angleLabel(Math.abs(phase), 'radians', 'unicode');
  return size.includes('π') ? `e^{${signOf(phase)}i${size}}` : undefined;
}

function isNear(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) < NEAR;
}
