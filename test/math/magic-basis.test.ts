import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interactionMatrix, kronecker, type Matrix } from '../../src/math/index.js';
import { fromMagicBasis, toMagicBasis } from '../../src/math/magic-basis.js';
import { FIXED } from './random-matrices.js';
import { uniform } from './uniform.js';

/** cos - i sin (n . sigma), by the angle and two angles of the axis. */
const rotation = fc.tuple(uniform(-3, 3), uniform(-3, 3), uniform(-3, 3)).map(([half, theta, phi]): Matrix => {
  const [x, y, z] = [Math.sin(theta) * Math.cos(phi), Math.sin(theta) * Math.sin(phi), Math.cos(theta)];
  const [c, s] = [Math.cos(half), Math.sin(half)];
  return Float64Array.from([c, -s * z, -s * y, -s * x, s * y, -s * x, c, s * z]);
});

describe('the magic basis', () => {
  it('makes products of rotations real, and takes them back', () => {
    fc.assert(
      fc.property(rotation, rotation, (a, b) => {
        const product = kronecker(a, b);
        const magic = toMagicBasis(product);
        const real = new Float64Array(16);
        for (let k = 0; k < 16; k++) {
          real[k] = magic[2 * k]!;
          expect(magic[2 * k + 1]).toBeCloseTo(0, 12);
        }
        fromMagicBasis(real).forEach((entry, k) => {
          expect(entry).toBeCloseTo(product[k]!, 12);
        });
      }),
      { ...FIXED, numRuns: 100 },
    );
  });

  it('makes interactions diagonal', () => {
    const magic = toMagicBasis(interactionMatrix(0.3, 0.5, 0.7));
    // exp(i (x XX + y YY + z ZZ)) on its common eigenvectors.
    const angles = [0.3 - 0.5 + 0.7, -0.3 + 0.5 + 0.7, 0.3 + 0.5 - 0.7, -0.3 - 0.5 - 0.7];
    for (let row = 0; row < 4; row++) {
      for (let column = 0; column < 4; column++) {
        const [re, im] = [magic[2 * (4 * row + column)], magic[2 * (4 * row + column) + 1]];
        expect(re).toBeCloseTo(row === column ? Math.cos(angles[row]!) : 0, 12);
        expect(im).toBeCloseTo(row === column ? Math.sin(angles[row]!) : 0, 12);
      }
    }
  });
});
