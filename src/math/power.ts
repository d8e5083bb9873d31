import { oneQubitPower, principal } from './euler.js';
import { diagonalizeTogether } from './jacobi.js';
import { dimension, type Matrix } from './matrix.js';

/**
 * A real power of a unitary of any small dimension by its principal branch: eigenphases in (-pi, pi] are multiplied.
 *
 * The unitary's Hermitian parts (u + u*)/2 and (u - u*)/2i commute. As real symmetric matrices of twice the size,
 * [[re, -im], [im, re]], they are diagonalised together, and a function of them is free of the choice of eigenvectors.
 */
export function unitaryPower(u: Matrix, exponent: number): Matrix {
  const d = dimension(u);
  if (d === 2) return oneQubitPower(u, exponent);
  const size = 2 * d;
  const cosines = new Float64Array(size * size);
  const sines = new Float64Array(size * size);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      const re = u[2 * (i * d + j)]!;
      const im = u[2 * (i * d + j) + 1]!;
      const reAdjoint = u[2 * (j * d + i)]!;
      const imAdjoint = -u[2 * (j * d + i) + 1]!;
      setBlock(cosines, size, i, j, (re + reAdjoint) / 2, (im + imAdjoint) / 2);
      setBlock(sines, size, i, j, (im - imAdjoint) / 2, (reAdjoint - re) / 2);
    }
  }
  const q = diagonalizeTogether(cosines, sines, size);
  const phases = eigenphases(cosines, sines, size);
  const result = new Float64Array(u.length);
  for (let k = 0; k < size; k++) {
    const phase = phases[k]! * exponent;
    const c = Math.cos(phase);
    const s = Math.sin(phase);
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) {
        // The function of the doubled matrix is again of the form [[re, -im], [im, re]]; its left column is enough.
        const re = q[i * size + k]! * q[j * size + k]!;
        const im = q[(i + d) * size + k]! * q[j * size + k]!;
        const at = 2 * (i * d + j);
        result[at] = result[at]! + c * re - s * im;
        result[at + 1] = result[at + 1]! + c * im + s * re;
      }
    }
  }
  return result;
}

/**
 * Eigenvectors of eigenvalues this close (radians) are mixed by rounding, so such eigenvalues must be treated alike.
 * Those further apart are known apart, to 1e-10, and may be.
 */
const CLUSTER = 1e-6;

/**
 * Phases of the eigenvalues in (-pi, pi]; those from -pi on that follow each other without a gap, and follow those at pi,
 * go on beyond pi: the branch is cut in a gap and never inside a cluster.
 */
function eigenphases(cosines: Float64Array, sines: Float64Array, size: number): Float64Array {
  const phases = Float64Array.from({ length: size }, (_, k) =>
    principal(Math.atan2(sines[k * (size + 1)]!, cosines[k * (size + 1)]!)),
  );
  const rising = [...phases.keys()].sort((i, j) => phases[i]! - phases[j]!);
  let last = phases[rising.at(-1)!]!;
  for (const k of rising) {
    const beyond = phases[k]! + 2 * Math.PI;
    if (beyond - last > CLUSTER) break;
    phases[k] = beyond;
    last = beyond;
  }
  return phases;
}

function setBlock(m: Float64Array, size: number, i: number, j: number, re: number, im: number): void {
  const d = size / 2;
  m[i * size + j] = re;
  m[(i + d) * size + j + d] = re;
  m[(i + d) * size + j] = im;
  m[i * size + j + d] = -im;
}
