import { computed, effect, signal } from '@preact/signals';
import { issuesOf } from '../work/issues-of.js';
import type { CircuitSummary, Reading } from '../work/methods/read.js';
import { Newest } from '../work/newest.js';
import { reader } from '../work/workers.js';
import { text } from './source.js';

/** The last text that was read, and what it holds; undefined before the first. */
export const reading = signal<Reading | undefined>(undefined);

/** Which of the text's circuits is shown, from 0. */
export const circuitNumber = signal(0);

/** The circuit that is shown; undefined where the text holds none. */
export const circuit = computed<CircuitSummary | undefined>(() => reading.value?.circuits[circuitNumber.value]);

/** Reads the text now, and again whenever it changes. */
export function startReading(): void {
  const newest = new Newest<{ readonly text: string; readonly circuit: number }>(async (given) => {
    const found = await reader.call('read', given).catch(unreadable(given));
    reading.value = found;
    if (circuitNumber.value >= Math.max(1, found.circuits.length)) circuitNumber.value = 0;
  });
  effect(() => newest.ask({ text: text.value, circuit: circuitNumber.value }));
}

/** A text on which the reader failed: that is told as the text's own fault would be. */
function unreadable(of: Pick<Reading, 'text' | 'circuit'>): (error: unknown) => Reading {
  return (error) => ({
    ...of,
    description: undefined,
    note: undefined,
    issues: issuesOf(error),
    circuits: [],
    drawing: undefined,
    places: undefined,
  });
}
