import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../../../../src/circuit/index.js';
import { disturbedWires, isFlip } from '../../../../../src/formats/qasm/elaborate/deferral/kept-wires.js';

const everywhere = () => true;
const disturbed = (made: Parameters<typeof disturbedWires>[0], isWatched: (wire: number) => boolean = everywhere) =>
  [...disturbedWires(made, isWatched)].sort();

describe('disturbedWires', () => {
  it('are those that gates do more to than phases and controls', () => {
    const { operations } = circuit(4).z(0).cnot(0, 1).cp(0.3, 2, 3).crz(0.1, 3, 2).barrier();
    expect(disturbed(operations)).toEqual([1]);
    expect(disturbed(circuit(2).swap(0, 1).operations)).toEqual([0, 1]);
    expect(disturbed(nativeCircuit(2).zz(0.1, 0, 1).operations)).toEqual([]);
  });

  it('are only looked for where somebody watches', () => {
    expect(disturbed(circuit(2).h(0).h(1).operations, (wire) => wire === 1)).toEqual([1]);
  });

  it('are left alone by flips in pairs, whatever stands between', () => {
    const around = circuit(2).x(0).cnot(0, 1).x(0).operations;
    expect(disturbed(around)).toEqual([1]);
    expect(disturbed(circuit(1).x(0).x(0).x(0).operations)).toEqual([0]);
    expect(disturbed(circuit(1).x(0).y(0).operations)).toEqual([]);
  });

  it('are left alone by gates that happen to be diagonal for the angles that they have', () => {
    expect(disturbed(circuit(2).u(0, 0.3, 0.2, 0).rx(0, 1).operations)).toEqual([]);
    expect(disturbed(circuit(1).rx(0.1, 0).operations)).toEqual([0]);
    expect(disturbed(circuit(1).u(0, 'phi', 0, 0).operations)).toEqual([0]);
  });
});

describe('isFlip', () => {
  it('exchanges the values of one wire, without controls and for no angle of its own', () => {
    const { operations } = circuit(2)
      .x(0)
      .y(0)
      .z(0)
      .h(0)
      .cnot(0, 1)
      .rx(Math.PI, 0)
      .unitary(
        [
          [0, 1],
          [1, 0],
        ],
        [0],
      );
    expect(operations.map(isFlip)).toEqual([true, true, false, false, false, false, false]);
  });
});
