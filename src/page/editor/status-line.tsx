import { circuit } from '../state/reading.js';
import { selection } from '../state/selection.js';
import { cursor } from './cursor.js';

/** Where the cursor is, and which gates of the circuit were written there. */
export function StatusLine() {
  const { line, column } = cursor.value;
  return (
    <p class="status-line">
      <span>
        line {line}, column {column}
      </span>
      <span class="chosen">{chosenGates()}</span>
    </p>
  );
}

/** For people, who count from 1. */
function chosenGates(): string {
  const { operations = [] } = selection.value ?? {};
  const all = circuit.value?.operations ?? 0;
  if (operations.length === 0 || all === 0) return '';
  if (operations.length === 1) return `gate ${operations[0]! + 1} of ${all}`;
  const first = operations.slice(0, 3).map((operation) => operation + 1);
  const others = operations.length - first.length;
  return `gates ${first.join(', ')}${others > 0 ? ` and ${others} more` : ''} of ${all}`;
}
