import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decomposeUse, type GateUse, inverseOfUse, matrixOfUse } from '../../src/gates/index.js';
import { unitary } from '../../src/gates/unitary.js';
import { identity, maxDistance, multiply } from '../../src/math/index.js';
import { FIXED, oneQubitUnitaries, twoQubitUnitaries } from '../math/random-matrices.js';
import { denseUnitary } from './dense.js';

const use = (matrix: Float64Array, targets: readonly number[], controls: readonly number[] = []): GateUse => ({
  gate: unitary,
  parameters: [],
  controls,
  targets,
  data: { matrix },
});

describe('a gate by its matrix', () => {
  it('comes apart into rotations and interactions with its phase, whatever the order of its wires', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, fc.constantFrom([0, 1], [1, 0]), (matrix, wires) => {
        const whole = use(matrix as Float64Array, wires);
        const { uses, phase } = decomposeUse(whole)!;
        expect(uses.map(({ gate }) => gate.name).every((name) => 'rz ry xx yy zz'.includes(name))).toBe(true);
        expect(maxDistance(denseUnitary(uses, 2, phase as number), denseUnitary([whole], 2))).toBeLessThan(1e-11);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it('comes apart under a control, which its phase lands on', () => {
    fc.assert(
      fc.property(oneQubitUnitaries, (matrix) => {
        const whole = use(matrix as Float64Array, [1], [0]);
        const { uses, phase } = decomposeUse(whole)!;
        expect(maxDistance(denseUnitary(uses, 2, phase as number), denseUnitary([whole], 2))).toBeLessThan(1e-11);
      }),
      { ...FIXED, numRuns: 40 },
    );
  });

  it('leaves interactions of angle zero out', () => {
    const { uses } = decomposeUse(use(identity(4) as Float64Array, [0, 1]))!;
    expect(uses.every(({ targets }) => targets.length === 1)).toBe(true);
  });

  it('is undone by its inverse', () => {
    fc.assert(
      fc.property(twoQubitUnitaries, (matrix) => {
        const whole = use(matrix as Float64Array, [0, 1]);
        expect(maxDistance(multiply(matrixOfUse(inverseOfUse(whole)), matrix), identity(4))).toBeLessThan(1e-12);
      }),
      { ...FIXED, numRuns: 20 },
    );
  });
});
