import type { Verdict } from '../verify/index.js';

/** A verdict as data. */
export type VerdictValue = Pick<
  Verdict,
  'equivalent' | 'method' | 'relation' | 'guarantee' | 'fidelity' | 'distance' | 'totalVariation' | 'tolerance'
>;

/** What of a verdict is handed on. */
export function verdictValue(verdict: Verdict): VerdictValue {
  const { equivalent, method, relation, guarantee, fidelity, distance, totalVariation, tolerance } = verdict;
  return { equivalent, method, relation, guarantee, fidelity, distance, totalVariation, tolerance };
}
