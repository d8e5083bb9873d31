import type { Operation } from '../../circuit/index.js';
import { type Gate, inverseOfUse } from '../../gates/index.js';
import { anglesEqual } from '../../math/index.js';
import type { CheckedRewrites } from '../checks/checked-rewrites.js';
import type { Pass } from '../pipeline/pass.js';
import { rewritten } from '../pipeline/rewritten.js';

/**
 * A gate right after its inverse on the same wires vanishes with it, and so on from the inside out.
 *
 * One-qubit runs and equal interactions are merged by the lowering; this is for whole gates that only become many there.
 */
export const cancelInverses: Pass = {
  name: 'cancel-inverses',
  needs: {},
  ensures: 'no gate directly follows its own inverse on the same wires',
  run: (stated, { checks }) => {
    const { operations, qubits } = stated.circuit;
    const stacks = new WireStacks(operations, qubits);
    let cancelled = 0;
    /** Pairs of gates without parameters that were compared. */
    const known = new Map<Gate, Set<Gate>[]>();
    for (let index = 0; index < operations.length; index++) {
      const operation = operations[index]!;
      const before = stacks.onAllWires(operation);
      const first = before === NONE ? undefined : operations[before]!;
      if (first && isInverse(first, operation) && mayCancel(first, operation, known, checks)) {
        stacks.pop(before);
        stacks.gone[index] = 1;
        cancelled += 2;
      } else {
        stacks.push(index);
      }
    }
    if (cancelled === 0) return stated;
    return rewritten(stated, { operations: operations.filter((_, index) => stacks.gone[index] === 0) });
  },
};

/** Whether two gates do nothing; those without parameters, on the same targets under as many controls, are compared once. */
function mayCancel(
  first: Operation,
  second: Operation,
  known: Map<Gate, Set<Gate>[]>,
  checks: CheckedRewrites,
): boolean {
  const { gate, controls, parameters, data } = first;
  const isConstant = parameters.length + second.parameters.length === 0 && !data && !second.data;
  const sameTargets = first.targets.every((wire, k) => wire === second.targets[k]);
  const sameControls =
    controls.length === second.controls.length && controls.every((wire) => second.controls.includes(wire));
  if (!isConstant || !sameTargets || !sameControls) return checks.replaces([first, second], []);
  const partners = known.get(gate) ?? [];
  known.set(gate, partners);
  if (partners[controls.length]?.has(second.gate)) {
    checks.repeats([first, second], []);
    return true;
  }
  if (!checks.replaces([first, second], [])) return false;
  partners[controls.length] = (partners[controls.length] ?? new Set()).add(second.gate);
  return true;
}

const NONE = -1;

/** The gates on every wire that are not cancelled yet, the latest on top. */
class WireStacks {
  /** 1 where an operation has gone. */
  readonly gone: Uint8Array;
  readonly #operations: readonly Operation[];
  readonly #tops: Int32Array;
  /** Where the wires of an operation begin in `below`. */
  readonly #starts: Int32Array;
  /** For every wire of every operation, the operation below it. */
  readonly #below: Int32Array;

  constructor(operations: readonly Operation[], qubits: number) {
    this.#operations = operations;
    this.gone = new Uint8Array(operations.length);
    this.#tops = new Int32Array(qubits).fill(NONE);
    this.#starts = new Int32Array(operations.length + 1);
    let sum = 0;
    for (let index = 0; index < operations.length; index++) {
      sum += operations[index]!.controls.length + operations[index]!.targets.length;
      this.#starts[index + 1] = sum;
    }
    this.#below = new Int32Array(sum);
  }

  /** The operation that is on top of all wires of another one and has no wires beside them. */
  onAllWires({ controls, targets }: Operation): number {
    const first = controls[0] ?? targets[0];
    if (first === undefined) return NONE;
    const top = this.#tops[first]!;
    if (top === NONE || this.#starts[top + 1]! - this.#starts[top]! !== controls.length + targets.length) return NONE;
    for (const wire of controls) if (this.#tops[wire] !== top) return NONE;
    for (const wire of targets) if (this.#tops[wire] !== top) return NONE;
    return top;
  }

  push(index: number): void {
    const { controls, targets } = this.#operations[index]!;
    let slot = this.#starts[index]!;
    for (const wire of controls) {
      this.#below[slot++] = this.#tops[wire]!;
      this.#tops[wire] = index;
    }
    for (const wire of targets) {
      this.#below[slot++] = this.#tops[wire]!;
      this.#tops[wire] = index;
    }
  }

  /** Takes an operation off, which is on top of all its wires. */
  pop(index: number): void {
    const { controls, targets } = this.#operations[index]!;
    let slot = this.#starts[index]!;
    for (const wire of controls) this.#tops[wire] = this.#below[slot++]!;
    for (const wire of targets) this.#tops[wire] = this.#below[slot++]!;
    this.gone[index] = 1;
  }
}

/** Whether a gate undoes the one before it, where both are on the same set of wires; so equal targets leave equal controls. */
function isInverse(before: Operation, after: Operation): boolean {
  if (before.gate.kind === 'barrier' || before.gate.data || after.gate.data) return false;
  if (before.parameters.length !== after.parameters.length || before.targets.length !== after.targets.length)
    return false;
  for (let k = 0; k < before.targets.length; k++) if (before.targets[k] !== after.targets[k]) return false;
  const inverse = inverseOfUse(before);
  return (
    inverse.gate === after.gate &&
    inverse.parameters.every((parameter, k) => anglesEqual(parameter, after.parameters[k]!))
  );
}
