import { describe, expect, it } from 'vitest';
import { asStated, circuit, circuitOf, type StatedCircuit } from '../../../src/circuit/index.js';
import { IonloomError } from '../../../src/errors/index.js';
import { type RandomStream, randomStream } from '../../../src/simulate/index.js';
import { finish } from '../../../src/steps/index.js';
import { linkMethods } from '../../../src/verify/certificate/certificate.js';
import { equalLink } from '../../../src/verify/certificate/chain.js';
import { type Certificate, certificateOf, equalByChain, stationsOf } from '../../../src/verify/certificate/index.js';
import { verify } from '../../../src/verify/index.js';
import { PATIENCE, SEED } from '../../simulate/circuit-arbitrary.js';
import { documentMutations } from './document-mutants.js';
import { randomTranspilation } from './random-links.js';
import { mutatedClaim, statedMutations } from './stated-mutants.js';
import { statedDistance } from './stated-oracle.js';

/** More by hand: `CHAIN_PAIRS=200 CHAIN_ROUNDS=5 npx vitest run test/verify/certificate/chain.test.ts`. */
const PAIRS = Number(process.env['CHAIN_PAIRS'] ?? 12);
/** Mutants of every kind for each transpilation. */
const ROUNDS = Number(process.env['CHAIN_ROUNDS'] ?? 1);

const DENSE_ROUNDING = 1e-12;
/** A mutant is really different from here on. */
const DIFFERENT = 1e-6;

/** What a certificate shows; undefined where it is refused. */
function shown(certificate: Certificate, original: StatedCircuit, candidate: StatedCircuit) {
  try {
    return finish(equalByChain(original, stationsOf(certificate, original, candidate)));
  } catch (error) {
    if (error instanceof IonloomError) return undefined;
    throw error;
  }
}

function altered(certificate: Certificate, random: RandomStream) {
  const kinds = Object.keys(documentMutations);
  const kind = kinds[random.integer(kinds.length)]!;
  return { kind, certificate: documentMutations[kind]!(certificate, random) };
}

describe('a chain by a certificate', () => {
  it('never leads to a circuit that is further away than it says', { timeout: 1000 * PATIENCE }, () => {
    const random = randomStream(SEED, 1 + PAIRS);
    const score = { right: 0, mutants: 0, refused: 0, wrong: 0, passed: 0, tampered: 0, tamperedHold: 0, both: 0 };
    for (let pair = 0; pair < PAIRS; pair++) {
      const { original: given, transpilation } = randomTranspilation(random);
      const original = asStated(given);
      const certificate = JSON.parse(JSON.stringify(certificateOf(transpilation))) as Certificate;
      const right = shown(certificate, original, transpilation);
      expect(right?.same, `pair ${pair}`).toBe(true);
      expect(right!.same && right!.bound).toBeLessThan(1e-8);
      score.right++;
      for (const kind of Array.from({ length: ROUNDS }, () => statedMutations).flat()) {
        const { stated: mutant } = mutatedClaim({ stated: transpilation, groups: [] }, kind, random);
        const distance = statedDistance(original, mutant);
        for (const tampered of [undefined, altered(certificate, random)]) {
          score.mutants++;
          if (distance > DIFFERENT) score.wrong++;
          if (tampered) score.both++;
          const found = shown(tampered?.certificate ?? certificate, original, mutant);
          if (!found?.same) {
            score.refused++;
            continue;
          }
          score.passed++;
          const what = `${kind} in pair ${pair}, certificate ${tampered?.kind ?? 'as it was'}`;
          expect(distance, what).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
        }
      }
      const apart = statedDistance(original, transpilation);
      for (const kind of Array.from({ length: ROUNDS }, () => Object.keys(documentMutations)).flat()) {
        const found = shown(documentMutations[kind]!(certificate, random), original, transpilation);
        score.tampered++;
        if (!found?.same) continue;
        score.tamperedHold++;
        expect(apart, kind).toBeLessThanOrEqual(found.bound + DENSE_ROUNDING);
      }
    }
    if (process.env['CHAIN_PAIRS']) console.log(score);
    expect(score.wrong).toBeGreaterThan(0.5 * score.mutants);
    expect(score.refused).toBeGreaterThanOrEqual(score.wrong);
    expect(score.tamperedHold).toBeLessThan(0.8 * score.tampered);
  });
});
