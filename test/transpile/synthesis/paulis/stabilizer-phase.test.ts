import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PauliAxis, type SparsePauli, X_AXIS, Y_AXIS, Z_AXIS } from '../../../../src/pauli/index.js';
import { StabilizerPhase } from '../../../../src/transpile/synthesis/paulis/stabilizer-phase.js';
import { denseUnitary } from '../../../gates/dense.js';
import { FIXED } from '../../exactness.js';
import { sparseGate } from './rotation-gates.js';

const axis = fc.constantFrom<PauliAxis>(X_AXIS, Y_AXIS, Z_AXIS);
const pauli: fc.Arbitrary<SparsePauli> = fc
  .tuple(fc.shuffledSubarray([0, 1, 2], { minLength: 1 }), axis, axis, axis)
  .map(([wires, ...axes]) => wires.map((wire, k) => [wire, axes[k]!] as const));

function eighths(wires: number, turns: readonly (readonly [SparsePauli, boolean])[]): number {
  const phase = new StabilizerPhase(wires);
  for (const [each, inverse] of turns) phase.quarterTurn(each, inverse);
  return ((phase.eighths % 8) + 8) % 8;
}

describe('StabilizerPhase', () => {
  it('is what a product does to |0...0>, whatever is gone through', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(pauli, fc.boolean()), { maxLength: 8 }),
        fc.array(fc.tuple(pauli, fc.constantFrom(0, 2, 4)), { maxLength: 2 }),
        (list, inner) => {
          // Forth, some half and full turns, and back: at most Paulis, of which those that flip nothing are phases.
          const turned = inner.flatMap(([each, count]) => Array.from({ length: count }, () => [each, false] as const));
          const back = list.toReversed().map(([each, inverse]) => [each, !inverse] as const);
          const all = [...list, ...turned, ...back];
          const gates = all.map(([each, inverse]) => sparseGate(each, ((inverse ? -1 : 1) * Math.PI) / 2, 3));
          const unitary = denseUnitary(gates, 3);
          if (Math.hypot(unitary[0]!, unitary[1]!) < 0.5) {
            expect(() => eighths(3, all)).toThrow('no permutation of wires');
            return;
          }
          const found = (eighths(3, all) * Math.PI) / 4;
          expect(Math.hypot(unitary[0]! - Math.cos(found), unitary[1]! - Math.sin(found))).toBeLessThan(1e-9);
        },
      ),
      { ...FIXED, numRuns: 300 },
    );
  });

  it('knows an exchange of wires', () => {
    // exp(-i pi/4 (XX + YY + ZZ)) is e^{-i pi/4} times it.
    const turns = [X_AXIS, Y_AXIS, Z_AXIS].map(
      (each) =>
        [
          [
            [0, each],
            [1, each],
          ],
          false,
        ] as const,
    );
    expect(eighths(2, turns as never)).toBe(7);
  });
});
