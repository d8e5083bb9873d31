import { describe, expect, it } from 'vitest';
import { type Circuit, circuit } from '../../../../src/circuit/index.js';
import { stateDistance } from '../../../../src/transpile/checks/random-state.js';
import { expandControls } from '../../../../src/transpile/synthesis/controls/expand-controls.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

const range = (count: number) => Array.from({ length: count }, (_, k) => k);
type Name = Parameters<Circuit['gate']>[0];

const gates: readonly (readonly [Name, readonly number[]])[] = [
  ['x', []],
  ['z', []],
  ['v', []],
  ['s', []],
  ['p', [0.7]],
  ['rx', [0.7]],
  ['rx', [-3]],
  ['h', []],
];

describe('expandControls', () => {
  it.each(gates)(
    '%s %o under many controls stays what it is, with wires of any state or a clean one',
    (name, parameters) => {
      for (const count of [3, 4, 5, 6]) {
        for (const dirty of [0, 1, 3]) {
          const wires = count + 1 + dirty;
          const [use] = circuit(wires).gate(name as 'rx', parameters as [number], [count], {
            controls: range(count),
          }).operations;
          for (const cost of [anyAngle, fullGatesOnly]) {
            const made = expandControls(use!, { dirty: range(dirty).map((k) => count + 1 + k), cost });
            expect(stateDistance([use!], made, range(wires), [], 0, undefined)).toBeLessThan(1e-12);
            if (dirty === 0) continue;
            const clean = expandControls(use!, { clean: count + 1, dirty: [], cost });
            expect(stateDistance([use!], clean, range(wires), [count + 1], 0, undefined)).toBeLessThan(1e-12);
            expect(clean.every(({ controls }) => controls.length <= 2)).toBe(true);
          }
        }
      }
    },
  );

  it('leaves few controls, and what it knows nothing of, as they are', () => {
    for (const { operations } of [
      circuit(5).mcx([0, 1, 2], 3),
      circuit(6).gate('h', [], [4], { controls: [0, 1, 2, 3] }),
    ]) {
      expect(expandControls(operations[0]!, { dirty: [], cost: anyAngle })).toEqual([operations[0]]);
    }
  });

  it('writes a flip with a wire to borrow by Toffoli gates alone', () => {
    const [use] = circuit(7).mcx([0, 1, 2, 3, 4], 5).operations;
    const made = expandControls(use!, { dirty: [6], cost: anyAngle });
    expect(made.every(({ gate, controls }) => gate.name === 'x' && controls.length <= 2)).toBe(true);
  });
});
