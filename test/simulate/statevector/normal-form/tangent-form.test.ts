import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eulerMatrix, type Matrix, maxDistance, multiply, withPhase } from '../../../../src/math/index.js';
import { type TangentForm, tangentForm } from '../../../../src/simulate/statevector/normal-form/tangent-form.js';
import { angleArbitrary, SEED } from '../../circuit-arbitrary.js';

/** The unitary that a tangent form stands for, by its definition. */
function unitaryOf({ phase, before, tangent, flip, after }: TangentForm): Matrix {
  const diagonal = (angle: number) => Float64Array.of(1, 0, 0, 0, 0, 0, Math.cos(angle), Math.sin(angle));
  const cosine = 1 / Math.hypot(1, tangent);
  const rotation = Float64Array.of(cosine, 0, -cosine * tangent, 0, cosine * tangent, 0, cosine, 0);
  const x = flip ? Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0) : diagonal(0);
  return withPhase(multiply(diagonal(after), multiply(x, multiply(rotation, diagonal(before)))), phase);
}

describe('tangentForm', () => {
  it('is the unitary, with a tangent in 0..1', () => {
    const angle = angleArbitrary('radians');
    const tiny = fc.integer({ min: 1, max: 16 }).map((k) => 10 ** -k);
    fc.assert(
      fc.property(fc.oneof(angle, tiny), angle, angle, angle, fc.boolean(), (theta, phi, lambda, phase, over) => {
        const u = eulerMatrix({ theta: over ? Math.PI - theta : theta, phi, lambda, phase });
        const form = tangentForm(u);
        expect(form.tangent >= 0 && form.tangent <= 1).toBe(true);
        expect(maxDistance(unitaryOf(form), u)).toBeLessThan(4e-15);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  it('has no rotation for diagonal gates and for gates that only exchange', () => {
    expect(tangentForm(eulerMatrix({ theta: 0, phi: 0.3, lambda: 0.4, phase: 0.5 }))).toMatchObject({
      tangent: 0,
      flip: false,
    });
    expect(tangentForm(Float64Array.of(0, 0, 0, -1, 0, 1, 0, 0))).toMatchObject({ tangent: 0, flip: true });
  });
});
