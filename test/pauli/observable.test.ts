import { describe, expect, it } from 'vitest';
import { observableTerms, pauliFactors, X_AXIS, Y_AXIS, Z_AXIS } from '../../src/pauli/index.js';

describe('observableTerms', () => {
  it('reads one string, lists, and strings with weights', () => {
    expect(observableTerms('ZZ')).toEqual([['ZZ', 1]]);
    const pairs = [
      ['ZZ', 0.5],
      ['X0', -1],
    ];
    expect(observableTerms({ terms: ['ZZ', 'X0'], coefficients: [0.5, -1] })).toEqual(pairs);
    expect(observableTerms({ ZZ: 0.5, X0: -1 })).toEqual(pairs);
  });

  it('takes a sum without terms for 0, but an object without strings for a mistake', () => {
    expect(observableTerms({ terms: [], coefficients: [] })).toEqual([]);
    expect(() => observableTerms({})).toThrow('an observable is Pauli strings');
  });

  it.each([null, 5, ['ZZ'], { ZZ: '1' }, { ZZ: Number.NaN }, { terms: ['ZZ'] }])('refuses %j', (observable) => {
    expect(() => observableTerms(observable as never)).toThrow(expect.objectContaining({ code: 'WrongArgument' }));
  });

  it('wants one coefficient per term', () => {
    expect(() => observableTerms({ terms: ['ZZ', 'XX'], coefficients: [1] })).toThrow('2 terms and 1 coefficients');
  });
});

describe('pauliFactors', () => {
  it('has the rightmost letter of a full string on qubit 0', () => {
    expect(pauliFactors('XIZ', 3)).toEqual([
      [0, Z_AXIS],
      [2, X_AXIS],
    ]);
  });

  it('takes letters with their qubits in any order, by rising qubits, identities left out', () => {
    expect(pauliFactors('  Y11 X2  I0 ', 12)).toEqual([
      [2, X_AXIS],
      [11, Y_AXIS],
    ]);
    expect(pauliFactors('I', 1)).toEqual([]);
  });

  it.each([
    ['ZZ', 'InvalidPauliString'],
    ['ZZQ', 'InvalidPauliString'],
    ['', 'InvalidPauliString'],
    ['Z0Z1', 'InvalidPauliString'],
    ['z0', 'InvalidPauliString'],
    ['Z-1', 'InvalidPauliString'],
    ['Z3', 'QubitOutOfRange'],
    ['I3', 'QubitOutOfRange'],
    ['Z1 X1', 'DuplicateQubit'],
    ['I1 X1', 'DuplicateQubit'],
  ])('refuses %j on three qubits', (text, code) => {
    expect(() => pauliFactors(text, 3)).toThrow(expect.objectContaining({ code }));
  });
});
