/** A block of amplitudes: real and imaginary parts. */
export interface Amplitudes {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

/** The inner product `<a|b>` of two blocks of amplitudes, between two indices. */
export function overlap(a: Amplitudes, b: Amplitudes, from: number, to: number): { re: number; im: number } {
  let re = 0;
  let im = 0;
  for (let i = from; i < to; i++) {
    re += a.re[i]! * b.re[i]! + a.im[i]! * b.im[i]!;
    im += a.re[i]! * b.im[i]! - a.im[i]! * b.re[i]!;
  }
  return { re, im };
}

/**
 * The Euclidean distance between a and `e^{-i phase} b`, between two indices.
 *
 * Distances keep their meaning down to rounding error, where one minus a fidelity has lost it at 1e-8.
 */
export function distance(a: Amplitudes, b: Amplitudes, phase: number, from: number, to: number): number {
  const cos = Math.cos(phase);
  const sin = Math.sin(phase);
  let sum = 0;
  for (let i = from; i < to; i++) {
    const re = a.re[i]! - (cos * b.re[i]! + sin * b.im[i]!);
    const im = a.im[i]! - (cos * b.im[i]! - sin * b.re[i]!);
    sum += re * re + im * im;
  }
  return Math.sqrt(sum);
}

/** How far two distributions are apart. */
export interface DistributionDistance {
  /** Half the sum of the differences: the largest difference in the probability of any event. */
  readonly totalVariation: number;
  /** `sqrt(1 - sum sqrt(p q))`, from 0 (equal) to 1 (disjoint). */
  readonly hellinger: number;
}

/** Compares two distributions given by their probabilities at each index. */
export function distributionDistance(
  size: number,
  p: (index: number) => number,
  q: (index: number) => number,
): DistributionDistance {
  let variation = 0;
  let squares = 0;
  for (let i = 0; i < size; i++) {
    const first = p(i);
    const second = q(i);
    variation += Math.abs(first - second);
    // Half the sum of these squares is 1 - sum sqrt(p q) without the cancellation.
    squares += (Math.sqrt(first) - Math.sqrt(second)) ** 2;
  }
  return { totalVariation: variation / 2, hellinger: Math.sqrt(squares / 2) };
}

/** The distance between the output distributions of two blocks of amplitudes. */
export function outputDistance(a: Amplitudes, b: Amplitudes, size: number): DistributionDistance {
  return distributionDistance(
    size,
    (i) => a.re[i]! * a.re[i]! + a.im[i]! * a.im[i]!,
    (i) => b.re[i]! * b.re[i]! + b.im[i]! * b.im[i]!,
  );
}
