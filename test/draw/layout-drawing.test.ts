import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../src/circuit/index.js';
import { layoutDrawing, placedThing } from '../../src/draw/index.js';
import { layoutOf } from '../../src/draw/layout.js';
import { randomUses } from '../gates/arbitraries.js';
import { everyShape, wide } from './samples.js';

const anyCircuit: fc.Arbitrary<CircuitData> = randomUses('qis', 5, { maxLength: 15, maxControls: 3 }).map((uses) =>
  circuitOf('qis', 5, uses, {
    measurements: [
      { key: 'a', wires: [3, null, 0] },
      { key: 'b', wires: [4] },
    ],
  }),
);

describe('layoutDrawing', () => {
  it('holds everything that the layout places, with where it came from', () => {
    fc.assert(
      fc.property(anyCircuit, (drawn) => {
        const drawing = layoutDrawing(drawn);
        const placements = layoutOf(drawn, 'unicode').columns.flatMap((column) =>
          [...column].sort((a, b) => a.top - b.top),
        );
        const things = Array.from({ length: drawing.placed.count }, (_, index) => placedThing(drawing, index));
        expect(things.map(({ x: _x, width: _width, ...rest }) => rest)).toEqual(
          placements.map(({ parameters: _parameters, ...rest }) => rest),
        );
        drawn.operations.forEach(({ controls, targets }, operation) => {
          const thing = things[drawing.placedOfOperation[operation]!]!;
          expect(thing).toMatchObject({ operation, controls, targets });
        });
        const bits = things.flatMap(({ measured, targets }) => (measured ? [{ ...measured, wire: targets[0] }] : []));
        expect(bits).toHaveLength(3);
        for (const { measurement, bit, wire } of bits) {
          expect(drawn.measurements[measurement]!.wires[bit]).toBe(wire);
        }
      }),
      { seed: 20261129 },
    );
  });

  it('keeps columns apart, each as wide as its widest thing, inside the drawing', () => {
    fc.assert(
      fc.property(anyCircuit, (drawn) => {
        const drawing = layoutDrawing(drawn);
        const { columns, placed, wires, width } = drawing;
        for (let column = 0; column < columns.count; column++) {
          const before = column === 0 ? wires.left : columns.right[column - 1]!;
          expect(columns.left[column]).toBeGreaterThan(before);
          const widths = placed.width.subarray(columns.first[column], columns.first[column + 1]);
          expect(columns.right[column]! - columns.left[column]!).toBeCloseTo(Math.max(...widths), 6);
        }
        expect(width).toBeGreaterThan(columns.right.at(-1)!);
      }),
      { seed: 20261129 },
    );
  });

  it('has wires from the top, their distance apart', () => {
    const { wires, height } = layoutDrawing(wide);
    expect(wires.labels).toEqual(Array.from({ length: 12 }, (_, wire) => `q${wire}`));
    expect(wires.firstY + 11 * wires.distance).toBeLessThan(height);
  });

  it('posts to another thread as it is', () => {
    const drawing = layoutDrawing(everyShape);
    expect(structuredClone(drawing)).toEqual(drawing);
  });

  it('keeps texts that come again once', () => {
    const many = circuit(2).repeat(1);
    const drawing = layoutDrawing(many.each([...Array(1000).keys()], (c, k) => c.h(k % 2).rz('pi/4', k % 2)));
    expect(drawing.labels).toEqual(['H', 'Rz(π/4)']);
    expect(drawing.phrases).toEqual(['h', 'rz of pi/4']);
  });

  it('draws an empty circuit', () => {
    const drawing = layoutDrawing(circuit(1));
    expect(drawing.columns.count).toBe(0);
    expect(drawing.placed.count).toBe(0);
    expect(drawing.wires.right).toBeGreaterThan(drawing.wires.left);
  });
});

describe('placedThing', () => {
  it('says which things there are', () => {
    expect(() => placedThing(layoutDrawing(circuit(1).h(0)), 1)).toThrow(
      'placedThing takes the number of a placed thing of the drawing, not 1',
    );
  });
});
