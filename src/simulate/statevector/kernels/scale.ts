/**
 * Kernels that only multiply amplitudes: the diagonal part of every gate.
 *
 * They walk the state as `kernels/pair.ts` explains.
 */

/** Multiplies the amplitudes of one pattern by a complex number. */
export function scalePattern(
  re: Float64Array,
  im: Float64Array,
  held: number,
  pattern: number,
  factorRe: number,
  factorIm: number,
): void {
  const size = re.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    const i = free | pattern;
    const xRe = re[i]!;
    const xIm = im[i]!;
    re[i] = factorRe * xRe - factorIm * xIm;
    im[i] = factorRe * xIm + factorIm * xRe;
  }
}

/** Flips the sign of the amplitudes of one pattern (Z, CZ, CCZ). */
export function negatePattern(re: Float64Array, im: Float64Array, held: number, pattern: number): void {
  const size = re.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    const i = free | pattern;
    re[i] = -re[i]!;
    im[i] = -im[i]!;
  }
}
