import { describe, expect, it } from 'vitest';
import { readDecimalOutcomes } from '../../../../src/formats/ionq/results/decimal-outcomes.js';

const read = (keys: readonly unknown[], qubits: number, order: 'qubit0-last' | 'qubit0-first' = 'qubit0-last') => {
  const refused: number[] = [];
  const texts = readDecimalOutcomes(keys, qubits, order, (index) => refused.push(index)).texts();
  return { texts, refused };
};

describe('decimal outcomes', () => {
  it('have qubit 0 as their last binary digit, or as their first', () => {
    expect(read(['1', 6, '0'], 3)).toEqual({ texts: ['100', '011', '000'], refused: [] });
    expect(read(['1', 6, '0'], 3, 'qubit0-first')).toEqual({ texts: ['001', '110', '000'], refused: [] });
  });

  it.each([1, 26, 52, 53, 54, 64])('of %i qubits go to the largest, exactly', (qubits) => {
    const largest = 2n ** BigInt(qubits) - 1n;
    expect(read([String(largest), String(largest - 1n)], qubits)).toEqual({
      texts: ['1'.repeat(qubits), `0${'1'.repeat(qubits - 1)}`],
      refused: [],
    });
    expect(read([String(largest + 1n), String(largest + 2n)], qubits).refused).toEqual([0, 1]);
  });

  it.each([3, 60])('that are none of %i qubits are refused by their place', (qubits) => {
    const wrong = [
      '01',
      '-1',
      '1.5',
      '',
      ' 1',
      '1e0',
      'x',
      null,
      undefined,
      true,
      {},
      -1,
      1.5,
      Number.NaN,
      '9'.repeat(99),
    ];
    expect(read(['1', ...wrong], qubits).refused).toEqual(wrong.map((_, k) => k + 1));
  });
});
