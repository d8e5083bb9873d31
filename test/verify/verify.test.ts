import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';
import { param } from '../../src/math/index.js';
import { transpile } from '../../src/transpile/index.js';
import {
  planVerification,
  type Verdict,
  type VerifyOptions,
  verify,
  verifyAsync,
  verifyPasses,
} from '../../src/verify/index.js';
import { layered } from './layered.js';

describe('planVerification', () => {
  it('says what will be done and how much work it is', () => {
    const few = layered(3);
    expect(planVerification(few, few)).toEqual({ method: 'exact-unitary', work: 6 * 64, bytes: 128 });
    const wide = layered(20);
    expect(planVerification(wide, wide).method).toBe('pauli-rotations');
    expect(planVerification(wide, wide, { relation: 'unitary' })).toEqual({
      method: 'random-stimuli',
      work: 3 * (40 + 300) * 2 ** 20,
      bytes: 2 ** 24,
    });
    expect(planVerification(wide, wide, { relation: 'distribution' }).method).toBe('output-distribution');
    expect(planVerification(layered(40), layered(40), { relation: 'unitary' }).method).toBe('none');
    const measured = circuit(1).measure('m', 0);
    expect(planVerification(measured, circuit(1).measure('n', 0), { relation: 'distribution' }).method).toBe(
      'read-out',
    );
  });

  it('keeps to a limit of work, by weaker comparisons as long as there are any', () => {
    const ten = layered(10).cnot(0, 9);
    const { work } = planVerification(ten, ten);
    expect(work).toBe(22 * 2 ** 20);
    const method = (workLimit: number, options: VerifyOptions = {}) =>
      [planVerification, verify].map((act) => act(ten, ten, { ...options, workLimit }).method);
    expect(method(work)).toEqual(['exact-unitary', 'exact-unitary']);
    expect(method(work - 1)).toEqual(['pauli-rotations', 'pauli-rotations']);
    expect(method(work - 1, { relation: 'unitary' })).toEqual(['random-stimuli', 'random-stimuli']);
    expect(method(1e5)).toEqual(['none', 'none']);
    expect(verify(ten, ten, { workLimit: 1e5 }).guarantee).toMatch(
      /guaranteed: the comparison would take about 0\.00099 s, more than the limit of 0\.0001 s\.$/,
    );
    expect(method(1e5, { relation: 'distribution' })).toEqual(['output-distribution', 'output-distribution']);
    expect(method(1e4, { relation: 'distribution' })).toEqual(['none', 'none']);
    const clifford = circuit(40).each([...Array(40).keys()], (c, q) => c.h(q));
    const { work: tableau } = planVerification(clifford, clifford);
    expect(planVerification(clifford, clifford, { workLimit: tableau }).method).toBe('clifford-tableau');
    expect(planVerification(clifford, clifford, { workLimit: tableau - 1 }).method).toBe('none');
  });
});

describe('verify watched', () => {
  it('reports its progress up to the end', () => {
    for (const qubits of [3, 11]) {
      const seen: (readonly [number, number])[] = [];
      verify(layered(qubits), layered(qubits), { onProgress: (done, total) => seen.push([done, total]) });
      const [last, total] = seen.at(-1)!;
      expect(last).toBe(total);
      expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((a, b) => a - b));
    }
  });

  it('stops when its signal says so', () => {
    const stop = new AbortController();
    const options = { signal: stop.signal, onProgress: (done: number) => done > 20 && stop.abort(new Error('enough')) };
    expect(() => verify(layered(11), layered(11), options as never)).toThrow('enough');
  });

  it('gives other events their turn, so that a signal can arrive', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('enough')), 0);
    // Without the pause every column would be compared first.
    await expect(verifyAsync(layered(12), layered(12), { signal: stop.signal })).rejects.toThrow('enough');
    expect(await verifyAsync(layered(11), layered(11))).toEqual(verify(layered(11), layered(11)));
  });
});

it('says in one sentence what was compared, how, and what that guarantees', () => {
  // Distances are rounding errors, which platforms may make differently.
  const said = (verdict: Verdict) => verdict.guarantee.replace(/ to \S+ \(/, ' to # (');
  const [small, wide] = [layered(2), layered(11)];
  expect(said(verify(small, small))).toBe(
    'All 4 columns of both unitaries agree up to one global phase, to # (tolerance 2.0e-9): the circuits act alike on every input.',
  );
  expect(said(verify(small, { circuit: small }))).toBe(
    'All 4 columns of both unitaries agree after the stated Z frames and under the stated permutation, up to one global phase, to # (tolerance 2.0e-9): the circuits act alike on every input.',
  );
  expect(said(verify(wide, wide, { seed: 4, relation: 'unitary', exactQubits: 10 }))).toBe(
    'The final states from 1 Haar-random state of all 11 qubits, 1 random product state (seed 4) and all zeros agree global phase included, to # (tolerance 4.7e-9): a deviation of root mean square d over every input would have passed with a probability of about (tolerance/d)^2 at most.',
  );
  expect(said(verify(small, small, { relation: 'distribution' }))).toBe(
    'From all zeros the exact distributions of what is measured agree to # (tolerance 2.0e-9): sampled results cannot tell the circuits apart, while other inputs and unmeasured phases were not compared.',
  );
  expect(verify(circuit(1), circuit(1).z(0)).guarantee).toBe(
    'The circuits are not the same up to one global phase: a column of the unitaries differs by 2.0, above the tolerance of 1.0e-9.',
  );
});

it.each([
  { tolerance: Number.POSITIVE_INFINITY },
  { tolerance: Number.NaN },
  { tolerance: -1 },
  { tolerance: 1 },
  { exactQubits: 1.5 },
  { workLimit: -1 },
  { stimuli: -1 },
  { seed: -1, exactQubits: 0 },
])('refuses the options %j', (options) => {
  expect(() => verify(layered(2), layered(2), options as VerifyOptions)).toThrow(
    expect.objectContaining({ code: 'ValueOutOfRange' }),
  );
});

it('refuses a relation that there is not', () => {
  expect(() => verify(layered(2), layered(2), { relation: 'same' as 'distribution' })).toThrow(
    expect.objectContaining({ code: 'UnknownName' }),
  );
});

it('never takes a distance that is not a number for a small one', () => {
  const broken = { ...qisGates.h, matrix: () => new Float64Array(8).fill(Number.NaN) };
  for (const qubits of [1, 11]) {
    const good = layered(qubits);
    const bad = { ...good.toJSON(), operations: [{ gate: broken, parameters: [], controls: [], targets: [0] }] };
    for (const exactQubits of [10, 12]) {
      expect(verify(good, bad as never, { exactQubits }).equivalent).toBe(false);
      expect(verify(bad as never, good, { exactQubits }).equivalent).toBe(false);
    }
  }
});

describe('circuits with free parameters', () => {
  const free = circuit(2).rx(param('theta'), 0).cnot(0, 1).rz(param('phi').mul(2), 1);

  it('are compared once for all values', () => {
    const same = circuit(2).cnot(0, 1).xx(param('theta'), 0, 1).rz(param('phi'), 1).rz(param('phi'), 1);
    const verdict = verify(free, same);
    expect(verdict).toMatchObject({ equivalent: true, method: 'pauli-rotations' });
    expect(verdict.guarantee).toMatch(/on every input, for all values of phi and theta \(/);
    const transpiled = transpile(free, 'ideal');
    const itsOwn = verify(free, transpiled);
    expect(itsOwn).toMatchObject({ equivalent: true, method: 'certificate' });
    expect(itsOwn.guarantee).toMatch(/for all values of phi and theta/);
    expect(verifyPasses(free, 'ideal').verdicts.every(({ verdict }) => verdict.equivalent)).toBe(true);
  });

  it('are left undecided where that cannot be shown, and then the parameters are named', () => {
    const verdict = verify(free, free.rz(1e-6, 0));
    expect(verdict).toMatchObject({ equivalent: null, method: 'none' });
    expect(verdict.guarantee).toMatch(
      /Nothing is guaranteed: phi and theta have no value, and every other comparison needs numbers/,
    );
    for (const relation of ['unitary', 'distribution'] as const) {
      expect(verify(free, free, { relation })).toMatchObject({ equivalent: null, method: 'none' });
    }
    expect(planVerification(circuit(1).rx(param('a'), 0), circuit(1), { relation: 'unitary' })).toMatchObject({
      method: 'none',
      reason: expect.stringMatching(/^a has no value/),
    });
  });

  it('take the frames of a candidate with parameters too', () => {
    const claim = { circuit: nativeCircuit(1), frames: [param('a')] };
    expect(verify(circuit(1).rz(param('a'), 0), claim).equivalent).toBe(true);
    expect(verify(circuit(1).rz(param('b'), 0), claim).equivalent).toBeNull();
  });
});
