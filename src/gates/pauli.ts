import { type Angle, addAngles, identity, type Matrix, scaleAngle } from '../math/index.js';
import type { PauliSum, Step } from './gate.js';
import { decomposition, frame, row, step } from './row.js';

/**
 * A Pauli string as bit masks over positions among the targets (bit k = target k): X or Y sets `flips`, Z or Y sets
 * `signs`.
 */
export interface PauliMasks {
  readonly flips: number;
  readonly signs: number;
  /** How many letters are Y; the string is `i^ys` times a real signed permutation. */
  readonly ys: number;
}

/** The letter of a Pauli string on a target: the rightmost letter acts on target 0. */
export function pauliLetter(term: string, target: number): string {
  return term[term.length - 1 - target] ?? 'I';
}

/** Reads a Pauli string of up to 31 letters into masks. */
export function pauliMasks(term: string): PauliMasks {
  let [flips, signs, ys] = [0, 0, 0];
  for (let target = 0; target < term.length; target++) {
    const letter = pauliLetter(term, target);
    if (letter === 'X' || letter === 'Y') flips |= 1 << target;
    if (letter === 'Z' || letter === 'Y') signs |= 1 << target;
    if (letter === 'Y') ys++;
  }
  return { flips, signs, ys };
}

const NO_TERMS: PauliSum = { terms: [], coefficients: [] };

export const pauliexp = row({
  name: 'pauliexp',
  doc: 'Trotter product of exp(-i coefficient * time * P) over the terms in order; the rightmost letter acts on the first target.',
  targets: 'any',
  parameters: [{ name: 'time', unit: 'none' }],
  data: 'pauliSum',
  matrix: ([time = Number.NaN], data, targets) => pauliProduct(data?.pauliSum ?? NO_TERMS, time, targets),
  inverse: ([time = 0], data) => ({
    gate: 'pauliexp',
    parameters: [time],
    data: { pauliSum: reversedTerms(data?.pauliSum ?? NO_TERMS) },
  }),
  bases: [],
  decomposition: ([time = 0], data) => {
    const { terms, coefficients } = data?.pauliSum ?? NO_TERMS;
    const parts = terms.map((term, k) => pauliRotation(term, scaleAngle(time, 2 * (coefficients[k] ?? 0))));
    return decomposition(
      parts.flatMap((part) => part.steps),
      parts.reduce<Angle>((sum, part) => addAngles(sum, part.phase), 0),
    );
  },
  service: { name: 'pauliexp', controls: 'none', fields: ['time'] },
  aliases: { ionq: ['pauliexp'] },
  symbol: 'exp',
});

/** The adjoint keeps the time positive, as the service demands, and turns order and signs around. */
function reversedTerms({ terms, coefficients }: PauliSum): PauliSum {
  return { terms: [...terms].reverse(), coefficients: coefficients.map((c) => 0 - c).reverse() };
}

/** exp(-i angle/2 P): local frames turn every letter into Z, a ladder of CNOTs gathers the parity on the last two. */
function pauliRotation(term: string, angle: Angle): { readonly steps: readonly Step[]; readonly phase: Angle } {
  const support = [...term].map((_, target) => target).filter((target) => pauliLetter(term, target) !== 'I');
  const [first] = support;
  if (first === undefined) return { steps: [], phase: scaleAngle(angle, -0.5) };
  if (support.length === 1) {
    return { steps: [step(rotationNamed[pauliLetter(term, first)] ?? 'rz', [first], [angle])], phase: 0 };
  }
  const open: Step[] = [];
  const close: Step[] = [];
  for (const target of support) {
    const [into, back] = toZ[pauliLetter(term, target)] ?? [];
    if (into !== undefined) open.push(frame(into, [target]));
    if (back !== undefined) close.unshift(frame(back, [target]));
  }
  for (let k = 0; k + 2 < support.length; k++) {
    open.push(frame('x', [support[k + 1]!], [], [support[k]!]));
    close.unshift(frame('x', [support[k + 1]!], [], [support[k]!]));
  }
  const pair = support.slice(-2);
  return { steps: [...open, step('zz', pair, [angle]), ...close], phase: 0 };
}

const rotationNamed: Readonly<Record<string, string>> = { X: 'rx', Y: 'ry', Z: 'rz' };

/** Gates before and after a Z that make it the letter: H Z H = X, V^-1 Z V = Y. */
const toZ: Readonly<Record<string, readonly [into: string, back: string]>> = { X: ['h', 'h'], Y: ['v', 'vi'] };

/** The product of exponentials as a dense matrix, built row pair by row pair. */
function pauliProduct({ terms, coefficients }: PauliSum, time: number, targets: number): Matrix {
  const size = 2 ** targets;
  const product = identity(size);
  terms.forEach((term, k) => {
    const angle = (coefficients[k] ?? 0) * time;
    multiplyByExponential(product, size, targets, term, angle);
  });
  return product;
}

/** matrix <- exp(-i angle P) matrix, with P's rows read in gate order (first target most significant). */
function multiplyByExponential(matrix: Matrix, size: number, targets: number, term: string, angle: number): void {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const before = matrix.slice();
  for (let row = 0; row < size; row++) {
    // P maps |column> to (re + i im)|row>.
    let column = row;
    let [re, im] = [1, 0];
    for (let target = 0; target < targets; target++) {
      const mask = 1 << (targets - 1 - target);
      const bit = (row & mask) !== 0;
      const letter = pauliLetter(term, target);
      if (letter === 'X' || letter === 'Y') column ^= mask;
      if (letter === 'Z' && bit) [re, im] = [-re, -im];
      // <1|Y|0> = i, <0|Y|1> = -i.
      if (letter === 'Y') [re, im] = bit ? [-im, re] : [im, -re];
    }
    for (let k = 0; k < size; k++) {
      const own = 2 * (row * size + k);
      const other = 2 * (column * size + k);
      const [a, b] = [before[other]!, before[other + 1]!];
      const [x, y] = [re * a - im * b, re * b + im * a];
      matrix[own] = c * before[own]! + s * y;
      matrix[own + 1] = c * before[own + 1]! - s * x;
    }
  }
}
