import { describe, expect, it } from 'vitest';
import { circuit } from '../../src/circuit/index.js';
import { holdsVariants, readResults } from '../../src/documents/index.js';
import type { Issue } from '../../src/errors/index.js';

const measured = circuit(2).measure('m', 1);
const variants = [
  { variant_id: 'a', qubit_map: [0, 1], shots: 100, results: { histogram: { '1': 60, '2': 40 } } },
  { variant_id: 'b', qubit_map: [1, 0], shots: 100, results: { histogram: { '2': 80, '1': 20 } } },
];

function read(document: unknown, options: { multiple?: boolean; aggregation?: 'average' | 'plurality' } = {}) {
  const warnings: Issue[] = [];
  const onWarning = (warning: Issue) => warnings.push(warning);
  const { multiple = false } = options;
  const all = readResults(document, multiple ? [measured, measured] : [measured], { multiple, onWarning, ...options });
  return {
    warnings,
    all: all.map(({ results, variants }) => [Object.fromEntries(results.get('m').toMap()), variants]),
  };
}

describe('results that the service answered with', () => {
  it('are of one circuit, of any form', () => {
    expect(read({ '1': 0.75, '2': 0.25 }).all).toEqual([[{ 0: 0.75, 1: 0.25 }, undefined]]);
    expect(read(['2', '1', '2']).all).toEqual([[{ 0: 1, 1: 2 }, undefined]]);
  });

  it('are by job for several', () => {
    const document = { 'job-1': { '0': 1 }, 'job-2': { '2': 1 } };
    expect(read(document, { multiple: true }).all).toEqual([
      [{ 0: 1 }, undefined],
      [{ 1: 1 }, undefined],
    ]);
  });

  it('are put together from debiasing variants', () => {
    expect([holdsVariants(variants, false), holdsVariants(variants, true), holdsVariants({ 1: 1 }, false)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(read(variants).all).toEqual([[{ 0: expect.closeTo(0.7, 12), 1: expect.closeTo(0.3, 12) }, 2]]);
    expect(read(variants, { aggregation: 'plurality' }).all).toEqual([[{ 0: 1 }, 2]]);
  });

  it('warn where something is missing, and are refused where something is wrong', () => {
    expect(read({ '1': 0.5 }).warnings.map(({ code }) => code)).toEqual(['ProbabilityTotal']);
    expect(() => read({ '4': 1 })).toThrow('an outcome of 2 qubits');
  });
});
