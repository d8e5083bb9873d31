import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit, circuitOf } from '../../src/circuit/index.js';
import { drawSvg } from '../../src/draw/index.js';
import { param } from '../../src/math/index.js';
import { randomUses } from '../gates/arbitraries.js';
import { everyShape, native, wide } from './samples.js';
import { checkWellFormed } from './well-formed.js';

function count(xml: string, pattern: RegExp): number {
  return xml.match(pattern)?.length ?? 0;
}

describe('drawSvg', () => {
  it.each([
    ['every-shape', everyShape],
    ['native', native],
    ['twelve-qubits', wide],
  ])('draws %s', async (name, drawn) => {
    await expect(drawSvg(drawn)).toMatchFileSnapshot(`golden/${name}.svg`);
  });

  it('draws boxes, controls, crosses and measurements', () => {
    const svg = drawSvg(circuit(3).h(0).ccx(0, 1, 2).swap(0, 2).measure('m', 1));
    checkWellFormed(svg);
    expect(count(svg, /class="box"/g)).toBe(2);
    expect(count(svg, /class="control"/g)).toBe(2);
    expect(count(svg, /class="cross"/g)).toBe(2);
    expect(count(svg, /class="measured"/g)).toBe(1);
    expect(count(svg, /class="wire"/g)).toBe(3);
  });

  it('keeps a control inside a box away from the label', () => {
    const svg = drawSvg(circuit(3).gate('zz', [0.3], [0, 2], { controls: [1] }));
    const label = /class="label" x="([\d.]+)"/.exec(svg)?.[1];
    const control = /class="control" cx="([\d.]+)"/.exec(svg)?.[1];
    expect(Number(label) - Number(control)).toBeGreaterThan(4.5 + (7 * 8.2) / 2);
  });

  it('escapes names', () => {
    const svg = drawSvg(circuit(1).measure('a<b>&"c\u0000', 0));
    checkWellFormed(svg);
    expect(svg).toContain('M(a&lt;b&gt;&amp;&quot;c');
  });

  it('is as wide as its longest line of text', () => {
    const name = 'a_rather_long_name_of_a_parameter';
    const svg = drawSvg(circuit(1).gphase(param(name)));
    expect(svg).toContain(`global phase: ${name}`);
    expect(Number(/ width="([\d.]+)"/.exec(svg)?.[1])).toBeGreaterThan(8 * `global phase: ${name}`.length);
  });

  it('is well-formed and complete for random circuits', () => {
    fc.assert(
      fc.property(randomUses('qis', 4, { maxLength: 10 }), (uses) => {
        const drawn = circuitOf('qis', 4, uses);
        const svg = drawSvg(drawn);
        checkWellFormed(svg);
        const controls = drawn.operations.reduce((sum, operation) => sum + operation.controls.length, 0);
        expect(count(svg, /class="control"/g)).toBe(controls);
        expect(drawSvg(drawn)).toBe(svg);
      }),
      { seed: 20261120 },
    );
  });
});
