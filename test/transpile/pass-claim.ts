import { asStated, type CircuitData, type StatedCircuit } from '../../src/circuit/index.js';
import { EntanglingCost, ErrorMap, findTarget } from '../../src/targets/index.js';
import { CheckedRewrites } from '../../src/transpile/checks/checked-rewrites.js';
import { meets, type Pass, type PassRequest } from '../../src/transpile/pipeline/pass.js';
import { distanceTo } from './exactness.js';

/** What passes are asked where nothing else is said: the ideal target, zz, level 2, everything exact. */
export function passRequest(asked: Partial<PassRequest> = {}): PassRequest {
  const target = asked.target ?? findTarget('ideal');
  return {
    target,
    cost: new EntanglingCost(target),
    errors: new ErrorMap(target),
    entangler: 'zz',
    level: 2,
    relation: 'frames-and-permutation',
    keepWires: false,
    pauliOrder: 'preserve',
    approximate: 0,
    checks: new CheckedRewrites(),
    outOfTime: () => true,
    ...asked,
  };
}

/** What a pass makes of what is stated so far, if it has anything to do under what is asked, as the runner does it. */
export function statedBy(pass: Pass, stated: StatedCircuit, asked: Partial<PassRequest> = {}): StatedCircuit {
  const request = passRequest(asked);
  return meets(pass, request) ? pass.run(stated, request) : stated;
}

/** The circuit that a pass makes of another one. */
export function madeBy(pass: Pass, circuit: CircuitData, asked: Partial<PassRequest> = {}): CircuitData {
  return statedBy(pass, asStated(circuit), asked).circuit;
}

/** What a pass makes of a circuit of few wires without parameters, and how far that is from the circuit by its own claim. */
export function claimOf(
  pass: Pass,
  circuit: CircuitData,
  asked: Partial<PassRequest> = {},
): StatedCircuit & { readonly distance: number } {
  const stated = statedBy(pass, asStated(circuit), asked);
  return { ...stated, distance: distanceTo(circuit, stated) };
}
