import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CircuitData, circuit, type Operation } from '../../../../src/circuit/index.js';
import { param } from '../../../../src/math/index.js';
import { CheckedRewrites } from '../../../../src/transpile/checks/checked-rewrites.js';
import { KnownInputs } from '../../../../src/transpile/passes/trim-inputs/known-inputs.js';
import { elementsOf } from '../../../../src/transpile/views/elements.js';
import { denseUnitary } from '../../../gates/dense.js';
import { cliffordHeavy } from '../../clifford-heavy.js';
import { FIXED } from '../../exactness.js';

function trimmed({ operations, qubits }: CircuitData): KnownInputs {
  const inputs = new KnownInputs(qubits, new CheckedRewrites());
  for (const element of elementsOf(operations).elements) inputs.add(element);
  return inputs;
}

/** The overlap of what two circuits make of all zeros. */
function overlap(one: readonly Operation[], other: readonly Operation[], wires: number): number {
  const [a, b] = [denseUnitary(one, wires), denseUnitary(other, wires)];
  let [re, im] = [0, 0];
  for (let row = 0; row < 2 ** wires; row++) {
    const at = 2 * row * 2 ** wires;
    re += a[at]! * b[at]! + a[at + 1]! * b[at + 1]!;
    im += a[at]! * b[at + 1]! - a[at + 1]! * b[at]!;
  }
  return Math.hypot(re, im);
}

/** What is kept: names, wires, angles. */
const kept = (of: CircuitData) =>
  trimmed(of).kept.map(({ gate, controls, targets, parameters }) =>
    [gate.name, ...controls, ...targets, ...parameters].join(' '),
  );

describe('KnownInputs', () => {
  it('makes the same state of all zeros', () => {
    let some = 0;
    fc.assert(
      fc.property(cliffordHeavy(3, 14), (original) => {
        const inputs = trimmed(original);
        if (inputs.trimmed) some++;
        expect(overlap(original.operations, inputs.kept, 3)).toBeCloseTo(1, 12);
      }),
      { ...FIXED, numRuns: 50 },
    );
    expect(some).toBeGreaterThan(20);
  });

  it.each([
    ['a phase of a known wire', circuit(2).rz(0.3, 0).x(0).rz(0.3, 0), ['x 0']],
    ['an interaction of known values', circuit(2).h(0).xx(0.3, 0, 1).zz(0.4, 0, 1), ['h 0', 'rx 1 0.3', 'zz 0 1 0.4']],
    ['a side with the value -1', circuit(2).x(0).h(1).zz(0.3, 0, 1), ['x 0', 'h 1', 'rz 1 -0.3']],
    ['a parity that is known', circuit(2).h(0).cnot(0, 1).zz(param('a'), 0, 1), ['h 0', 'x 0 1']],
    ['a control that is 0', circuit(3).h(1).ccx(0, 1, 2), ['h 1']],
    ['a control that is 1', circuit(3).x(0).h(1).ccx(0, 1, 2), ['x 0', 'h 1', 'x 1 2']],
    ['a target that is +', circuit(3).h(0).h(1).h(2).ccx(0, 1, 2), ['h 0', 'h 1', 'h 2']],
  ])('trims %s', (_, of, expected) => {
    expect(trimmed(of).trimmed).toBe(true);
    const names = kept(of).filter((name) => !/^p .* 0$/.test(name));
    expect(names).toEqual(expected);
  });

  it.each([
    ['after a rotation of another axis', circuit(1).rx(0.3, 0).rz(0.3, 0)],
    ['after a rotation by a parameter', circuit(1).ry(param('a'), 0).z(0)],
    ['in another basis', circuit(2).h(0).rz(0.3, 0).h(0).rz(0.2, 0)],
    ['of a target that something flips', circuit(3).ry(0.2, 0).cnot(0, 1).rz(0.3, 1)],
    ['of the target of a Toffoli', circuit(3).h(0).h(1).ccx(0, 1, 2).rz(0.3, 2)],
  ])('knows no value %s', (_, of) => {
    const inputs = trimmed(of);
    expect(inputs.trimmed).toBe(false);
    expect(inputs.kept.length).toBeGreaterThan(0);
  });

  it('takes account of a controlled Pauli as the Clifford gate that it is', () => {
    for (const name of ['cnot', 'cz', 'cy'] as const) {
      const of = circuit(2).h(0).h(1)[name](0, 1)[name](0, 1).h(0).rz(0.3, 0);
      expect(kept(of)).not.toContain('rz 0 0.3');
      expect(overlap(of.operations, trimmed(of).kept, 2)).toBeCloseTo(1, 14);
    }
  });
});
