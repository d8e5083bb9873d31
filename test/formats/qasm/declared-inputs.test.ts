import { describe, expect, it } from 'vitest';
import { declaredInputs } from '../../../src/formats/qasm/declared-inputs.js';

describe('declaredInputs', () => {
  it('are in the order of the text, which is not that of a circuit', () => {
    const text = 'OPENQASM 3.0; input float z; qubit q; input angle[32] a; rx(a + z) q; input float unused;';
    expect(declaredInputs(text)).toEqual(['z', 'a', 'unused']);
  });

  it('are read over whatever is wrong elsewhere', () => {
    expect(declaredInputs('OPENQASM 3.0; x q[; input float a; int n = ;')).toEqual(['a']);
    expect(declaredInputs('')).toEqual([]);
  });
});
