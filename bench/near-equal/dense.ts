/** Complex numbers in turns of (re, im), row-major; this file shares no arithmetic with the library it checks. */
export type Dense = Float64Array;

/** A gate as its matrix, the first wire as the most significant bit, on wires, where all controls are 1. */
export interface DenseGate {
  readonly matrix: Dense;
  readonly wires: readonly number[];
  readonly controls?: readonly number[];
}

/** The unitary of gates in time order, wire k as bit k of rows and columns: every column is a state that the gates act on. */
export function denseProduct(gates: readonly DenseGate[], wires: number): Dense {
  const size = 2 ** wires;
  const total = new Float64Array(2 * size * size);
  for (let k = 0; k < size; k++) total[2 * (k * size + k)] = 1;
  for (const gate of gates) applyTo(total, gate, size);
  return total;
}

function applyTo(total: Dense, { matrix, wires, controls = [] }: DenseGate, size: number): void {
  const side = 2 ** wires.length;
  const offsets = Array.from({ length: side }, (_, index) =>
    wires.reduce((sum, wire, k) => sum + (((index >> (wires.length - 1 - k)) & 1) << wire), 0),
  );
  const busy = offsets[side - 1]!;
  const needed = controls.reduce((sum, wire) => sum + (1 << wire), 0);
  const old = new Float64Array(2 * side);
  for (let base = 0; base < size; base++) {
    if ((base & busy) !== 0 || (base & needed) !== needed) continue;
    for (let column = 0; column < size; column++) {
      for (let k = 0; k < side; k++) {
        const at = 2 * ((base + offsets[k]!) * size + column);
        old[2 * k] = total[at]!;
        old[2 * k + 1] = total[at + 1]!;
      }
      for (let row = 0; row < side; row++) {
        let re = 0;
        let im = 0;
        for (let k = 0; k < side; k++) {
          const a = matrix[2 * (row * side + k)]!;
          const b = matrix[2 * (row * side + k) + 1]!;
          re += a * old[2 * k]! - b * old[2 * k + 1]!;
          im += a * old[2 * k + 1]! + b * old[2 * k]!;
        }
        const at = 2 * ((base + offsets[row]!) * size + column);
        total[at] = re;
        total[at + 1] = im;
      }
    }
  }
}

/** `cos(angle/2) - i sin(angle/2) P` for a Hermitian P that squares to 1; radians. */
export function rotationAbout(axis: Dense, angle: number): Dense {
  const side = Math.sqrt(axis.length / 2);
  const c = Math.cos(angle / 2);
  const s = Math.sin(angle / 2);
  const made = new Float64Array(axis.length);
  for (let k = 0; k < axis.length; k += 2) {
    made[k] = s * axis[k + 1]!;
    made[k + 1] = -s * axis[k]!;
  }
  for (let k = 0; k < side; k++) made[2 * (k * side + k)]! += c;
  return made;
}

/** The Pauli matrices and one. */
export const PAULI: Readonly<Record<'I' | 'X' | 'Y' | 'Z', Dense>> = {
  I: Float64Array.of(1, 0, 0, 0, 0, 0, 1, 0),
  X: Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0),
  Y: Float64Array.of(0, 0, 0, -1, 0, 1, 0, 0),
  Z: Float64Array.of(1, 0, 0, 0, 0, 0, -1, 0),
};

/** The one matrix beside the other, the first as the more significant. */
export function beside(a: Dense, b: Dense): Dense {
  const [sideA, sideB] = [Math.sqrt(a.length / 2), Math.sqrt(b.length / 2)];
  const side = sideA * sideB;
  const made = new Float64Array(2 * side * side);
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const p = 2 * (Math.floor(i / sideB) * sideA + Math.floor(j / sideB));
      const q = 2 * ((i % sideB) * sideB + (j % sideB));
      made[2 * (i * side + j)] = a[p]! * b[q]! - a[p + 1]! * b[q + 1]!;
      made[2 * (i * side + j) + 1] = a[p]! * b[q + 1]! + a[p + 1]! * b[q]!;
    }
  }
  return made;
}

/** Largest modulus of an entry of `a - e^{i phase} b`; radians. */
export function largestDifference(a: Dense, b: Dense, phase: number): number {
  const c = Math.cos(phase);
  const s = Math.sin(phase);
  let largest = 0;
  for (let k = 0; k < a.length; k += 2) {
    const difference = Math.hypot(a[k]! - c * b[k]! + s * b[k + 1]!, a[k + 1]! - c * b[k + 1]! - s * b[k]!);
    // Written so that what is no number counts.
    if (!(difference <= largest)) largest = difference;
  }
  return largest;
}

/** Largest modulus of an entry of `adjoint(a) a - 1`: how far a matrix is from being unitary. */
export function defect(a: Dense): number {
  const side = Math.sqrt(a.length / 2);
  let largest = 0;
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      let re = i === j ? -1 : 0;
      let im = 0;
      for (let k = 0; k < side; k++) {
        const p = 2 * (k * side + i);
        const q = 2 * (k * side + j);
        re += a[p]! * a[q]! + a[p + 1]! * a[q + 1]!;
        im += a[p]! * a[q + 1]! - a[p + 1]! * a[q]!;
      }
      largest = Math.max(largest, Math.hypot(re, im));
    }
  }
  return largest;
}

/** One step of Newton towards the nearest unitary, `a (3 - adjoint(a) a) / 2`: squares the defect. */
export function nearerToUnitary(a: Dense): Dense {
  const side = Math.sqrt(a.length / 2);
  const made = new Float64Array(a.length);
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      let re = 1.5 * a[2 * (i * side + j)]!;
      let im = 1.5 * a[2 * (i * side + j) + 1]!;
      for (let k = 0; k < side; k++) {
        let gRe = 0;
        let gIm = 0;
        for (let l = 0; l < side; l++) {
          const p = 2 * (l * side + k);
          const q = 2 * (l * side + j);
          gRe += a[p]! * a[q]! + a[p + 1]! * a[q + 1]!;
          gIm += a[p]! * a[q + 1]! - a[p + 1]! * a[q]!;
        }
        const p = 2 * (i * side + k);
        re -= (a[p]! * gRe - a[p + 1]! * gIm) / 2;
        im -= (a[p]! * gIm + a[p + 1]! * gRe) / 2;
      }
      made[2 * (i * side + j)] = re;
      made[2 * (i * side + j) + 1] = im;
    }
  }
  return made;
}
