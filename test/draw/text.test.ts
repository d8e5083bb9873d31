import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../src/circuit/index.js';
import { type DrawTextOptions, drawText } from '../../src/draw/index.js';
import { operationLabel } from '../../src/draw/operation-label.js';
import { param } from '../../src/math/index.js';
import { randomUses } from '../gates/arbitraries.js';
import { bell, everyShape, native, qft, wide } from './samples.js';

const goldens: readonly (readonly [string, CircuitData, DrawTextOptions])[] = [
  ['bell', bell, {}],
  ['bell-ascii', bell, { ascii: true }],
  ['empty', circuit(2), {}],
  ['every-shape', everyShape, {}],
  ['every-shape-60-columns', everyShape, { width: 60 }],
  ['every-shape-ascii-72-columns', everyShape, { ascii: true, width: 72 }],
  ['qft', qft, {}],
  ['qft-40-columns', qft, { width: 40 }],
  ['native', native, {}],
  ['native-ascii', native, { ascii: true }],
  ['twelve-qubits', wide, {}],
];

/** The lines of each block, wires only. */
function wireLines(drawing: string): readonly (readonly string[])[] {
  return drawing
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => /^q\d+:/.test(line)))
    .filter((block) => block.length > 0);
}

/** Random circuits over the whole gate table, with a measurement now and then. */
const anyCircuit: fc.Arbitrary<CircuitData> = fc
  .tuple(fc.constantFrom('qis' as const, 'native' as const), fc.integer({ min: 1, max: 5 }), fc.boolean())
  .chain(([gateset, wires, measured]) =>
    randomUses(gateset, wires, { maxLength: 12, maxControls: 3 }).map((uses) =>
      circuitOf(gateset, wires, uses, measured ? { measurements: [{ key: 'key', wires: [wires - 1, null] }] } : {}),
    ),
  );

describe('drawText', () => {
  it.each(goldens)('draws %s', async (name, drawn, options) => {
    await expect(`${drawText(drawn, options)}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it('gives every wire of a block the same length', () => {
    fc.assert(
      fc.property(anyCircuit, fc.integer({ min: 1, max: 150 }), fc.boolean(), (drawn, width, ascii) => {
        for (const lines of wireLines(drawText(drawn, { width, ascii }))) {
          expect(lines).toHaveLength(drawn.qubits);
          expect(new Set(lines.map((line) => [...line].length)).size).toBe(1);
        }
      }),
      { seed: 20261120 },
    );
  });

  it('is not folded where it fits, to the character', () => {
    fc.assert(
      fc.property(anyCircuit, (drawn) => {
        const whole = drawText(drawn);
        const longest = Math.max(...wireLines(whole)[0]!.map((line) => [...line].length));
        expect(drawText(drawn, { width: longest })).toBe(whole);
      }),
      { seed: 20261120 },
    );
    const width = drawText(bell).split('\n')[0]!.length;
    expect(drawText(bell, { width: width - 1 })).toContain('»');
  });

  it('stays within the width where every column fits it', () => {
    fc.assert(
      fc.property(anyCircuit, fc.integer({ min: 110, max: 160 }), (drawn, width) => {
        for (const line of drawText(drawn, { width }).split('\n')) {
          if (!line.startsWith('global phase')) expect([...line].length).toBeLessThanOrEqual(width);
        }
      }),
      { seed: 20261120 },
    );
  });

  it('folds without losing or changing a character of a wire', () => {
    fc.assert(
      fc.property(anyCircuit, fc.integer({ min: 1, max: 120 }), (drawn, width) => {
        const [whole] = wireLines(drawText(drawn));
        const blocks = wireLines(drawText(drawn, { width }));
        const label = 4;
        for (let wire = 0; wire < drawn.qubits; wire++) {
          const parts = blocks.map((lines, index) => {
            const line = lines[wire]!;
            if (index > 0) expect(line[label]).toBe('«');
            const more = index < blocks.length - 1;
            if (more) expect(line.at(-1)).toBe('»');
            return line.slice(label + 1, more ? -1 : undefined);
          });
          expect(parts.join('')).toBe(whole![wire]!.slice(label + 1));
        }
      }),
      { seed: 20261120 },
    );
  });

  it('shows every operation, every control and every measured bit', () => {
    fc.assert(
      fc.property(anyCircuit, (drawn) => {
        const text = drawText(drawn);
        for (const operation of drawn.operations) {
          if (operation.gate.kind === 'unitary') expect(text).toContain(operationLabel(operation, 'unicode'));
        }
        const controls = drawn.operations.reduce((sum, operation) => sum + operation.controls.length, 0);
        expect(text.split('●').length - 1).toBe(controls);
        expect(text.split('M(key[0])').length - 1).toBe(drawn.measurements.length);
      }),
      { seed: 20261120 },
    );
  });

  it('keeps to ASCII when told so', () => {
    fc.assert(
      fc.property(anyCircuit, (drawn) => {
        expect(drawText(drawn, { ascii: true })).toMatch(/^[\n -~]*$/);
      }),
      { seed: 20261120 },
    );
    const greek = circuit(1).rx(param('θ'), 0).measure('größe', 0);
    expect(drawText(greek, { ascii: true })).toContain('Rx(\\u03b8)');
    expect(drawText(greek)).toContain('Rx(θ)');
  });

  it('lets no control character of a key through', () => {
    expect(drawText(circuit(1).measure('a\u001b[31m\nb', 0))).toContain('M(a\\u001b[31m\\u000ab)');
  });

  it('draws a phase without wires as a note', () => {
    expect(drawText(circuit(1).gphase('pi/3'))).toBe('q0: ─\n\nglobal phase: π/3');
  });
});
