import { type CircuitData, identityPermutation } from '../../src/circuit/index.js';
import { findTarget } from '../../src/targets/index.js';
import { CheckedRewrites } from '../../src/transpile/checks/checked-rewrites.js';
import type { Pass, PassContext } from '../../src/transpile/pipeline/pass.js';
import { distanceTo } from './exactness.js';

/** What passes find before the first of them has run: the ideal target, zz, level 2, everything exact. */
export function passContext(qubits: number, asked: Partial<PassContext> = {}): PassContext {
  return {
    target: findTarget('ideal'),
    entangler: 'zz',
    level: 2,
    relation: 'frames-and-permutation',
    keepWires: false,
    pauliOrder: 'preserve',
    checks: new CheckedRewrites(),
    outOfTime: () => true,
    ledger: { allowed: 0, spent: 0, dropped: 0 },
    outputPermutation: identityPermutation(qubits),
    frames: new Array<number>(qubits).fill(0),
    globalPhase: 0,
    ...asked,
  };
}

/** What a pass makes of a circuit of few wires without parameters, and how far that is from the circuit by its own claim. */
export function claimOf(
  pass: Pass,
  circuit: CircuitData,
  asked: Partial<PassContext> = {},
): { readonly circuit: CircuitData; readonly context: PassContext; readonly distance: number } {
  const context = passContext(circuit.qubits, asked);
  const made = pass.run(circuit, context);
  const { frames, globalPhase, outputPermutation } = context;
  return {
    circuit: made,
    context,
    distance: distanceTo(circuit, { circuit: made, frames, globalPhase, outputPermutation }),
  };
}
