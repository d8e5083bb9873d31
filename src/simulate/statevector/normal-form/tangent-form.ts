import type { Matrix } from '../../../math/index.js';

/**
 * A one-qubit unitary as `e^{i phase} diag(1, e^{i after}) X^flip RY diag(1, e^{i before})` with
 * `RY = [[1, -tangent], [tangent, 1]] / sqrt(1 + tangent^2)`.
 *
 * The tangent is in 0..1, because larger ones trade places with an X; a rotation thus costs two multiplications and two
 * additions per amplitude, and its scale `1 / sqrt(1 + tangent^2)` can wait.
 */
export interface TangentForm {
  /** Radians. */
  readonly phase: number;
  /** Radians. */
  readonly before: number;
  readonly tangent: number;
  readonly flip: boolean;
  /** Radians. */
  readonly after: number;
}

/** Rotations smaller than this are rounding noise of gates that cancel. */
const ROTATION_NOISE = 4e-16;

/** The tangent form of a one-qubit unitary. */
export function tangentForm(u: Matrix): TangentForm {
  const [aRe, aIm, bRe, bIm, cRe, cIm, dRe, dIm] = u as unknown as readonly number[] as EightNumbers;
  const diagonal = Math.hypot(aRe, aIm);
  const offDiagonal = Math.hypot(cRe, cIm);
  if (offDiagonal <= diagonal) {
    const tangent = offDiagonal / diagonal;
    const phase = Math.atan2(aIm, aRe);
    const sum = Math.atan2(dIm, dRe) - phase;
    if (tangent < ROTATION_NOISE) return { phase, before: sum, tangent: 0, flip: false, after: 0 };
    const after = Math.atan2(cIm, cRe) - phase;
    // The sum is exact to rounding even where the small off-diagonal entries have no accurate phase.
    return { phase, before: sum - after, tangent, flip: false, after };
  }
  const tangent = diagonal / offDiagonal;
  const phase = tangent < ROTATION_NOISE ? 0 : Math.atan2(aIm, aRe);
  const before = Math.atan2(bIm, bRe) - phase;
  const after = Math.atan2(cIm, cRe) - phase;
  return { phase, before, tangent: tangent < ROTATION_NOISE ? 0 : tangent, flip: true, after };
}

type EightNumbers = [number, number, number, number, number, number, number, number];
