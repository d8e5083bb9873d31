import type { CircuitData } from '../circuit/index.js';
import { type BitGather, bitGather, gather } from './gather.js';
import { programOf, requireBound } from './program.js';
import { emptyStatevector, type Statevector } from './statevector.js';
import { SMALLEST_PLANNED, threadsFor } from './statevector-simulator.js';
import { runTiled, tiledProgram } from './tiles/tiled-run.js';

/**
 * A circuit planned once and run on many states, each in the arrays that hold it: no second state is needed.
 *
 * The plan says where the amplitudes of the state must be put before it runs; afterwards each is where its index says.
 */
export class PreparedCircuit {
  readonly qubits: number;
  /** Every amplitude has to be multiplied by this when it is put into its place. */
  readonly factor: { readonly re: number; readonly im: number };
  readonly #run: (state: Statevector) => void;
  readonly #places: BitGather | undefined;
  readonly #flips: number;
  readonly #threads: number;

  /** @throws IonloomError `UnboundParameter`. */
  constructor(circuit: CircuitData) {
    requireBound(circuit);
    const { qubits } = circuit;
    this.qubits = qubits;
    this.#threads = threadsFor(qubits, undefined);
    if (qubits < SMALLEST_PLANNED) {
      const actions = programOf(circuit);
      this.factor = { re: 1, im: 0 };
      this.#flips = 0;
      this.#run = ({ re, im }) => {
        for (const action of actions) action(re, im);
      };
      return;
    }
    const program = tiledProgram(circuit, false);
    this.factor = program.factor;
    this.#flips = program.flips;
    this.#places = bitGather(
      program.bitOfQubit.map((_, bit) => program.bitOfQubit.indexOf(bit)),
      qubits,
    );
    this.#run = ({ re, im }) => runTiled(program, re, im, this.#threads);
  }

  /** Arrays of zeros that {@link run} takes. */
  emptyState(memoryLimit?: number): Statevector {
    return emptyStatevector(this.qubits, memoryLimit, this.#threads > 1);
  }

  /** Where the amplitude of a basis state has to be put. */
  placeOf(index: number): number {
    return this.#places === undefined ? index : gather(this.#places, index) ^ this.#flips;
  }

  /** Runs the circuit on a state whose amplitudes are in their places. */
  run(state: Statevector): void {
    this.#run(state);
  }
}
