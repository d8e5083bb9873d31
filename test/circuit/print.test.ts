import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';

describe('a circuit that is printed', () => {
  it('is the calls that build it, alone and inside other values', () => {
    const bell = circuit(2).h(0).cnot(0, 1).measure('both', 0, 1);
    expect(inspect(bell)).toBe("circuit(2).h(0).cnot(0, 1).measure('both', 0, 1)");
    expect(inspect({ bell })).toBe("{ bell: circuit(2).h(0).cnot(0, 1).measure('both', 0, 1) }");
    expect(inspect(nativeCircuit(1).gpi('phi', 0))).toBe("nativeCircuit(1).gpi('phi', 0)");
    expect(`${bell}`).toBe(inspect(bell));
  });

  it('is cut where it is long, and says by how much', () => {
    let long = circuit(1);
    for (let k = 0; k < 250; k++) long = long.h(0);
    expect(inspect(long)).toBe(`circuit(1)${'.h(0)'.repeat(100)} // and 150 gates more`);
    expect(String(long)).toBe(`circuit(1)${'.h(0)'.repeat(250)}`);
  });

  it('keeps the method that prints it out of its own names', () => {
    expect(Object.keys(circuit(1))).toEqual([]);
  });
});

describe('a gate by its name in another dialect', () => {
  it('says what it is called here', () => {
    const untyped = circuit(2) as unknown as Record<string, (...anything: unknown[]) => unknown>;
    expect(() => untyped['cx']!(0, 1)).toThrow('cx is called cnot here');
    expect(() => untyped['sdg']!(0)).toThrow('sdg is called si here');
    expect(() => untyped['sx']!(0)).toThrow('sx is called v here');
    expect(() => untyped['rzz']!(0.1, 0, 1)).toThrow('rzz is called zz here');
    expect(() => untyped['u3']!(0.1, 0, 1, 0)).toThrow('u3 is called u here');
  });

  it('says first that it is no gate of native circuits', () => {
    const untyped = nativeCircuit(2) as unknown as Record<string, (...anything: unknown[]) => unknown>;
    expect(() => untyped['cx']!(0, 1)).toThrow('cx is a qis gate, and this is a native circuit');
  });

  it('is understood by gate()', () => {
    expect(circuit(2).gate('cx', [], [0, 1]).toString()).toBe('circuit(2).cnot(0, 1)');
  });
});
