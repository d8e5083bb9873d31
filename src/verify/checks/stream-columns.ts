import { PreparedCircuit } from '../../simulate/index.js';
import { type Steps, within } from '../../steps/index.js';
import type { Evidence } from '../finding.js';
import { compareFromZeros } from '../from-zeros.js';
import { miter, type SharedRegister } from '../register.js';
import { scatterer } from '../stimuli.js';

/**
 * Compares every column of both unitaries, one after the other: the original and then the inverse of the candidate run
 * on each basis state of the logical qubits, spare wires at zero, and must bring it back.
 *
 * @param fixedPhase whether the global phase counts; else it is read off the first column and must fit all others
 */
export function* streamColumns(register: SharedRegister, fixedPhase: boolean, memoryLimit: number): Steps<Evidence> {
  const columns = 2 ** register.logical;
  const total = columns + 1;
  const outputs = yield* within(0, total, compareFromZeros(register, memoryLimit));
  const circuit = new PreparedCircuit(miter(register));
  const state = circuit.emptyState(memoryLimit);
  const { re, im } = state;
  const { factor } = circuit;
  const target = scatterer(register.start);
  let phase = 0;
  let largest = 0;
  let traceRe = 0;
  let traceIm = 0;
  for (let column = 0; column < columns; column++) {
    yield { done: 1 + column, total };
    if (column > 0) {
      re.fill(0);
      im.fill(0);
    }
    const place = circuit.placeOf(column);
    re[place] = factor.re;
    im[place] = factor.im;
    circuit.run(state);
    const end = target(column);
    traceRe += re[end]!;
    traceIm += im[end]!;
    // The candidate is undone, so what it is ahead by is missing here.
    if (column === 0 && !fixedPhase) phase = -Math.atan2(im[end]!, re[end]!);
    re[end] = re[end]! - Math.cos(phase);
    im[end] = im[end]! + Math.sin(phase);
    // A distance that is not a number stays one through Math.max, and no tolerance covers it.
    largest = Math.max(largest, state.norm());
  }
  yield { done: total, total };
  const fidelity = (traceRe * traceRe + traceIm * traceIm) / columns ** 2;
  return { fidelity: Math.min(1, fidelity), distance: largest, ...outputs, phase, stimuli: columns };
}
