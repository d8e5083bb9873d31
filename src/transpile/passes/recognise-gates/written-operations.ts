import type { Operation } from '../../../circuit/index.js';
import { isNumeric } from '../../../math/index.js';
import { wiresOf } from '../../views/windows.js';

/** Whether an operation is a gate on one wire without free parameters. */
export function isLocal(operation: Operation): boolean {
  const { gate, parameters, controls, targets } = operation;
  return gate.kind === 'unitary' && controls.length + targets.length === 1 && parameters.every(isNumeric);
}

/** Operations that have been written, with the means to take back the one-qubit gates at their end. */
export class WrittenOperations {
  readonly #all: (Operation | undefined)[] = [];
  /** For every wire, where its operations are. */
  readonly #wires: readonly number[][];

  constructor(qubits: number) {
    this.#wires = Array.from({ length: qubits }, () => []);
  }

  push(operation: Operation): void {
    for (const wire of wiresOf(operation)) this.#wires[wire]!.push(this.#all.length);
    this.#all.push(operation);
  }

  /** Takes the last one-qubit gates off a wire, in time order; those with parameters stay. */
  takeLocals(wire: number): readonly Operation[] {
    const places = this.#wires[wire]!;
    const taken: Operation[] = [];
    for (let place = places.at(-1); place !== undefined; place = places.at(-1)) {
      const operation = this.#all[place]!;
      if (!isLocal(operation)) break;
      places.pop();
      this.#all[place] = undefined;
      taken.unshift(operation);
    }
    return taken;
  }

  /** What is left, in time order. */
  operations(): readonly Operation[] {
    return this.#all.filter((operation) => operation !== undefined);
  }
}
