import type { PauliMasks } from '../../../gates/index.js';

/** One if the number of ones in a 32-bit word is odd, else zero. */
export function parity(word: number): number {
  let folded = word ^ (word >>> 16);
  folded ^= folded >>> 8;
  folded ^= folded >>> 4;
  // 0x6996 lists the parities of the sixteen 4-bit words.
  return (0x6996 >>> (folded & 15)) & 1;
}

/**
 * Applies `exp(-i angle P)` for a Pauli string P of any weight, where all `controls` bits are one.
 *
 * P sends basis state j to `i^ys (-1)^parity(j & signs)` times basis state `j ^ flips`, so amplitudes meet in pairs
 * `(j, j ^ flips)` whatever the weight; a string of Zs alone is a diagonal of two values.
 */
export function rotatePauli(
  re: Float64Array,
  im: Float64Array,
  controls: number,
  pauli: PauliMasks,
  angle: number,
): void {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  if (pauli.flips === 0) rotateDiagonal(re, im, controls, pauli.signs, cos, sin);
  else rotateOffDiagonal(re, im, controls, pauli, cos, sin);
}

function rotateDiagonal(re: Float64Array, im: Float64Array, controls: number, signs: number, cos: number, sin: number) {
  const size = re.length;
  for (let free = 0; free < size; free = ((free | controls) + 1) & ~controls) {
    const i = free | controls;
    // exp(-i angle) where the Zs multiply to +1, exp(+i angle) where they multiply to -1.
    const factorIm = parity(i & signs) === 0 ? -sin : sin;
    const xRe = re[i]!;
    const xIm = im[i]!;
    re[i] = cos * xRe - factorIm * xIm;
    im[i] = cos * xIm + factorIm * xRe;
  }
}

function rotateOffDiagonal(
  re: Float64Array,
  im: Float64Array,
  controls: number,
  pauli: PauliMasks,
  cos: number,
  sin: number,
) {
  const { flips, signs } = pauli;
  // -i sin(angle) i^ys, split into its real and imaginary part.
  const turn = pauli.ys & 3;
  const factorRe = turn === 1 ? sin : turn === 3 ? -sin : 0;
  const factorIm = turn === 0 ? -sin : turn === 2 ? sin : 0;
  // Holding the highest flipped bit at zero visits each pair once.
  const held = controls | (1 << (31 - Math.clz32(flips)));
  const size = re.length;
  for (let free = 0; free < size; free = ((free | held) + 1) & ~held) {
    const i = free | controls;
    const j = i ^ flips;
    const signI = 1 - 2 * parity(i & signs);
    const signJ = 1 - 2 * parity(j & signs);
    const iRe = re[i]!;
    const iIm = im[i]!;
    const jRe = re[j]!;
    const jIm = im[j]!;
    re[i] = cos * iRe + signJ * (factorRe * jRe - factorIm * jIm);
    im[i] = cos * iIm + signJ * (factorRe * jIm + factorIm * jRe);
    re[j] = cos * jRe + signI * (factorRe * iRe - factorIm * iIm);
    im[j] = cos * jIm + signI * (factorRe * iIm + factorIm * iRe);
  }
}

/** The expectation value of a Pauli string in an unnormalised state: the sum of `conj(a[j ^ flips]) P a[j]`, real part. */
export function expectPauli(re: Float64Array, im: Float64Array, pauli: PauliMasks): number {
  const { flips, signs } = pauli;
  const turn = pauli.ys & 3;
  const size = re.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const j = i ^ flips;
    const sign = 1 - 2 * parity(i & signs);
    // Re(i^ys conj(a[j]) a[i]); the imaginary part cancels over the pair (i, j).
    const overlap = (turn & 1) === 0 ? re[j]! * re[i]! + im[j]! * im[i]! : im[j]! * re[i]! - re[j]! * im[i]!;
    sum += turn < 2 ? sign * overlap : -sign * overlap;
  }
  return sum;
}
