import { Statevector } from '../simulate/index.js';
import { distributionDistance } from './compare.js';
import { type Evidence, tick, type Watch } from './evidence.js';
import type { ReadPair } from './read-out.js';
import type { SharedRegister } from './register.js';

/** The pairs that need comparing: bits that both circuits leave at zero, and repetitions, tell nothing. */
export function distinctPairs(register: SharedRegister, pairs: readonly ReadPair[]): readonly ReadPair[] {
  const placed = pairs.map(
    ([qubit, wire]): ReadPair => [
      qubit === null ? null : (register.bitOfQubit[qubit] ?? null),
      wire === null ? null : (register.bitOfWire[wire] ?? null),
    ],
  );
  const seen = new Set<string>(['null,null']);
  return placed.filter(([ours, theirs]) => {
    const name = `${ours},${theirs}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
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
