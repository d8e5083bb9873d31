import { expect, it } from 'vitest';
import { asStated, type CircuitData, circuit } from '../../../src/circuit/index.js';
import type { TranspileRelation } from '../../../src/transpile/index.js';
import { borrowAncillas } from '../../../src/transpile/passes/borrow-ancillas.js';
import { cancelInverses } from '../../../src/transpile/passes/cancel-inverses.js';
import { commuteAndMerge } from '../../../src/transpile/passes/commute-and-merge.js';
import { dropSmallAngles } from '../../../src/transpile/passes/drop-small-angles.js';
import { foldControlled } from '../../../src/transpile/passes/fold-controlled.js';
import { mergeRotations } from '../../../src/transpile/passes/merge-rotations.js';
import { pairRelativePhases } from '../../../src/transpile/passes/pair-relative-phases.js';
import { phasePolynomials } from '../../../src/transpile/passes/phase-polynomials.js';
import { recogniseGates } from '../../../src/transpile/passes/recognise-gates.js';
import { resynthesiseCliffords } from '../../../src/transpile/passes/resynthesise-cliffords.js';
import { resynthesiseWindows } from '../../../src/transpile/passes/resynthesise-windows.js';
import { synthesisePaulis } from '../../../src/transpile/passes/synthesise-paulis.js';
import { synthesiseRotations } from '../../../src/transpile/passes/synthesise-rotations.js';
import { trimInputs } from '../../../src/transpile/passes/trim-inputs.js';
import { trimOutputs } from '../../../src/transpile/passes/trim-outputs.js';
import type { Pass } from '../../../src/transpile/pipeline/pass.js';
import { statedBy } from '../pass-claim.js';

const clifford = circuit(4)
  .h(0)
  .zz(Math.PI / 2, 0, 1)
  .zz(Math.PI / 2, 2, 3)
  .s(3)
  .rz(0.3, 1);

const unchangedCircuits: [pass: Pass, unchanged: CircuitData, relation?: TranspileRelation][] = [
  [recogniseGates, circuit(4).cnot(0, 1).cp(0.3, 1, 2).h(2).ccx(0, 2, 3).cnot(2, 3)],
  [foldControlled, circuit(4).ccx(0, 1, 2).t(2).h(1).ccx(1, 2, 3)],
  [borrowAncillas, circuit(5).mcx([0, 1, 2], 3).h(3)],
  [pairRelativePhases, circuit(4).ccx(0, 1, 2).h(2).h(0).ccx(1, 2, 3)],
  [synthesisePaulis, circuit(4).pauliexp({ ZZ: 1 }, 0.3, [0, 1]).h(2)],
  [synthesisePaulis, circuit(4).zz(0.3, 0, 1).h(2)],
  [resynthesiseCliffords, clifford],
  [synthesiseRotations, clifford],
  [cancelInverses, clifford],
  [mergeRotations, clifford],
  [phasePolynomials, clifford],
  [commuteAndMerge, clifford],
  [resynthesiseWindows, clifford],
  [dropSmallAngles, clifford],
  [trimInputs, circuit(2).h(0).h(1).zz(0.3, 0, 1).h(0), 'distribution'],
  [trimOutputs, circuit(2).h(0).h(1).zz(0.3, 0, 1).h(0).h(1), 'distribution'],
];

it.each(unchangedCircuits)(
  '$0.name gives the very circuit where it changes nothing',
  (pass, unchanged, relation = 'frames-and-permutation') => {
    const asked = { relation, approximate: 1e-6, level: 3, outOfTime: () => false } as const;
    const stated = asStated(unchanged);
    expect(statedBy(pass, stated, asked)).toBe(stated);
  },
);
