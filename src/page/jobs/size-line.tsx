import { counted, dollars, duration as durationText, percentage } from '../numerals.js';
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
    ...(fidelity === null || fidelity === 1 ? [] : [`nothing fails in ${percentage(fidelity, 3)} of the shots`]),
    ...(duration === null ? [] : [`${durationText(duration, 3)} a shot`]),
    price === null ? 'no price is published' : `${dollars(price)}${mitigated ? ' with error mitigation' : ''}`,
  ];
  return (
    <p class="size-line">
      <span class="visually-hidden">Estimated: </span>
      <strong>{target}</strong>: {parts.join(' · ')}
    </p>
  );
}
