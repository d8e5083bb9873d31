import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { verify } from '../../src/verify/index.js';
import { defaultRelation, originalOf, stated } from '../../src/verify/relation.js';

const plain = circuit(2).h(0).cnot(0, 1);
const claim = { circuit: plain, outputPermutation: [1, 0], frames: [0.3, 0], globalPhase: 0.1 };

describe('the relation that is meant where none is named', () => {
  it('is the unitary up to phase for circuits, and what a candidate states else', () => {
    expect(defaultRelation(plain, plain)).toBe('unitary-up-to-phase');
    expect(defaultRelation(plain, claim)).toBe('frames-and-permutation');
    expect(defaultRelation(plain, { ...claim, relation: 'distribution' })).toBe('distribution');
  });

  it('is no more than the original keeps', () => {
    expect(defaultRelation({ ...claim, relation: 'distribution' }, plain)).toBe('distribution');
  });
});

describe('the two sides', () => {
  it('are a candidate with its claim, or one that claims nothing', () => {
    expect(stated(plain)).toEqual({ circuit: plain });
    expect(stated(claim)).toBe(claim);
    expect(() => stated(undefined as never)).toThrow('verify takes a circuit');
  });

  it('are an original as it is, or with what it states carried out', () => {
    expect(originalOf(plain)).toBe(plain);
    const spelled = originalOf(claim);
    expect(spelled.operations.map(({ gate }) => gate.name)).toEqual(['h', 'x', 'rz', 'swap']);
    expect(verify(spelled as typeof plain, claim).equivalent).toBe(true);
  });
});
