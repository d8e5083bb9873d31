import { finalState } from '../simulate/index.js';
import { distributionDistance } from './compare.js';
import { type Evidence, tick, type Watch } from './evidence.js';
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
export function compareOutputs(
  register: SharedRegister,
  pairs: readonly ReadPair[],
  memoryLimit: number,
  watch: Watch,
): Evidence {
  const wires = (side: 0 | 1) => pairs.map((pair) => pair[side]);
  tick(watch, 0, 2);
  const p = finalState(register.original, { memoryLimit }).distribution(wires(0), memoryLimit);
  tick(watch, 1, 2);
  const q = finalState(register.candidate, { memoryLimit }).distribution(wires(1), memoryLimit);
  tick(watch, 2, 2);
  const { totalVariation, hellinger } = distributionDistance(
    p.length,
    (i) => p[i]!,
    (i) => q[i]!,
  );
  const fidelity = (1 - hellinger ** 2) ** 2;
  return { fidelity, distance: totalVariation, totalVariation, hellinger, phase: 0, stimuli: 1 };
}
