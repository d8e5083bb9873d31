import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Circuit, type CircuitData, circuit, type Operation } from '../../../src/circuit/index.js';
import { param } from '../../../src/math/index.js';
import { randomStream } from '../../../src/simulate/index.js';
import { finish } from '../../../src/steps/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { transpile } from '../../../src/transpile/index.js';
import { equalPathSums, type PathSumOptions } from '../../../src/verify/path-sums/index.js';
import { sharedRegister } from '../../../src/verify/register.js';
import { circuitArbitrary, PATIENCE, SEED } from '../../simulate/circuit-arbitrary.js';
import { reversibleCircuits } from '../../transpile/reversible-circuits.js';
import { denseUnitary, moved, operatorDistance } from './dense.js';
import { mutant, type Placed } from './operation-mutants.js';

const ideal = findTarget('ideal');

function equality(
  original: readonly Operation[],
  candidate: readonly Operation[],
  bits: number,
  options: PathSumOptions = {},
) {
  return finish(equalPathSums(original, candidate, bits, options));
}

/** Holds an answer against dense matrices: what is called the same is at most as far apart as the bound says. */
function judged(original: readonly Operation[], { operations, start }: Placed, bits: number): boolean {
  const zeros = Array.from({ length: bits - start.length }, (_, k) => start.length + k);
  const found = equality(original, operations, bits, { start, zeros });
  if (!found.same) return false;
  const columns = Array.from({ length: 2 ** start.length }, (_, k) => [k, moved(k, start)] as const);
  const distance = operatorDistance(denseUnitary(original, bits), denseUnitary(operations, bits), columns);
  expect(distance).toBeLessThanOrEqual(found.bound + 1e-12);
  return true;
}

const how = fc.record({
  level: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  entangler: fc.constantFrom('ms' as const, 'zz' as const),
  budget: fc.constant(0.01),
});

describe('equality by sums over paths', () => {
  it.each([
    ['reversible circuits', reversibleCircuits(4, 8), 0.5, 40],
    ['circuits of all kinds', circuitArbitrary('qis', { maxQubits: 3, maxGates: 6 }), 0.6, 90],
  ])(
    'is never claimed beyond the bound: %s, their transpilations and mutants',
    { timeout: PATIENCE },
    (_, circuits, share, numRuns) => {
      const random = randomStream(SEED);
      const score = { right: 0, decided: 0, wrong: 0 };
      fc.assert(
        fc.property(circuits, how, (made: CircuitData, options) => {
          const { bits, original, candidate, start } = sharedRegister(made, transpile(made, ideal, options));
          if (bits === 0) return;
          score.right++;
          const right = { operations: candidate.operations, start };
          if (judged(original.operations, right, bits)) score.decided++;
          for (let k = 0; k < 6; k++)
            if (!judged(original.operations, mutant(right, bits, random), bits)) score.wrong++;
        }),
        { seed: SEED, numRuns },
      );
      expect(score.decided).toBeGreaterThan(share * score.right);
      // Some mutants change nothing, as where a gate moves past one that it commutes with.
      expect(score.wrong).toBeGreaterThan(4 * score.right);
    },
  );

  it('decides adders of any width, however they are written', () => {
    const adder = rippleCarry(40);
    for (const level of [0, 2] as const) {
      const { bits, original, candidate, start } = sharedRegister(adder, transpile(adder, ideal, { level }));
      expect(equality(original.operations, candidate.operations, bits, { start })).toMatchObject({ same: true });
      const [, ...dropped] = candidate.operations;
      expect(equality(original.operations, dropped, bits, { start }).same).toBe(false);
    }
  });

  it('gives up after the steps that it was given, and says at which gate', () => {
    const { operations } = rippleCarry(40);
    const { stuck } = equality(operations, operations, 82, { steps: 200 }) as {
      stuck: { original: number; reason: string };
    };
    expect(stuck.original).toBeGreaterThan(0);
    expect(stuck.reason).toContain('200 steps');
  });

  it('says which gates have nothing that undoes them', () => {
    const left = circuit(2).x(0).h(1).cnot(1, 0).operations;
    const right = circuit(2).x(0).cnot(1, 0).x(0).operations;
    const found = equality(left, right, 2);
    expect(found).toEqual({
      same: false,
      stuck: { original: 1, candidate: undefined, reason: 'what a gate does to the paths has nothing that undoes it' },
    });
  });

  it('takes bits that start at zero for that, and no others', () => {
    const left = circuit(2).x(1).operations;
    const right = circuit(2).x(1).cnot(0, 1).operations;
    expect(equality(left, right, 2).same).toBe(false);
    expect(equality(left, right, 2, { zeros: [0] }).same).toBe(true);
  });

  it('keeps account of what it leaves out', () => {
    const left = circuit(1).h(0).t(0).h(0).operations;
    const right = circuit(1)
      .h(0)
      .p(Math.PI / 4 + 1e-10, 0)
      .h(0).operations;
    const found = equality(left, right, 1) as { same: boolean; bound: number };
    expect(found.same).toBe(true);
    expect(found.bound).toBeGreaterThan(1e-10 / 2);
    expect(
      equality(
        left,
        circuit(1)
          .h(0)
          .p(Math.PI / 4 + 1e-8, 0)
          .h(0).operations,
        1,
      ).same,
    ).toBe(false);
  });

  it('compares templates for all values of their parameters', () => {
    const theta = param('theta');
    const left = circuit(2).h(1).rz(theta, 0).zz(theta.mul(2), 0, 1).rx(theta, 1).operations;
    const right = circuit(2)
      .rz(theta, 0)
      .h(1)
      .cnot(0, 1)
      .rz(theta.mul(2), 1)
      .cnot(0, 1)
      .h(1)
      .rz(theta, 1)
      .h(1).operations;
    expect(equality(left, right, 2).same).toBe(true);
    expect(equality(left, right.slice(0, -2), 2).same).toBe(false);
    expect(equality(left, circuit(2).append(circuit(2).rz(theta.mul(1.5), 0), [0, 1]).operations, 2).same).toBe(false);
  });
});

/** Cuccaro's adder of two numbers of some bits, with a carry at each end. */
function rippleCarry(digits: number): CircuitData {
  const [a, b] = [(k: number) => 2 * k + 1, (k: number) => 2 * k + 2];
  const carry = (k: number): number => (k === 0 ? 0 : a(k - 1));
  let made = circuit(2 * digits + 2) as Circuit;
  for (let k = 0; k < digits; k++) made = made.cnot(a(k), b(k)).cnot(a(k), carry(k)).ccx(carry(k), b(k), a(k));
  made = made.cnot(a(digits - 1), 2 * digits + 1);
  for (let k = digits - 1; k >= 0; k--) made = made.ccx(carry(k), b(k), a(k)).cnot(a(k), carry(k)).cnot(carry(k), b(k));
  return made as unknown as CircuitData;
}
