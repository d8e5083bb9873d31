import { effect } from '@preact/signals';
import { announce } from '../controls/announce.js';
import { counted } from '../numerals.js';
import { reading } from '../state/reading.js';
import type { PlacedIssue } from '../work/methods/read.js';

/** Milliseconds without a keystroke after which it is said how many issues there are. */
const PAUSE = 1500;

/** Has a screen reader say how many issues there are, once typing has paused, where that has changed; gives what ends it. */
export function announceIssueCount(): () => void {
  let said = '';
  let clock: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const found = reading.value;
    clearTimeout(clock);
    if (found === undefined) return;
    clock = setTimeout(() => {
      const now = countOf(found.issues);
      if (now !== said && (said !== '' || found.issues.length > 0)) announce(now);
      said = now;
    }, PAUSE);
  });
  return () => {
    stop();
    clearTimeout(clock);
  };
}

/** How many issues there are, in words. */
export function countOf(issues: readonly PlacedIssue[]): string {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const warnings = issues.length - errors;
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return parts.length === 0 ? 'no issues' : parts.join(', ');
}
