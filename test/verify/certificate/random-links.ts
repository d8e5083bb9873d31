import { type CircuitData, circuitOf } from '../../../src/circuit/index.js';
import type { RandomStream } from '../../../src/simulate/index.js';
import { type Entangler, findTarget } from '../../../src/targets/index.js';
import { type Level, type Transpilation, transpile } from '../../../src/transpile/index.js';
import type { Link } from '../../../src/verify/certificate/chain.js';
import { stationsAlong } from '../../../src/verify/certificate/index.js';
import { randomOperations } from '../pauli-rotations/random-pairs.js';

/** The last takes a second for each circuit. */
const levels: readonly Level[] = [0, 1, 2, 1, 2, 1, 2, 3];
const entanglers: readonly Entangler[] = ['zz', 'ms'];

/** A random circuit of all gate kinds, and what the transpiler made of it at one of its levels. */
export function randomTranspilation(
  random: RandomStream,
  gates = 10,
): { readonly original: CircuitData; readonly transpilation: Transpilation } {
  const bits = 2 + random.integer(4);
  // A circuit holds no native gates among abstract ones.
  const operations = randomOperations(bits, 2 * gates, random).filter(({ gate }) => gate.gateset === 'qis');
  const original = circuitOf('qis', bits, operations.slice(0, 2 + random.integer(gates)));
  const options = { level: levels[random.integer(levels.length)]!, entangler: entanglers[random.integer(2)]! };
  return { original, transpilation: transpile(original, findTarget('ideal'), options) };
}

/** The links of a transpilation's own certificate. */
export function linksOf(transpilation: Transpilation): readonly Link[] {
  const steps = transpilation.derivation!();
  return stationsAlong(steps, transpilation).map(({ after, groups }, index) => {
    return { before: steps[index]?.before ?? after, after, groups };
  });
}
