import type { CircuitData } from '../../circuit/index.js';
import { inverseOfUse } from '../../gates/index.js';
import { negateAngle } from '../../math/index.js';
import { partsOf } from '../pass.js';

/** The inverse of a circuit, gate by gate from its end. */
export function inverted(circuit: CircuitData): CircuitData {
  const operations = [];
  for (let k = circuit.operations.length - 1; k >= 0; k--) {
    const operation = circuit.operations[k]!;
    operations.push(operation.gate.kind === 'barrier' ? operation : inverseOfUse(operation));
  }
  return { ...partsOf(circuit), operations, globalPhase: negateAngle(circuit.globalPhase) };
}
