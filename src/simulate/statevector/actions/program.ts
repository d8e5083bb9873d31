import type { CircuitData, Operation } from '../../../circuit/index.js';
import { type Matrix, multiply } from '../../../math/index.js';
import { pauliOnBits } from '../../bits/pauli-masks.js';
import { numeric, requireBound } from '../../contract/bound.js';
import { rotatePauli } from '../kernels/pauli.js';
import { scalePattern } from '../kernels/scale.js';
import { type Action, matrixActions } from './matrix-actions.js';

/**
 * A circuit's gates as actions on a register, in time order, its global phase last.
 *
 * @internal
 * @param bitOfWire the bit of the register that each wire of the circuit lives on; wire k on bit k if left out. The
 * register may hold more bits than the circuit has wires: the actions leave those alone.
 * @throws IonloomError `UnboundParameter` if the circuit still has free parameters.
 */
export function programOf(circuit: CircuitData, bitOfWire?: readonly number[]): readonly Action[] {
  requireBound(circuit);
  const actions: Action[] = [];
  // One-qubit gates wait on their wire until a larger gate needs it, so that a run of them costs one pass.
  const waiting = new Map<number, Matrix>();
  const release = (wire: number): void => {
    const matrix = waiting.get(wire);
    if (matrix === undefined) return;
    waiting.delete(wire);
    actions.push(...matrixActions(matrix, [bitOfWire === undefined ? wire : bitOfWire[wire]!], []));
  };
  for (const operation of circuit.operations) {
    const { gate, parameters, controls, targets, data } = operation;
    if (gate.kind !== 'unitary') continue;
    if (targets.length === 1 && controls.length === 0) {
      const matrix = gate.matrix(parameters.map(numeric), data, 1);
      const before = waiting.get(targets[0]!);
      waiting.set(targets[0]!, before === undefined ? matrix : multiply(matrix, before));
    } else {
      for (const wire of [...controls, ...targets]) release(wire);
      actions.push(...operationActions(operation, bitOfWire));
    }
  }
  for (const wire of [...waiting.keys()]) release(wire);
  const phase = numeric(circuit.globalPhase);
  if (phase !== 0) actions.push((re, im) => scalePattern(re, im, 0, 0, Math.cos(phase), Math.sin(phase)));
  return actions;
}

/** One operation as actions on a register; none for a barrier. @internal */
export function operationActions(operation: Operation, bitOfWire?: readonly number[]): readonly Action[] {
  const { gate, data } = operation;
  if (gate.kind !== 'unitary') return [];
  const bitOf = (wire: number): number => (bitOfWire === undefined ? wire : bitOfWire[wire]!);
  const targets = operation.targets.map(bitOf);
  const controls = operation.controls.map(bitOf);
  const parameters = operation.parameters.map(numeric);
  const sum = data?.pauliSum;
  if (sum === undefined) return matrixActions(gate.matrix(parameters, data, targets.length), targets, controls);
  // A product of exp(-i coefficient time P) in list order; never a matrix, whatever the weight of P.
  const controlMask = controls.reduce((mask, bit) => mask | (1 << bit), 0);
  const time = parameters[0] ?? 1;
  return sum.terms.map((term, index) => {
    const masks = pauliOnBits(term, targets);
    const angle = time * sum.coefficients[index]!;
    return (re, im) => rotatePauli(re, im, controlMask, masks, angle);
  });
}
