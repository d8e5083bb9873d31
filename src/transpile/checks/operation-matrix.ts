import type { Operation } from '../../circuit/index.js';
import type { Gate } from '../../gates/index.js';

const constants = new WeakMap<Gate, Float64Array>();

/** The gate table's matrix of an operation without its controls; its parameters are numbers. */
export function matrixOf({ gate, parameters, targets, data }: Operation): Float64Array {
  if (parameters.length > 0 || data || gate.targets === 'any') {
    return gate.matrix(parameters as readonly number[], data, targets.length);
  }
  let known = constants.get(gate);
  if (!known) {
    known = gate.matrix([], undefined, targets.length);
    constants.set(gate, known);
  }
  return known;
}
