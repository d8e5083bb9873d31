import { randomStream } from '../../../../src/simulate/index.js';
import type { Complex } from '../../reference.js';

const random = randomStream(7);

/** A vector that no symmetry hides anything in: every part of every amplitude is drawn, and the norm is not 1. */
export function randomAmplitudes(qubits: number) {
  const draw = () => Float64Array.from({ length: 2 ** qubits }, () => random.normal());
  const [re, im] = [draw(), draw()];
  return { re, im, list: (): Complex[] => Array.from(re, (x, i): Complex => [x, im[i]!]) };
}
