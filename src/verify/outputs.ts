import { Statevector } from '../simulate/index.js';
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
  const programs = register.programs();
  const total = programs[0].length + programs[1].length;
  let done = 0;
  const [p, q] = programs.map((program, side) => {
    const state = Statevector.zero(register.bits, memoryLimit);
    for (const action of program) {
      tick(watch, done++, total);
      action(state.re, state.im);
    }
    return state.distribution(
      pairs.map((pair) => pair[side]!),
      memoryLimit,
    );
  }) as [Float64Array, Float64Array];
  tick(watch, total, total);
  const { totalVariation, hellinger } = distributionDistance(
    p.length,
    (i) => p[i]!,
    (i) => q[i]!,
  );
  const fidelity = (1 - hellinger ** 2) ** 2;
  return { fidelity, distance: totalVariation, totalVariation, hellinger, phase: 0, stimuli: 1 };
}
