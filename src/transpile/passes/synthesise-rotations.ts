import type { CircuitData } from '../../circuit/index.js';
import { addPhases, negateAngle } from '../../math/index.js';
import { weighCost } from '../../targets/index.js';
import { type Pass, type PassContext, partsOf } from '../pass.js';
import { shareOfFullGate } from '../pauli/ladder-cost.js';
import { searchesFor } from '../pauli/network-searches.js';
import type { PauliNetwork } from '../pauli/network-writer.js';
import { type PauliRotation, synthesizeNetwork } from '../pauli/pauli-network.js';
import { collectPauliRegions, type PauliRegion, type RegionKind } from '../pauli/pauli-regions.js';
import { PauliTable } from '../pauli/pauli-table.js';
import { RelabelledCircuit } from '../pauli/relabelled-circuit.js';
import type { SparsePauli } from '../pauli/sparse-pauli.js';
import { elementsOf } from '../rotations/elements.js';

/** The time that a rotation takes grows with the quarter turns of its region. */
const ROTATIONS: RegionKind = { rotations: true, mostWires: 16, mostGates: 400 };
/** With more rotations for each entangling gate than this, Pauli strings are dearer than the gates they come from. */
const MOST_ROTATIONS_PER_GATE = 0.45;
/** How much of its cost a region may keep: what is left in blocks may still shrink by other means. */
const WORTHWHILE = 0.9;
/** Regions of fewer entangling gates are left to passes that look at blocks. */
const LEAST_GATES = 6;
/** How many ways of searching are tried. */
const SEARCHES = 2;

/**
 * Regions with few rotations among many Clifford gates, as Trotter steps written with ladders of CNOTs have them, are
 * read as rotations about Pauli strings and made anew as a network, in an order that differs only by what commutes.
 */
export const synthesiseRotations: Pass = {
  name: 'synthesise-rotations',
  requires: 'one-qubit gates without controls, interactions of one Pauli pair, barriers; all pairs connected',
  ensures: 'the same kinds of gates, Pauli strings sharing interactions; wires relabelled as the context states',
  run: (circuit, context): CircuitData => {
    const { target, keepWires } = context;
    if (target.connectivity !== 'all-to-all' || !target.partialAngles || keepWires) return circuit;
    const { elements, phase } = elementsOf(circuit.operations);
    const made = new RelabelledCircuit(circuit.qubits);
    let changed = false;
    for (const item of collectPauliRegions(elements, circuit.qubits, ROTATIONS)) {
      if (item.kind === 'gate') {
        made.add(item.operation);
        continue;
      }
      const cheaper = cheaperNetwork(item, context);
      if (cheaper) {
        changed = true;
        made.addNetwork(cheaper, item.wires, addPhases(item.phase, cheaper.globalPhase));
      } else {
        for (const operation of item.operations) made.add(operation);
      }
    }
    if (!changed) return circuit;
    context.outputPermutation = made.composedWith(context.outputPermutation);
    const globalPhase = addPhases(circuit.globalPhase, addPhases(phase, made.globalPhase));
    return { ...partsOf(circuit), operations: made.operations, globalPhase };
  },
};

/** A network for a region, on its wires in their order; undefined where it would not be clearly cheaper. */
function cheaperNetwork(region: PauliRegion, { target }: PassContext): PauliNetwork | undefined {
  const { wires, turns, rotations, entanglingGates } = region;
  if (entanglingGates < LEAST_GATES || rotations.length === 0) return undefined;
  if (rotations.length > MOST_ROTATIONS_PER_GATE * entanglingGates) return undefined;
  const position = new Map(wires.map((wire, k) => [wire, k]));
  const closing = turns.map((pauli) => pauli.map(([wire, letter]) => [position.get(wire)!, letter] as const));
  const pulled = pulledRotations(region, closing, position);
  let best: PauliNetwork | undefined;
  let least = WORTHWHILE * weighCost(target, { pulses: 0, entanglingGates, entanglingAngle: angleOf(region) });
  for (const search of searchesFor(wires.length, pulled.length, false).slice(0, SEARCHES)) {
    const network = synthesizeNetwork(wires.length, pulled, search, closing);
    const cost = weighCost(target, { pulses: 0, ...network });
    if (cost >= least) continue;
    least = cost;
    best = network;
  }
  return best;
}

/** In full gates. */
function angleOf({ entanglingGates, rotations }: PauliRegion): number {
  const partial = rotations.filter(({ pauli }) => pauli.length === 2);
  return partial.reduce((sum, { angle }) => sum + shareOfFullGate(angle), entanglingGates - partial.length);
}

/** The rotations as they are before all quarter turns: D^-1 P D for those D that come before a rotation about P. */
function pulledRotations(
  { wires, rotations }: PauliRegion,
  turns: readonly SparsePauli[],
  position: ReadonlyMap<number, number>,
): readonly PauliRotation[] {
  const table = new PauliTable(wires.length, 1);
  return rotations.map(({ pauli, angle, after }, group) => {
    const letters = new Uint8Array(wires.length);
    for (const [wire, letter] of pauli) letters[position.get(wire)!] = letter;
    table.setRow(0, letters, false);
    for (let k = after - 1; k >= 0; k--) table.conjugateBack(turns[k]!);
    return { letters: table.row(0), angle: table.negative[0] === 1 ? negateAngle(angle) : angle, group };
  });
}
