import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { findTarget, qubitPairs } from '../../../../src/targets/index.js';
import { bestWindow } from '../../../../src/transpile/passes/recognise-gates/best-window.js';
import { weigh } from '../../../../src/transpile/passes/recognise-gates/scan.js';
import { costOfOperations } from '../../../../src/transpile/passes/recognise-gates/window-cost.js';
import { denseUnitary } from '../../../gates/dense.js';
import { anyAngle } from '../../costs.js';
import { scanOf, spelledToffoli } from './scans.js';

describe('bestWindow', () => {
  it('finds a Toffoli that is spelled out, on its three wires, and what it gains', () => {
    const scan = scanOf(spelledToffoli);
    scan.lists.pass(0);
    const { wires, places, length, written, gain } = bestWindow(scan, 1, 1)!;
    expect([...wires].sort()).toEqual([0, 1, 3]);
    const part = places.slice(0, length).map((place) => scan.operations[place]!);
    const own = (list: readonly number[]) => list.map((wire) => wires.indexOf(wire));
    const placed = part.map((each) => ({ ...each, controls: own(each.controls), targets: own(each.targets) }));
    const made = denseUnitary(written.operations, 3, written.globalPhase);
    expect(maxDistance(made, denseUnitary(placed, 3))).toBeLessThan(1e-9);
    const weightOf = (list: typeof part) => weigh(costOfOperations(list, anyAngle), anyAngle);
    expect(gain).toBeCloseTo(weightOf(part) - weightOf([...written.operations]), 9);
    expect(gain).toBeGreaterThan(0);
  });

  it.each([
    ['a gate on one wire', 0, {}],
    ['wires that are not all connected', 1, { target: lineTarget() }],
    ['a form that is not wanted', 1, { search: { wanted: () => false, fewest: 3, widest: 3 } }],
    ['fewer gates than are asked for', 1, { search: { wanted: () => true, fewest: 30, widest: 3 } }],
  ] as const)('finds nothing for %s', (_, place, asked) => {
    const scan = scanOf(spelledToffoli, asked);
    for (let passed = 0; passed < place; passed++) scan.lists.pass(passed);
    expect(bestWindow(scan, place, 1)).toBeUndefined();
  });

  it('marks places whose windows are too small, but none that may yet have one', () => {
    const small = scanOf(circuit(3).cnot(0, 1).s(1).cnot(1, 2).h(2).cnot(0, 1));
    expect(bestWindow(small, 0, 7)).toBeUndefined();
    expect(small.tooSmall[0]).toBe(7);
    const large = scanOf(spelledToffoli, { search: { wanted: () => false, fewest: 3, widest: 3 } });
    large.lists.pass(0);
    bestWindow(large, 1, 7);
    expect(large.tooSmall[1]).toBe(0);
  });
});

function lineTarget() {
  const pairs = [
    [0, 1],
    [1, 3],
  ] as const;
  return { ...findTarget('ideal'), connectivity: qubitPairs(pairs, 4) };
}
