import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../src/circuit/index.js';
import { comparedLine, isDifferent, unverified } from '../../src/cli/transpile-report.js';
import { type VerifyOptions, verify } from '../../src/verify/index.js';

/** A report with the verdict on two circuits. */
function report(candidate: CircuitData, options: VerifyOptions = {}) {
  return { verification: verify(circuit(2).h(0).t(0), candidate, options) };
}

const same = circuit(2).h(0).s(0).ti(0);
const other = circuit(2).h(0).s(0);

describe('a result that was compared with its input', () => {
  it.each([
    [{}, 'verified by exact-unitary: all 2 columns of both unitaries agree, '],
    [{ exactQubits: 0 }, 'verified by pauli-rotations: both circuits are the same rotations about Pauli strings, to '],
    [
      { exactQubits: 0, relation: 'unitary' as const },
      'verified by random-stimuli: the final states from 3 inputs agree, to ',
    ],
    [
      { relation: 'distribution' as const },
      'verified by output-distribution: what is measured from all zeros is the same, ',
    ],
  ])('tells what was compared, with %j', (options, line) => {
    const found = report(same, options);
    expect(comparedLine(found)).toContain(line);
    expect([isDifferent(found), unverified(found, false), unverified(found, true)]).toEqual([
      false,
      undefined,
      undefined,
    ]);
  });

  it('tells of tableaux that they are exact', () => {
    const wide = circuit(20).each([...Array(20).keys()], (c, q) => c.h(q));
    expect(comparedLine({ verification: verify(wide, wide) })).toBe(
      'verified by clifford-tableau: both circuits make the same of every Pauli, exactly',
    );
  });

  it('is an error where it is not the same, asked or not', () => {
    const found = report(other);
    expect([isDifferent(found), comparedLine(found)]).toEqual([true, undefined]);
    for (const demanded of [true, false]) {
      expect(unverified(found, demanded)).toMatch(/^error: not equivalent, and not written\n {2}The circuits are not/);
    }
  });

  it('is one only where it was asked for, if nothing was decided', () => {
    const found = report(same, { workLimit: 0 });
    expect([isDifferent(found), unverified(found, false)]).toEqual([false, undefined]);
    expect(unverified(found, true)).toMatch(/^error: not verified\n/);
    expect(comparedLine(found)).toMatch(
      /^not verified: the comparison would take about \S+ s, more than the limit of 0 s$/,
    );
  });

  it('is not told of where there is none', () => {
    expect(comparedLine({})).toBe(undefined);
  });
});
