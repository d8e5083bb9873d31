import { IonloomError, issue, requireList } from '../../errors/index.js';
import { type Observable, observableTerms } from '../../pauli/index.js';
import { printsAs } from '../../printing/index.js';
import { bitGather, gather } from '../bits/gather.js';
import { pauliString } from '../bits/pauli-masks.js';
import type { QuantumState } from '../contract/simulator.js';
import { allocate, DEFAULT_MEMORY_LIMIT, requireMemory } from '../memory.js';
import { type RandomStream, requireStream } from '../sampling/random.js';
import { type OutcomeCounts, sampleOutcomes } from '../sampling/sample.js';
import { expectPauli } from './kernels/pauli.js';
import { stateText } from './state-text.js';

/** The widest statevector: indices are 31-bit integers in every kernel. */
export const MAXIMUM_QUBITS = 30;

/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/**
 * All `2^qubits` amplitudes of a pure state, real and imaginary parts in two arrays.
 *
 * Qubit k is bit k of an index: on two qubits, index 1 is "qubit 0 is one".
 */
export class Statevector implements QuantumState {
  readonly qubits: number;
  /** Real parts, by basis-state index. */
  readonly re: Float64Array;
  /** Imaginary parts, by basis-state index. */
  readonly im: Float64Array;
  /**
   * A sentence where this is by wire of a native circuit that leaves out a permutation or rotations at its end;
   * undefined else, as for the transpilation itself.
   */
  readonly note: string | undefined;

  static {
    printsAs(Statevector.prototype, stateText);
  }

  /** Takes two arrays of `2^qubits` numbers as they are; they are not copied and not normalised. */
  constructor(re: Float64Array, im: Float64Array, note?: string) {
    this.note = note;
    const qubits = Math.log2(re.length);
    if (re.length !== im.length || !Number.isInteger(qubits)) {
      throw new IonloomError(
        issue('WrongArgument', 'a statevector needs two arrays of the same power of two as length', {
          received: `${re.length} and ${im.length} numbers`,
        }),
      );
    }
    this.qubits = qubits;
    this.re = re;
    this.im = im;
  }

  /**
   * The state with all qubits zero.
   *
   * @param memoryLimit bytes that may be allocated
   * @throws IonloomError `TooMuchMemory`.
   */
  static zero(qubits: number, memoryLimit: number = DEFAULT_MEMORY_LIMIT): Statevector {
    const state = emptyStatevector(qubits, memoryLimit);
    state.re[0] = 1;
    return state;
  }

  /** The amplitude of one basis state. */
  amplitude(index: number): Complex {
    return { re: this.re[this.#checked(index)]!, im: this.im[index]! };
  }

  /** The probability of one basis state, relative to the squared norm as it is. */
  probability(index: number): number {
    return this.re[this.#checked(index)]! ** 2 + this.im[index]! ** 2;
  }

  /** The probabilities of all basis states, by index. */
  probabilities(): Float64Array {
    const result = allocate(this.re.length, `the distribution of ${this.qubits} qubits`);
    for (let i = 0; i < result.length; i++) result[i] = this.re[i]! * this.re[i]! + this.im[i]! * this.im[i]!;
    return result;
  }

  distribution(wires: readonly (number | null)[], memoryLimit: number = DEFAULT_MEMORY_LIMIT): Float64Array {
    requireList(wires, 'the wires of a distribution');
    const purpose = `the distribution of ${wires.length} qubits`;
    requireMemory(8 * 2 ** wires.length, Math.min(memoryLimit, 8 * 2 ** MAXIMUM_QUBITS), purpose);
    if (wires.length === this.qubits && wires.every((wire, bit) => wire === bit)) return this.probabilities();
    const result = allocate(2 ** wires.length, purpose);
    const map = bitGather(wires, this.qubits);
    for (let i = 0; i < this.re.length; i++) {
      const outcome = gather(map, i);
      result[outcome] = result[outcome]! + this.re[i]! * this.re[i]! + this.im[i]! * this.im[i]!;
    }
    return result;
  }

  /** The Euclidean norm; 1 after any circuit, to rounding. */
  norm(): number {
    let sum = 0;
    for (let i = 0; i < this.re.length; i++) sum += this.re[i]! * this.re[i]! + this.im[i]! * this.im[i]!;
    return Math.sqrt(sum);
  }

  expectation(observable: Observable): number {
    return observableTerms(observable).reduce(
      (sum, [term, coefficient]) => sum + coefficient * expectPauli(this.re, this.im, pauliString(term, this.qubits)),
      0,
    );
  }

  sample(shots: number, random: RandomStream): OutcomeCounts {
    requireStream(random);
    const { re, im } = this;
    return sampleOutcomes(re.length, (i) => re[i]! * re[i]! + im[i]! * im[i]!, shots, random);
  }

  /** A copy that shares nothing with this state. */
  clone(): Statevector {
    return new Statevector(this.re.slice(), this.im.slice());
  }

  #checked(index: number): number {
    if (Number.isInteger(index) && index >= 0 && index < this.re.length) return index;
    throw new IonloomError(
      issue('ValueOutOfRange', `${index} is not a basis-state index of ${this.qubits} qubits`, {
        expected: `a whole number from 0 to ${this.re.length - 1}`,
        received: String(index),
      }),
    );
  }
}

/** The number of bytes that the amplitudes of `qubits` qubits take. */
export function statevectorBytes(qubits: number): number {
  return 16 * 2 ** qubits;
}

/**
 * All amplitudes zero: not a state yet, for callers that fill it.
 *
 * @param shared whether other threads are to see it
 */
export function emptyStatevector(
  qubits: number,
  memoryLimit: number = DEFAULT_MEMORY_LIMIT,
  shared = false,
): Statevector {
  const purpose = `the statevector of ${qubits} qubits`;
  requireMemory(statevectorBytes(qubits), memoryLimit, purpose);
  if (qubits > MAXIMUM_QUBITS) {
    throw new IonloomError(
      issue(
        'TooMuchMemory',
        `${purpose} needs ${statevectorBytes(qubits)} bytes and 32-bit indices stop at ${MAXIMUM_QUBITS} qubits`,
      ),
    );
  }
  return new Statevector(allocate(2 ** qubits, purpose, shared), allocate(2 ** qubits, purpose, shared));
}
