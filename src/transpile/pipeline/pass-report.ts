import type { GateCounts } from '../../circuit/index.js';

/** What one pass did. */
export interface PassReport {
  readonly name: string;
  /** Gates before, barriers not counted. */
  readonly before: GateCounts;
  readonly after: GateCounts;
  readonly seconds: number;
}
