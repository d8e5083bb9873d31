import { describe, expect, it } from 'vitest';
import { mapOutcomes, nativeCircuit, type StatedCircuit } from '../../src/circuit/index.js';

const native = nativeCircuit(3).gpi2(0, 0).zz(0.25, 0, 2).measure('pair', 2, 1);
const stated: StatedCircuit = {
  circuit: native,
  outputPermutation: [1, 2, 0],
  frames: [Math.PI / 2, 0.3, 0],
  globalPhase: 0.5,
};

describe('mapOutcomes', () => {
  it('reads every qubit on its wire', () => {
    expect([...mapOutcomes(stated, { '100': 3, '010': 2 })]).toEqual([
      ['001', 3],
      ['100', 2],
    ]);
    expect([...mapOutcomes(stated, new Map([['110', 5]]))]).toEqual([['101', 5]]);
    // Wires 0 and 1 are ones: qubits 2 and 0.
    expect([...mapOutcomes(stated, [0, 0, 0, 1, 0, 0, 0, 0])]).toEqual([0, 0, 0, 0, 0, 1, 0, 0]);
  });

  it('refuses what is no outcome', () => {
    expect(() => mapOutcomes(stated, { '3': 1 })).toThrow(/"3" is not an outcome of 3 wires/);
    expect(() => mapOutcomes(stated, [1, 0])).toThrow('a list of 2 numbers is not a distribution of 3 wires');
  });

  it('needs all qubits to be the original, measured or not', () => {
    const limited = { ...stated, relation: 'distribution' } as const;
    expect(() => mapOutcomes(limited, { '000': 1 })).toThrow(/read the results by key/);
    const unmeasured = { ...limited, circuit: nativeCircuit(3).gpi2(0, 0) };
    expect([...mapOutcomes(unmeasured, { '000': 1 })]).toEqual([['000', 1]]);
  });

  it('adds weights that meet where a wire holds no qubit', () => {
    const spare = { ...stated, outputPermutation: [2, 0], frames: [0, 0, 0] };
    expect([...mapOutcomes(spare, { '011': 1, '001': 2, '100': 4 })]).toEqual([
      ['01', 4],
      ['10', 3],
    ]);
  });
});
