import { type Matrix, multiply } from '../../math/index.js';
import { axesOfInteraction, type Interaction } from '../views/block.js';

/** The 4x4 unitary of at least one interaction in time order, the block's first wire the more significant. */
export function matrixOfInteractions(interactions: readonly Interaction[]): Matrix {
  let total: Matrix | undefined;
  for (const interaction of interactions) {
    const matrix = matrixOfInteraction(interaction);
    total = total ? multiply(matrix, total) : matrix;
  }
  return total!;
}

/** cos(angle/2) - i sin(angle/2) n.sigma (x) m.sigma. */
function matrixOfInteraction(interaction: Interaction): Matrix {
  const [first, second] = axesOfInteraction(interaction);
  const half = (interaction.angle as number) / 2;
  const c = Math.cos(half);
  const s = Math.sin(half);
  const m = new Float64Array(32);
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 2; j++) {
      const aRe = i === j ? (i === 0 ? first[2] : -first[2]) : first[0];
      const aIm = i === j ? 0 : i === 0 ? -first[1] : first[1];
      for (let k = 0; k < 2; k++) {
        for (let l = 0; l < 2; l++) {
          const bRe = k === l ? (k === 0 ? second[2] : -second[2]) : second[0];
          const bIm = k === l ? 0 : k === 0 ? -second[1] : second[1];
          const at = 2 * ((2 * i + k) * 4 + 2 * j + l);
          m[at] = s * (aRe * bIm + aIm * bRe);
          m[at + 1] = -s * (aRe * bRe - aIm * bIm);
        }
      }
    }
  }
  for (let i = 0; i < 4; i++) m[10 * i] = m[10 * i]! + c;
  return m;
}
