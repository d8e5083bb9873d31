import { describe, expect, it } from 'vitest';
import { circuit, nativeCircuit } from '../../src/circuit/index.js';
import {
  asFirstWritten,
  type DocumentCircuit,
  evaluable,
  knowsAllQubits,
  titled,
  titleOf,
} from '../../src/documents/index.js';

const native = nativeCircuit(2).gpi(0, 1).measure('m', 1);
const moved = { circuit: native, outputPermutation: [1, 0], frames: [0, 0], globalPhase: 0 };
const plain: DocumentCircuit = { name: undefined, circuit: circuit(2).x(0) };

describe('a circuit of a document', () => {
  it('answers for the qubits that it was first written with', () => {
    expect(evaluable(plain)).toBe(plain.circuit);
    expect(asFirstWritten(plain)).toBe(plain.circuit);
    const found = asFirstWritten({ name: undefined, circuit: native, stated: moved });
    expect(found.operations[0]?.targets).toEqual([0]);
    expect(found.measurements).toEqual([{ key: 'm', wires: [0] }]);
  });

  it('knows all qubits unless only what is measured was kept', () => {
    const limited = { ...moved, relation: 'distribution' as const };
    const known = [
      plain,
      { name: 'a', circuit: native, stated: moved },
      { name: 'b', circuit: native, stated: limited },
    ];
    expect(known.map(knowsAllQubits)).toEqual([true, true, false]);
  });

  it('is called by its name or its number, with nothing that a terminal would obey', () => {
    const circuits = [plain, { ...plain, name: 'a\u001bb' }];
    expect([titleOf(circuits, 0), titleOf(circuits, 1)]).toEqual(['circuit 0', 'a b']);
    expect(titled(circuits, ['one', 'two'])).toBe('circuit 0\none\n\na b\ntwo');
    expect(titled([plain], ['one'])).toBe('one');
  });
});
