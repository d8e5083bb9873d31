import type { Target } from '../targets/index.js';
import { type Rows, UNKNOWN } from './table.js';

/** How well a target's gates and its read-out succeed. */
export function fidelityRows({ fidelity }: Pick<Target, 'fidelity'>): Rows {
  return [
    ['one qubit', percent(fidelity?.oneQubit)],
    ['two qubits', percent(fidelity?.twoQubit)],
    ['readout', percent(fidelity?.readout)],
  ];
}

/** How long what a target does takes, and how long its qubits last. */
export function timeRows({ timing }: Pick<Target, 'timing'>): Rows {
  return [
    ['one-qubit gate', seconds(timing?.oneQubit)],
    ['two-qubit gate', seconds(timing?.twoQubit)],
    ['readout', seconds(timing?.readout)],
    ['reset', seconds(timing?.reset)],
    ['T1', seconds(timing?.t1)],
    ['T2', seconds(timing?.t2)],
  ];
}

/** A fidelity for people. */
export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? UNKNOWN : `${(100 * value).toFixed(3)} %`;
}

function seconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return UNKNOWN;
  return value < 1e-3
    ? `${Number((value * 1e6).toPrecision(6))} us`
    : value < 1
      ? `${Number((value * 1e3).toPrecision(6))} ms`
      : `${value} s`;
}
