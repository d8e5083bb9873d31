import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../src/circuit/index.js';
import { allGates, type Gate, type GateUse, qisGates } from '../../../../src/gates/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { ConstantForms } from '../../../../src/transpile/synthesis/elementary/constant-forms.js';
import { denseUnitary } from '../../../gates/dense.js';
import { anyAngle, fullGatesOnly } from '../../costs.js';

const constant = allGates.filter(
  ({ parameters, data, kind, gateset, targets }) =>
    parameters.length === 0 && !data && kind === 'unitary' && gateset === 'qis' && targets !== 'any' && targets <= 4,
);

function use(gate: Gate, controls: readonly number[], targets: readonly number[]): GateUse {
  return { gate, parameters: [], controls, targets };
}

describe('forms of gates without parameters', () => {
  it.each(constant.map((gate) => [gate.name, gate] as const))('%s, whatever its wires', (_, gate) => {
    for (const cost of [anyAngle, fullGatesOnly]) {
      const forms = new ConstantForms(cost);
      for (const order of [
        [0, 1, 2, 3],
        [3, 1, 0, 2],
        [2, 3, 1, 0],
      ]) {
        for (let controls = 0; controls + (gate.targets as number) <= 4; controls++) {
          const original = use(
            gate,
            order.slice(0, controls),
            order.slice(controls, controls + (gate.targets as number)),
          );
          const operations: Operation[] = [];
          const phase = forms.append(original, operations);
          if (controls + (gate.targets as number) === 1) {
            expect(phase).toBeUndefined();
            continue;
          }
          for (const made of operations) expect(made.controls).toEqual([]);
          expect(maxDistance(denseUnitary(operations, 4, phase as number), denseUnitary([original], 4))).toBeLessThan(
            1e-12,
          );
        }
      }
    }
  });

  it('are none where there is more to a gate than its wires, or too many of them', () => {
    const forms = new ConstantForms(anyAngle);
    const operations: Operation[] = [];
    expect(forms.append({ ...use(qisGates.rx, [0], [1]), parameters: [0.3] }, operations)).toBeUndefined();
    expect(forms.append(use(qisGates.barrier, [], [0, 1]), operations)).toBeUndefined();
    expect(forms.append(use(qisGates.x, [0, 1, 2, 3], [4]), operations)).toBeUndefined();
    expect(operations).toEqual([]);
  });
});
