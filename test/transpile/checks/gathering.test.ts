import { expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { canGather } from '../../../src/transpile/checks/gathering.js';

const stays = () => false;

it.each([
  ['with nothing between', circuit(2).h(0).cnot(0, 1).h(0), [0, 1, 2], true],
  ['past another wire', circuit(3).h(0).h(2).cnot(0, 1), [0, 2], true],
  ['past what is on the same wire', circuit(2).h(0).h(0).cnot(0, 1), [0, 2], false],
  ['past the control of what it controls alike', circuit(3).cnot(0, 1).cnot(0, 2).t(0), [0, 2], true],
  ['past the target of what flips it alike', circuit(3).cnot(0, 1).cnot(2, 1).x(1), [0, 2], true],
  ['past the target of what it controls', circuit(3).cnot(0, 1).cnot(2, 1).t(1), [0, 2], false],
  ['past two that differ', circuit(2).cnot(0, 1).x(1).z(1).t(1), [0, 3], false],
  ['past a barrier', circuit(1).t(0).barrier().t(0), [0, 2], false],
  ['past a barrier of other wires', circuit(2).t(0).barrier(1).t(0), [0, 2], true],
  ['past what is on a later one’s own wire', circuit(2).t(0).h(1).cnot(0, 1), [0, 2], false],
] as const)('operations %s', (_, { operations }, places, expected) => {
  expect(canGather(operations, places, stays)).toBe(expected);
});

it('passes over what is gone', () => {
  const { operations } = circuit(1).t(0).h(0).t(0);
  expect(canGather(operations, [0, 2], stays)).toBe(false);
  expect(canGather(operations, [0, 2], (place) => place === 1)).toBe(true);
});

it('does not ask what comes before the first or after the last', () => {
  const { operations } = circuit(1).h(0).t(0).t(0).h(0);
  expect(canGather(operations, [1, 2], stays)).toBe(true);
});
