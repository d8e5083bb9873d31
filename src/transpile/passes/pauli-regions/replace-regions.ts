import type { StatedCircuit } from '../../../circuit/index.js';
import { type Angle, addPhases } from '../../../math/index.js';
import { readingIsExact } from '../../checks/reading.js';
import { LeftOut } from '../../left-out.js';
import type { PassRequest } from '../../pipeline/pass.js';
import { rewritten } from '../../pipeline/rewritten.js';
import type { PauliNetwork } from '../../synthesis/paulis/network-writer.js';
import { elementsOf } from '../../views/elements.js';
import {
  collectPauliRegions,
  contentOf,
  type PauliRegion,
  type RegionContent,
  type RegionKind,
} from '../../views/pauli-regions.js';
import { RelabelledCircuit } from './relabelled-circuit.js';

/**
 * The circuit with networks in place of regions, wires relabelled as is then stated.
 *
 * @param isWorthwhile whether a region is looked at at all
 * @param networkFor the network of a region, on its wires in their order; undefined where none is cheaper
 */
export function replaceRegions(
  stated: StatedCircuit,
  { checks }: PassRequest,
  kind: RegionKind,
  isWorthwhile: (region: PauliRegion) => boolean,
  networkFor: (region: PauliRegion, content: RegionContent) => PauliNetwork | undefined,
): StatedCircuit {
  const { circuit } = stated;
  const read = elementsOf(circuit.operations);
  const { elements, phase } = read;
  const items = collectPauliRegions(elements, circuit.qubits, kind);
  const networks = new Map<PauliRegion, { readonly network: PauliNetwork; readonly content: RegionContent }>();
  for (const item of items) {
    if (item.kind === 'gate' || !isWorthwhile(item)) continue;
    const content = contentOf(item);
    const network = networkFor(item, content);
    if (network) networks.set(item, { network, content });
  }
  if (networks.size === 0 || !readingIsExact(circuit.operations, read, checks)) return stated;
  const made = new RelabelledCircuit(circuit.qubits, checks);
  const leftOut = new LeftOut();
  leftOut.join(read.leftOut);
  let replaced = 0;
  // Sorting is stable: what has the same level shares no wire.
  for (const item of items.toSorted((a, b) => a.level - b.level)) {
    if (item.kind === 'gate') {
      made.add(item.operation);
      continue;
    }
    const found = networks.get(item);
    const before = item.elements.map(({ operation }) => operation);
    if (found && made.addNetwork(before, found.network, item.wires, phaseOf(found))) {
      replaced++;
      for (const { off } of item.elements) leftOut.add(off);
    } else for (const operation of before) made.add(operation);
  }
  if (replaced === 0) return stated;
  const { operations, positions } = made;
  const globalPhase = addPhases(circuit.globalPhase, addPhases(phase, made.globalPhase));
  return rewritten(stated, { operations, globalPhase, positions, leftOut: [leftOut] });
}

function phaseOf({ network, content }: { readonly network: PauliNetwork; readonly content: RegionContent }): Angle {
  return addPhases(content.phase, network.globalPhase);
}

/** Strings of a region by the numbers of its wires. */
export function onRegion({ wires }: PauliRegion, paulis: RegionContent['turns']): RegionContent['turns'] {
  const position = new Map(wires.map((wire, k) => [wire, k]));
  return paulis.map((pauli) => pauli.map(([wire, letter]) => [position.get(wire)!, letter] as const));
}
