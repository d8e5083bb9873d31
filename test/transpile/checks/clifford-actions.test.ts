import { expect, it } from 'vitest';
import { circuit, type Operation } from '../../../src/circuit/index.js';
import { cliffordActionOf, inverseOfUse } from '../../../src/gates/index.js';
import { actionOf, undoingActionOf } from '../../../src/transpile/checks/clifford-actions.js';

const matrices = [Float64Array.of(1, 0, 0, 0, 0, 0, 0, 1), Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0)];
const { operations } = circuit(3)
  .s(0)
  .si(1)
  .x(0)
  .cnot(0, 1)
  .cnot(2, 1)
  .swap(0, 2)
  .rz(Math.PI / 2, 0)
  .xx(-Math.PI / 2, 0, 1)
  .unitary(matrices[0]!, [0])
  .unitary(matrices[1]!, [0])
  .unitary(matrices[0]!, [2]);

it.each(operations.map((each, k) => [k, each.gate.name, each] as const))('operation %i, %s', (_, _name, operation) => {
  // Twice, since what was found once is known.
  for (let k = 0; k < 2; k++) {
    expect(actionOf(operation)).toEqual(cliffordActionOf(operation));
    expect(undoingActionOf(operation)).toEqual(cliffordActionOf(inverseOfUse(operation)));
    expect(actionOf(operation)).toBeDefined();
  }
});

it('tells a gate from its inverse', () => {
  const [s] = operations;
  expect(actionOf(s!)).not.toEqual(undoingActionOf(s!));
});

it('is nothing for what is not Clifford, with the controls that it has', () => {
  const others: readonly Operation[] = circuit(3)
    .t(0)
    .ccx(0, 1, 2)
    .rz(0.3, 0)
    .gate('s', [], [0], { controls: [1] }).operations;
  for (const each of others) {
    expect(actionOf(each)).toBeUndefined();
    expect(undoingActionOf(each)).toBeUndefined();
  }
});
