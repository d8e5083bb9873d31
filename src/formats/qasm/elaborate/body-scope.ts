import type { Angle } from '../../../math/index.js';
import type { GateDefinition } from '../syntax/ast.js';
import { Scope } from './scope.js';

/** The scope of a gate's body: its own parameters and qubits, and from outside only constants and gates. */
export function bodyScope(
  outer: Scope,
  definition: GateDefinition,
  parameters: readonly Angle[],
  wires: readonly number[],
): Scope {
  const scope = new Scope(outer, true);
  definition.parameters.forEach(({ name }, k) => {
    scope.set(name, { kind: 'constant', value: parameters[k]! });
  });
  definition.qubits.forEach(({ name }, k) => {
    scope.set(name, { kind: 'qubits', wires: [wires[k]!], isRegister: false });
  });
  return scope;
}
