/**
 * Kernels that mix two basis patterns: every 2x2 block of a gate, with or without controls.
 *
 * All kernels of this folder share one way to walk the state. `held` has a one for every bit that the gate fixes
 * (targets and controls); `free = ((free | held) + 1) & ~held` then visits each setting of the remaining bits once, in
 * rising order, so no bit is ever tested and controls cost nothing but fewer visits. An amplitude's index is
 * `free | pattern`, where the pattern holds the controls' ones and the targets' bits.
 */

/** Multiplies the amplitudes of two patterns by a complex 2x2 matrix (row-major, interleaved, 8 numbers). */
export function mixPair(
  re: Float64Array,
  im: Float64Array,
  held: number,
  first: number,
  second: number,
  matrix: Float64Array,
): void {
  const aRe = matrix[0]!;
  const aIm = matrix[1]!;
  const bRe = matrix[2]!;
  const bIm = matrix[3]!;
  const cRe = matrix[4]!;
  const cIm = matrix[5]!;
  const dRe = matrix[6]!;
  const dIm = matrix[7]!;
  const size = re.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    const i = free | first;
    const j = free | second;
    const xRe = re[i]!;
    const xIm = im[i]!;
    const yRe = re[j]!;
    const yIm = im[j]!;
    re[i] = aRe * xRe - aIm * xIm + (bRe * yRe - bIm * yIm);
    im[i] = aRe * xIm + aIm * xRe + (bRe * yIm + bIm * yRe);
    re[j] = cRe * xRe - cIm * xIm + (dRe * yRe - dIm * yIm);
    im[j] = cRe * xIm + cIm * xRe + (dRe * yIm + dIm * yRe);
  }
}

/** As {@link mixPair} for a matrix without imaginary parts (H, RY): half the multiplications. */
export function mixPairReal(
  re: Float64Array,
  im: Float64Array,
  held: number,
  first: number,
  second: number,
  matrix: Float64Array,
): void {
  const a = matrix[0]!;
  const b = matrix[2]!;
  const c = matrix[4]!;
  const d = matrix[6]!;
  const size = re.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    const i = free | first;
    const j = free | second;
    const xRe = re[i]!;
    const xIm = im[i]!;
    const yRe = re[j]!;
    const yIm = im[j]!;
    re[i] = a * xRe + b * yRe;
    im[i] = a * xIm + b * yIm;
    re[j] = c * xRe + d * yRe;
    im[j] = c * xIm + d * yIm;
  }
}

/** Exchanges the amplitudes of two patterns (X, SWAP, their controlled forms). */
export function exchangePair(re: Float64Array, im: Float64Array, held: number, first: number, second: number): void {
  const size = re.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    const i = free | first;
    const j = free | second;
    const xRe = re[i]!;
    const xIm = im[i]!;
    re[i] = re[j]!;
    im[i] = im[j]!;
    re[j] = xRe;
    im[j] = xIm;
  }
}

/** Exchanges two patterns with a factor each (Y, GPI): the off-diagonal entries of a 2x2 matrix whose diagonal is zero. */
export function exchangePairScaled(
  re: Float64Array,
  im: Float64Array,
  held: number,
  first: number,
  second: number,
  matrix: Float64Array,
): void {
  const bRe = matrix[2]!;
  const bIm = matrix[3]!;
  const cRe = matrix[4]!;
  const cIm = matrix[5]!;
  const size = re.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    const i = free | first;
    const j = free | second;
    const xRe = re[i]!;
    const xIm = im[i]!;
    const yRe = re[j]!;
    const yIm = im[j]!;
    re[i] = bRe * yRe - bIm * yIm;
    im[i] = bRe * yIm + bIm * yRe;
    re[j] = cRe * xRe - cIm * xIm;
    im[j] = cRe * xIm + cIm * xRe;
  }
}
