import { describe, expect, it } from 'vitest';
import {
  asStated,
  type CircuitData,
  circuit,
  identityPermutation,
  type StatedCircuit,
} from '../../../src/circuit/index.js';
import { IonloomError } from '../../../src/errors/index.js';
import { param } from '../../../src/math/index.js';
import { type RandomStream, randomStream } from '../../../src/simulate/index.js';
import { finish } from '../../../src/steps/index.js';
import { transpile } from '../../../src/transpile/index.js';
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
const PAIRS = Number(process.env['CHAIN_PAIRS'] ?? 6);
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

/** A circuit on the way, which states that qubits start and end on other wires, or hold none. */
function stationOf(
  made: CircuitData,
  qubits: number,
  changes: Partial<Pick<StatedCircuit, 'inputPermutation' | 'outputPermutation'>>,
): StatedCircuit {
  return { ...asStated(made), outputPermutation: identityPermutation(qubits), ...changes };
}

describe('equalByChain', () => {
  it('shows nothing without a step', () => {
    const found = finish(equalByChain(asStated(circuit(1).x(0)), []));
    expect(found).toMatchObject({
      same: false,
      stuck: { reason: 'there is no step from the one circuit to the other' },
    });
  });

  it.each(linkMethods)('knows on which wires qubits start in the circuit before (%s)', (by) => {
    const before = stationOf(circuit(2).x(1).cnot(1, 0), 2, { inputPermutation: [1, 0], outputPermutation: [1, 0] });
    const after = asStated(circuit(2).x(0).cnot(0, 1));
    const wrong = asStated(circuit(2).x(1).cnot(1, 0).swap(0, 1));
    const groups = [[[1], [1]] as const];
    expect(finish(equalLink({ before, after, groups }, by)).same).toBe(true);
    expect(finish(equalLink({ before: after, after: before, groups }, by)).same).toBe(true);
    const link = { before, after: wrong, groups: [[[1], [1, 2]] as const] };
    expect(finish(equalLink(link, by)).same).toBe(false);
  });

  it.each(linkMethods)('takes wires that hold no qubit (%s)', (by) => {
    const narrow = asStated(circuit(2).cnot(0, 1).rz(0.4, 1));
    const wide = stationOf(circuit(4).cnot(0, 3).rz(0.4, 3), 2, {
      inputPermutation: [0, 3],
      outputPermutation: [0, 3],
    });
    const other = stationOf(circuit(4).cnot(2, 1).rz(0.4, 1), 2, {
      inputPermutation: [2, 1],
      outputPermutation: [2, 1],
    });
    const touched = { ...wide, circuit: circuit(4).cnot(0, 3).rz(0.4, 3).x(1) };
    const groups = [[[0], [0]] as const];
    for (const [before, after] of [
      [narrow, wide],
      [wide, other],
      [wide, narrow],
    ] as const) {
      const found = finish(equalLink({ before, after, groups }, by));
      expect(found.same).toBe(true);
      expect(statedDistance(before, after)).toBeLessThan(1e-12);
    }
    for (const [before, after] of [
      [narrow, touched],
      [touched, wide],
    ] as const) {
      expect(finish(equalLink({ before, after, groups }, by)).same).toBe(false);
    }
  });

  it('multiplies out no angle without a value, and compares it as a whole for all values', () => {
    const free = asStated(circuit(2).zz(param('a'), 0, 1));
    const other = asStated(circuit(2).zz(param('a').mul(2), 0, 1));
    const framed = { ...asStated(circuit(1)), frames: [param('a')] };
    const isShown = (before: StatedCircuit, after: StatedCircuit) =>
      linkMethods.map((by) => finish(equalLink({ before, after, groups: [] }, by)).same);
    expect(isShown(free, free)).toEqual([false, true, true]);
    expect(isShown(free, other)).toEqual([false, false, false]);
    expect(isShown(framed, framed)).toEqual([false, true, true]);
    expect(isShown(framed, asStated(circuit(1)))).toEqual([false, false, false]);
  });
});

describe('verify with a certificate', () => {
  const original = circuit(3).h(0).cnot(0, 1).rz(0.3, 1).cnot(1, 2);
  const transpilation = transpile(original, 'ideal');
  const certificate = certificateOf(transpilation);

  it('takes that of a transpilation, and of one that had nothing to do', () => {
    expect(verify(original, transpilation, { certificate })).toMatchObject({ equivalent: true, method: 'certificate' });
    const nothing = { ...asStated(original), derivation: () => [] };
    const own = certificateOf(nothing);
    expect(verify(original, original, { certificate: own }).equivalent).toBe(true);
    const other = circuit(3).h(0).cnot(0, 1).rz(0.4, 1).cnot(1, 2);
    expect(verify(other, original, { certificate: own }).equivalent).toBe(null);
    expect(verify(other, nothing, { exactQubits: 0, stimuli: 1 }).equivalent).not.toBe(true);
  });

  it('has no verdict on other circuits, and none by a certificate without steps', () => {
    const wrong = circuit(3)
      .h(0)
      .cnot(0, 1)
      .rz(0.3 + 1e-6, 1)
      .cnot(1, 2);
    expect(verify(wrong, transpilation, { certificate }).equivalent).toBe(null);
    expect(() => verify(wrong, transpilation, { certificate: { ...certificate, steps: [] } })).toThrow('no step');
  });

  it('compares nothing by one that does not name its gates', () => {
    const groups = [[[1000], [0]]] as const;
    const steps = certificate.steps.map((step) => ({ ...step, groups }));
    const verdict = verify(original, transpilation, { certificate: { ...certificate, steps } });
    expect(verdict.equivalent).toBe(null);
    expect(verdict.guarantee).toContain('different whole numbers from 0');
  });
});
