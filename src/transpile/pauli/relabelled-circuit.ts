import type { Operation } from '../../circuit/index.js';
import { qisGates } from '../../gates/index.js';
import { type Angle, addPhases } from '../../math/index.js';
import type { PauliNetwork } from './network-writer.js';

/** Operations written down one after the other while parts of the circuit leave wires in other places. */
export class RelabelledCircuit {
  readonly operations: Operation[] = [];
  #phase: Angle = 0;
  /** Where what was on a wire at the start is now. */
  readonly #wireOf: number[];

  constructor(qubits: number) {
    this.#wireOf = Array.from({ length: qubits }, (_, wire) => wire);
  }

  /** Radians. */
  get globalPhase(): Angle {
    return this.#phase;
  }

  /** Adds an operation that names wires as they were at the start. */
  add(operation: Operation): void {
    const moved = (wire: number): boolean => this.#wireOf[wire] !== wire;
    if (!operation.targets.some(moved) && !operation.controls.some(moved)) {
      this.operations.push(operation);
      return;
    }
    const now = (wire: number): number => this.#wireOf[wire]!;
    this.operations.push({
      ...operation,
      controls: operation.controls.map(now),
      targets: operation.targets.map(now),
    });
  }

  /**
   * Adds a network.
   *
   * @param wires its wires, as they were at the start
   * @param phase radians
   */
  addNetwork({ operations, permutation }: PauliNetwork, wires: readonly number[], phase: Angle): void {
    for (const operation of operations) {
      this.add({ ...operation, targets: operation.targets.map((wire) => wires[wire]!) });
    }
    const places = wires.map((wire) => this.#wireOf[wire]!);
    wires.forEach((wire, k) => {
      this.#wireOf[wire] = places[permutation[k]!]!;
    });
    this.#phase = addPhases(this.#phase, phase);
  }

  /** Swaps wires until everything is where it was at the start. */
  bringHome(): void {
    for (let wire = 0; wire < this.#wireOf.length; wire++) {
      const now = this.#wireOf[wire]!;
      if (now === wire) continue;
      this.operations.push({ gate: qisGates.swap, parameters: [], controls: [], targets: [now, wire] });
      this.#wireOf[this.#wireOf.indexOf(wire)] = now;
      this.#wireOf[wire] = wire;
    }
  }

  /** Where qubits end that were on the wires of a permutation before. */
  composedWith(permutation: readonly number[]): readonly number[] {
    return permutation.map((wire) => this.#wireOf[wire]!);
  }
}
