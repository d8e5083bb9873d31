import { counted } from '../numerals.js';
import type { Expected } from '../work/methods/expect.js';
import { withError } from './with-error.js';

/** How many circuits measure an observable, and what each of them reads; nothing where none does. */
export function MeasuredCircuits({
  name,
  circuits,
}: {
  readonly name: string;
  readonly circuits: Expected['circuits'];
}) {
  if (circuits.length === 0) return null;
  return (
    <details class="as-table">
      <summary>
        {name}: {counted(circuits.length, 'circuit')} to measure
      </summary>
      <ul>
        {circuits.map(({ terms, shots, entanglingGates, mean }) => (
          <li key={terms[0]}>
            {terms.join(', ')}: {withError(mean.mean, mean.standardError)} from {counted(shots, 'shot')}
            {entanglingGates > 0 && `, behind ${counted(entanglingGates, 'entangling gate')}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
