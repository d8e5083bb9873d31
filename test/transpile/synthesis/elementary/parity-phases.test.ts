import { describe, expect, it } from 'vitest';
import { qisGates } from '../../../../src/gates/index.js';
import { maxDistance } from '../../../../src/math/index.js';
import { parityPhases } from '../../../../src/transpile/synthesis/elementary/parity-phases.js';
import { denseUnitary } from '../../../gates/dense.js';

describe('parityPhases', () => {
  it.each([1, 2, 3, 4, 5])('is a phase of all ones of %i wires', (count) => {
    const wires = [3, 1, 4, 0, 2].slice(0, count);
    const uses = parityPhases(wires, 0.7);
    const phase = { gate: qisGates.p, parameters: [0.7], controls: wires.slice(1), targets: wires.slice(0, 1) };
    expect(maxDistance(denseUnitary(uses, 5), denseUnitary([phase], 5))).toBeLessThan(1e-12);
    expect(uses.filter(({ controls }) => controls.length > 0)).toHaveLength(2 ** count - 2);
  });
});
