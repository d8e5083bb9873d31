import { counted } from '../controls/counted.js';
import type { JobSizes } from '../work/methods/job-size.js';

/** How large a job is and what it is expected to cost, in a sentence. */
export function SizeLine({ sizes }: { readonly sizes: JobSizes | undefined }) {
  if (sizes === undefined) return null;
  const { circuits, qubits, pulses, entanglingGates, transpiled, shots, price, mitigated, fidelity, duration, target } =
    sizes;
  const parts = [
    `${counted(shots, 'shot')} of ${circuits === 1 ? '' : `${circuits} circuits of up to `}${counted(qubits, 'qubit')}`,
    `${counted(pulses, 'pulse')} and ${counted(entanglingGates, 'entangling gate')}${transpiled ? ' once transpiled' : ''}`,
    // A simulator without noise never fails.
    ...(fidelity === null || fidelity === 1 ? [] : [`nothing fails in ${(100 * fidelity).toFixed(1)} % of the shots`]),
    ...(duration === null ? [] : [`${durationText(duration)} a shot`]),
    price === null ? 'no price is published' : `$${price.toFixed(2)}${mitigated ? ' with error mitigation' : ''}`,
  ];
  return (
    <p class="size-line">
      <span class="visually-hidden">Estimated: </span>
      <strong>{target}</strong>: {parts.join(' · ')}
    </p>
  );
}

function durationText(seconds: number): string {
  return seconds < 1e-3 ? `${(seconds * 1e6).toFixed(0)} µs` : `${(seconds * 1e3).toPrecision(3)} ms`;
}
