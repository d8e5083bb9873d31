import { finalStateSteps } from '../simulate/index.js';
import { type Steps, within } from '../steps/index.js';
import { distributionDistance } from './compare.js';
import type { Evidence } from './evidence.js';
import type { ReadPair } from './read-out.js';
import type { SharedRegister } from './register.js';

/** The pairs that need comparing, as bits of the register: where both circuits leave a bit at zero there is nothing to. */
export function pairsInUse(register: SharedRegister, pairs: readonly ReadPair[]): readonly ReadPair[] {
  return pairs
    .map(
      ([qubit, wire]): ReadPair => [
        qubit === null ? null : (register.bitOfQubit[qubit] ?? null),
        wire === null ? null : (register.bitOfWire[wire] ?? null),
      ],
    )
    .filter(([ours, theirs]) => ours !== null || theirs !== null);
}

/** Compares the joint distributions of what is read, both circuits starting from all zeros. */
export function* compareOutputs(
  register: SharedRegister,
  pairs: readonly ReadPair[],
  memoryLimit: number,
): Steps<Evidence> {
  const wires = (side: 0 | 1) => pairs.map((pair) => pair[side]);
  const first = yield* within(0, 2, finalStateSteps(register.original, { memoryLimit }));
  const p = first.distribution(wires(0), memoryLimit);
  const second = yield* within(1, 2, finalStateSteps(register.candidate, { memoryLimit }));
  const q = second.distribution(wires(1), memoryLimit);
  yield { done: 2, total: 2 };
  const { totalVariation, hellinger } = distributionDistance(
    p.length,
    (i) => p[i]!,
    (i) => q[i]!,
  );
  const fidelity = (1 - hellinger ** 2) ** 2;
  return { fidelity, distance: totalVariation, totalVariation, hellinger, phase: 0, stimuli: 1 };
}
