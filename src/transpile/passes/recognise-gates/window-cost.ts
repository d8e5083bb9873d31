import type { Operation } from '../../../circuit/index.js';
import { type Gate, matrixOfUse, shareOfFullGate } from '../../../gates/index.js';
import { identity, kak, kronecker, type Matrix, multiply, permuteWires } from '../../../math/index.js';
import { ElementaryGates } from '../../synthesis/elementary/elementary.js';
import { wiresOf } from '../../views/windows.js';

/** Entangling gates and their summed angle in full gates. */
export interface InteractionCost {
  readonly entanglingGates: number;
  readonly entanglingAngle: number;
}

const FREE: InteractionCost = { entanglingGates: 0, entanglingAngle: 0 };
/** Coordinates (radians) of this size cost nothing: a wrong answer is a wrong price, never a wrong gate. */
const NEGLIGIBLE = 1e-10;

const knownCosts = [
  new WeakMap<Gate, Map<number, InteractionCost>>(),
  new WeakMap<Gate, Map<number, InteractionCost>>(),
];

/** What an operation costs once it is taken apart; remembered for gates without parameters. */
export function costOfOperation(operation: Operation, partialAngles: boolean): InteractionCost {
  const { gate, parameters, controls, targets, data } = operation;
  if (gate.kind === 'barrier' || controls.length + targets.length < 2) return FREE;
  if (parameters.length > 0 || data) return takenApart(operation, partialAngles);
  const known = knownCosts[partialAngles ? 1 : 0]!;
  const byControls = known.get(gate) ?? new Map<number, InteractionCost>();
  known.set(gate, byControls);
  const found = byControls.get(controls.length) ?? takenApart(operation, partialAngles);
  byControls.set(controls.length, found);
  return found;
}

function takenApart(operation: Operation, partialAngles: boolean): InteractionCost {
  const parts = new ElementaryGates(partialAngles);
  parts.add(operation);
  let [entanglingGates, entanglingAngle] = [0, 0];
  for (const { gate, parameters, targets } of parts.operations) {
    if (targets.length < 2) continue;
    const angle = gate.rotation!.angle(parameters);
    entanglingGates++;
    entanglingAngle += shareOfFullGate(angle);
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
export function costOfOperations(operations: readonly Operation[], partialAngles: boolean): InteractionCost {
  const open = new Map<number, PairRun>();
  const runs: PairRun[] = [];
  let [entanglingGates, entanglingAngle] = [0, 0];
  const add = (cost: InteractionCost) => {
    entanglingGates += cost.entanglingGates;
    entanglingAngle += cost.entanglingAngle;
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
      add(costOfOperation(operation, partialAngles));
    }
  }
  for (const run of runs) add(costOfRun(run, partialAngles));
  return { entanglingGates, entanglingAngle };
}

function costOfRun({ wires, operations, interactions }: PairRun, partialAngles: boolean): InteractionCost {
  if (interactions === 1) return costOfOperation(operations[0]!, partialAngles);
  let product: Matrix = identity(4);
  for (const operation of operations) {
    const small = matrixOfUse(operation);
    const first = wiresOf(operation)[0] === wires[0];
    if (small.length === 32) product = multiply(first ? small : permuteWires(small, [1, 0]), product);
    else product = multiply(first ? kronecker(small, ONE) : kronecker(ONE, small), product);
  }
  const { x, y, z } = kak(product);
  const coordinates = [x, y, Math.abs(z)].filter((coordinate) => coordinate > NEGLIGIBLE);
  if (partialAngles) {
    const angle = coordinates.reduce((sum, coordinate) => sum + coordinate, 0) / (Math.PI / 4);
    return { entanglingGates: coordinates.length, entanglingAngle: angle };
  }
  const full = coordinates.length === 1 && Math.abs(coordinates[0]! - Math.PI / 4) < NEGLIGIBLE;
  const gates = full ? 1 : Math.abs(z) < NEGLIGIBLE ? Math.min(2, 2 * coordinates.length) : 3;
  return { entanglingGates: gates, entanglingAngle: gates };
}

const ONE = identity(2);
