import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circuit } from '../../../src/circuit/index.js';
import { denseDistance, denseProduct } from '../../../src/transpile/checks/dense-window.js';
import { MOST_STATE_WIRES, randomPhases, stateDistance } from '../../../src/transpile/checks/random-state.js';
import { cliffordHeavy } from '../clifford-heavy.js';
import { FIXED } from '../exactness.js';

describe('stateDistance', () => {
  it('tells apart what whole matrices tell apart, and by about as much', () => {
    const wires = [0, 1, 2, 3];
    fc.assert(
      fc.property(cliffordHeavy(4, 20), cliffordHeavy(4, 3), ({ operations }, { operations: more }) => {
        const other = [...operations, ...more];
        const whole = denseDistance(denseProduct(operations, wires), denseProduct(other, wires), 4, 0, undefined);
        const seen = stateDistance(operations, other, wires, [], 0, undefined);
        if (whole < 1e-12) expect(seen).toBeLessThan(1e-12);
        else expect(seen).toBeGreaterThan(whole / 20);
      }),
      { ...FIXED, numRuns: 300 },
    );
  });

  it('takes a phase that is stated, and no other', () => {
    const { operations } = circuit(1).rz(2 * Math.PI, 0);
    expect(stateDistance(operations, [], [0], [], Math.PI, undefined)).toBeLessThan(1e-14);
    expect(stateDistance(operations, [], [0], [], 0, undefined)).toBeCloseTo(2, 12);
    const turned = circuit(1).z(0).rz(-Math.PI, 0).operations;
    expect(stateDistance(turned, [], [0], [], Math.PI / 2, undefined)).toBeLessThan(1e-14);
    expect(stateDistance(turned, [], [0], [], -Math.PI / 2, undefined)).toBeCloseTo(2, 12);
  });

  it('reads the wires of the second list where their content went, in that direction', () => {
    // 0 goes to 1, 1 to 2 and 2 to 0.
    const cycle = circuit(6).swap(5, 3).swap(5, 4);
    const before = circuit(6).h(3).t(4).cnot(3, 5).operations;
    const after = [...before, ...cycle.operations];
    const wires = [3, 4, 5];
    const places = [
      [1, 2, 0],
      [2, 0, 1],
      [0, 1, 2],
      [1, 0, 2],
    ].map((moved) => stateDistance(before, after, wires, [], 0, moved));
    expect(places.map((distance) => distance < 1e-12)).toEqual([true, false, false, false]);
  });

  it('knows nothing but 0 of wires that are known to be 0', () => {
    const { operations } = circuit(3).ccx(0, 1, 2);
    expect(stateDistance(operations, [], [0, 1, 2], [0], 0, undefined)).toBe(0);
    expect(stateDistance(operations, [], [0, 1, 2], [2], 0, undefined)).toBeGreaterThan(0.1);
    expect(stateDistance(circuit(3).cnot(0, 2).operations, [], [0, 1, 2], [0, 1], 0, undefined)).toBe(0);
    // No other entry of the state is taken out.
    expect(stateDistance(circuit(3).x(1).operations, [], [0, 1, 2], [0, 2], 0, undefined)).toBeGreaterThan(0.1);
  });

  it('is no small number where an angle is none', () => {
    const broken = circuit(2)
      .rz(0.1, 1)
      .operations.map((each) => ({ ...each, parameters: [Number.NaN] }));
    expect(stateDistance(broken, [], [0, 1], [], 0, undefined)).toBeNaN();
    expect(stateDistance([], broken, [0, 1], [], 0, undefined)).toBeNaN();
  });
});

describe('randomPhases', () => {
  it('has entries of modulus 1 for the widest window, no two alike', () => {
    const phases = randomPhases();
    expect(phases).toHaveLength(2 << MOST_STATE_WIRES);
    const seen = new Set<number>();
    for (let at = 0; at < phases.length; at += 2) {
      expect(Math.hypot(phases[at]!, phases[at + 1]!)).toBeCloseTo(1, 14);
      seen.add(Math.round(1e12 * Math.atan2(phases[at + 1]!, phases[at]!)));
    }
    expect(seen.size).toBe(phases.length / 2);
  });
});
