import { expect } from 'vitest';
import type { CircuitData } from '../../src/circuit/index.js';
import type { RandomStream } from '../../src/simulate/index.js';
import { type StatedCandidate, verify } from '../../src/verify/index.js';
import { referenceUnitary } from '../simulate/reference.js';
import { slowDistance, slowVariation } from './claims.js';
import { type MutantKind, mutantKinds, mutantsOf } from './mutants.js';

/** Above this a dense comparison finds a real difference, below the next line it finds rounding. */
const DIFFERENT = 1e-6;
const EQUAL = 1e-11;

/** How many pairs passed, and how many mutants of each kind were really different and were caught. */
export class MutantScore {
  readonly caught = new Map<MutantKind, number>(mutantKinds.map((kind) => [kind, 0]));
  pairs = 0;

  /**
   * Holds a pair that is equal, and one mutant of each kind, against the verifier in every method that applies.
   *
   * What is really different is decided by dense matrices from the definitions, which share no code with the verifier.
   */
  judge(original: CircuitData, claim: StatedCandidate, random: RandomStream): void {
    this.pairs += 1;
    const dense = referenceUnitary(original);
    expect(slowDistance(dense, claim)).toBeLessThan(EQUAL);
    for (const exactQubits of [10, 0]) {
      const verdict = verify(original, claim, { exactQubits });
      expect(verdict, verdict.guarantee).toMatchObject({ equivalent: true, relation: 'frames-and-permutation' });
    }
    expect(verify(original, claim, { relation: 'unitary' }).equivalent).toBe(true);
    expect(verify(original, claim, { relation: 'distribution' }).equivalent).toBe(true);

    for (const { kind, claim: mutant } of mutantsOf(claim, random)) {
      const difference =
        kind === 'reversed read-out' ? slowVariation(original, mutant.circuit) : slowDistance(dense, mutant);
      // Nothing between the two lines may be judged; the generators do not produce it.
      expect(difference < EQUAL || difference > DIFFERENT, `${kind} differs by ${difference}`).toBe(true);
      if (kind === 'reversed read-out' && readsMove(claim, mutant)) {
        expect(verify(original, mutant)).toMatchObject({ equivalent: false, method: 'read-out' });
      }
      const options = kind === 'reversed read-out' ? [{ relation: 'distribution' as const }] : [{}, { exactQubits: 0 }];
      for (const option of options) {
        const verdict = verify(original, mutant, option);
        expect(verdict.equivalent, `${kind}: ${verdict.guarantee}`).toBe(difference < EQUAL);
      }
      if (difference > DIFFERENT) this.caught.set(kind, this.caught.get(kind)! + 1);
    }
  }
}

function readsMove(claim: StatedCandidate, mutant: StatedCandidate): boolean {
  return JSON.stringify(claim.circuit.measurements) !== JSON.stringify(mutant.circuit.measurements);
}
