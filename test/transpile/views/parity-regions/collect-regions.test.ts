import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, type Operation } from '../../../../src/circuit/index.js';
import { qisGates } from '../../../../src/gates/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import {
  CNOT_PHASE,
  operationsOfRegion,
} from '../../../../src/transpile/passes/phase-polynomials/region-operations.js';
import { elementsOf } from '../../../../src/transpile/views/elements.js';
import { collectRegions } from '../../../../src/transpile/views/parity-regions/collect-regions.js';
import type { Region } from '../../../../src/transpile/views/parity-regions/region.js';
import { denseUnitary } from '../../../gates/dense.js';
import { cliffordHeavy, elementary } from '../../clifford-heavy.js';
import { FIXED } from '../../exactness.js';

describe('collectRegions', () => {
  it('gives regions whose frames and steps are what they are made of, in an order that is the circuit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((wires) => cliffordHeavy(wires, 30)),
        ({ operations, qubits }) => {
          const { elements, phase } = elementsOf(operations);
          const inOrder: Operation[] = [];
          for (const item of collectRegions(elements, qubits)) {
            if (!('members' in item)) {
              inOrder.push(elements[item.element]!.operation);
              continue;
            }
            const own = [...item.elements].sort((a, b) => a - b).map((index) => elements[index]!.operation);
            inOrder.push(...own);
            const cnots = item.steps.filter(({ kind }) => kind === 'cnot').length;
            const made = denseUnitary(
              operationsOfRegion(item, item.steps),
              qubits,
              (item.phase as number) + cnots * CNOT_PHASE,
            );
            expect(maxDistance(made, denseUnitary(own, qubits))).toBeLessThan(1e-10);
          }
          const again = denseUnitary(inOrder, qubits, phase);
          expect(maxDistance(again, denseUnitary(operations, qubits))).toBeLessThan(1e-10);
        },
      ),
      { ...FIXED, numRuns: 80 },
    );
  });

  it.each([
    ['a Toffoli', circuit(3).ccx(0, 1, 2), 1],
    ['CNOTs between wires that are looked at along X', circuit(3).xx(0.3, 0, 1).cnot(0, 1).cnot(1, 2).rx(0.3, 0), 1],
    ['an interaction about X and then one about Z', circuit(2).xx(0.3, 0, 1).zz(0.3, 0, 1), 2],
  ] as const)('%s', (_, of, expected) => {
    const { elements } = elementsOf(elementary(of).operations);
    const wide = collectRegions(elements, of.qubits).filter((item) => 'members' in item && item.members.length > 1);
    expect(wide).toHaveLength(expected);
  });

  it('has every element in one region, however long and wide the circuit is', () => {
    const wires = 10;
    const operations = Array.from({ length: 4500 }, (_, k): Operation => {
      const [a, b] = [(7 * k) % wires, (11 * k + 3) % wires];
      if (a === b || k % 5 === 0) return { gate: qisGates.h, parameters: [], controls: [], targets: [a] };
      if (k % 7 === 0) return { gate: qisGates.t, parameters: [], controls: [], targets: [a] };
      return { gate: qisGates.rzx, parameters: [Math.PI / 2], controls: [], targets: [a, b] };
    });
    const { elements } = elementsOf(operations);
    const regions = collectRegions(elements, wires).filter((item): item is Region => 'members' in item);
    const inRegions = regions.flatMap((region) => region.elements).sort((a, b) => a - b);
    expect(inRegions).toEqual(operations.map((_, index) => index));
  });
});
