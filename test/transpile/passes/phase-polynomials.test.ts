import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, circuitOf } from '../../../src/circuit/index.js';
import { bindAngle } from '../../../src/math/index.js';
import { commuteAndMerge } from '../../../src/transpile/passes/commute-and-merge.js';
import { decompose } from '../../../src/transpile/passes/decompose.js';
import { phasePolynomials } from '../../../src/transpile/passes/phase-polynomials.js';
import type { Pass } from '../../../src/transpile/pipeline/pass.js';
import { angleOf, cliffordHeavy, elementary, interactionsOf } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';
import { claimOf, madeBy, passRequest } from '../pass-claim.js';

function made(of: CircuitData): CircuitData {
  return madeBy(commuteAndMerge, madeBy(phasePolynomials, elementary(of)));
}

/** A Toffoli as fifteen gates. */
function toffoli(c: ReturnType<typeof circuit>, a: number, b: number, t: number): ReturnType<typeof circuit> {
  return c
    .h(t)
    .cnot(b, t)
    .ti(t)
    .cnot(a, t)
    .t(t)
    .cnot(b, t)
    .ti(t)
    .cnot(a, t)
    .t(b)
    .t(t)
    .h(t)
    .cnot(a, b)
    .t(a)
    .ti(b)
    .cnot(a, b) as ReturnType<typeof circuit>;
}

describe('phasePolynomials', () => {
  it('keeps the unitary, phase included', () => {
    let changed = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((wires) => cliffordHeavy(wires, 32)),
        (of) => {
          const claim = claimOf(phasePolynomials, of);
          if (claim.circuit !== of) changed++;
          expect(claim.distance).toBeLessThan(1e-9);
        },
      ),
      { ...FIXED, numRuns: 80 },
    );
    expect(changed).toBeGreaterThan(20);
  });

  it('keeps the unitary whatever the parameters are', () => {
    fc.assert(
      fc.property(cliffordHeavy(3, 40, ['a', 'b']), (of) => {
        const bound = (angles: CircuitData): CircuitData => {
          const values = new Map([
            ['a', 0.9],
            ['b', -1.7],
          ]);
          const operations = angles.operations.map((operation) => ({
            ...operation,
            parameters: operation.parameters.map((angle) => bindAngle(angle, values)),
          }));
          return circuitOf('qis', 3, operations, { globalPhase: bindAngle(angles.globalPhase, values) });
        };
        const pass: Pass = {
          ...phasePolynomials,
          run: (stated) => ({ ...stated, circuit: bound(madeBy(phasePolynomials, of)) }),
        };
        expect(claimOf(pass, bound(of)).distance).toBeLessThan(1e-9);
      }),
      { ...FIXED, numRuns: 60 },
    );
  });

  it.each([
    ['a Toffoli as fifteen gates', toffoli(circuit(3), 0, 1, 2), 5, 3.5],
    ['a Toffoli and a CNOT of its controls', toffoli(circuit(3), 0, 1, 2).cnot(0, 1), 4, 2.5],
    [
      'a ladder of controlled phases written with CNOTs',
      circuit(3).each([0, 1, 2], (c, k) => {
        const [a, b] = [k, (k + 1) % 3] as const;
        return c
          .cnot(a, b)
          .cnot(b, (k + 2) % 3)
          .cnot(b, (k + 2) % 3)
          .rz(0.3, b)
          .cnot(a, b);
      }),
      3,
      (3 * 0.3) / (Math.PI / 2),
    ],
    [
      'a rotation about ZZZ that meets its inverse across CNOTs',
      circuit(3)
        .cnot(0, 1)
        .cnot(1, 2)
        .rz(0.4, 2)
        .cnot(1, 2)
        .cnot(0, 1)
        .cnot(2, 1)
        .cnot(1, 0)
        .rz(-0.4, 0)
        .cnot(1, 0)
        .cnot(2, 1),
      0,
      0,
    ],
    [
      'a rotation about XXX',
      circuit(3).h(0).h(1).h(2).cnot(0, 1).cnot(1, 2).rz(0.4, 2).cnot(1, 2).cnot(0, 1).h(0).h(1).h(2),
      3,
      2 + 0.4 / (Math.PI / 2),
    ],
  ] as const)('%s', (_, of, gates, angle) => {
    const result = made(of as CircuitData);
    expect(interactionsOf(result)).toBe(gates);
    expect(angleOf(result)).toBeCloseTo(angle, 9);
  });

  it('shares CNOTs between rotations by a free parameter', () => {
    const of = circuit(3)
      .cnot(0, 1)
      .cnot(1, 2)
      .rz('theta', 2)
      .cnot(1, 2)
      .cnot(0, 1)
      .cnot(1, 2)
      .rz('theta', 2)
      .cnot(1, 2);
    const result = madeBy(phasePolynomials, elementary(of));
    expect(interactionsOf(result)).toBe(3);
  });

  it('leaves alone what it cannot make cheaper', () => {
    const of = elementary(circuit(3).h(0).zz(0.3, 0, 1).zz(0.2, 1, 2).rx(0.3, 1).cnot(0, 2));
    expect(madeBy(phasePolynomials, of)).toBe(of);
  });

  it('does nothing across a barrier', () => {
    const gadget = elementary(circuit(3).cnot(0, 1).cnot(1, 2).barrier().cnot(1, 2).cnot(0, 1));
    expect(madeBy(phasePolynomials, gadget)).toBe(gadget);
  });

  it('makes full gates alone where there are no others', () => {
    const { target } = passRequest();
    const full = { target: { ...target, partialAngles: false } };
    let changed = 0;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 59 }), { minLength: 10, maxLength: 30 }), (codes) => {
        const of = madeBy(
          decompose,
          circuit(4).each(codes, (c, code) => {
            const [a, b] = [code % 4, (code + 1 + (code % 3)) % 4];
            if (code < 30) return c.cnot(a, b);
            return code < 50 ? c.rz(0.3, a) : c.h(a);
          }),
          full,
        );
        const claim = claimOf(phasePolynomials, of, full);
        if (claim.circuit !== of) changed++;
        expect(claim.distance).toBeLessThan(1e-9);
        expect(angleOf(claim.circuit)).toBeCloseTo(Math.round(angleOf(claim.circuit)), 9);
        for (const { parameters, targets } of claim.circuit.operations) {
          if (targets.length === 2) expect(Math.abs(Math.sin(2 * (parameters[0] as number)))).toBeLessThan(1e-9);
        }
      }),
      { ...FIXED, numRuns: 30 },
    );
    expect(changed).toBeGreaterThan(5);
  });

  it('gives the same bytes every time, and finds nothing more in what it made', () => {
    const of = elementary(toffoli(toffoli(circuit(4), 0, 1, 2), 1, 2, 3));
    const once = madeBy(phasePolynomials, of);
    expect(JSON.stringify(madeBy(phasePolynomials, of).operations)).toBe(JSON.stringify(once.operations));
    expect(interactionsOf(madeBy(phasePolynomials, once))).toBe(interactionsOf(once));
  });

  it('goes through regions wider and longer than it makes anew', () => {
    const wires = Array.from({ length: 80 }, (_, k) => k);
    const layers = circuit(80).each([...wires, ...wires, ...wires], (c, k) =>
      c.cnot(k, (7 * k + 1) % 80 === k ? 79 - k : (7 * k + 1) % 80).t((7 * k + 1) % 80),
    );
    const of = elementary(layers);
    const blocks = madeBy(commuteAndMerge, of);
    const result = made(layers);
    const cost = (each: CircuitData) => 0.4 * interactionsOf(each) + 0.6 * angleOf(each);
    expect(cost(result)).toBeLessThanOrEqual(cost(blocks));
  });
});
