import type { CircuitData } from '../../circuit/index.js';
import { addPhases } from '../../math/index.js';
import { LeftOut } from '../left-out.js';
import { type PassContext, partsOf } from '../pass.js';
import { elementsOf } from '../rotations/elements.js';
import type { PauliNetwork } from './network-writer.js';
import {
  collectPauliRegions,
  contentOf,
  type PauliRegion,
  type RegionContent,
  type RegionKind,
} from './pauli-regions.js';
import { RelabelledCircuit } from './relabelled-circuit.js';

/**
 * The circuit with networks in place of regions, wires relabelled as the context then states.
 *
 * @param isWorthwhile whether a region is looked at at all
 * @param networkFor the network of a region, on its wires in their order; undefined where none is cheaper
 */
export function replaceRegions(
  circuit: CircuitData,
  context: PassContext,
  kind: RegionKind,
  isWorthwhile: (region: PauliRegion) => boolean,
  networkFor: (region: PauliRegion, content: RegionContent) => PauliNetwork | undefined,
): CircuitData {
  const { elements, phase, leftOut: unread } = elementsOf(circuit.operations);
  const items = collectPauliRegions(elements, circuit.qubits, kind);
  const networks = new Map<PauliRegion, { readonly network: PauliNetwork; readonly content: RegionContent }>();
  for (const item of items) {
    if (item.kind === 'gate' || !isWorthwhile(item)) continue;
    const content = contentOf(item);
    const network = networkFor(item, content);
    if (network) networks.set(item, { network, content });
  }
  if (networks.size === 0) return circuit;
  const made = new RelabelledCircuit(circuit.qubits);
  const leftOut = new LeftOut();
  leftOut.join(unread);
  // Sorting is stable: what has the same level shares no wire.
  for (const item of items.toSorted((a, b) => a.level - b.level)) {
    if (item.kind === 'gate') {
      made.add(item.operation);
      continue;
    }
    const found = networks.get(item);
    if (found) {
      made.addNetwork(found.network, item.wires, addPhases(found.content.phase, found.network.globalPhase));
      for (const { off } of item.elements) leftOut.add(off);
    } else for (const { operation } of item.elements) made.add(operation);
  }
  context.ledger = leftOut.bookedIn(context.ledger);
  context.outputPermutation = made.composedWith(context.outputPermutation);
  const globalPhase = addPhases(circuit.globalPhase, addPhases(phase, made.globalPhase));
  return { ...partsOf(circuit), operations: made.operations, globalPhase };
}

/** Strings of a region by the numbers of its wires. */
export function onRegion({ wires }: PauliRegion, paulis: RegionContent['turns']): RegionContent['turns'] {
  const position = new Map(wires.map((wire, k) => [wire, k]));
  return paulis.map((pauli) => pauli.map(([wire, letter]) => [position.get(wire)!, letter] as const));
}
