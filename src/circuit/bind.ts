import { IonloomError, type Issue, issue } from '../errors/index.js';
import { foldUse } from '../gates/index.js';
import { type Angle, addAngles, bindAngle } from '../math/index.js';
import type { CircuitData } from './circuit-data.js';
import { noParameter } from './messages.js';
import type { Operation } from './operation.js';

/**
 * The operations and phase of a circuit with values for parameters.
 *
 * A native gate whose angle leaves its range (MS beyond a quarter turn) is replaced by an equal one inside it.
 * @throws IonloomError for unknown names and for values that are not finite numbers, all at once.
 */
export function bindOperations(
  circuit: CircuitData,
  values: Readonly<Record<string, number | undefined>>,
): { readonly operations: readonly Operation[]; readonly globalPhase: Angle } {
  const table = checkedValues(circuit, values);
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
  return { operations, globalPhase };
}

function checkedValues(
  circuit: CircuitData,
  values: Readonly<Record<string, number | undefined>>,
): ReadonlyMap<string, number> {
  const found: Issue[] = [];
  const table = new Map<string, number>();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (!circuit.parameters.includes(name)) {
      const known = circuit.parameters.length > 0 ? `it has ${circuit.parameters.join(', ')}` : 'it has none';
      found.push(issue('UnknownParameter', noParameter(name), { path: [name], hint: known }));
    } else if (!Number.isFinite(value)) {
      found.push(issue('AngleNotFinite', `the value of '${name}' is not a finite number`, { path: [name] }));
    } else {
      table.set(name, value);
    }
  }
  if (found.length > 0) throw new IonloomError(found);
  return table;
}
