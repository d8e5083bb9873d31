import { describe, expect, it } from 'vitest';
import {
  carriedOut,
  circuit,
  circuitOf,
  inOriginalQubits,
  mapObservable,
  mapOutcomes,
  nativeCircuit,
  parseAngle,
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
    expect(() => mapOutcomes(limited, { '000': 1 })).toThrow(/read the results by key/);
    const unmeasured = { ...limited, circuit: nativeCircuit(3).gpi2(0, 0) };
    expect([...mapOutcomes(unmeasured, { '000': 1 })]).toEqual([['000', 1]]);
    expect(() => mapObservable(stated, 'X7')).toThrow(expect.objectContaining({ code: 'QubitOutOfRange' }));
  });

  it('refuses a sum that would fill the memory', () => {
    const wide = circuitOf('native', 20, []);
    const qubits = Array.from({ length: 20 }, (_, q) => q);
    const turned = { circuit: wide, outputPermutation: qubits, frames: qubits.map(() => 0.1), globalPhase: 0 };
    expect(() => mapObservable(turned, 'X'.repeat(20))).toThrow(/a sum of more than 65536 strings/);
  });
});

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
