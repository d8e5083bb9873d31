import { foldUse } from '../gates/index.js';
import { type Angle, addAngles, bindAngle } from '../math/index.js';
import type { CircuitData } from './circuit-data.js';
import type { Operation } from './operation.js';
import { parameterValues } from './parameter-values.js';

/**
 * The operations, phase and remaining parameters of a circuit with values for some of its parameters.
 *
 * A native gate whose angle leaves its range (MS beyond a quarter turn) is replaced by an equal one inside it.
 * @throws IonloomError for unknown names and for values that are not finite numbers, all at once.
 */
export function bindOperations(
  circuit: CircuitData,
  values: Readonly<Record<string, number | undefined>>,
): { readonly operations: readonly Operation[]; readonly globalPhase: Angle; readonly parameters: readonly string[] } {
  const table = parameterValues(circuit.parameters, values);
  let globalPhase = bindAngle(circuit.globalPhase, table);
  const operations: Operation[] = [];
  for (const operation of circuit.operations) {
    if (operation.parameters.every((angle) => typeof angle === 'number')) {
      operations.push(operation);
      continue;
    }
    const bound = { ...operation, parameters: operation.parameters.map((angle) => bindAngle(angle, table)) };
    const folded = foldUse(bound);
    operations.push(...(folded?.uses ?? [bound]));
    if (folded) globalPhase = addAngles(globalPhase, folded.phase);
  }
  return { operations, globalPhase, parameters: circuit.parameters.filter((name) => !table.has(name)) };
}
