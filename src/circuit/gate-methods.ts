import { allForms, allGates, type Gateset } from '../gates/index.js';
import type { AngleInput } from './angle-text.js';
import { namedGate } from './named-gate.js';

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
      const resolved = namedGate(name, this.gateset);
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
