import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, type Operation } from '../../../src/circuit/index.js';
import { maxDistance } from '../../../src/math/index.js';
import type { Triple } from '../../../src/transpile/synthesis/three-wires/three-wire-matrix.js';
import { WireLists } from '../../../src/transpile/views/windows.js';
import { randomUses } from '../../gates/arbitraries.js';
import { denseUnitary } from '../../gates/dense.js';
import { FIXED } from '../exactness.js';

const LIMITS = { interactions: 8, steps: 40 };

function windowAt({ operations, qubits }: Pick<CircuitData, 'operations' | 'qubits'>, place: number, wires: Triple) {
  const lists = new WireLists(operations, qubits);
  for (let k = 0; k < place; k++) lists.pass(k);
  return lists.window(wires, LIMITS).places;
}

describe('WireLists', () => {
  it('finds windows that can be brought together at their start', () => {
    fc.assert(
      fc.property(
        randomUses('qis', 4, { maxLength: 14 }),
        fc.nat(3),
        fc.constantFrom<Triple>([0, 1, 2], [1, 3, 0], [3, 2, 1], [2, 0, 3]),
        (uses, start, wires) => {
          const place = start % uses.length;
          const places = windowAt({ operations: uses, qubits: 4 }, place, wires);
          const inside = (k: number) => places.includes(k);
          const before = uses.slice(0, place);
          const moved: Operation[] = [
            ...before,
            ...places.map((k) => uses[k]!),
            ...uses.filter((_, k) => k >= place && !inside(k)),
          ];
          expect(maxDistance(denseUnitary(moved, 4), denseUnitary(uses, 4))).toBeLessThan(1e-12);
          expect(places).toEqual([...places].sort((a, b) => a - b));
          for (const k of places) {
            expect([...uses[k]!.controls, ...uses[k]!.targets].every((wire) => wires.includes(wire))).toBe(true);
          }
        },
      ),
      { ...FIXED, numRuns: 300 },
    );
  });

  it.each([
    ['what commutes with a passed gate', circuit(4).cnot(0, 1).cnot(0, 3).t(0).cnot(0, 2), [0, 2, 3]],
    ['nothing after a passed gate otherwise', circuit(4).cnot(0, 1).cnot(0, 3).h(0).cnot(0, 2).t(1), [0, 4]],
    ['no barrier', circuit(4).cnot(0, 1).barrier(0).t(0).t(1), [0, 3]],
    ['no free parameter', circuit(4).cnot(0, 1).rz('a', 1).rx(0.1, 1).rz(0.1, 1).rx(0.1, 0), [0, 4]],
    ['gates under two passed gates only if all commute', circuit(4).cnot(0, 3).cnot(3, 0).t(0).rx(1, 0).t(1), [4]],
  ] as const)('takes %s', (_, of, places) => {
    expect(windowAt(of, 0, [0, 1, 2])).toEqual(places);
  });

  it('leaves out what was taken', () => {
    const { operations } = circuit(3).cnot(0, 1).t(1).cnot(1, 2);
    const lists = new WireLists(operations, 3);
    lists.take([1]);
    expect(lists.isTaken(1)).toBe(true);
    expect(lists.window([0, 1, 2], LIMITS).places).toEqual([0, 2]);
  });

  it('stops at its limits', () => {
    const { operations } = circuit(3).cnot(0, 1).t(1).cnot(1, 2).repeat(20);
    const lists = new WireLists(operations, 3);
    expect(lists.window([0, 1, 2], { interactions: 3, steps: 100 }).places).toEqual([0, 1, 2, 3, 4]);
    expect(lists.window([0, 1, 2], { interactions: 99, steps: 7 }).places).toHaveLength(7);
  });

  it('knows the neighbours of a pair', () => {
    const { operations } = circuit(6).cnot(0, 1).cnot(1, 2).cnot(0, 3).cnot(3, 4).cnot(0, 5);
    const lists = new WireLists(operations, 6);
    expect(lists.neighbours(0, [0, 1], 1)).toEqual([3, 2]);
    expect(lists.neighbours(0, [0, 1], 2)).toEqual([3, 5, 2]);
    expect(lists.neighbours(3, [3, 4], 2)).toEqual([]);
  });
});
