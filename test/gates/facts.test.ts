import { describe, expect, it } from 'vitest';
import {
  decomposeUse,
  foldUse,
  type GateUse,
  gateNamed,
  inverseOfUse,
  matrixOfUse,
  nativeGates,
  qisGates,
  wireBases,
} from '../../src/gates/index.js';

const use = (
  name: string,
  parameters: GateUse['parameters'],
  targets: readonly number[],
  controls: readonly number[] = [],
): GateUse => ({ gate: gateNamed(name, 'qis')!, parameters, controls, targets });

const shown = (uses: readonly GateUse[]) =>
  uses.map(({ gate, controls, targets }) => `${gate.name} ${controls.join(',')}|${targets.join(',')}`);

describe('matrixOfUse', () => {
  it('has controls first, as the most significant bits', () => {
    const matrix = matrixOfUse(use('x', [], [0], [1]));
    const ones = [...matrix.keys()].filter((k) => matrix[k] === 1).map((k) => k / 2);
    // 00 and 01 stay, 10 and 11 are exchanged.
    expect(ones).toEqual([0, 5, 11, 14]);
  });
});

describe('wireBases', () => {
  it('are Z on every control, then those of the targets', () => {
    expect(wireBases(use('x', [], [5], [0, 3]))).toEqual(['Z', 'Z', 'X']);
    expect(wireBases(use('h', [], [0]))).toEqual([undefined]);
  });
});

describe('decomposeUse', () => {
  it('puts the steps on the wires of the gate, and its controls on those that are not undone again', () => {
    const swap = decomposeUse(use('swap', [], [4, 2], [7]))!;
    expect(swap.phase).toBe(0);
    expect(
      swap.uses.every(({ targets, controls }) => [...targets, ...controls].every((wire) => [4, 2, 7].includes(wire))),
    ).toBe(true);
    const controlled = swap.uses.filter(({ controls }) => controls.includes(7));
    expect(controlled).toHaveLength(1);
    expect(swap.uses).toHaveLength(3);
  });

  it('makes a phase on the controls of the global phase of a controlled gate', () => {
    expect(decomposeUse(use('p', [0.6], [0]))).toMatchObject({ phase: 0.3 });
    const { uses, phase } = decomposeUse(use('p', [0.6], [0], [3, 5]))!;
    expect(phase).toBe(0);
    expect(shown(uses)).toEqual(['rz 3,5|0', 'p 3|5']);
    expect(uses.map(({ parameters }) => parameters)).toEqual([[0.6], [0.3]]);
  });
});

describe('foldUse', () => {
  it('leaves a gate alone that is in its range, and one whose angle is not known', () => {
    const ms = (parameters: GateUse['parameters']): GateUse => ({
      gate: nativeGates.ms,
      parameters,
      controls: [],
      targets: [1, 0],
    });
    expect(foldUse(ms([0, 0, 0.25]))).toBeUndefined();
    expect(foldUse(ms([0, 0, 0]))).toBeUndefined();
    const { uses } = foldUse(ms([0.1, 0.2, -0.1]))!;
    expect(shown(uses)).toEqual(['ms |1,0']);
    expect(uses[0]!.parameters.map((value) => Number((value as number).toFixed(12)))).toEqual([-0.4, 0.2, 0.1]);
    expect(foldUse(use('rz', [100], [0]))).toBeUndefined();
  });
});

describe('inverseOfUse', () => {
  it('keeps the wires and whatever else the use carries', () => {
    const source = { ...use('s', [], [2], [1]), span: 'line 3' };
    expect(inverseOfUse(source)).toEqual({ ...source, gate: qisGates.si });
    expect(inverseOfUse(use('rx', [0.3], [0])).parameters).toEqual([-0.3]);
  });
});
