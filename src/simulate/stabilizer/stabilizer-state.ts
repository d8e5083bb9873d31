import { IonloomError, issue, requireList } from '../../errors/index.js';
import { type BitTable, bitTable, setBit } from '../bit-table.js';
import { DEFAULT_MEMORY_LIMIT, requireMemory } from '../memory.js';
import { type Observable, observableTerms, pauliFactors } from '../pauli.js';
import { type RandomStream, requireStream } from '../random.js';
import type { OutcomeCounts } from '../sample.js';
import type { QuantumState } from '../simulator.js';
import {
  drawOutcomes,
  isPossible,
  listOutcomes,
  marginalSpace,
  type OutcomeSpace,
  outcomeSpace,
} from './outcome-space.js';
import { echelonForm, expectationIn, type StabilizerGroup } from './stabilizer-group.js';
import type { PauliRows } from './tableau.js';

/** The widest registers whose basis states are numbers that JavaScript counts exactly. */
export const WIDEST_INDEX = 53;

/** The state that a Clifford circuit makes of all zeros, known by the group of Paulis that leave it as it is. */
export class StabilizerState implements QuantumState {
  readonly qubits: number;
  readonly #generators: PauliRows;
  #group: StabilizerGroup | undefined;
  #outcomes: OutcomeSpace | undefined;

  /** Takes one independent, commuting generator per qubit; they are its own from then on. */
  constructor(generators: PauliRows) {
    this.qubits = generators.x.columns;
    this.#generators = generators;
  }

  probability(index: number): number {
    if (!Number.isSafeInteger(index) || index < 0 || index >= 2 ** this.qubits) {
      throw new IonloomError(
        issue('InvalidInput', `${index} is not a basis-state index of ${this.qubits} qubits`, {
          expected: `a whole number from 0 to below 2^${Math.min(this.qubits, WIDEST_INDEX)}`,
          received: String(index),
        }),
      );
    }
    const outcome = bitTable(1, this.qubits);
    for (let qubit = 0, rest = index; rest > 0; qubit++, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) setBit(outcome, 0, qubit);
    }
    return isPossible(this.outcomeSpace(), outcome) ? 2 ** -this.outcomeSpace().directions.rows : 0;
  }

  distribution(wires: readonly (number | null)[], memoryLimit: number = DEFAULT_MEMORY_LIMIT): Float64Array {
    requireList(wires, 'the wires of a distribution');
    const largest = Math.min(memoryLimit, 8 * 2 ** 30);
    requireMemory(8 * 2 ** wires.length, largest, `the distribution of ${wires.length} qubits`);
    const { origin, directions } = marginalSpace(this.outcomeSpace(), wires);
    const result = new Float64Array(2 ** wires.length);
    const probability = 2 ** -directions.rows;
    let outcome = wires.length === 0 ? 0 : origin.words[0]!;
    result[outcome] = probability;
    // In the order of a Gray code, one direction is added from each outcome to the next.
    for (let step = 1; step < 2 ** directions.rows; step++) {
      outcome ^= directions.words[31 - Math.clz32(step & -step)]!;
      result[outcome] = probability;
    }
    return result;
  }

  expectation(observable: Observable): number {
    this.#group ??= echelonForm(this.#generators);
    let sum = 0;
    for (const [term, coefficient] of observableTerms(observable)) {
      const pauli = { x: bitTable(1, this.qubits), z: bitTable(1, this.qubits), signs: new Uint8Array(1) };
      for (const { wire, letter } of pauliFactors(term, this.qubits)) {
        if (letter !== 'Z') setBit(pauli.x, 0, wire);
        if (letter !== 'X') setBit(pauli.z, 0, wire);
      }
      sum += coefficient * expectationIn(this.#group, pauli);
    }
    return sum;
  }

  /** @throws IonloomError `TooMuchMemory` on more than 53 qubits, whose outcomes only {@link sampleBits} can hold. */
  sample(shots: number, random: RandomStream): OutcomeCounts {
    requireStream(random);
    if (this.qubits > WIDEST_INDEX) {
      throw new IonloomError(
        issue('TooMuchMemory', `outcomes of ${this.qubits} qubits are larger than any whole number here`, {
          expected: `at most ${WIDEST_INDEX} qubits`,
          hint: 'use sampleBits(), which gives them bit by bit',
        }),
      );
    }
    const { words, wordsPerRow } = this.sampleBits(shots, random);
    const counts = new Map<number, number>();
    for (let shot = 0, place = 0; shot < shots; shot++, place += wordsPerRow) {
      const high = wordsPerRow > 1 ? words[place + 1]! >>> 0 : 0;
      const outcome = wordsPerRow === 0 ? 0 : (words[place]! >>> 0) + high * 2 ** 32;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    return new Map([...counts].sort(([a], [b]) => a - b));
  }

  sampleBits(shots: number, random: RandomStream): BitTable {
    requireStream(random);
    return drawOutcomes(this.outcomeSpace(), shots, random);
  }

  outcomes(wires: readonly (number | null)[], most: number): BitTable | undefined {
    requireList(wires, 'the wires of outcomes');
    const space = marginalSpace(this.outcomeSpace(), wires);
    return 2 ** space.directions.rows > most ? undefined : listOutcomes(space);
  }

  /** The outcomes of measuring every qubit. */
  outcomeSpace(): OutcomeSpace {
    this.#group ??= echelonForm(this.#generators);
    this.#outcomes ??= outcomeSpace(this.#group);
    return this.#outcomes;
  }
}
