import type { GateUse } from '../../../../src/gates/index.js';

/** What flips under controls make of a basis state; wire k is bit k. */
export function actOn(uses: readonly GateUse[], bits: number): number {
  let state = bits;
  for (const { gate, controls, targets } of uses) {
    if (gate.name !== 'x') throw new Error(`${gate.name} is no flip`);
    if (controls.every((wire) => (state >> wire) & 1)) state ^= 1 << targets[0]!;
  }
  return state;
}
