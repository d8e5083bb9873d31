import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../src/circuit/index.js';
import { layoutOf } from '../../src/draw/layout.js';
import { randomUses } from '../gates/arbitraries.js';

describe('layoutOf', () => {
  it('places gates on different wires in one column and moves each as far left as it can', () => {
    const { columns } = layoutOf(circuit(3).h(0).h(1).cnot(0, 1).x(2), 'unicode');
    expect(columns.map((column) => column.map(({ label }) => label))).toEqual([['H', 'H', 'X'], ['X']]);
  });

  it('keeps wires free that a link crosses', () => {
    const { columns } = layoutOf(circuit(3).cnot(0, 2).h(1), 'unicode');
    expect(columns.map((column) => column.map(({ label }) => label))).toEqual([['X'], ['H']]);
  });

  it('puts measurements after all gates', () => {
    const { columns } = layoutOf(circuit(2).h(0).h(0).measure('a', 1), 'unicode');
    expect(columns.at(-1)?.map(({ label, measured }) => [label, measured])).toEqual([
      ['M(a)', { measurement: 0, bit: 0 }],
    ]);
    expect(columns).toHaveLength(3);
  });

  it('places every operation once, in order on every wire, and never two on one wire of a column', () => {
    fc.assert(
      fc.property(randomUses('qis', 4, { maxLength: 15 }), (uses) => {
        const drawn = circuitOf('qis', 4, uses);
        const { columns } = layoutOf(drawn, 'unicode');
        const placed = columns.flat();
        const onWires = drawn.operations.filter(({ controls, targets }) => controls.length + targets.length > 0);
        expect(placed).toHaveLength(onWires.length);
        for (let wire = 0; wire < 4; wire++) {
          const touching = onWires.filter((use) => [...use.controls, ...use.targets].includes(wire));
          const inColumns = columns.map((column) => column.filter(({ top, bottom }) => top <= wire && wire <= bottom));
          for (const column of inColumns) expect(column.length).toBeLessThanOrEqual(1);
          const drawnOrder = inColumns
            .flat()
            .filter(({ controls, targets }) => [...controls, ...targets].includes(wire))
            .map(({ controls, targets }) => [controls, targets]);
          expect(drawnOrder).toEqual(touching.map(({ controls, targets }) => [controls, targets]));
        }
      }),
      { seed: 20261120 },
    );
  });
});
