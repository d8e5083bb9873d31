import { IonloomError, issue } from '../errors/index.js';
import { allForms, allGates, resolveGate } from '../gates/index.js';
import type { AngleInput } from './angle-text.js';
import { CircuitCore } from './circuit.js';

/*
 * Puts one method per name of the gate table on the circuit's prototype. The types of these methods are derived from
 * the same table in methods.ts: angles, controls, targets, then angles that have a default.
 */

type CoreMethod = (this: CircuitCore<never, number, string, string>, ...args: readonly unknown[]) => unknown;

for (const name of new Set([...allGates, ...allForms].map((entry) => entry.name))) {
  if (name in CircuitCore.prototype) continue;
  const method: CoreMethod = function (...args) {
    const resolved = resolveGate(name, this.gateset);
    if (!resolved) {
      const other = this.gateset === 'qis' ? 'native' : 'qis';
      throw new IonloomError(
        issue('GatesetMismatch', `${name} is a ${other} gate, and this is a ${this.gateset} circuit`, {
          hint: this.gateset === 'qis' ? 'start from nativeCircuit(n), or transpile' : 'start from circuit(n)',
        }),
      );
    }
    const { parameters } = resolved.gate;
    const leading = parameters.filter((parameter) => parameter.default === undefined).length;
    const rest = args.slice(leading);
    const trailing = parameters.length - leading;
    const wires = trailing > 0 ? rest.slice(0, resolved.gate.targets as number) : rest;
    const optional = trailing > 0 ? rest.slice(resolved.gate.targets as number) : [];
    return this.gate(name, [...args.slice(0, leading), ...optional] as AngleInput[], wires.flat() as number[]);
  };
  Object.defineProperty(CircuitCore.prototype, name, { value: method, writable: true, configurable: true });
}
