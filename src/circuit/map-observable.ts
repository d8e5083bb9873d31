import { IonloomError, issue } from '../errors/index.js';
import type { Pauli, PauliSum } from '../gates/index.js';
import { type Angle, isNumeric } from '../math/index.js';
import { nameOfLetter, type Observable, observableTerms, pauliFactors, Z_AXIS } from '../pauli/index.js';
import { onlyReadQubits, onlyReads, qubitOfWire, requireStated, type StatedCircuit } from './stated-circuit.js';

/** A product of letters on wires, and what it is multiplied by. */
interface Product {
  readonly letters: string;
  readonly coefficient: number;
}

/** Every X or Y behind a rotation is two letters: more of them in one string would fill the memory. */
const MOST_TERMS = 2 ** 16;

/** Cosines and sines below this are rounding errors of rotations by quarter turns. */
const NO_COEFFICIENT = 1e-15;

/**
 * An observable of the original as one of the circuit that states it, by wire: the circuit's own expectation value of
 * it is the original's. Letters move to the wires that hold their qubits, and a frame turns X and Y into each other.
 *
 * @returns sparse strings such as `'X0 Z2'`, each once, in the order in which they come up; the identity is `'I0'`
 * @throws IonloomError `InvalidPauliString`, `QubitOutOfRange`, `DuplicateQubit`; `UnboundParameter` for a frame without
 * a value; `NotAnswerable` where one string becomes too many, or where only what is measured is the original's.
 */
export function mapObservable(stated: StatedCircuit, observable: Observable): PauliSum {
  requireStated(stated, 'mapObservable');
  const { outputPermutation, frames } = stated;
  qubitOfWire(stated);
  const read = onlyReadQubits(stated);
  const sums = new Map<string, number>();
  for (const [term, coefficient] of observableTerms(observable)) {
    let products: readonly Product[] = [{ letters: '', coefficient }];
    for (const [qubit, axis] of pauliFactors(term, outputPermutation.length)) {
      const wire = outputPermutation[qubit]!;
      if (read !== undefined && !read.has(qubit)) throw notKept(`qubit ${qubit} is not`);
      const seen =
        axis === Z_AXIS ? [['Z', 1] as const] : turned(nameOfLetter(axis), frameOf(stated, frames[wire] ?? 0, wire));
      if (products.length * seen.length > MOST_TERMS) throw tooMany(term);
      products = products.flatMap((product) =>
        seen.map(([name, factor]) => ({
          letters: `${product.letters} ${name}${wire}`,
          coefficient: product.coefficient * factor,
        })),
      );
    }
    for (const product of products) {
      const word = product.letters === '' ? 'I0' : sorted(product.letters);
      sums.set(word, (sums.get(word) ?? 0) + product.coefficient);
    }
  }
  return { terms: [...sums.keys()], coefficients: [...sums.values()] };
}

/** `Rz(f)^-1 X Rz(f) = cos f X - sin f Y`, and `Rz(f)^-1 Y Rz(f) = cos f Y + sin f X`. */
function turned(letter: Pauli, frame: number): readonly (readonly [letter: Pauli, factor: number])[] {
  const other = letter === 'X' ? (['Y', -Math.sin(frame)] as const) : (['X', Math.sin(frame)] as const);
  return ([[letter, Math.cos(frame)], other] as const).filter(([, factor]) => Math.abs(factor) > NO_COEFFICIENT);
}

function frameOf(stated: StatedCircuit, frame: Angle, wire: number): number {
  if (onlyReads(stated)) {
    throw notKept('X and Y are not');
  }
  if (isNumeric(frame)) return frame;
  throw new IonloomError(issue('UnboundParameter', `the frame of wire ${wire} is ${frame}, which has no value yet`));
}

function notKept(what: string): IonloomError {
  return new IonloomError(
    issue('NotAnswerable', `only what is measured is the same as in the original, and ${what}`, {
      hint: "transpile with the relation 'frames-and-permutation' to ask for more",
    }),
  );
}

function sorted(letters: string): string {
  const wireOf = (factor: string): number => Number(factor.slice(1));
  return letters
    .trim()
    .split(' ')
    .sort((a, b) => wireOf(a) - wireOf(b))
    .join(' ');
}

function tooMany(term: string): IonloomError {
  return new IonloomError(
    issue('NotAnswerable', `behind the frames the Pauli string "${term}" is a sum of more than ${MOST_TERMS} strings`, {
      hint: 'give the transpilation itself to whatever evaluates, which needs no such sum',
    }),
  );
}
