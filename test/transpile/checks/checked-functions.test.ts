import { describe, expect, it } from 'vitest';
import { circuit, type Operation } from '../../../src/circuit/index.js';
import { addAngles, param } from '../../../src/math/index.js';
import { CheckedFunctions } from '../../../src/transpile/checks/checked-functions.js';
import { CheckedRewrites } from '../../../src/transpile/checks/checked-rewrites.js';

/** Whether the first operation of a list and the last one may become a sum. */
function maySum(operations: readonly Operation[], sum: Operation | undefined, checks = new CheckedRewrites()): boolean {
  const functions = new CheckedFunctions(4, checks);
  functions.remember(7, operations[0]!);
  for (const each of operations.slice(0, -1)) functions.apply(each);
  return functions.maySum(7, operations[0]!, operations.at(-1)!, sum);
}

const toffoli = circuit(4).ccx(0, 1, 2);

describe('CheckedFunctions', () => {
  it.each([
    ['nothing between', toffoli.ccx(1, 0, 2), true],
    ['a flip and a phase of other wires between', toffoli.x(2).t(0).cnot(3, 2).ccx(0, 1, 2), true],
    ['controls that come back', toffoli.cnot(3, 0).t(0).cnot(3, 0).ccx(0, 1, 2), true],
    ['a control that is flipped', toffoli.x(0).ccx(0, 1, 2), false],
    ['a control that is another', toffoli.cnot(3, 0).ccx(0, 1, 2), false],
    ['a phase of the target between', toffoli.t(2).ccx(0, 1, 2), false],
    ['something between that is no permutation', toffoli.h(1).ccx(0, 1, 2), false],
    ['another target', toffoli.ccx(0, 1, 3), false],
    ['a control more', toffoli.mcx([0, 1, 3], 2), false],
  ] as const)('two Toffolis with %s', (_, { operations }, expected) => {
    const checks = new CheckedRewrites();
    expect(maySum(operations, undefined, checks)).toBe(expected);
    expect(checks.report).toMatchObject({ windows: 1, dropped: expected ? 0 : 1 });
  });

  it('adds up phases under one function, whichever of its wires is the target', () => {
    const { operations } = circuit(4).cp(0.3, 0, 1).h(2).cp(0.4, 1, 0);
    const [right, wrong, other] = circuit(4)
      .cp(0.7, 0, 1)
      .cp(0.6, 0, 1)
      .gate('rz', [0.7], [1], { controls: [0] }).operations;
    expect(maySum(operations, right)).toBe(true);
    expect(maySum(operations, wrong)).toBe(false);
    expect(maySum(operations, other)).toBe(false);
    expect(maySum(operations, undefined)).toBe(false);
    expect(maySum(circuit(4).cp(0.3, 0, 1).cnot(2, 1).cp(0.4, 0, 1).operations, right)).toBe(false);
  });

  it('takes no rotation about Z for a phase of the state 1', () => {
    // Of wires 0 and 1 together only what leaves 0 alone is symmetric.
    const first = circuit(4)
      .gate('rz', [0.3], [1], { controls: [0] })
      .gate('rz', [-0.3], [0], { controls: [1] });
    expect(maySum(first.operations, undefined)).toBe(false);
  });

  it('compares parameters for values of these', () => {
    const [a, b] = [param('a'), param('b')];
    const { operations } = circuit(4).cp(a, 0, 1).cp(b, 0, 1);
    expect(maySum(operations, circuit(4).cp(addAngles(a, b), 0, 1).operations[0])).toBe(true);
    expect(maySum(operations, circuit(4).cp(addAngles(a, a), 0, 1).operations[0])).toBe(false);
  });

  it('knows nothing of a number that was not remembered', () => {
    const functions = new CheckedFunctions(4, new CheckedRewrites());
    const [ccx] = toffoli.operations;
    expect(functions.maySum(1, ccx!, ccx!, undefined)).toBe(false);
  });
});
