import { describe, expect, test } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { decodeVariants } from '../../../../src/formats/ionq/index.js';
import { placesOf, thrownIssues } from '../thrown-issues.js';

/** Qubits 0 and 1 in a Bell state, qubit 2 in one. */
const measured = circuit(3).h(0).cnot(0, 1).x(2).measure('pair', 0, 1);

describe('decodeVariants', () => {
  const variant = (qubit_map: readonly number[] | null, shots: number | undefined, results: unknown) => ({
    variant_id: 'v',
    qubit_map,
    ...(shots === undefined ? {} : { shots }),
    results,
  });
  const variants = [
    variant([0, 1, 2], 100, { histogram: { 4: 60, 7: 40 } }),
    variant([2, 0, 1], 300, { probabilities: { [0b010]: 0.25, [0b111]: 0.75 } }),
    variant(null, 100, ['7', ...Array.from({ length: 99 }, () => '4')]),
  ];

  test('stand in the answer about a job, where results are links until they are fetched', () => {
    const job = { output: { error_mitigation: { debiasing: { variants } } } };
    expect(decodeVariants(job, measured)).toHaveLength(3);
    const link = variant(null, 100, { histogram: { url: '/v0.4/jobs/1/variants/2/results/histogram' } });
    const broken = {
      output: {
        error_mitigation: {
          debiasing: { variants: [link, variant(null, 1, { 9: 1 }), variant(null, 1, { histogram: { x: 1 } })] },
        },
      },
    };
    const path = 'output.error_mitigation.debiasing.variants';
    expect(placesOf(() => decodeVariants(broken, measured))).toEqual([
      `${path}.0.results.histogram`,
      `${path}.1.results.9`,
      `${path}.2.results.histogram.x`,
    ]);
    expect(thrownIssues(() => decodeVariants(broken, measured))[0]!.hint).toContain('in place of the link');
  });

  test('refuse what holds none, and variants without results or with a wrong map', () => {
    expect(() => decodeVariants({ 0: 1 }, measured)).toThrow(/no debiasing variants/);
    expect(() => decodeVariants([{ qubit_map: [0, 1, 2], shots: 5 }], measured)).toThrow(/has no results/);
    expect(() => decodeVariants([variant('x' as never, 1, { 0: 1 })], measured)).toThrow(/qubit map/);
  });

  test('count the shots of a histogram that does not say how many there were', () => {
    const shots = (results: unknown) => decodeVariants([variant(null, undefined, results)], circuit(1))[0]!.shots;
    expect(shots({ histogram: { 0: 60, 1: 40 } })).toBe(100);
    expect(shots({ probabilities: { 0: 0.6, 1: 0.4 } })).toBeUndefined();
  });
});
