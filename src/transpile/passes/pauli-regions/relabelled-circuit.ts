import { identityPermutation, type Operation } from '../../../circuit/index.js';
import { qisGates } from '../../../gates/index.js';
import { type Angle, addPhases } from '../../../math/index.js';
import type { CheckedRewrites } from '../../checks/checked-rewrites.js';
import type { PauliNetwork } from '../../synthesis/paulis/network-writer.js';

/** Operations written down one after the other while parts of the circuit leave wires in other places. */
export class RelabelledCircuit {
  readonly operations: Operation[] = [];
  #phase: Angle = 0;
  /** Where what was on a wire at the start is now. */
  readonly #wireOf: number[];
  readonly #checks: CheckedRewrites;

  constructor(qubits: number, checks: CheckedRewrites) {
    this.#checks = checks;
    this.#wireOf = [...identityPermutation(qubits)];
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
    const made = { ...operation, controls: operation.controls.map(now), targets: operation.targets.map(now) };
    this.#checks.relabels(operation, made, now);
    this.operations.push(made);
  }

  /**
   * Adds a network in place of operations, if it is the same.
   *
   * @param wires its wires, as they were at the start
   * @param phase radians
   * @param freeOrder whether the terms of one sum of Pauli strings may change places
   */
  addNetwork(
    replaced: readonly Operation[],
    { operations, permutation }: PauliNetwork,
    wires: readonly number[],
    phase: Angle,
    freeOrder: boolean = false,
  ): boolean {
    const moved = new Map(wires.map((wire, k) => [wire, wires[permutation[k]!]!]));
    const placed = operations.map((each) => ({ ...each, targets: each.targets.map((wire) => wires[wire]!) }));
    if (!this.#checks.replaces(replaced, placed, { phase, moved, freeOrder })) return false;
    for (const operation of placed) this.add(operation);
    const places = wires.map((wire) => this.#wireOf[wire]!);
    wires.forEach((wire, k) => {
      this.#wireOf[wire] = places[permutation[k]!]!;
    });
    this.#phase = addPhases(this.#phase, phase);
    return true;
  }

  /** Swaps wires until everything is where it was at the start. */
  bringHome(): void {
    for (let wire = 0; wire < this.#wireOf.length; wire++) {
      const now = this.#wireOf[wire]!;
      if (now === wire) continue;
      const swap = { gate: qisGates.swap, parameters: [], controls: [], targets: [now, wire] };
      // What it does is all in where the wires are said to be.
      this.#checks.vouch([], [swap]);
      this.operations.push(swap);
      this.#wireOf[this.#wireOf.indexOf(wire)] = now;
      this.#wireOf[wire] = wire;
    }
  }

  /** For every wire, the one that now holds what was on it at the start. */
  get positions(): readonly number[] {
    return [...this.#wireOf];
  }
}
