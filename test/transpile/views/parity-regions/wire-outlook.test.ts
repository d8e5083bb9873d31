import { describe, expect, it } from 'vitest';
import { circuit } from '../../../../src/circuit/index.js';
import { CLIFFORD_IDENTITY, X_AXIS, Y_AXIS, Z_AXIS } from '../../../../src/pauli/index.js';
import { elementsOf } from '../../../../src/transpile/views/elements.js';
import { fromZ, WireOutlook } from '../../../../src/transpile/views/parity-regions/wire-outlook.js';
import { elementary } from '../../clifford-heavy.js';

function outlookOf(of: Parameters<typeof elementary>[0]): WireOutlook {
  return new WireOutlook(elementsOf(elementary(of).operations).elements, of.qubits);
}

describe('WireOutlook', () => {
  it('counts the rotations in a row that fit, through Clifford gates', () => {
    const outlook = outlookOf(circuit(2).rz(0.3, 1).h(1).rx(0.2, 1).zz(0.4, 0, 1).ry(0.1, 0));
    expect(outlook.fitting(1, CLIFFORD_IDENTITY)).toBe(2);
    expect(outlook.fitting(1, fromZ(X_AXIS))).toBe(0);
    expect(outlook.fitting(0, CLIFFORD_IDENTITY)).toBe(1);
    outlook.advance(0);
    expect(outlook.fitting(0, fromZ(Y_AXIS))).toBe(1);
    expect(outlook.fitting(0, CLIFFORD_IDENTITY)).toBe(0);
  });

  it('reads a wire along the axis of what comes', () => {
    const outlook = outlookOf(circuit(3).xx(0.3, 0, 1).yy(0.2, 1, 2).rz(0.1, 2));
    expect([0, 1, 2].map((wire) => outlook.bestBasis(wire))).toEqual([fromZ(X_AXIS), fromZ(X_AXIS), fromZ(Y_AXIS)]);
    outlook.advance(2);
    expect(outlook.bestBasis(2)).toBe(fromZ(Z_AXIS));
  });

  it('looks so far ahead and no further', () => {
    const steps = Array.from({ length: 500 }, (_, k) => k);
    expect(outlookOf(circuit(1).each(steps, (c) => c.rz(0.3, 0))).fitting(0, CLIFFORD_IDENTITY)).toBe(64);
  });
});
