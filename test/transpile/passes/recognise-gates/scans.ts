import { type CircuitData, circuit } from '../../../../src/circuit/index.js';
import { findTarget } from '../../../../src/targets/index.js';
import { CheckedRewrites } from '../../../../src/transpile/checks/checked-rewrites.js';
import { LeftOut } from '../../../../src/transpile/left-out.js';
import { readingOf, type Scan, type Search } from '../../../../src/transpile/passes/recognise-gates/scan.js';
import { KnownForms } from '../../../../src/transpile/synthesis/three-wires/known-forms.js';
import { anyAngle } from '../../costs.js';

/** A circuit that is searched for any form of three wires, on the ideal target. */
export function scanOf(of: CircuitData, asked: Partial<Scan> = {}): Scan {
  return {
    ...readingOf(of),
    checks: new CheckedRewrites(),
    known: new KnownForms(),
    target: findTarget('ideal'),
    cost: anyAngle,
    search: { wanted: () => true, fewest: 3, widest: 3 },
    leftOut: new LeftOut(),
    ...asked,
  };
}

/** Toffoli gates only: they are shortest, but parts of them are shorter in other forms, too. */
export const TOFFOLIS: Search = { wanted: ({ toffoli }) => toffoli, fewest: 5, widest: 3 };

/** A Toffoli gate under wires 3 and 0 on wire 1 as six CNOTs, with a gate of another wire in it. */
export const spelledToffoli = circuit(4)
  .h(1)
  .cnot(0, 1)
  .ti(1)
  .cnot(3, 1)
  .t(1)
  .rx(0.3, 2)
  .cnot(0, 1)
  .ti(1)
  .cnot(3, 1)
  .t(0)
  .t(1)
  .h(1)
  .cnot(3, 0)
  .t(3)
  .ti(0)
  .cnot(3, 0);
