/** Fills the lower triangle of J^T J and the vector J^T error, for columns of 64 numbers each. */
export function normalEquations(
  columns: Float64Array,
  size: number,
  error: Float64Array,
  normal: Float64Array,
  gradient: Float64Array,
): void {
  for (let i = 0; i < size; i++) {
    const a = 64 * i;
    for (let j = 0; j <= i; j++) {
      const b = 64 * j;
      let sum = 0;
      for (let k = 0; k < 64; k++) sum += columns[a + k]! * columns[b + k]!;
      normal[i * size + j] = sum;
    }
    let sum = 0;
    for (let k = 0; k < 64; k++) sum += columns[a + k]! * error[k]!;
    gradient[i] = sum;
  }
}

/** Solves (normal + damping) step = gradient by Cholesky's factorisation; false if that breaks down. */
export function solve(
  normal: Float64Array,
  gradient: Float64Array,
  size: number,
  damping: number,
  factor: Float64Array,
  step: Float64Array,
): boolean {
  for (let i = 0; i < size; i++) {
    const rowI = i * size;
    for (let j = 0; j <= i; j++) {
      const rowJ = j * size;
      let sum = normal[rowI + j]!;
      if (i === j) sum += damping;
      for (let k = 0; k < j; k++) sum -= factor[rowI + k]! * factor[rowJ + k]!;
      if (i !== j) factor[rowI + j] = sum / factor[rowJ + j]!;
      else if (sum > 0) factor[rowI + i] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < size; i++) {
    let sum = gradient[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * step[k]!;
    step[i] = sum / factor[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = step[i]!;
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i]! * step[k]!;
    step[i] = sum / factor[i * size + i]!;
  }
  return true;
}

/** Arrays of a least-squares fit. */
export interface Workspace {
  readonly step: Float64Array;
  readonly columns: Float64Array;
  readonly normal: Float64Array;
  readonly gradient: Float64Array;
  readonly factor: Float64Array;
  readonly error: Float64Array;
}

const workspaces = new Map<number, Workspace>();

/** Arrays for fits with so many parameters, used again by every fit. */
export function workspace(size: number): Workspace {
  const known = workspaces.get(size);
  if (known) return known;
  const made: Workspace = {
    step: new Float64Array(size),
    columns: new Float64Array(64 * size),
    normal: new Float64Array(size * size),
    gradient: new Float64Array(size),
    factor: new Float64Array(size * size),
    error: new Float64Array(64),
  };
  workspaces.set(size, made);
  return made;
}
