import { type CircuitData, transpile } from 'ionloom';
import type { Transpilation, TranspileOptions } from 'ionloom/transpile';

/** Seconds for the search of level 3. */
const BUDGET = 1;

/** A circuit transpiled for a machine that connects all pairs. */
export function transpiled(circuit: CircuitData, options: TranspileOptions): Transpilation {
  return transpile(circuit, 'ideal', options.level === 3 ? { ...options, budget: BUDGET } : options) as Transpilation;
}
