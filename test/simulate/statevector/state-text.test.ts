import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { finalState, Statevector } from '../../../src/simulate/index.js';
import { stateText } from '../../../src/simulate/statevector/state-text.js';

const text = (re: readonly number[], im: readonly number[]) =>
  stateText(new Statevector(Float64Array.from(re), Float64Array.from(im)));

describe('stateText', () => {
  it('lists the largest amplitudes first, qubit 0 first in each, with the signs of both parts', () => {
    expect(text([0.1, -0.3, 0, 0.9], [0, 0, -0.4, 0])).toBe(
      'state of 2 qubits, qubit 0 first: (0.9 + 0i) |11> + (0 - 0.4i) |01> + (-0.3 + 0i) |10> + (0.1 + 0i) |00>',
    );
  });

  it('lists equals by their index, and leaves rounding noise out', () => {
    expect(text([1e-13, 0.5, 0.5, 0], [0, 0, 0, 0])).toBe(
      'state of 2 qubits, qubit 0 first: (0.5 + 0i) |10> + (0.5 + 0i) |01>',
    );
  });

  it('lists eight terms, and says if there are more', () => {
    const even = (count: number) => Array.from({ length: 16 }, (_, i) => (i < count ? 0.25 : 0));
    const zeros = new Array<number>(16).fill(0);
    expect(text(even(8), zeros).split(' + ')).toHaveLength(16);
    expect(text(even(8), zeros)).not.toContain('...');
    expect(text(even(9), zeros)).toMatch(/\|1110> \+ \.\.\.$/);
  });

  it('only counts the qubits of wide states', () => {
    expect(stateText(finalState(circuit(21)))).toBe('state of 21 qubits');
  });
});
