/** What a job is priced by. */
export interface Priced {
  readonly backend: string;
  readonly shots: number;
  readonly gates: { readonly '1q': number; readonly '2q': number };
}

/** What Forte costs, in US dollars: the rate card in public estimates of August 2026. */
export const rates = { job_cost_minimum: 25.7899, cost_1q_gate: 0.000164, cost_2q_gate: 0.001121 };

/** The price of a job in US dollars; simulating is free. */
export function priceOf({ backend, shots, gates }: Priced): number {
  if (backend === 'simulator') return 0;
  return Math.max(
    rates.job_cost_minimum,
    shots * (gates['1q'] * rates.cost_1q_gate + gates['2q'] * rates.cost_2q_gate),
  );
}
