import { IonloomError, inWords, issue } from '../../errors/index.js';
import {
  nameOfLetter,
  type Observable,
  observableTerms,
  pauliFactors,
  type SparsePauli,
  sparseProduct,
} from '../../pauli/index.js';
import { printsAs } from '../../printing/index.js';
import { pauliString } from '../bits/pauli-masks.js';
import type { QuantumState } from '../contract/simulator.js';
import { parity } from '../statevector/kernels/pauli.js';
import { emptyStatevector, Statevector } from '../statevector/statevector.js';

/**
 * Where moments come from: a final `state`, pure or mixed, exactly; `trajectories`, pure states under errors that were drawn by
 * chance, of which each is asked exactly; `shots`, that were drawn and read.
 */
export type MomentsSource = 'state' | 'trajectories' | 'shots';

/** The first two moments of a measurable quantity. */
export interface Moments {
  readonly mean: number;
  /**
   * The mean square deviation from the mean; from shots, that of the sum of one shot of every read-out, so that the
   * standard error is the square root of the variance per shot.
   */
  readonly variance: number;
  /** Of the mean: how far chance alone typically takes it from the true one; 0 where it is exact. */
  readonly standardError: number;
  /** Whether they were computed from a final state, exactly, averaged over drawn errors, or estimated from shots. */
  readonly source: MomentsSource;
  /** Why they are not those of the circuit that this one was transpiled from, where they are not. */
  readonly note?: string;
}

/**
 * Mean and variance of an observable in a state, without sampling.
 *
 * @internal
 * @throws IonloomError `InvalidPauliString`, `QubitOutOfRange` or `DuplicateQubit`.
 */
export function stateMoments(state: QuantumState, observable: Observable): Moments {
  if (state instanceof Statevector) return statevectorMoments(state, observable);
  if (typeof state?.expectation !== 'function') {
    throw new IonloomError(issue('WrongArgument', `moments are those of a state, not of ${inWords(state)}`));
  }
  const mean = state.expectation(observable);
  const { constant, sum } = squared(observable, state.qubits);
  return exactly(mean, Math.max(0, constant + state.expectation(sum) - mean * mean));
}

/**
 * Mean and variance of `H + V` in a statevector from the vector `(H + V) psi`, in one pass over it per term.
 *
 * @internal
 * @param diagonal V: a number for each basis state
 */
export function statevectorMoments(
  state: Statevector,
  observable: Observable,
  diagonal?: (index: number) => number,
): Moments {
  const { re, im, qubits } = state;
  const image = emptyStatevector(qubits, Number.POSITIVE_INFINITY);
  for (const [term, coefficient] of observableTerms(observable)) addPauli(state, image, term, coefficient);
  let mean = 0;
  for (let i = 0; i < re.length; i++) {
    if (diagonal !== undefined) {
      const factor = diagonal(i);
      image.re[i] = image.re[i]! + factor * re[i]!;
      image.im[i] = image.im[i]! + factor * im[i]!;
    }
    mean += re[i]! * image.re[i]! + im[i]! * image.im[i]!;
  }
  // The squared length of what is left of (H + V) psi without its part along psi: no difference of large numbers.
  let variance = 0;
  for (let i = 0; i < re.length; i++) {
    const x = image.re[i]! - mean * re[i]!;
    const y = image.im[i]! - mean * im[i]!;
    variance += x * x + y * y;
  }
  return exactly(mean, variance);
}

function exactly(mean: number, variance: number): Moments {
  return printedMoments({ mean, variance, standardError: 0, source: 'state' });
}

/** Moments that print as a sentence. @internal */
export function printedMoments(found: Moments): Moments {
  return printsAs(found, ({ mean, ...rest }) => estimateText('mean', mean, rest));
}

/** A number with its standard error and its variance, and what is to be known of it. */
export function estimateText(
  name: string,
  value: number,
  { variance, standardError, note }: Pick<Moments, 'variance' | 'standardError' | 'note'>,
): string {
  const error = standardError > 0 ? ` +- ${Number(standardError.toPrecision(3))}` : '';
  return `${name} ${value}${error}, variance ${variance}${note === undefined ? '' : `\nnote: ${note}`}`;
}

/** Adds a multiple of `P psi` to a vector. */
function addPauli({ re, im, qubits }: Statevector, to: Statevector, term: string, coefficient: number): void {
  const { flips, signs, ys } = pauliString(term, qubits);
  // P sends basis state i to i^ys (-1)^parity(i & signs) times basis state i ^ flips.
  const factorRe = [1, 0, -1, 0][ys & 3]! * coefficient;
  const factorIm = [0, 1, 0, -1][ys & 3]! * coefficient;
  for (let i = 0; i < re.length; i++) {
    const sign = 1 - 2 * parity(i & signs);
    const x = sign * re[i]!;
    const y = sign * im[i]!;
    const j = i ^ flips;
    to.re[j] = to.re[j]! + factorRe * x - factorIm * y;
    to.im[j] = to.im[j]! + factorRe * y + factorIm * x;
  }
}

/**
 * The square of an observable: a constant and a sum of other Pauli strings.
 *
 * Strings that anticommute drop out of it, and those that commute meet twice.
 */
function squared(observable: Observable, qubits: number): { readonly constant: number; readonly sum: Observable } {
  const terms = observableTerms(observable).map(
    ([term, coefficient]) => [pauliFactors(term, qubits), coefficient] as const,
  );
  let constant = 0;
  const weights = new Map<string, number>();
  terms.forEach(([first, c], k) => {
    constant += c * c;
    for (const [second, d] of terms.slice(k + 1)) {
      const product = commutingProduct(first, second);
      if (product === undefined) continue;
      const weight = 2 * c * d * product.sign;
      if (product.word === '') constant += weight;
      else weights.set(product.word, (weights.get(product.word) ?? 0) + weight);
    }
  });
  return { constant, sum: { terms: [...weights.keys()], coefficients: [...weights.values()] } };
}

/** The product of two Pauli strings as a sparse string with a sign; undefined where they anticommute. */
function commutingProduct(
  first: SparsePauli,
  second: SparsePauli,
): { readonly word: string; readonly sign: number } | undefined {
  const { pauli, power } = sparseProduct(first, second);
  if (power % 2 === 1) return undefined;
  const word = pauli.map(([wire, axis]) => `${nameOfLetter(axis)}${wire}`).join(' ');
  return { word, sign: power === 0 ? 1 : -1 };
}
