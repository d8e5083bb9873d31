import type { CircuitData } from '../../circuit/index.js';
import { addPhases } from '../../math/index.js';
import { type Pass, type PassContext, partsOf } from '../pass.js';
import type { PauliNetwork } from '../pauli/network-writer.js';
import { synthesizeClifford } from '../pauli/pauli-network.js';
import { collectPauliRegions, type PauliRegion, type RegionKind } from '../pauli/pauli-regions.js';
import { RelabelledCircuit } from '../pauli/relabelled-circuit.js';
import { elementsOf } from '../rotations/elements.js';

/** A step of the synthesis takes as long as the square of the wires. */
const CLIFFORDS: RegionKind = { rotations: false, mostWires: 24, mostGates: 600 };
/** Up to this many wires the synthesis takes no longer than collecting the region. */
const FEW_WIRES = 6;
/**
 * Wider regions with fewer gates than this times the square of their wires are sparse: they rarely get smaller, and
 * trying takes long. A gate drawn at random takes about 0.3.
 */
const LEAST_DENSITY = 0.2;

/**
 * Regions of Clifford gates are made anew, up to a permutation of wires, where that takes fewer interactions.
 *
 * On two and three wires nothing can be smaller; wider ones are reduced greedily.
 */
export const resynthesiseCliffords: Pass = {
  name: 'resynthesise-cliffords',
  requires: 'one-qubit gates without controls, interactions of one Pauli pair, barriers; all pairs connected',
  ensures: 'the same kinds of gates, no Clifford region with more interactions; wires relabelled as the context states',
  run: (circuit, context): CircuitData => {
    if (context.target.connectivity !== 'all-to-all' || context.keepWires) return circuit;
    const { elements, phase } = elementsOf(circuit.operations);
    const items = collectPauliRegions(elements, circuit.qubits, CLIFFORDS);
    const made = new RelabelledCircuit(circuit.qubits);
    let changed = false;
    for (const item of items) {
      if (item.kind === 'gate') {
        made.add(item.operation);
        continue;
      }
      const smaller = smallerNetwork(item);
      if (smaller) {
        changed = true;
        made.addNetwork(smaller, item.wires, addPhases(item.phase, smaller.globalPhase));
      } else {
        for (const operation of item.operations) made.add(operation);
      }
    }
    if (!changed) return circuit;
    restate(context, made);
    const globalPhase = addPhases(circuit.globalPhase, addPhases(phase, made.globalPhase));
    return { ...partsOf(circuit), operations: made.operations, globalPhase };
  },
};

function restate(context: PassContext, made: RelabelledCircuit): void {
  context.outputPermutation = made.composedWith(context.outputPermutation);
}

/** The region with fewer interactions, on its wires in their order; undefined where none is found. */
function smallerNetwork({ wires, turns, entanglingGates }: PauliRegion): PauliNetwork | undefined {
  if (entanglingGates < 2) return undefined;
  const least = wires.length <= FEW_WIRES ? wires.length : LEAST_DENSITY * wires.length ** 2;
  if (entanglingGates < least) return undefined;
  const position = new Map(wires.map((wire, k) => [wire, k]));
  const local = turns.map((pauli) => pauli.map(([wire, letter]) => [position.get(wire)!, letter] as const));
  return synthesizeClifford(wires.length, local, entanglingGates - 1);
}
