import { describe, expect, it } from 'vitest';
import { knownGate } from '../../../../src/formats/qasm/print/vocabulary.js';
import { nativeGates, qisGates } from '../../../../src/gates/index.js';

describe('the gates that need no definition', () => {
  it('are those that every reader of the version has', () => {
    const names = (version: 2 | 3) =>
      [
        [qisGates.h, 0],
        [qisGates.x, 1],
        [qisGates.x, 2],
        [qisGates.x, 3],
        [qisGates.v, 0],
        [qisGates.swap, 0],
        [qisGates.rx, 1],
      ].map(([gate, controls]) => knownGate(version, gate as typeof qisGates.h, controls as number) !== undefined);
    expect(names(2)).toEqual([true, true, true, false, false, false, false]);
    expect(names(3)).toEqual([true, true, true, false, true, true, true]);
  });

  it('are native ones in OpenQASM 3 alone', () => {
    expect(knownGate(3, nativeGates.zz, 0)).toBeDefined();
    expect(knownGate(2, nativeGates.zz, 0)).toBeUndefined();
    expect(knownGate(3, qisGates.zz, 0)).toBeUndefined();
  });
});
