import { type Circuit, type CircuitData, circuitOf } from 'ionloom';

/**
 * A narrow instance of a wide circuit: the gates, in order, that stay on the first wires the circuit entangles.
 *
 * A different circuit, but of the same gates in the same neighbourhoods, and one that can be simulated.
 */
export function reducedCircuit(circuit: CircuitData, width: number): Circuit {
  const places = new Map<number, number>();
  for (const { controls, targets } of circuit.operations) {
    const wires = [...controls, ...targets];
    const fresh = wires.filter((wire) => !places.has(wire));
    // A wire joins by the gate that couples it to another one, so that the kept part is not a row of idle wires.
    if (wires.length > 1 && places.size + fresh.length <= width)
      for (const wire of fresh) places.set(wire, places.size);
  }
  const place = (wire: number) => places.get(wire)!;
  const operations = circuit.operations
    .filter(({ controls, targets }) => [...controls, ...targets].every((wire) => places.has(wire)))
    .map((operation) => ({
      ...operation,
      controls: operation.controls.map(place),
      targets: operation.targets.map(place),
    }));
  return circuitOf(circuit.gateset, Math.max(1, places.size), operations);
}
