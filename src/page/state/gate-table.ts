import { signal } from '@preact/signals';
import type { GateTable } from '../work/methods/gates.js';
import { reader } from '../work/workers.js';

/** Every gate that a text can call; undefined until the worker has told it. */
export const gateTable = signal<GateTable | undefined>(undefined);

/** Asks for the table, once; where a worker fails, the texts are read without it. */
export async function fetchGateTable(): Promise<void> {
  try {
    gateTable.value ??= await reader.call('gates', {});
  } catch {
    // The reading of the text fails likewise, and says so.
  }
}
