import { isOutcome, WIDEST_INDEX } from '../../circuit/index.js';
import { IonloomError, issue, requireList, requireText } from '../../errors/index.js';
import { type Observable, observableTerms, pauliFactors, X_AXIS, Z_AXIS } from '../../pauli/index.js';
import { counted, printsAs } from '../../printing/index.js';
import { type BitTable, bitTable, setBit } from '../bits/bit-table.js';
import type { QuantumState } from '../contract/simulator.js';
import { DEFAULT_MEMORY_LIMIT, requireMemory } from '../memory.js';
import { requireExactOutcomes } from '../sampling/outcome-counts.js';
import { type RandomStream, requireStream } from '../sampling/random.js';
import { MANY_SHOTS, type OutcomeCounts, sampleOutcomes } from '../sampling/sample.js';
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

/** JavaScript's maps take no more entries. */
const MOST_OUTCOMES = 2 ** 24;

/** The state that a Clifford circuit makes of all zeros, known by the group of Paulis that leave it as it is. */
export class StabilizerState implements QuantumState {
  readonly qubits: number;
  readonly #generators: PauliRows;
  #group: StabilizerGroup | undefined;
  #outcomes: OutcomeSpace | undefined;

  static {
    printsAs(StabilizerState.prototype, ({ qubits }) => `stabilizer state of ${counted(qubits, 'qubit')}`);
  }

  /** Takes one independent, commuting generator per qubit; they are its own from then on. @internal */
  constructor(generators: PauliRows) {
    this.qubits = generators.x.columns;
    this.#generators = generators;
  }

  probability(index: number): number {
    if (!Number.isSafeInteger(index) || index < 0 || index >= 2 ** this.qubits) {
      throw new IonloomError(
        issue('ValueOutOfRange', `${index} is not a basis-state index of ${this.qubits} qubits`, {
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
      for (const [wire, axis] of pauliFactors(term, this.qubits)) {
        if (axis !== Z_AXIS) setBit(pauli.x, 0, wire);
        if (axis !== X_AXIS) setBit(pauli.z, 0, wire);
      }
      sum += coefficient * expectationIn(this.#group, pauli);
    }
    return sum;
  }

  /**
   * @throws IonloomError `TooMuchMemory` on more than 53 qubits, whose outcomes only {@link sampleBits} can hold, and for so
   * many shots that there are more different outcomes than a map takes.
   */
  sample(shots: number, random: RandomStream): OutcomeCounts {
    requireStream(random);
    requireExactOutcomes(this.qubits, 'use sampleBits(), which gives them bit by bit');
    const counts = new Map<number, number>();
    const add = (table: BitTable, row: number, times: number): void => {
      const place = row * table.wordsPerRow;
      const high = table.wordsPerRow > 1 ? table.words[place + 1]! >>> 0 : 0;
      const outcome = table.wordsPerRow === 0 ? 0 : (table.words[place]! >>> 0) + high * 2 ** 32;
      counts.set(outcome, (counts.get(outcome) ?? 0) + times);
    };
    const space = this.outcomeSpace();
    if (shots > MANY_SHOTS && 2 ** space.directions.rows <= MANY_SHOTS) {
      // Many shots of outcomes that are all equally likely: each is told how many of them are its own.
      const table = listOutcomes(space);
      for (const [row, times] of sampleOutcomes(table.rows, () => 1, shots, random)) add(table, row, times);
    } else {
      if (Math.min(shots, 2 ** space.directions.rows) > MOST_OUTCOMES) {
        throw new IonloomError(
          issue('TooMuchMemory', `${shots} shots of ${this.qubits} qubits give more outcomes than counts can hold`, {
            expected: `at most ${MOST_OUTCOMES} different outcomes`,
            hint: 'take fewer shots',
          }),
        );
      }
      for (let left = shots; left > 0; left -= MANY_SHOTS) {
        const table = this.sampleBits(Math.min(left, MANY_SHOTS), random);
        for (let row = 0; row < table.rows; row++) add(table, row, 1);
      }
    }
    return new Map([...counts].sort(([a], [b]) => a - b));
  }

  /** @throws IonloomError `TooMuchMemory` for more shots than fit, one row each. */
  sampleBits(shots: number, random: RandomStream): BitTable {
    requireStream(random);
    const bytes = 4 * shots * Math.ceil(this.qubits / 32);
    requireMemory(bytes, DEFAULT_MEMORY_LIMIT, `a row of bits for each of ${shots} shots`);
    return drawOutcomes(this.outcomeSpace(), shots, random);
  }

  outcomes(wires: readonly (number | null)[], most: number): BitTable | undefined {
    requireList(wires, 'the wires of outcomes');
    const space = marginalSpace(this.outcomeSpace(), wires);
    return 2 ** space.directions.rows > most ? undefined : listOutcomes(space);
  }

  outcomeProbability(outcome: string, wires: readonly (number | null)[]): number {
    requireText(outcome, 'an outcome');
    requireList(wires, 'the wires of an outcome');
    if (!isOutcome(outcome, wires.length)) {
      throw new IonloomError(
        issue('ValueOutOfRange', `${JSON.stringify(outcome)} is not an outcome of ${wires.length} wires`, {
          expected: `${wires.length} characters 0 or 1`,
          received: JSON.stringify(outcome),
        }),
      );
    }
    const row = bitTable(1, wires.length);
    for (let bit = 0; bit < wires.length; bit++) if (outcome[bit] === '1') setBit(row, 0, bit);
    const space = marginalSpace(this.outcomeSpace(), wires);
    return isPossible(space, row) ? 2 ** -space.directions.rows : 0;
  }

  /** The outcomes of measuring every qubit. @internal */
  outcomeSpace(): OutcomeSpace {
    this.#group ??= echelonForm(this.#generators);
    this.#outcomes ??= outcomeSpace(this.#group);
    return this.#outcomes;
  }
}
