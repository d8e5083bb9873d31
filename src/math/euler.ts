import { identity, type Matrix, multiply, withPhase } from './matrix.js';
import type { Vector } from './vector.js';

/**
 * Below this modulus an entry of a unitary is rounding and its phase carries no information: taken for 0 or not, it makes
 * no difference that numbers have digits for.
 */
const NO_ENTRY = 1e-14;

/** Components of less than this do not decide a sign that either end of an axis may have: rounding must not choose. */
const UNDECIDED = 1e-12;

/** Entries of less than this modulus (and more than the noise) have phases with fewer digits than others. */
const SMALL_ENTRY = 0.1;

/** Angles in radians with `u = e^{i phase} Rz(phi) Ry(theta) Rz(lambda)`; `theta` in 0..pi. */
export interface EulerAngles {
  readonly theta: number;
  readonly phi: number;
  readonly lambda: number;
  readonly phase: number;
}

/** Radians and a unit vector with `u = e^{i phase} exp(-i angle/2 (x X + y Y + z Z))`; `angle` in 0..pi. */
export interface AxisAngle {
  readonly axis: Vector;
  readonly angle: number;
  readonly phase: number;
}

/**
 * ZYZ angles of a one-qubit unitary.
 *
 * At the poles (theta 0 or pi) only the sum or the difference of phi and lambda means anything; lambda is 0 there.
 */
export function eulerAngles(u: Matrix): EulerAngles {
  const [re00, im00, re01, im01, re10, im10, re11, im11] = u as unknown as EightNumbers;
  const cosine = Math.hypot(re00, im00);
  const sine = Math.hypot(re10, im10);
  // Each ratio of two entries of equal modulus is well conditioned wherever that modulus is not noise.
  const sum = Math.atan2(im11 * re00 - re11 * im00, re11 * re00 + im11 * im00);
  if (sine < NO_ENTRY) return { theta: 0, phi: sum, lambda: 0, phase: Math.atan2(im00, re00) + sum / 2 };
  const difference = Math.atan2(re10 * im01 - im10 * re01, -(re10 * re01 + im10 * im01));
  if (cosine < NO_ENTRY) {
    return { theta: Math.PI, phi: difference, lambda: 0, phase: Math.atan2(im10, re10) - difference / 2 };
  }
  const theta = 2 * Math.atan2(sine, cosine);
  const phase = Math.atan2(im00, re00) + sum / 2;
  // Half angles leave a sign open between the two columns of entries; u10 = e^{i (phase + difference/2)} sin says which.
  const branch = phase + difference / 2;
  const aligned = re10 * Math.cos(branch) + im10 * Math.sin(branch) >= 0;
  const turned = aligned ? difference : difference + 2 * Math.PI;
  const angles = { theta, phi: (sum + turned) / 2, lambda: (sum - turned) / 2 };
  if (cosine > SMALL_ENTRY) return { ...angles, phase };
  // The phases of small entries are imprecise, which does little harm to these entries; the others say the rest.
  const c = Math.cos(phase + turned / 2);
  const s = Math.sin(phase + turned / 2);
  return { ...angles, phase: phase + Math.atan2(im10 * c - re10 * s, re10 * c + im10 * s) };
}

/**
 * Axis, angle and phase of a one-qubit unitary.
 *
 * The branch is fixed: the angle is in 0..pi, and for half turns, where both ends of the axis describe the same
 * rotation, the end whose first non-zero coordinate (z, then x, then y) is positive. The phase is in -pi..pi.
 */
export function axisAngle(u: Matrix): AxisAngle {
  const [re00, im00, re01, im01, re10, im10, re11, im11] = u as unknown as EightNumbers;
  const detRe = re00 * re11 - im00 * im11 - re01 * re10 + im01 * im10;
  const detIm = re00 * im11 + im00 * re11 - re01 * im10 - im01 * re10;
  let phase = Math.atan2(detIm, detRe) / 2;
  const c = Math.cos(phase);
  const s = -Math.sin(phase);
  // v = e^{-i phase} u = [[w - i z, -y - i x], [y - i x, w + i z]], every part as the mean of its two occurrences.
  let w = (re00 * c - im00 * s + re11 * c - im11 * s) / 2;
  let z = (re11 * s + im11 * c - re00 * s - im00 * c) / 2;
  let y = (re10 * c - im10 * s - re01 * c + im01 * s) / 2;
  let x = -(re10 * s + im10 * c + re01 * s + im01 * c) / 2;
  const half = Math.abs(w) < UNDECIDED;
  if (half ? firstSign(z, x, y) < 0 : w < 0) {
    w = -w;
    x = -x;
    y = -y;
    z = -z;
    phase += phase > 0 ? -Math.PI : Math.PI;
  }
  const size = Math.hypot(x, y, z);
  if (size < NO_ENTRY) return { axis: [0, 0, 1], angle: 0, phase };
  return { axis: [x / size, y / size, z / size], angle: 2 * Math.atan2(size, w), phase };
}

/** `e^{i phase} exp(-i angle/2 (x X + y Y + z Z))`, the inverse of {@link axisAngle}; radians. */
export function rotationMatrix([x, y, z]: Vector, angle: number, phase = 0): Matrix {
  const c = Math.cos(angle / 2);
  const s = Math.sin(angle / 2);
  const rotation = Float64Array.of(c, -s * z, -s * y, -s * x, s * y, -s * x, c, s * z);
  return phase === 0 ? rotation : withPhase(rotation, phase);
}

/** The rotation that turns a direction other than Z and its opposite into Z, about their common normal. */
export function rotationToZ([x, y, z]: Vector): Matrix {
  const equatorial = Math.hypot(x, y);
  return rotationMatrix([y / equatorial, -x / equatorial, 0], Math.atan2(equatorial, z));
}

/**
 * A real power of a one-qubit unitary by its principal branch: eigenphases in (-pi, pi] are multiplied by `exponent`.
 *
 * So the square root of X is V, that of Z is S, and integer powers are ordinary ones.
 */
export function oneQubitPower(u: Matrix, exponent: number): Matrix {
  const { axis, angle, phase } = axisAngle(u);
  const lower = principal(phase - angle / 2);
  // Almost equal eigenvalues take the same branch, so that the power of nearly -1 is nearly a multiple of 1.
  const upper = angle < 1e-9 ? lower + angle : principal(phase + angle / 2);
  return rotationMatrix(axis, (upper - lower) * exponent, ((upper + lower) / 2) * exponent);
}

/** `e^{i phase} Rz(phi) Ry(theta) Rz(lambda)`, the inverse of {@link eulerAngles}; radians. */
export function eulerMatrix({ theta, phi, lambda, phase }: EulerAngles): Matrix {
  if (theta === 0 && phi + lambda === 0) return withPhase(identity(2), phase);
  const z = (angle: number) => rotationMatrix([0, 0, 1], angle);
  return withPhase(multiply(z(phi), multiply(rotationMatrix([0, 1, 0], theta), z(lambda))), phase);
}

/** An eigenphase in (-pi, pi], with what lies within rounding of -pi counted as pi. */
export function principal(phase: number): number {
  const wrapped = phase - 2 * Math.PI * Math.round(phase / (2 * Math.PI));
  return wrapped <= -Math.PI + UNDECIDED ? wrapped + 2 * Math.PI : wrapped;
}

type EightNumbers = [number, number, number, number, number, number, number, number];

function firstSign(...values: readonly number[]): number {
  return Math.sign(values.find((value) => Math.abs(value) > UNDECIDED) ?? 1);
}
