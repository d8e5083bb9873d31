import type { Operation } from '../../circuit/index.js';
import { type CliffordAction, type Pauli, wireBases } from '../../gates/index.js';
import { letterNamed, nameOfLetter, PauliString, productPhase } from '../../pauli/index.js';
import { isSymbolic, largestDistance } from './binding.js';
import { actionOf, undoingActionOf } from './clifford-actions.js';
import { denseProduct } from './dense-window.js';

/** A product of Pauli letters on some wires, and the value that it is said to have. */
export interface KnownValue {
  readonly wires: readonly number[];
  readonly letters: readonly Pauli[];
  readonly value: 1 | -1;
}

/**
 * Whether a product of letters has its value after operations on wires that start at |0>: carried back to the start it is
 * a product of Zs, past rotations that commute with it.
 */
export function hasValue({ wires, letters, value }: KnownValue, before: readonly Operation[], qubits: number): boolean {
  const string = PauliString.identity(qubits);
  letters.forEach((letter, k) => {
    string.multiply(PauliString.letter(qubits, wires[k]!, letterNamed(letter)));
  });
  for (let k = before.length - 1; k >= 0; k--) {
    const operation = before[k]!;
    if (operation.gate.kind === 'barrier' || commutes(string, operation)) continue;
    const action = undoingActionOf(operation);
    if (!action) return false;
    string.conjugate(action, [...operation.controls, ...operation.targets]);
  }
  return string.isDiagonal() && string.isMinus() === value < 0;
}

/** Whether on each of an operation's wires the string has the Pauli with which the operation commutes, or nothing. */
function commutes(string: PauliString, operation: Operation): boolean {
  const wires = [...operation.controls, ...operation.targets];
  const bases = wireBases(operation);
  const isAlong = wires.every((wire, k) => {
    const letter = string.letterAt(wire);
    return letter === 0 || nameOfLetter(letter) === bases[k];
  });
  if (isAlong) return true;
  const generator = operation.controls.length === 0 ? operation.gate.rotation?.generator : undefined;
  if (generator?.length !== 1) return false;
  const [letters] = generator[0]!;
  const crossings = operation.targets.filter((wire, k) => {
    const letter = string.letterAt(wire);
    return productPhase(letter, letterNamed(letters[k]!)) !== 0;
  });
  return crossings.length % 2 === 0;
}

/** How far an operation is from others, up to a phase, on states in which products of letters have known values. */
export function distanceWhere(
  operation: Operation,
  others: readonly Operation[],
  known: readonly KnownValue[],
): number {
  const wires = [...operation.controls, ...operation.targets];
  const size = 1 << wires.length;
  return largestDistance(!isSymbolic([operation, ...others]), (binding) => {
    let largest = 0;
    const first = denseProduct([binding.operation(operation)], wires).slice();
    const second = denseProduct(
      others.map((each) => binding.operation(each)),
      wires,
    ).slice();
    for (const each of known) {
      project(first, size, each, wires);
      project(second, size, each, wires);
    }
    let re = 0;
    let im = 0;
    for (let k = 0; k < first.length; k += 2) {
      re += second[k]! * first[k]! + second[k + 1]! * first[k + 1]!;
      im += second[k]! * first[k + 1]! - second[k + 1]! * first[k]!;
    }
    const [c, s] = [re / Math.hypot(re, im), im / Math.hypot(re, im)];
    for (let k = 0; k < first.length; k += 2) {
      const off = Math.hypot(
        first[k]! - (c * second[k]! - s * second[k + 1]!),
        first[k + 1]! - (s * second[k]! + c * second[k + 1]!),
      );
      largest = Math.max(largest, off);
    }
    return largest;
  });
}

/** matrix <- matrix (1 + value P) / 2. */
function project(
  matrix: Float64Array,
  size: number,
  { wires: own, letters, value }: KnownValue,
  wires: readonly number[],
) {
  const bits = own.map((wire) => 1 << wires.indexOf(wire));
  const copy = matrix.slice();
  for (let column = 0; column < size; column++) {
    // P |column> = (re + i im) |image>.
    let image = column;
    let [re, im] = [1, 0];
    letters.forEach((letter, k) => {
      const one = (column & bits[k]!) !== 0;
      if (letter !== 'Z') image ^= bits[k]!;
      if (letter === 'Z' && one) [re, im] = [-re, -im];
      if (letter === 'Y') [re, im] = one ? [im, -re] : [-im, re];
    });
    for (let row = 0; row < size; row++) {
      const to = 2 * (row * size + column);
      const from = 2 * (row * size + image);
      matrix[to] = (copy[to]! + value * (re * copy[from]! - im * copy[from + 1]!)) / 2;
      matrix[to + 1] = (copy[to + 1]! + value * (re * copy[from + 1]! + im * copy[from]!)) / 2;
    }
  }
}

/**
 * Whether nobody sees any more what an operation does: on each of its wires it commutes with a Pauli that all that
 * follows leaves alone until it is Z where the wire is read, or nothing follows and the wire is not read.
 *
 * @param after what follows, the last one first
 */
export function isUnseen(
  operation: Operation,
  after: readonly Operation[],
  isRead: (wire: number) => boolean,
): boolean {
  const wires = [...operation.controls, ...operation.targets];
  const bases = wires.length === 1 ? [axisOf(operation)] : wireBases(operation);
  return wires.every((wire, k) => {
    let letter = bases[k];
    for (let at = after.length - 1; at >= 0; at--) {
      const next = after[at]!;
      if (next.gate.kind === 'barrier') continue;
      const own = [...next.controls, ...next.targets];
      const side = own.indexOf(wire);
      if (side < 0) continue;
      if (letter === undefined) return false;
      if (wireBases(next)[side] === letter) continue;
      const action = own.length === 1 ? actionOf(next) : undefined;
      if (!action) return false;
      letter = letterAfter(letter, action);
    }
    return !isRead(wire) || letter === 'Z';
  });
}

/** What a one-wire gate makes of a letter, up to the sign. */
function letterAfter(letter: Pauli, action: CliffordAction): Pauli {
  const string = PauliString.letter(1, 0, letterNamed(letter));
  string.conjugate(action, [0]);
  return nameOfLetter(string.letterAt(0)) as Pauli;
}

/** The Pauli that a one-wire gate commutes with, by its record or by what it does as a Clifford gate. */
function axisOf(operation: Operation): Pauli | undefined {
  const [basis] = wireBases(operation);
  if (basis) return basis;
  const action = actionOf(operation);
  if (!action) return undefined;
  return (['X', 'Y', 'Z'] as const).find((letter) => letterAfter(letter, action) === letter);
}
