import { writeOutcome } from '../../circuit/index.js';
import { counted } from '../../printing/index.js';
import type { Statevector } from './statevector.js';

/** Up to this many terms are printed. */
const PRINTED_TERMS = 8;

/** Wider states take too long to look through for a line of print. */
const PRINTED_QUBITS = 20;

/** The largest amplitudes, qubit 0 first. */
export function stateText(state: Statevector): string {
  const { qubits, re, im } = state;
  const title = `state of ${counted(qubits, 'qubit')}`;
  if (qubits > PRINTED_QUBITS) return title;
  const largest: number[] = [];
  const size = (index: number) => re[index]! ** 2 + im[index]! ** 2;
  for (let index = 0; index < re.length; index++) {
    if (size(index) < PRINTED_PROBABILITY) continue;
    const place = largest.findIndex((other) => size(other) < size(index));
    largest.splice(place === -1 ? largest.length : place, 0, index);
    if (largest.length > PRINTED_TERMS + 1) largest.pop();
  }
  const terms = largest.slice(0, PRINTED_TERMS).map((index) => {
    const bits = writeOutcome(index, qubits);
    return `(${short(re[index]!)} ${im[index]! < 0 ? '-' : '+'} ${short(Math.abs(im[index]!))}i) |${bits}>`;
  });
  return `${title}, qubit 0 first: ${terms.join(' + ')}${largest.length > PRINTED_TERMS ? ' + ...' : ''}`;
}

/** Smaller ones are rounding noise. */
const PRINTED_PROBABILITY = 1e-24;

function short(value: number): string {
  return String(Number(value.toFixed(6)));
}
