import fc from 'fast-check';
import { type Circuit, circuitOf } from '../../src/circuit/index.js';
import type { Gateset, GateUse } from '../../src/gates/index.js';
import { AffineAngle, type Angle } from '../../src/math/index.js';
import { randomUses } from '../gates/arbitraries.js';
import { uniform } from '../math/uniform.js';

/** Values for the parameters of {@link symbolicCircuits}. */
export interface Values {
  readonly [name: string]: number;
  readonly alpha: number;
  readonly beta: number;
}

const coefficient = fc.constantFrom(0, 0, 1, -1, 2, 0.5, -0.7);

/** Circuits over the whole table some of whose angles depend on `alpha` and `beta`, with values for both. */
export function symbolicCircuits(
  gateset: Gateset,
  wires: number,
  limits: { maxLength?: number; maxControls?: number } = {},
): fc.Arbitrary<readonly [circuit: Circuit, values: Values]> {
  const value = uniform(-4, 4);
  const factors = fc.array(fc.tuple(coefficient, coefficient), { minLength: 8, maxLength: 8 });
  return fc.tuple(randomUses(gateset, wires, limits), factors, value, value).map(([uses, chosen, alpha, beta]) => {
    let next = 0;
    const withParameters = (angle: Angle): Angle => {
      const [a, b] = chosen[next++ % chosen.length]!;
      return new AffineAngle(angle as number, [
        ['alpha', a],
        ['beta', b],
      ]);
    };
    const operations = uses.map((use): GateUse => ({ ...use, parameters: use.parameters.map(withParameters) }));
    return [circuitOf(gateset, wires, operations) as Circuit, { alpha, beta }] as const;
  });
}

/** The values of those parameters that a circuit has. */
export function valuesFor(circuit: { readonly parameters: readonly string[] }, values: Values): Record<string, number> {
  return Object.fromEntries(circuit.parameters.map((name) => [name, values[name]!]));
}
