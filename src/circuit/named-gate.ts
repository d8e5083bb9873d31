import { IonloomError, issue, nearestName } from '../errors/index.js';
import { type ControlledGate, type Gateset, gateNames, resolveGate } from '../gates/index.js';

/**
 * The gate that a name means in a circuit of this gateset.
 *
 * @throws IonloomError `GatesetMismatch` where it is one of the other gateset, `UnknownGate` where it is none.
 */
export function namedGate(name: string, gateset: Gateset): ControlledGate {
  const resolved = resolveGate(name, gateset);
  if (resolved) return resolved;
  const other: Gateset = gateset === 'qis' ? 'native' : 'qis';
  if (resolveGate(name, other)) {
    throw new IonloomError(
      issue('GatesetMismatch', `${name} is a ${other} gate, and this is a ${gateset} circuit`, {
        hint: gateset === 'qis' ? 'start from nativeCircuit(n), or transpile' : 'start from circuit(n)',
      }),
    );
  }
  const near = nearestName(name, gateNames(gateset));
  throw new IonloomError(
    issue('UnknownGate', `there is no ${gateset} gate named '${name}'`, {
      hint:
        near === undefined
          ? 'docs/gates.md lists all gates; unitary(matrix, wires) takes any other'
          : `did you mean '${near}'?`,
    }),
  );
}
