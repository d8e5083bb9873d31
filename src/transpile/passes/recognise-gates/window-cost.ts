import type { Operation } from '../../../circuit/index.js';
import { type Gate, matrixOfUse } from '../../../gates/index.js';
import { identity, kak, kronecker, type Matrix, multiply, permuteWires } from '../../../math/index.js';
import type { EntanglingCost, EntanglingCounts } from '../../../targets/index.js';
import { ElementaryGates } from '../../synthesis/elementary/elementary.js';
import { wiresOf } from '../../views/windows.js';

const FREE: EntanglingCounts = { entanglingGates: 0, entanglingAngle: 0 };

const knownCounts = new WeakMap<EntanglingCost, Map<Gate, Map<number, EntanglingCounts>>>();

/** What an operation costs once it is taken apart; remembered for gates without parameters. */
export function costOfOperation(operation: Operation, cost: EntanglingCost): EntanglingCounts {
  const { gate, parameters, controls, targets, data } = operation;
  if (gate.kind === 'barrier' || controls.length + targets.length < 2) return FREE;
  if (parameters.length > 0 || data) return takenApart(operation, cost);
  const known = knownCounts.get(cost) ?? new Map<Gate, Map<number, EntanglingCounts>>();
  knownCounts.set(cost, known);
  const byControls = known.get(gate) ?? new Map<number, EntanglingCounts>();
  known.set(gate, byControls);
  const found = byControls.get(controls.length) ?? takenApart(operation, cost);
  byControls.set(controls.length, found);
  return found;
}

function takenApart(operation: Operation, cost: EntanglingCost): EntanglingCounts {
  const parts = new ElementaryGates(cost);
  parts.add(operation);
  let [entanglingGates, entanglingAngle] = [0, 0];
  for (const { gate, parameters, targets } of parts.operations) {
    if (targets.length < 2) continue;
    const counts = cost.gatesAsWritten(gate.rotation!.angle(parameters));
    entanglingGates += counts.entanglingGates;
    entanglingAngle += counts.entanglingAngle;
  }
  return { entanglingGates, entanglingAngle };
}

/** Operations on two wires with nothing between them but one-qubit gates. */
interface PairRun {
  readonly wires: readonly [number, number];
  readonly operations: Operation[];
  interactions: number;
}

/**
 * What a list of operations costs once neighbours on the same two wires are merged, as later passes do it.
 *
 * All parameters must be numbers.
 */
export function costOfOperations(operations: readonly Operation[], cost: EntanglingCost): EntanglingCounts {
  const open = new Map<number, PairRun>();
  const runs: PairRun[] = [];
  let [entanglingGates, entanglingAngle] = [0, 0];
  const add = (counts: EntanglingCounts) => {
    entanglingGates += counts.entanglingGates;
    entanglingAngle += counts.entanglingAngle;
  };
  for (const operation of operations) {
    const touched = wiresOf(operation);
    const run = open.get(touched[0]!);
    if (touched.length === 1) {
      run?.operations.push(operation);
      continue;
    }
    if (touched.length === 2 && run && run === open.get(touched[1]!)) {
      run.operations.push(operation);
      run.interactions++;
      continue;
    }
    for (const wire of touched) {
      const closed = open.get(wire);
      if (closed) for (const other of closed.wires) open.delete(other);
    }
    if (touched.length === 2) {
      const started: PairRun = { wires: [touched[0]!, touched[1]!], operations: [operation], interactions: 1 };
      runs.push(started);
      for (const wire of touched) open.set(wire, started);
    } else {
      add(costOfOperation(operation, cost));
    }
  }
  for (const run of runs) add(costOfRun(run, cost));
  return { entanglingGates, entanglingAngle };
}

function costOfRun({ wires, operations, interactions }: PairRun, cost: EntanglingCost): EntanglingCounts {
  if (interactions === 1) return costOfOperation(operations[0]!, cost);
  let product: Matrix = identity(4);
  for (const operation of operations) {
    const small = matrixOfUse(operation);
    const first = wiresOf(operation)[0] === wires[0];
    if (small.length === 32) product = multiply(first ? small : permuteWires(small, [1, 0]), product);
    else product = multiply(first ? kronecker(small, ONE) : kronecker(ONE, small), product);
  }
  const { x, y, z } = kak(product);
  return cost.gatesOfBlock([x, y, z]);
}

const ONE = identity(2);
