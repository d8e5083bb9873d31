/**
 * Diagonalises two commuting real symmetric matrices with one rotation.
 *
 * Cyclic Jacobi sweeps with the angle that minimises both off-diagonals at once (Cardoso and Souloumiac 1996). Unlike
 * diagonalising a random combination it is deterministic and needs no care with repeated eigenvalues.
 *
 * @param a symmetric, `d * d` real numbers row-major; becomes diagonal in place
 * @param b likewise, commuting with `a`
 * @returns the orthogonal matrix q, row-major, whose columns are the eigenvectors: a = q diag q^T
 */
export function diagonalizeTogether(a: Float64Array, b: Float64Array, d: number): Float64Array {
  const q = new Float64Array(d * d);
  for (let i = 0; i < d; i++) q[i * (d + 1)] = 1;
  // Convergence is quadratic: a handful of sweeps is usual, the limit only guards against inputs that do not commute.
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let i = 0; i < d - 1; i++) {
      for (let j = i + 1; j < d; j++) {
        const gapA = a[i * d + i]! - a[j * d + j]!;
        const gapB = b[i * d + i]! - b[j * d + j]!;
        const offA = 2 * a[i * d + j]!;
        const offB = 2 * b[i * d + j]!;
        // Less is below the last digit of the diagonal: to go on would change nothing.
        if (Math.abs(offA) + Math.abs(offB) < 1e-16) continue;
        const on = gapA * gapA + gapB * gapB - offA * offA - offB * offB;
        const off = 2 * (gapA * offA + gapB * offB);
        const angle = Math.atan2(off, on) / 4;
        if (Math.abs(angle) < 1e-16) continue;
        rotated = true;
        const c = Math.cos(angle);
        const s = Math.sin(angle);
        rotateColumns(a, d, i, j, c, s);
        rotateRows(a, d, i, j, c, s);
        rotateColumns(b, d, i, j, c, s);
        rotateRows(b, d, i, j, c, s);
        rotateColumns(q, d, i, j, c, s);
      }
    }
    if (!rotated) break;
  }
  return q;
}

function rotateColumns(m: Float64Array, d: number, i: number, j: number, c: number, s: number): void {
  for (let k = 0; k < d; k++) rotatePair(m, k * d + i, k * d + j, c, s);
}

function rotateRows(m: Float64Array, d: number, i: number, j: number, c: number, s: number): void {
  for (let k = 0; k < d; k++) rotatePair(m, i * d + k, j * d + k, c, s);
}

function rotatePair(m: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = m[i]!;
  const y = m[j]!;
  m[i] = c * x + s * y;
  m[j] = c * y - s * x;
}
