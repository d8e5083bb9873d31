import type { BitTable } from '../bits/bit-table.js';
import type { OutcomeCounts } from './outcome-counts.js';

/** The shots of one read-out: counts by basis-state index, or one row of bits per shot where an index is too large. */
export type Samples = { readonly counts: OutcomeCounts } | { readonly bits: BitTable };
