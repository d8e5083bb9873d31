import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { IonloomError } from '../../../src/errors/index.js';
import { findTarget } from '../../../src/targets/index.js';
import { type TranspileOptions, transpile } from '../../../src/transpile/index.js';
import { resolveOptions } from '../../../src/transpile/pipeline/options.js';

/** What is said against options that their types do not allow, or do not tell apart. */
function messagesOf(options: unknown): readonly string[] {
  try {
    transpile(circuit(1), findTarget('ideal'), options as TranspileOptions);
  } catch (error) {
    if (error instanceof IonloomError) return error.issues.map(({ message }) => message);
    throw error;
  }
  return [];
}

describe('options', () => {
  it('that are left out are the documented ones', () => {
    expect(resolveOptions({}, 'transpile')).toEqual({
      level: 2,
      relation: 'frames-and-permutation',
      keepWires: false,
      pauliOrder: 'preserve',
      approximate: 0,
      budget: 10,
      without: [],
      shots: 1000,
    });
  });

  it('that are none are refused together', () => {
    const wrong = { level: 7, relation: 'same', pauliOrder: 'any', approximate: 1, budget: -1, shots: 0 };
    expect(messagesOf(wrong)).toEqual([
      'the level is 0, 1, 2 or 3, not 7',
      'the relation is frames-and-permutation or distribution, not same',
      'the order of Pauli terms is preserve or free, not any',
      'what may be left out is from 0 to less than 1, not 1',
      'the budget is a number of seconds, not -1',
      'the number of shots is a whole number from 1, not 0',
    ]);
  });

  it.each([
    { approximate: Number.NaN },
    { approximate: -1e-9 },
    { budget: Number.POSITIVE_INFINITY },
    { budget: Number.NaN },
    { shots: 1.5 },
    { level: 1.5 },
  ])('%o is none', (options) => {
    expect(messagesOf(options)).toHaveLength(1);
  });

  it.each([{ approximate: 0.999 }, { budget: 0 }, { shots: 1 }, { level: 0 }])('%o is one', (options) => {
    expect(messagesOf(options)).toEqual([]);
  });
});
