import { describe, expect, it } from 'vitest';
import { type Circuit, circuit } from '../../src/circuit/index.js';
import { planVerification, type VerifyOptions, verify } from '../../src/verify/index.js';

const all = (width: number) => [...Array(width).keys()];
const mixed = (width: number): Circuit => circuit(width).each(all(width), (made, qubit) => made.ry(0.3 + qubit, qubit));
const ghz = (width: number): Circuit =>
  circuit(width)
    .h(0)
    .each(all(width - 1), (made, q) => made.cnot(q, q + 1));

describe('the checks', () => {
  it.each<[string, Circuit, Circuit, VerifyOptions]>([
    ['read-out', circuit(2).measure('a', 0), circuit(2).measure('a', 1), {}],
    ['read-out', circuit(2).measure('a', 0), circuit(2).measure('b', 0), { relation: 'distribution' }],
    ['exact-unitary', mixed(4), mixed(4), {}],
    ['exact-unitary', ghz(4), ghz(4), {}],
    ['clifford-tableau', ghz(40), ghz(40), {}],
    ['pauli-rotations', mixed(14), mixed(14), {}],
    ['pauli-rotations', mixed(40), mixed(40), {}],
    ['random-stimuli', ghz(14), ghz(14), { relation: 'unitary' }],
    ['output-distribution', mixed(4), mixed(4), { relation: 'distribution' }],
    ['clifford-outcomes', ghz(40), ghz(40), { relation: 'distribution' }],
    ['none', mixed(40), mixed(40), { relation: 'unitary' }],
    ['none', mixed(40), mixed(40), { relation: 'distribution' }],
    ['none', mixed(14), mixed(14), { workLimit: 1 }],
  ])('are planned as they are made: %s', (method, original, candidate, options) => {
    const plan = planVerification(original, candidate, options);
    const verdict = verify(original, candidate, options);
    expect(plan.method).toBe(method);
    expect(verdict.method).toBe(method);
    expect(verdict.equivalent).toBe(method === 'none' ? null : method !== 'read-out');
    expect(plan.reason === undefined).toBe(method !== 'none');
    if (plan.reason !== undefined) expect(verdict.guarantee).toContain(plan.reason);
  });
});
