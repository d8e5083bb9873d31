import { describe, expect, it } from 'vitest';
import {
  carriedOut,
  circuit,
  circuitOf,
  followedBy,
  inOriginalQubits,
  namesOfWires,
  nativeCircuit,
  originalQubitsOf,
  qubitsOf,
  type StatedCircuit,
} from '../../src/circuit/index.js';

const native = nativeCircuit(3).gpi2(0, 0).zz(0.25, 0, 2).measure('pair', 2, 1);
const stated: StatedCircuit = {
  circuit: native,
  outputPermutation: [1, 2, 0],
  frames: [Math.PI / 2, 0.3, 0],
  globalPhase: 0.5,
};

describe('inOriginalQubits', () => {
  it('names wires after the qubits that end there, and adds frames and phase', () => {
    const { operations, measurements, globalPhase, gateset } = inOriginalQubits(stated);
    expect(operations.map(({ gate, targets }) => `${gate.name} ${targets}`)).toEqual([
      'gpi2 2',
      'zz 2,1',
      'rz 2',
      'rz 0',
    ]);
    expect(measurements).toEqual([{ key: 'pair', wires: [1, 0] }]);
    expect([globalPhase, gateset]).toEqual([0.5, 'native']);
  });

  it('leaves a plain circuit as it is', () => {
    expect(inOriginalQubits(native)).toBe(native);
  });

  it('leaves out frames where only what is measured is the same', () => {
    expect(inOriginalQubits({ ...stated, relation: 'distribution' }).operations).toHaveLength(2);
  });

  it('puts spare wires after the qubits', () => {
    const spare = inOriginalQubits({ ...stated, outputPermutation: [2, 0], frames: [0, 0, 0] });
    expect(spare.operations.map(({ targets }) => targets)).toEqual([[1], [1, 0]]);
  });

  it('refuses what is no circuit', () => {
    for (const input of [null, undefined, 3, 'h', {}, { circuit: native }]) {
      expect(() => inOriginalQubits(input as never)).toThrow('this is neither a circuit nor a transpilation');
    }
  });

  it('refuses what does not fit the circuit', () => {
    for (const outputPermutation of [
      [0, 0, 1],
      [0, 1, 3],
      [0, 1, -1],
      [0.5, 1, 2],
    ]) {
      expect(() => inOriginalQubits({ ...stated, outputPermutation })).toThrow(/does not put each qubit on a wire/);
    }
    expect(() => inOriginalQubits({ ...stated, frames: [0] })).toThrow('there are 1 frames for a circuit with 3 wires');
  });
});

describe('carriedOut', () => {
  it('brings every qubit back by swaps', () => {
    const whole = carriedOut(stated);
    expect(whole.operations.map(({ gate, targets }) => `${gate.name} ${targets}`)).toEqual([
      'gpi2 0',
      'zz 0,2',
      'rz 0',
      'rz 1',
      'swap 0,1',
      'swap 1,2',
    ]);
    expect(whole.measurements).toEqual([{ key: 'pair', wires: [1, 0] }]);
    expect(carriedOut(native)).toBe(native);
  });
});

describe('what a transpilation left', () => {
  const transpiled = { outputPermutation: [1, 0], framedWires: [1] };

  it('stays with a circuit that is bound or goes on, and not with another', () => {
    const made = circuitOf('native', 2, nativeCircuit(2).gpi('theta', 0).operations, { transpiled });
    expect(made.transpiled).toBe(transpiled);
    expect(made.bind({ theta: 0.1 }).transpiled).toBe(transpiled);
    expect(made.gate('gpi', [0], [1]).transpiled).toBe(transpiled);
    expect(circuitOf('native', 2, made.operations).transpiled).toBeUndefined();
    expect(circuit(2).transpiled).toBeUndefined();
  });
});

describe('spare wires', () => {
  /** Two qubits on wires 4 and 1 of five, of which 2 is room to move in and nothing happens on 0 and 3. */
  const spare: StatedCircuit = {
    circuit: nativeCircuit(5).gpi2(0, 4).zz(0.25, 4, 2).zz(0.125, 2, 1),
    inputPermutation: [4, 1],
    outputPermutation: [2, 1],
    frames: [0, 0, 0.3, 0, 0],
    globalPhase: 0,
  };

  it('come after the qubits, idle ones not at all', () => {
    const { qubits, operations } = inOriginalQubits(spare);
    expect(qubits).toBe(3);
    expect(operations.map(({ targets }) => targets)).toEqual([[2], [2, 0], [0, 1], [0]]);
    expect([qubitsOf(spare), originalQubitsOf(spare), originalQubitsOf(native)]).toEqual([3, 2, 3]);
    expect(namesOfWires(spare)).toEqual([3, 1, 0, 4, 2]);
  });

  it('are kept where everything is carried out, from where each qubit starts to its own wire', () => {
    const { qubits, operations } = carriedOut(spare);
    expect(qubits).toBe(5);
    const swaps = operations.filter(({ gate }) => gate.name === 'swap').map(({ targets }) => targets);
    expect(swaps).toEqual([
      [0, 4],
      [0, 2],
    ]);
  });
});

describe('followedBy', () => {
  it('starts qubits where the later circuit has what the earlier one has of them', () => {
    const circuits = { circuit: circuit(3).h(0), frames: [0, 0, 0], globalPhase: 0, outputPermutation: [0, 1, 2] };
    expect(followedBy(circuits, circuits).inputPermutation).toBeUndefined();
    const moved = { ...circuits, inputPermutation: [2, 0, 1] };
    expect(followedBy(circuits, moved).inputPermutation).toEqual([2, 0, 1]);
    expect(followedBy(moved, circuits).inputPermutation).toEqual([2, 0, 1]);
    expect(followedBy(moved, moved).inputPermutation).toEqual([1, 2, 0]);
  });
});
