import { describe, expect, it } from 'vitest';
import { onWires, underControls, withoutWireless } from '../../src/circuit/compose.js';
import { circuit } from '../../src/circuit/index.js';
import { qisGates } from '../../src/gates/index.js';

const [ccx, barrier] = circuit(3).ccx(0, 1, 2).barrier(2).operations;
const phase = (controls: readonly number[]) => ({ gate: qisGates.gphase, parameters: [0.4], controls, targets: [] });

describe('onWires', () => {
  it('moves controls and targets alike', () => {
    expect(onWires(ccx!, [5, 7, 2])).toMatchObject({ controls: [5, 7], targets: [2] });
  });
});

describe('underControls', () => {
  it('puts the new controls first, and none on barriers', () => {
    const under = underControls([ccx!, barrier!], [8, 9], 0);
    expect(under).toEqual([{ ...ccx!, controls: [8, 9, 0, 1] }, barrier]);
  });

  it('makes a gate of the global phase, which the controls see', () => {
    expect(underControls([], [8], 0.4)).toEqual([phase([8])]);
    expect(underControls([], [], 0)).toEqual([]);
  });
});

describe('withoutWireless', () => {
  it('leaves gates with targets alone', () => {
    expect(withoutWireless(ccx!)).toEqual({ operations: [ccx], phase: 0 });
  });

  it('makes a phase of the circuit of what has no wires, and gates on the controls where there are some', () => {
    expect(withoutWireless(phase([]))).toEqual({ operations: [], phase: 0.4 });
    const { operations, phase: rest } = withoutWireless(phase([3, 1]));
    expect(rest).toBe(0);
    expect(operations).toMatchObject([{ gate: qisGates.p, parameters: [0.4], controls: [3], targets: [1] }]);
  });
});
