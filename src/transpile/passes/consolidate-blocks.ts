import type { CircuitData, Operation } from '../../circuit/index.js';
import { matrixOfUse } from '../../gates/index.js';
import {
  addAngles,
  identity,
  isNumeric,
  type Kak,
  kak,
  kronecker,
  type Matrix,
  multiply,
  permuteWires,
  RADIANS_PER_TURN,
} from '../../math/index.js';
import { interactionGates, localGates } from '../lower/kak-gates.js';
import { withoutHalfTurns } from '../lower/turns.js';
import { type Pass, partsOf } from '../pass.js';

/** A coordinate of so few radians is no interaction. */
const NEGLIGIBLE = 1e-11;
/** Angles (radians of coordinates) must shrink by this much to be worth a change. */
const WORTHWHILE = 1e-9;

/** Everything that happens on two wires until one of them meets a third. */
interface Block {
  readonly wires: readonly [number, number];
  readonly operations: Operation[];
  interactions: number;
}

/**
 * Two-qubit blocks are replaced by their KAK form where that has fewer interactions, or as many of less angle.
 *
 * Gates with parameters and barriers end a block.
 */
export const consolidateBlocks: Pass = {
  name: 'consolidate-blocks',
  requires: 'one-qubit gates without controls, interactions of one Pauli pair, barriers; partial angles',
  ensures: 'the same kinds of gates, in every two-qubit block the fewest interactions of any angle',
  run: (circuit, { target }): CircuitData => {
    if (!target.partialAngles) return circuit;
    const items = collectBlocks(circuit);
    const operations: Operation[] = [];
    let { globalPhase } = circuit;
    for (const item of items) {
      if (!('operations' in item)) {
        operations.push(item);
        continue;
      }
      const shorter = item.interactions > 1 ? kakIfCheaper(item) : undefined;
      if (shorter) {
        operations.push(...operationsOf(shorter, item.wires));
        globalPhase = addAngles(globalPhase, shorter.phase);
      } else {
        operations.push(...item.operations);
      }
    }
    return { ...partsOf(circuit), operations, globalPhase };
  },
};

/** The circuit as blocks and single operations, each block where its first interaction stood. */
function collectBlocks({ operations, qubits }: CircuitData): readonly (Block | Operation)[] {
  const items: (Block | Operation)[] = [];
  const open = new Array<Block | undefined>(qubits).fill(undefined);
  const close = (wire: number): void => {
    const block = open[wire];
    if (!block) return;
    open[block.wires[0]] = undefined;
    open[block.wires[1]] = undefined;
  };
  for (const operation of operations) {
    const { gate, parameters, targets } = operation;
    const block = open[targets[0]!];
    if (gate.kind === 'barrier' || !parameters.every(isNumeric)) {
      targets.forEach(close);
      items.push(operation);
    } else if (targets.length === 1) {
      (block?.operations ?? items).push(operation);
    } else if (block && block === open[targets[1]!]) {
      block.operations.push(operation);
      block.interactions++;
    } else {
      targets.forEach(close);
      const wires = [targets[0]!, targets[1]!] as const;
      const started: Block = { wires, operations: [operation], interactions: 1 };
      open[wires[0]] = started;
      open[wires[1]] = started;
      items.push(started);
    }
  }
  return items;
}

function kakIfCheaper(block: Block): Kak | undefined {
  const found = kak(matrixOfBlock(block));
  const coordinates = [found.x, found.y, Math.abs(found.z)].filter((coordinate) => coordinate > NEGLIGIBLE);
  if (coordinates.length !== block.interactions) return coordinates.length < block.interactions ? found : undefined;
  const angle = coordinates.reduce((sum, coordinate) => sum + coordinate, 0);
  return angle < angleOf(block) - WORTHWHILE ? found : undefined;
}

/** What the interactions of a block sum up to, in radians of Weyl coordinates. */
function angleOf({ operations }: Block): number {
  let sum = 0;
  for (const { gate, parameters, targets } of operations) {
    if (targets.length === 1) continue;
    const turns = (gate.rotation!.angle(parameters) as number) / RADIANS_PER_TURN;
    sum += Math.abs(withoutHalfTurns(turns)) * (RADIANS_PER_TURN / 2);
  }
  return sum;
}

function matrixOfBlock({ wires, operations }: Block): Matrix {
  let product = identity(4);
  for (const operation of operations) {
    const small = matrixOfUse(operation);
    const { targets } = operation;
    if (targets.length === 2)
      product = multiply(targets[0] === wires[0] ? small : permuteWires(small, [1, 0]), product);
    else product = multiply(targets[0] === wires[0] ? kronecker(small, ONE) : kronecker(ONE, small), product);
  }
  return product;
}

const ONE = identity(2);

function operationsOf(found: Kak, wires: readonly [number, number]): readonly Operation[] {
  return [
    ...localGates(found.before, wires),
    ...interactionGates(found, wires, NEGLIGIBLE),
    ...localGates(found.after, wires),
  ];
}
