import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { param } from '../../../../src/math/index.js';
import { isLocal, WrittenOperations } from '../../../../src/transpile/passes/recognise-gates/written-operations.js';

const { operations } = circuit(2).h(0).cnot(0, 1).s(0).x(1).rx(0.3, 0).rz(param('a'), 1).t(1).barrier(0).y(0);

it('takes gates on one wire without free parameters for local', () => {
  const names = operations.filter((operation) => isLocal(operation)).map(({ gate }) => gate.name);
  expect(names).toEqual(['h', 's', 'x', 'rx', 't', 'y']);
});

describe('WrittenOperations', () => {
  const written = (end: number) => {
    const all = new WrittenOperations(2);
    for (const operation of operations.slice(0, end)) all.push(operation);
    return all;
  };
  const names = (of: readonly (typeof operations)[number][]) => of.map(({ gate }) => gate.name);

  it('gives the last local gates of one wire back in time order, until a wider gate', () => {
    const all = written(5);
    expect(names(all.takeLocals(0))).toEqual(['s', 'rx']);
    expect(names(all.operations())).toEqual(['h', 'x', 'x']);
    expect(all.takeLocals(0)).toEqual([]);
  });

  it('stops at a parameter and at a barrier', () => {
    const all = written(9);
    expect(names(all.takeLocals(1))).toEqual(['t']);
    expect(names(all.takeLocals(0))).toEqual(['y']);
    expect(all.takeLocals(1)).toEqual([]);
    expect(names(all.operations())).toEqual(['h', 'x', 's', 'x', 'rx', 'rz', 'barrier']);
  });

  it('goes on after what was taken', () => {
    const all = written(5);
    all.takeLocals(0);
    all.push(operations[0]!);
    expect(names(all.takeLocals(0))).toEqual(['h']);
  });
});
