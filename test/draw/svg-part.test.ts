import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../src/circuit/index.js';
import {
  type Drawing,
  type DrawingWindow,
  drawPlaced,
  drawSvg,
  drawSvgPart,
  layoutDrawing,
  placedAt,
  placedIn,
  placedThing,
} from '../../src/draw/index.js';
import { randomUses } from '../gates/arbitraries.js';
import { everyShape } from './samples.js';
import { checkWellFormed } from './well-formed.js';

const anyCircuit: fc.Arbitrary<CircuitData> = randomUses('qis', 6, { maxLength: 20, maxControls: 3 }).map((uses) =>
  circuitOf('qis', 6, uses, { measurements: [{ key: 'm', wires: [5, 2] }] }),
);

function whole({ width, height }: Drawing): DrawingWindow {
  return { left: 0, right: width, top: 0, bottom: height };
}

/** The windows between cuts, given as shares of the drawing. */
function tiling(drawing: Drawing, across: readonly number[], down: readonly number[]): readonly DrawingWindow[] {
  const cuts = (shares: readonly number[], size: number) =>
    [0, ...[...shares].sort((a, b) => a - b), 1].map((share) => share * size);
  const [x, y] = [cuts(across, drawing.width), cuts(down, drawing.height)];
  return x.slice(1).flatMap((right, i) => y.slice(1).map((bottom, j) => ({ left: x[i]!, right, top: y[j]!, bottom })));
}

/** Whether a thing reaches into a window, asked one by one. */
function reaches(drawing: Drawing, index: number, { left, right, top, bottom }: DrawingWindow): boolean {
  const { columns, wires } = drawing;
  const thing = placedThing(drawing, index);
  const upper = wires.firstY + (thing.top - 0.5) * wires.distance;
  const lower = wires.firstY + (thing.bottom + 0.5) * wires.distance;
  const isAcross = columns.left[thing.column]! < right && columns.right[thing.column]! > left;
  return isAcross && upper < bottom && lower > top;
}

/** The marks of every placed thing in a part, by its number. */
function marks(part: string): ReadonlyMap<number, readonly string[]> {
  const groups = part.matchAll(/<g data-placed="(\d+)"[^>]*>(.*)<\/g>/g);
  return new Map([...groups].map(([, index, content]) => [Number(index), content!.match(/<(?!\/)[^>]+>/g) ?? []]));
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const cuts = fc.array(share, { maxLength: 3 });

describe('placedIn', () => {
  it('finds exactly what reaches into a window, in order', () => {
    fc.assert(
      fc.property(anyCircuit, cuts, cuts, (drawn, across, down) => {
        const drawing = layoutDrawing(drawn);
        const everything = Array.from({ length: drawing.placed.count }, (_, index) => index);
        expect(placedIn(drawing, whole(drawing))).toEqual(everything);
        for (const window of tiling(drawing, across, down)) {
          expect(placedIn(drawing, window)).toEqual(everything.filter((index) => reaches(drawing, index, window)));
        }
      }),
      { seed: 20261129 },
    );
  });

  it('has every thing in exactly one of the windows that are cut between columns', () => {
    fc.assert(
      fc.property(anyCircuit, (drawn) => {
        const drawing = layoutDrawing(drawn);
        const edges = [0, ...drawing.columns.left, drawing.width];
        const tiles = edges.slice(1).map((right, k) => ({ ...whole(drawing), left: edges[k]!, right }));
        const found = tiles.flatMap((tile) => placedIn(drawing, tile));
        expect(found).toEqual(Array.from({ length: drawing.placed.count }, (_, index) => index));
      }),
      { seed: 20261129 },
    );
  });

  it('finds nothing beside the drawing, and says what a window is', () => {
    const drawing = layoutDrawing(everyShape);
    const { width, height } = drawing;
    expect(placedIn(drawing, { left: width, right: 2 * width, top: 0, bottom: height })).toEqual([]);
    expect(placedIn(drawing, { left: -99, right: 0, top: 0, bottom: height })).toEqual([]);
    expect(placedIn(drawing, { ...whole(drawing), top: height, bottom: 2 * height })).toEqual([]);
    expect(placedIn(drawing, { ...whole(drawing), top: -99, bottom: 0 })).toEqual([]);
    expect(() => placedIn(drawing, { ...whole(drawing), left: Number.NaN })).toThrow('has a number as left, not NaN');
  });
});

describe('placedAt', () => {
  it('is what covers or crosses the wire in the column', () => {
    fc.assert(
      fc.property(anyCircuit, (drawn) => {
        const drawing = layoutDrawing(drawn);
        const things = Array.from({ length: drawing.placed.count }, (_, index) => placedThing(drawing, index));
        for (let column = 0; column <= drawing.columns.count; column++) {
          for (let wire = -1; wire <= 6; wire++) {
            const there = things.findIndex(
              (thing) => thing.column === column && thing.top <= wire && wire <= thing.bottom,
            );
            expect(placedAt(drawing, column, wire)).toBe(there < 0 ? undefined : there);
          }
        }
      }),
      { seed: 20261129 },
    );
  });
});

describe('drawSvgPart', () => {
  it('has the marks of the whole drawing, each in a part where it is seen', () => {
    fc.assert(
      fc.property(anyCircuit, cuts, cuts, (drawn, across, down) => {
        const drawing = layoutDrawing(drawn);
        const complete = marks(drawSvgPart(drawing, whole(drawing)));
        const document = drawSvg(drawn);
        for (const mark of [...complete.values()].flat()) expect(document).toContain(mark);
        const seen = new Map<number, Set<string>>();
        for (const window of tiling(drawing, across, down)) {
          const part = drawSvgPart(drawing, window);
          checkWellFormed(part);
          for (const [index, elements] of marks(part)) {
            const before = seen.get(index) ?? new Set();
            seen.set(index, new Set([...before, ...elements]));
          }
        }
        expect(seen.size).toBe(drawing.placed.count);
        for (const [index, elements] of complete) expect(seen.get(index)).toEqual(new Set(elements));
      }),
      { seed: 20261129 },
    );
  });

  it('says of every thing which operation or which bit of which measurement it is', () => {
    const part = drawSvgPart(...wholeOf(circuit(3).h(0).cnot(0, 1).measure('a', 0).measure('b', 1, 2)));
    expect([...part.matchAll(/<g data-placed="\d+" (.*?) role/g)].map(([, source]) => source)).toEqual([
      'data-operation="0"',
      'data-operation="1"',
      'data-measurement="0" data-bit="0"',
      'data-measurement="1" data-bit="0"',
      'data-measurement="1" data-bit="1"',
    ]);
  });

  it('escapes labels and names', () => {
    const part = drawSvgPart(...wholeOf(circuit(1).measure('"><script>\'&\u0000', 0)));
    checkWellFormed(part);
    expect(part).not.toContain('<script');
    expect(part).toContain('aria-label="measurement of q0 into &quot;&gt;&lt;script&gt;');
  });

  it('has classes and no colours or styles of its own', () => {
    const part = drawSvgPart(...wholeOf(everyShape));
    expect(part).not.toMatch(/style=|fill=|stroke=|#/);
  });

  it('draws of what covers many wires only what is near the window', () => {
    const drawing = layoutDrawing(circuit(1000).barrier());
    const part = drawSvgPart(drawing, { left: 0, right: drawing.width, top: 20_000, bottom: 20_440 });
    expect(marks(part).get(0)!.length).toBeLessThanOrEqual(12);
    expect(part.match(/class="wire"/g)!.length).toBeLessThanOrEqual(12);
  });
});

describe('drawPlaced', () => {
  it('is what a part has of the thing', () => {
    const drawing = layoutDrawing(everyShape);
    for (const window of tiling(drawing, [0.3, 0.6], [0.4])) {
      const part = drawSvgPart(drawing, window);
      for (const index of placedIn(drawing, window)) {
        const group = new RegExp(`<g data-placed="${index}" [^>]*>(.*)</g>`).exec(part);
        expect(drawPlaced(drawing, index, window)).toBe(group?.[1]);
      }
    }
  });
});

function wholeOf(drawn: CircuitData): [Drawing, DrawingWindow] {
  const drawing = layoutDrawing(drawn);
  return [drawing, whole(drawing)];
}
