import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit } from '../../src/circuit/index.js';
import { planVerification, relations, verify } from '../../src/verify/index.js';

describe('verify of read-outs', () => {
  const read = (...wires: [number, number]) =>
    circuit(2)
      .h(0)
      .x(1)
      .measure('c', ...wires);

  it.each(relations)('takes other wires in the same key for a difference, and names them first (%s)', (relation) => {
    const verdict = verify(read(0, 1), read(1, 0), { relation });
    expect(verdict.equivalent).toBe(false);
    const [first] = verdict.guarantee.split('. ');
    expect(first).toContain('bit 0 of the key "c" reads wire 1 of the candidate instead of wire 0');
    expect(first).toContain('bit 1 of the key "c" reads wire 0 of the candidate instead of wire 1');
    expect(verify(read(0, 1), read(0, 1), { relation }).equivalent).toBe(true);
  });

  it('is in the distribution about what is read, whatever the wires', () => {
    const verdict = verify(read(0, 1), circuit(2).h(1).x(0).measure('c', 1, 0), { relation: 'distribution' });
    expect(verdict.equivalent).toBe(true);
    expect(verdict.guarantee).toMatch(/ What the keys read is the same, although bit 0 of the key "c" reads wire 1 /);
  });

  it.each(relations)('tells keys that are missing, new, of another width or only renamed (%s)', (relation) => {
    const said = (candidate: CircuitData) => {
      const { equivalent, method, guarantee } = verify(original, candidate, { relation });
      return [equivalent, method, guarantee.replace(`The circuits are not the same in the relation ${relation}: `, '')];
    };
    const original = circuit(3).h(0).measure('a', 0).measure('b', 2, 1);
    expect(said(circuit(3).h(0).measure('b', 2, 1))).toEqual([false, 'read-out', 'the candidate lacks the key "a".']);
    expect(said(circuit(3).h(0).measure('a', 0).measure('B', 2, 1))).toEqual([
      false,
      'read-out',
      'the key "b" is called "B" in the candidate, where it reads the same wires.',
    ]);
    expect(said(circuit(3).h(0).measure('a', 0).measure('b', 2).measure('d', 1))).toEqual([
      false,
      'read-out',
      'the key "b" has 2 bits in the original and 1 bit in the candidate; the candidate measures the key "d", which the original lacks.',
    ]);
  });

  it('is planned as what it is', () => {
    expect(planVerification(read(0, 1), read(1, 0))).toEqual({ method: 'read-out', work: 0, bytes: 0 });
  });

  it('says where it cannot compare them', () => {
    const { equivalent, guarantee } = verify(read(0, 1), circuit(2).h(0).x(1));
    expect(equivalent).toBe(true);
    expect(guarantee).toMatch(/ The candidate measures nothing, so what the other one reads was not compared\.$/);
  });

  it('lists a few differences and counts the others', () => {
    const wide = circuit(9).measure('c', 0, 1, 2, 3, 4, 5, 6, 7, 8);
    const { guarantee } = verify(wide, circuit(9).measure('c', 8, 7, 6, 5, 4, 3, 2, 1, 0));
    expect(guarantee).toMatch(/bit 3 of the key "c" [^;]*; and 4 more differences\.$/);
  });
});
