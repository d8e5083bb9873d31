import { expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { borrowAncillas } from '../../../src/transpile/passes/borrow-ancillas.js';
import { foldControlled } from '../../../src/transpile/passes/fold-controlled.js';
import { pairRelativePhases } from '../../../src/transpile/passes/pair-relative-phases.js';
import { recogniseGates } from '../../../src/transpile/passes/recognise-gates.js';
import { resynthesiseCliffords } from '../../../src/transpile/passes/resynthesise-cliffords.js';
import { synthesisePaulis } from '../../../src/transpile/passes/synthesise-paulis.js';
import { synthesiseRotations } from '../../../src/transpile/passes/synthesise-rotations.js';
import { passContext } from '../pass-claim.js';

const clifford = circuit(4)
  .h(0)
  .zz(Math.PI / 2, 0, 1)
  .zz(Math.PI / 2, 2, 3)
  .s(3)
  .rz(0.3, 1);

it.each([
  [recogniseGates, circuit(4).cnot(0, 1).cp(0.3, 1, 2).h(2).ccx(0, 2, 3).cnot(2, 3)],
  [foldControlled, circuit(4).ccx(0, 1, 2).t(2).h(1).ccx(1, 2, 3)],
  [borrowAncillas, circuit(5).mcx([0, 1, 2], 3).h(3)],
  [pairRelativePhases, circuit(4).ccx(0, 1, 2).h(2).h(0).ccx(1, 2, 3)],
  [synthesisePaulis, circuit(4).pauliexp({ ZZ: 1 }, 0.3, [0, 1]).h(2)],
  [synthesisePaulis, circuit(4).zz(0.3, 0, 1).h(2)],
  [resynthesiseCliffords, clifford],
  [synthesiseRotations, clifford],
])('$0.name gives the very circuit where it changes nothing', (pass, unchanged) => {
  const context = passContext(unchanged.qubits);
  const before = structuredClone({ permutation: context.outputPermutation, phase: context.globalPhase });
  expect(pass.run(unchanged, context)).toBe(unchanged);
  expect({ permutation: context.outputPermutation, phase: context.globalPhase }).toEqual(before);
});
