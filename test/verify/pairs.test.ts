import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../src/simulate/index.js';
import { PATIENCE, SEED } from '../simulate/circuit-arbitrary.js';
import { pairArbitrary } from './claims.js';
import { MutantScore } from './corpus.js';
import { mutantKinds } from './mutants.js';

describe('verify on pairs that are equal by construction', () => {
  it('passes 700 pairs and catches every mutant of them that is different', { timeout: PATIENCE }, () => {
    const score = new MutantScore();
    const random = randomStream(SEED);
    fc.assert(
      fc.property(pairArbitrary(3, 8), ({ original, claim }) => {
        const wires = Array.from({ length: original.qubits }, (_, qubit) => qubit);
        const measured = original.measure('m', ...(wires as never[]));
        const circuit = claim.circuit as unknown as typeof original;
        const read = circuit.measure('m', ...(claim.outputPermutation as never[]));
        score.judge(measured, { ...claim, circuit: read }, random);
      }),
      { seed: SEED, numRuns: 700 },
    );
    expect(score.pairs).toBe(700);
    for (const kind of mutantKinds) expect(score.caught.get(kind), kind).toBeGreaterThan(50);
  });
});
