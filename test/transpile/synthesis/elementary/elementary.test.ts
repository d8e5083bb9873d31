import { describe, expect, it } from 'vitest';
import { type Circuit, circuit } from '../../../../src/circuit/index.js';
import { findTarget } from '../../../../src/targets/index.js';
import { transpile } from '../../../../src/transpile/index.js';
import { ElementaryGates } from '../../../../src/transpile/synthesis/elementary/elementary.js';
import { verify } from '../../../../src/verify/index.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

/** The interactions that a circuit becomes. */
function interactions(of: { readonly operations: Circuit['operations'] }, cost = anyAngle): number {
  const elementary = new ElementaryGates(cost);
  for (const operation of of.operations) elementary.add(operation);
  const simple = elementary.operations.every(({ controls, targets }) => controls.length === 0 && targets.length <= 2);
  expect(simple).toBe(true);
  return elementary.operations.filter(({ targets }) => targets.length === 2).length;
}

describe('ElementaryGates', () => {
  it.each([
    ['cnot', circuit(2).cnot(0, 1), 1],
    ['ch', circuit(2).ch(0, 1), 1],
    ['cp', circuit(2).cp(0.3, 0, 1), 1],
    ['crx', circuit(2).crx(0.3, 0, 1), 1],
    ['cry', circuit(2).cry('theta', 0, 1), 1],
    ['crz', circuit(2).crz('theta', 0, 1), 1],
    ['cu with numbers', circuit(2).cu(0.1, 0.2, 0.3, 0.4, 0, 1), 1],
    ['cu with parameters', circuit(2).cu('a', 'b', 'c', 'd', 0, 1), 2],
    ['rxx', circuit(2).xx('theta', 0, 1), 1],
    ['swap', circuit(2).swap(0, 1), 3],
    ['iswap', circuit(2).iswap(0, 1), 2],
    ['ecr', circuit(2).ecr(0, 1), 1],
    ['rccx', circuit(3).rccx(0, 1, 2), 3],
    ['ccx', circuit(3).ccx(0, 1, 2), 5],
    ['ccp', circuit(3).mcp('theta', [0, 1], 2), 5],
    ['cswap', circuit(3).cswap(0, 1, 2), 7],
    ['c3x', circuit(4).mcx([0, 1, 2], 3), 13],
    ['a Pauli exponential of weight 1', circuit(3).pauliexp({ IYI: 1 }, 0.3, [0, 1, 2]), 0],
    ['a Pauli exponential of weight 2', circuit(3).pauliexp({ XIY: 1 }, 0.3, [0, 1, 2]), 1],
    ['a Pauli exponential of weight 3', circuit(3).pauliexp({ XZY: 1 }, 't', [0, 1, 2]), 3],
    ['a Pauli exponential of weight 5', circuit(5).pauliexp({ XZYXZ: 1 }, 't', [0, 1, 2, 3, 4]), 7],
  ] as const)('%s', (_, of, expected) => {
    expect(interactions(of)).toBe(expected);
  });

  it('never needs more than a multiple of the square of the number of controls', () => {
    const cost = (controls: number) => {
      const wires = Array.from({ length: controls }, (_, k) => k);
      return interactions(circuit(controls + 1).mcx(wires, controls));
    };
    for (const controls of [4, 8, 16, 32]) expect(cost(controls)).toBeLessThan(20 * controls ** 2);
    expect(cost(32) / cost(16)).toBeLessThan(5.5);
  });

  it.each([4, 5, 6, 7])('is exact for %i controls', (controls) => {
    const wires = Array.from({ length: controls }, (_, k) => k);
    const original = circuit(controls + 1)
      .ry(1, controls)
      .mcx(wires, controls)
      .mcp(0.7, wires, controls);
    const verdict = verify(original, transpile(original, findTarget('ideal')), { tolerance: 1e-9 });
    expect(verdict).toMatchObject({ equivalent: true, method: 'exact-unitary' });
  });

  it('can do with full entangling gates', () => {
    expect(interactions(circuit(2).zz(0.3, 0, 1), fullGatesOnly)).toBe(2);
    expect(interactions(circuit(2).zz(Math.PI / 2, 0, 1), fullGatesOnly)).toBe(1);
    expect(interactions(circuit(2).cnot(0, 1), fullGatesOnly)).toBe(1);
    expect(interactions(circuit(2).zz('theta', 0, 1), fullGatesOnly)).toBe(2);
  });
});
