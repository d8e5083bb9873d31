import { describe, expect, it } from 'vitest';
import { circuitOf, mapObservable, nativeCircuit, parseAngle, type StatedCircuit } from '../../src/circuit/index.js';

const native = nativeCircuit(3).gpi2(0, 0).zz(0.25, 0, 2).measure('pair', 2, 1);
const stated: StatedCircuit = {
  circuit: native,
  outputPermutation: [1, 2, 0],
  frames: [Math.PI / 2, 0.3, 0],
  globalPhase: 0.5,
};

describe('mapObservable', () => {
  it('moves letters and turns X and Y by the frames', () => {
    const { terms, coefficients } = mapObservable(stated, {
      terms: ['ZII', 'X0', 'Y2', 'III'],
      coefficients: [2, 1, 3, 4],
    });
    expect(terms).toEqual(['Z0', 'X1', 'Y1', 'X0', 'I0']);
    const wanted = [2, Math.cos(0.3), -Math.sin(0.3), 3, 4];
    expect(coefficients).toEqual(wanted.map((value) => expect.closeTo(value, 12)));
  });

  it('needs values, and more than what is measured', () => {
    const free = { ...stated, frames: [0, parseAngle('theta'), 0] };
    expect(mapObservable(free, 'Z0').terms).toEqual(['Z1']);
    expect(() => mapObservable(free, 'X0')).toThrow(expect.objectContaining({ code: 'UnboundParameter' }));
    expect(() => mapObservable({ ...stated, relation: 'distribution' }, 'X0')).toThrow('only what is measured');
    const limited = { ...stated, relation: 'distribution' } as const;
    expect(limited.circuit.measurements).toHaveLength(1);
    expect(mapObservable(limited, 'Z0 Z1').terms).toHaveLength(1);
    expect(() => mapObservable(limited, 'Z0 Z2')).toThrow(
      'only what is measured is the same as in the original, and qubit 2',
    );
    expect(() => mapObservable(stated, 'X7')).toThrow(expect.objectContaining({ code: 'QubitOutOfRange' }));
  });

  it('refuses a sum that would fill the memory', () => {
    const wide = circuitOf('native', 20, []);
    const qubits = Array.from({ length: 20 }, (_, q) => q);
    const turned = { circuit: wide, outputPermutation: qubits, frames: qubits.map(() => 0.1), globalPhase: 0 };
    expect(() => mapObservable(turned, 'X'.repeat(20))).toThrow(/a sum of more than 65536 strings/);
  });

  it('adds up strings that become the same, and sorts letters by their wires', () => {
    const swapped = { ...stated, frames: [0, 0, 0] };
    expect(mapObservable(swapped, { terms: ['Z0 X2', 'XIZ'], coefficients: [1, 2] })).toEqual({
      terms: ['X0 Z1'],
      coefficients: [3],
    });
  });

  it('makes of a quarter turn one letter, not two of which one is rounding', () => {
    const quarter = { ...stated, frames: [0, Math.PI / 2, 0] };
    // Rz^-1 X Rz = -Y and Rz^-1 Y Rz = X.
    expect(mapObservable(quarter, 'X0')).toEqual({ terms: ['Y1'], coefficients: [-1] });
    expect(mapObservable(quarter, 'Y0')).toEqual({ terms: ['X1'], coefficients: [1] });
  });
});
