import { describe, expect, it } from 'vitest';
import { drawingStyle, drawSvg, drawSvgPart, layoutDrawing } from '../../src/draw/index.js';
import { everyShape } from './samples.js';

describe('drawingStyle', () => {
  it('has the colours of the stand-alone drawing as defaults of custom properties, inside its class only', () => {
    const [, standalone] = /<style>(.*)<\/style>/.exec(drawSvg(everyShape))!;
    const plain = drawingStyle
      .replace(/var\(--drawing-[a-z-]+,(#[0-9a-f]+)\)/g, '$1')
      .replaceAll('.circuit-drawing ', '')
      .replaceAll('\n', '');
    expect(plain).toBe(standalone);
    for (const rule of drawingStyle.split('\n')) expect(rule).toMatch(/^(\.circuit-drawing [.a-z]+,?)+\{/);
  });

  it('has a rule for every class of a part', () => {
    const drawing = layoutDrawing(everyShape);
    const part = drawSvgPart(drawing, { left: 0, right: drawing.width, top: 0, bottom: drawing.height });
    const classes = new Set([...part.matchAll(/class="(\w+)"/g)].map(([, name]) => name));
    expect(classes.size).toBe(9);
    for (const name of classes) expect(drawingStyle).toContain(`.circuit-drawing .${name}`);
  });
});
