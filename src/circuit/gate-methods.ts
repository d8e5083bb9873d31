import { IonloomError, issue } from '../errors/index.js';
import { allForms, allGates, type Gateset, otherNames } from '../gates/index.js';
import type { AngleInput } from './angle-text.js';
import { namedOtherwise } from './messages.js';
import { namedGate } from './named-gate.js';

/** What a gate's method needs of its circuit. */
interface TakesGates {
  readonly gateset: Gateset;
  gate(name: string, parameters: readonly AngleInput[], wires: readonly number[]): unknown;
}

type GateMethod = (this: TakesGates, ...args: readonly unknown[]) => unknown;

/**
 * Puts one method per name of the gate table on a circuit's prototype, and one per other name that says ours. Their types
 * are written from the same table in gate-signatures.ts: angles, controls, targets, then angles that have a default.
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
  for (const [name, ours] of otherNames()) {
    if (name in prototype) continue;
    const method: GateMethod = function () {
      namedGate(name, this.gateset);
      const hint = `write ${ours}, or gate('${name}', parameters, wires), which knows both`;
      throw new IonloomError(issue('UnknownGate', namedOtherwise(name, ours), { hint }));
    };
    Object.defineProperty(prototype, name, { value: method, writable: true, configurable: true });
  }
}
