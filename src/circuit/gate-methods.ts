import { IonloomError, issue } from '../errors/index.js';
import { allForms, allGates, type Gateset, resolveGate } from '../gates/index.js';
import type { AngleInput } from './angle-text.js';

/** What a gate's method needs of its circuit. */
interface TakesGates {
  readonly gateset: Gateset;
  gate(name: string, parameters: readonly AngleInput[], wires: readonly number[]): unknown;
}

type GateMethod = (this: TakesGates, ...args: readonly unknown[]) => unknown;

/**
 * Puts one method per name of the gate table on a circuit's prototype. The types of these methods are derived from
 * the same table in methods.ts: angles, controls, targets, then angles that have a default.
 */
export function addGateMethods(prototype: TakesGates): void {
  for (const name of new Set([...allGates, ...allForms].map((entry) => entry.name))) {
    if (name in prototype) continue;
    const method: GateMethod = function (...args) {
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
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
  }
}
