import type { CircuitData } from '../../circuit/index.js';
import { finish, type Steps } from '../../steps/index.js';
import { type BitGather, bitGather, gather } from '../bits/gather.js';
import { requireBound } from '../contract/bound.js';
import { programOf } from './actions/program.js';
import { emptyStatevector, type Statevector } from './statevector.js';
import { SMALLEST_PLANNED, threadsFor } from './statevector-simulator.js';
import { tiledSteps } from './threads/tiled-run.js';
import { type TiledProgram, tiledProgram } from './tiles/tiled-program.js';

/**
 * A circuit planned once and run on many states, each in the arrays that hold it: no second state is needed.
 *
 * The plan says where the amplitudes of the state must be put before it runs; afterwards each is where its index says.
 */
export class PreparedCircuit {
  readonly qubits: number;
  /** Every amplitude has to be multiplied by this when it is put into its place. */
  readonly factor: { readonly re: number; readonly im: number };
  readonly #program: TiledProgram;
  readonly #places: BitGather | undefined;
  readonly #threads: number;

  /** @throws IonloomError `UnboundParameter`. */
  constructor(circuit: CircuitData) {
    requireBound(circuit);
    const { qubits } = circuit;
    this.qubits = qubits;
    this.#threads = threadsFor(qubits, undefined);
    if (qubits < SMALLEST_PLANNED) {
      const bitOfQubit = Array.from({ length: qubits }, (_, qubit) => qubit);
      this.#program = { qubits, bitOfQubit, flips: 0, factor: { re: 1, im: 0 }, parts: [programOf(circuit)] };
    } else {
      this.#program = tiledProgram(circuit, false);
      const { bitOfQubit } = this.#program;
      this.#places = bitGather(
        bitOfQubit.map((_, bit) => bitOfQubit.indexOf(bit)),
        qubits,
      );
    }
    this.factor = this.#program.factor;
  }

  /** Arrays of zeros that {@link run} takes. */
  emptyState(memoryLimit?: number): Statevector {
    return emptyStatevector(this.qubits, memoryLimit, this.#threads > 1);
  }

  /** Where the amplitude of a basis state has to be put. */
  placeOf(index: number): number {
    return this.#places === undefined ? index : gather(this.#places, index) ^ this.#program.flips;
  }

  /** Runs the circuit on a state whose amplitudes are in their places. */
  run(state: Statevector): void {
    finish(this.runInSteps(state));
  }

  /** {@link run} in steps, for states that are so large that it takes long. */
  *runInSteps({ re, im }: Statevector): Steps<void> {
    // Where a thread failed, for want of memory say, the state is spoiled: nothing may be concluded from it.
    if (!(yield* tiledSteps(this.#program, re, im, this.#threads))) {
      throw new Error('a thread failed while it ran a circuit');
    }
  }
}
