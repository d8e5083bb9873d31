import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { maxDistance, param } from '../../../src/math/index.js';
import { elementsOf } from '../../../src/transpile/views/elements.js';
import {
  collectPauliRegions,
  contentOf,
  type PauliRegion,
  type RegionKind,
} from '../../../src/transpile/views/pauli-regions.js';
import { denseUnitary } from '../../gates/dense.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { sparseGate } from '../synthesis/paulis/rotation-gates.js';

const kinds = fc.record<RegionKind>({
  rotations: fc.boolean(),
  mostWires: fc.constantFrom(2, 3, 4),
  mostGates: fc.constantFrom(1, 2, 5, 100),
});

const regionsOf = (
  operations: Parameters<typeof elementsOf>[0],
  qubits: number,
  kind: RegionKind,
): readonly PauliRegion[] =>
  collectPauliRegions(elementsOf(operations).elements, qubits, kind).filter(
    (item): item is PauliRegion => item.kind === 'region',
  );

describe('collectPauliRegions', () => {
  it('is the same circuit in the order of the levels, whatever the bounds', () => {
    fc.assert(
      fc.property(cliffordHeavy(4, 30), kinds, ({ operations }, kind) => {
        const { elements, phase } = elementsOf(operations);
        const items = collectPauliRegions(elements, 4, kind);
        const ordered = items
          .toSorted((a, b) => a.level - b.level)
          .flatMap((item) =>
            item.kind === 'gate' ? [item.operation] : item.elements.map(({ operation }) => operation),
          );
        const whole = ordered.filter(({ gate }) => gate.kind === 'unitary');
        expect(
          maxDistance(
            denseUnitary(whole, 4, phase),
            denseUnitary(
              operations.filter(({ gate }) => gate.kind === 'unitary'),
              4,
            ),
          ),
        ).toBeLessThan(1e-10);
        for (const item of items) {
          if (item.kind === 'gate') continue;
          expect(item.wires.length).toBeLessThanOrEqual(kind.mostWires);
          expect(item.entanglingGates).toBeLessThanOrEqual(kind.mostGates);
          const pairs = item.elements.filter(({ operation }) => operation.targets.length === 2);
          expect(item.entanglingGates).toBe(pairs.length);
          for (const { operation } of item.elements)
            for (const wire of operation.targets) expect(item.wires).toContain(wire);
        }
      }),
      { ...FIXED, numRuns: 200 },
    );
  });

  it('leaves no barrier where gates of both sides could meet', () => {
    const { operations } = circuit(2)
      .xx(Math.PI / 2, 0, 1)
      .barrier(0)
      .xx(Math.PI / 2, 0, 1);
    const items = collectPauliRegions(elementsOf(operations).elements, 2, {
      rotations: false,
      mostWires: 4,
      mostGates: 9,
    });
    const order = items.toSorted((a, b) => a.level - b.level).map(({ kind }) => kind);
    expect(order).toEqual(['region', 'gate', 'region']);
  });

  it('takes rotations in only where they are asked for, and one-qubit gates only into what is open', () => {
    const { operations } = circuit(2)
      .t(0)
      .zz(Math.PI / 2, 0, 1)
      .h(0)
      .t(0)
      .h(0)
      .zz(0.3, 0, 1)
      .zz(Math.PI / 2, 0, 1);
    const kind = { mostWires: 4, mostGates: 9 };
    const only = regionsOf(operations, 2, { ...kind, rotations: false });
    expect(only.map(({ elements }) => elements.length)).toEqual([2, 1]);
    const [all, ...none] = regionsOf(operations, 2, { ...kind, rotations: true });
    expect(none).toEqual([]);
    expect(all).toMatchObject({ entanglingGates: 3, rotations: 2, wires: [0, 1] });
    expect(all!.elements).toHaveLength(6);
  });

  it('joins two regions that meet', () => {
    const { operations } = circuit(4)
      .zz(Math.PI / 2, 0, 1)
      .zz(Math.PI / 2, 2, 3)
      .zz(Math.PI / 2, 1, 2);
    const kind = { rotations: false, mostGates: 9 };
    const joined = regionsOf(operations, 4, { ...kind, mostWires: 4 }).filter(({ elements }) => elements.length > 0);
    expect(joined).toHaveLength(1);
    expect([...joined[0]!.wires].sort()).toEqual([0, 1, 2, 3]);
    const apart = regionsOf(operations, 4, { ...kind, mostWires: 3 }).filter(({ elements }) => elements.length > 0);
    expect(apart).toHaveLength(2);
  });
});

describe('contentOf', () => {
  it('is the region’s elements as quarter turns and rotations between them, phase included', () => {
    fc.assert(
      fc.property(cliffordHeavy(3, 25), ({ operations }) => {
        for (const region of regionsOf(operations, 3, { rotations: true, mostWires: 3, mostGates: 100 })) {
          const { turns, rotations, phase } = contentOf(region);
          const gates = turns.map((pauli) => sparseGate(pauli, Math.PI / 2, 3));
          const made = [];
          for (let k = 0; k <= turns.length; k++) {
            for (const each of rotations)
              if (each.after === k) made.push(sparseGate(each.pauli, each.angle as number, 3));
            if (k < turns.length) made.push(gates[k]!);
          }
          const wanted = denseUnitary(
            region.elements.map(({ operation }) => operation),
            3,
          );
          expect(maxDistance(denseUnitary(made, 3, phase as number), wanted)).toBeLessThan(1e-10);
        }
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it('keeps parameters', () => {
    const [region] = regionsOf(circuit(2).zz(param('a'), 0, 1).operations, 2, {
      rotations: true,
      mostWires: 2,
      mostGates: 2,
    });
    expect(contentOf(region!).rotations.map(({ angle }) => String(angle))).toEqual(['a']);
  });
});
