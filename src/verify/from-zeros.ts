import { finalStateSteps, type Statevector } from '../simulate/index.js';
import { type Steps, within } from '../steps/index.js';
import { distributionDistance } from './compare.js';
import type { SharedRegister } from './register.js';

/** Bytes of one state. */
export function stateBytes(bits: number): number {
  return 16 * 2 ** bits;
}

/** Bytes that the distance between the output distributions takes: a state and a distribution. */
export function outputBytes(bits: number): number {
  return 24 * 2 ** bits;
}

/** How far the output distributions from all zeros are apart. */
export function* compareFromZeros(
  { original, candidate }: SharedRegister,
  memoryLimit: number,
): Steps<{ readonly totalVariation: number; readonly hellinger: number }> {
  const first: Statevector = yield* within(0, 2, finalStateSteps(original, { memoryLimit }));
  const p = first.probabilities();
  const second: Statevector = yield* within(1, 2, finalStateSteps(candidate, { memoryLimit }));
  return distributionDistance(
    p.length,
    (i) => p[i]!,
    (i) => second.re[i]! * second.re[i]! + second.im[i]! * second.im[i]!,
  );
}
