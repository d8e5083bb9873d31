import type { Pass } from '../pipeline/pass.js';
import { synthesizeClifford } from '../synthesis/paulis/pauli-network.js';
import type { PauliRegion, RegionKind } from '../views/pauli-regions.js';
import { onRegion, replaceRegions } from './pauli-regions/replace-regions.js';

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
  needs: { gates: 'elementary', allPairs: true, freeWires: true },
  ensures: 'the same kinds of gates, no Clifford region with more interactions; wires relabelled as is stated',
  run: (stated, request) =>
    replaceRegions(stated, request, CLIFFORDS, isDense, (region, { turns }) =>
      synthesizeClifford(region.wires.length, onRegion(region, turns), region.entanglingGates - 1),
    ),
};

/** Whether a region may well have fewer interactions. */
function isDense({ wires, entanglingGates }: PauliRegion): boolean {
  const least = wires.length <= FEW_WIRES ? wires.length : LEAST_DENSITY * wires.length ** 2;
  return entanglingGates >= Math.max(2, least);
}
