import { IonloomError, issue, requireList } from '../../errors/index.js';
import { type Observable, observableTerms, pauliFactors } from '../../pauli/index.js';
import { counted, printsAs } from '../../printing/index.js';
import { bitGather, gather } from '../bits/gather.js';
import type { QuantumState } from '../contract/simulator.js';
import { allocate, DEFAULT_MEMORY_LIMIT, requireMemory } from '../memory.js';
import { mixReadoutErrors } from '../noise/readout.js';
import { type RandomStream, requireStream } from '../sampling/random.js';
import { type OutcomeCounts, sampleOutcomes } from '../sampling/sample.js';

/** The widest density matrix: indices of Pauli strings are 31-bit integers, two bits per qubit. */
export const MAXIMUM_MIXED_QUBITS = 15;

/** The number of bytes of a density matrix of some qubits. */
export function densityMatrixBytes(qubits: number): number {
  return 8 * 4 ** qubits;
}

/**
 * A mixed state as the expectation values of all `4^qubits` Pauli strings: real numbers, of which gates mix some and
 * depolarizing noise shrinks some.
 */
export class DensityMatrix implements QuantumState {
  readonly qubits: number;
  /** By string: qubit q has bits 2q (an X part) and 2q + 1 (a Z part; both for Y) of the index. */
  readonly paulis: Float64Array;
  /** The probability that a bit is read as its opposite. */
  readonly readout: number;
  #probabilities: Float64Array | undefined;

  static {
    printsAs(DensityMatrix.prototype, ({ qubits, paulis }) => {
      const purity = paulis.reduce((sum, mean) => sum + mean * mean, 0) / 2 ** qubits;
      return `mixed state of ${counted(qubits, 'qubit')}, purity ${Number(purity.toPrecision(6))}`;
    });
  }

  constructor(paulis: Float64Array, readout = 0) {
    this.qubits = Math.log2(paulis.length) / 2;
    this.paulis = paulis;
    this.readout = readout;
  }

  /** The probability of reading a basis state. */
  probability(index: number): number {
    const all = this.#all();
    if (Number.isInteger(index) && index >= 0 && index < all.length) return all[index]!;
    throw new IonloomError(
      issue('ValueOutOfRange', `${index} is not a basis-state index of ${this.qubits} qubits`, {
        expected: `a whole number from 0 to ${all.length - 1}`,
        received: String(index),
      }),
    );
  }

  distribution(wires: readonly (number | null)[], memoryLimit: number = DEFAULT_MEMORY_LIMIT): Float64Array {
    requireList(wires, 'the wires of a distribution');
    const purpose = `the distribution of ${wires.length} qubits`;
    requireMemory(8 * 2 ** wires.length, Math.min(memoryLimit, 8 * 2 ** 30), purpose);
    const all = this.#all();
    const result = allocate(2 ** wires.length, purpose);
    const map = bitGather(wires, this.qubits);
    for (let i = 0; i < all.length; i++) {
      const outcome = gather(map, i);
      result[outcome] = result[outcome]! + all[i]!;
    }
    return result;
  }

  /** The expectation value before anything is read, so without errors of reading. */
  expectation(observable: Observable): number {
    return observableTerms(observable).reduce((sum, [term, coefficient]) => {
      let string = 0;
      for (const [wire, axis] of pauliFactors(term, this.qubits)) string |= axis << (2 * wire);
      return sum + coefficient * this.paulis[string]!;
    }, 0);
  }

  sample(shots: number, random: RandomStream): OutcomeCounts {
    requireStream(random);
    const all = this.#all();
    return sampleOutcomes(all.length, (index) => all[index]!, shots, random);
  }

  /** The trace of the squared density matrix: 1 for a pure state, `2^-qubits` for the most mixed one. */
  purity(): number {
    let sum = 0;
    for (const value of this.paulis) sum += value * value;
    return sum / 2 ** this.qubits;
  }

  #all(): Float64Array {
    this.#probabilities ??= readProbabilities(this.paulis, this.qubits, this.readout);
    return this.#probabilities;
  }
}

/** The string with a Z on every qubit of a set, bit k of which is qubit k. */
export function stringOfZs(zs: number): number {
  let string = 0;
  for (let qubit = 0; zs >> qubit !== 0; qubit++) if ((zs >> qubit) & 1) string |= 2 << (2 * qubit);
  return string;
}

/** The probabilities of all outcomes from the expectation values of the products of Zs: a Walsh-Hadamard transform. */
function readProbabilities(paulis: Float64Array, qubits: number, readout: number): Float64Array {
  const size = 2 ** qubits;
  const result = allocate(size, `the distribution of ${qubits} qubits`);
  for (let zs = 0; zs < size; zs++) {
    result[zs] = paulis[stringOfZs(zs)]! / size;
  }
  for (let half = 1; half < size; half *= 2) {
    for (let i = 0; i < size; i++) {
      if (i & half) continue;
      const x = result[i]!;
      const y = result[i | half]!;
      result[i] = x + y;
      result[i | half] = x - y;
    }
  }
  // Rounding must not make a probability negative.
  for (let i = 0; i < size; i++) if (result[i]! < 0) result[i] = 0;
  mixReadoutErrors(result, readout);
  return result;
}
