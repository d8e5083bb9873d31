import type { CircuitData, Evaluable } from '../../circuit/index.js';
import type { OptionNames } from '../../errors/index.js';
import type { Observable } from '../../pauli/index.js';
import type { Watch } from '../../steps/index.js';
import type { BitTable } from '../bits/bit-table.js';
import type { RandomStream } from '../sampling/random.js';
import type { OutcomeCounts } from '../sampling/sample.js';

/** What every engine's final state can be asked, whatever it stores. */
export interface QuantumState {
  readonly qubits: number;
  /** The probability of one basis state; qubit k is bit k of the index. */
  probability(index: number): number;
  /**
   * The joint distribution of some wires: entry `v` is the probability that wire `wires[i]` reads bit i of `v`.
   *
   * `null` stands for a classical bit that nothing writes, which reads 0.
   *
   * @throws IonloomError `TooMuchMemory` if `2^wires.length` numbers do not fit.
   */
  distribution(wires: readonly (number | null)[], memoryLimit?: number): Float64Array;
  /**
   * The expectation value of a Pauli string or of a real combination of them.
   *
   * @throws IonloomError `InvalidPauliString`, `QubitOutOfRange` or `DuplicateQubit`.
   */
  expectation(observable: Observable): number;
  /** Measures all qubits `shots` times, on fresh copies; counts by basis-state index, rising. */
  sample(shots: number, random: RandomStream): OutcomeCounts;
  /**
   * The same shot by shot and bit by bit, one row each: what engines offer whose registers can be wider than 53 qubits,
   * where an index is no longer a number.
   */
  sampleBits?(shots: number, random: RandomStream): BitTable;
  /**
   * The possible outcomes of some wires, one row each, of engines where all are equally likely; undefined if there are
   * more than `most`.
   */
  outcomes?(wires: readonly (number | null)[], most: number): BitTable | undefined;
}

/** The widest registers whose basis states are numbers that JavaScript counts exactly. */
export const WIDEST_INDEX = 53;

/** How an engine may be limited, and watched where it can take long. */
export interface RunOptions extends Watch {
  /** Bytes that may be allocated for the state; 4 GiB if left out. */
  readonly memoryLimit?: number;
  /**
   * How many threads may work at the same time, for engines that can use several; the results are the same for any
   * number. As many as the machine runs if left out, where that pays.
   */
  readonly threads?: number;
}

/** The options of every engine, to tell others apart. @internal */
export const runOptionNames: OptionNames<RunOptions> = {
  memoryLimit: true,
  threads: true,
  onProgress: true,
  signal: true,
};

/** An engine: one way to compute what a circuit does to the state of all zeros. */
export interface Simulator<State extends QuantumState = QuantumState> {
  readonly name: string;
  /** The number of bytes that the state of a circuit takes, known before anything is allocated. */
  memoryFor(circuit: CircuitData): number;
  /** Why the engine cannot run a circuit, in a sentence; absent for engines that run every circuit that fits. */
  refuses?(circuit: CircuitData): string | undefined;
  /**
   * Runs the circuit's gates from all zeros; measurements are left to the state's own methods.
   *
   * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, or what the engine refuses.
   */
  run(circuit: CircuitData, options?: RunOptions): State;
}

/** An engine that also takes a transpilation, and then answers for the qubits of the original. */
export interface Engine<State extends QuantumState = QuantumState> extends Simulator<State> {
  memoryFor(circuit: Evaluable): number;
  refuses?(circuit: Evaluable): string | undefined;
  /**
   * Runs the circuit's gates from all zeros; measurements are left to the state's own methods.
   *
   * @throws IonloomError `UnboundParameter`, `TooMuchMemory`, `UnsuitableEngine`, or `NotAnswerable` for a
   * transpilation that keeps only what is measured.
   */
  run(circuit: Evaluable, options?: RunOptions): State;
}
