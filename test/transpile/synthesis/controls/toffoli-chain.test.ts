import { expect, it } from 'vitest';
import type { GateUse } from '../../../../src/gates/index.js';
import { qisGates } from '../../../../src/gates/index.js';
import { toffoliChain } from '../../../../src/transpile/synthesis/controls/toffoli-chain.js';
import { actOn } from './bits.js';

const toffoli = (first: number, second: number, target: number): GateUse => {
  return { gate: qisGates.x, parameters: [], controls: [first, second], targets: [target] };
};

it.each([3, 4, 5, 6])('flips the target under %i controls over a chain that comes back to what it was', (count) => {
  const controls = Array.from({ length: count }, (_, k) => k);
  const dirty = controls.slice(2).map((k) => k + count - 1);
  const uses = toffoliChain(controls, 2 * count - 2, [...dirty.map((wire) => wire - 1)], toffoli);
  const wires = 2 * count - 1;
  for (let bits = 0; bits < 2 ** wires; bits++) {
    const all = (bits & (2 ** count - 1)) === 2 ** count - 1;
    expect(actOn(uses, bits)).toBe(all ? bits ^ (1 << (2 * count - 2)) : bits);
  }
  expect(uses).toHaveLength(4 * (count - 2));
});
