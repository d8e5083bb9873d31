/**
 * Multiplies the amplitudes of `patterns.length` basis patterns by a dense complex matrix (row-major, interleaved).
 *
 * The general case: any block larger than 2x2. It walks the state as `kernels/pair.ts` explains.
 */
export function mixPatterns(
  re: Float64Array,
  im: Float64Array,
  held: number,
  patterns: Int32Array,
  matrix: Float64Array,
): void {
  const order = patterns.length;
  const inRe = new Float64Array(order);
  const inIm = new Float64Array(order);
  const size = re.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    for (let column = 0; column < order; column++) {
      const i = free | patterns[column]!;
      inRe[column] = re[i]!;
      inIm[column] = im[i]!;
    }
    for (let row = 0, entry = 0; row < order; row++) {
      let sumRe = 0;
      let sumIm = 0;
      for (let column = 0; column < order; column++, entry += 2) {
        const mRe = matrix[entry]!;
        const mIm = matrix[entry + 1]!;
        const xRe = inRe[column]!;
        const xIm = inIm[column]!;
        sumRe += mRe * xRe - mIm * xIm;
        sumIm += mRe * xIm + mIm * xRe;
      }
      const i = free | patterns[row]!;
      re[i] = sumRe;
      im[i] = sumIm;
    }
  }
}
