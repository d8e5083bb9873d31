import { shareOfFullGate } from '../../gates/index.js';
import { negateAngle } from '../../math/index.js';
import { PauliTable, type SparsePauli } from '../../pauli/index.js';
import type { Pass, PassRequest } from '../pipeline/pass.js';
import { searchesFor } from '../synthesis/paulis/network-searches.js';
import type { PauliNetwork } from '../synthesis/paulis/network-writer.js';
import { type PauliRotation, synthesizeNetwork } from '../synthesis/paulis/pauli-network.js';
import type { PauliRegion, PlacedRotation, RegionContent, RegionKind } from '../views/pauli-regions.js';
import { onRegion, replaceRegions } from './pauli-regions/replace-regions.js';

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
  needs: { gates: 'elementary', allPairs: true, partialAngles: true, freeWires: true },
  ensures: 'the same kinds of gates, Pauli strings sharing interactions; wires relabelled as is stated',
  run: (stated, request) =>
    replaceRegions(stated, request, ROTATIONS, hasFewRotations, (region, content) =>
      cheaperNetwork(region, content, request),
    ),
};

function hasFewRotations({ entanglingGates, rotations }: PauliRegion): boolean {
  return entanglingGates >= LEAST_GATES && rotations > 0 && rotations <= MOST_ROTATIONS_PER_GATE * entanglingGates;
}

/** A network for a region, on its wires in their order; undefined where it would not be clearly cheaper. */
function cheaperNetwork(
  region: PauliRegion,
  { turns, rotations }: RegionContent,
  { cost }: PassRequest,
): PauliNetwork | undefined {
  const { wires, entanglingGates } = region;
  const closing = onRegion(region, turns);
  const pulled = pulledRotations(region, rotations, closing);
  const entanglingAngle = angleOf(rotations, entanglingGates);
  let best: PauliNetwork | undefined;
  let least = WORTHWHILE * cost.of({ entanglingGates, entanglingAngle });
  for (const search of searchesFor(wires.length, pulled.length, false).slice(0, SEARCHES)) {
    const network = synthesizeNetwork(wires.length, pulled, search, closing);
    const found = cost.of(network);
    if (found >= least) continue;
    least = found;
    best = network;
  }
  return best;
}

/** In full gates. */
function angleOf(rotations: readonly PlacedRotation[], entanglingGates: number): number {
  const partial = rotations.filter(({ pauli }) => pauli.length === 2);
  return partial.reduce((sum, { angle }) => sum + shareOfFullGate(angle), entanglingGates - partial.length);
}

/** The rotations as they are before all quarter turns: D^-1 P D for those D that come before a rotation about P. */
function pulledRotations(
  region: PauliRegion,
  rotations: readonly PlacedRotation[],
  turns: readonly SparsePauli[],
): readonly PauliRotation[] {
  const { wires } = region;
  const local = onRegion(
    region,
    rotations.map(({ pauli }) => pauli),
  );
  const table = new PauliTable(wires.length, 1);
  return rotations.map(({ angle, after }, group) => {
    const letters = new Uint8Array(wires.length);
    for (const [wire, letter] of local[group]!) letters[wire] = letter;
    table.setRow(0, letters, false);
    for (let k = after - 1; k >= 0; k--) table.conjugateBack(turns[k]!);
    return { letters: table.row(0), angle: table.negative[0] === 1 ? negateAngle(angle) : angle, group };
  });
}
