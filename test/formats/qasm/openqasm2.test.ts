import { describe, expect, test } from 'vitest';
import { parseQasm2 } from '../../../src/formats/qasm/index.js';

describe('registers', () => {
  test('are laid side by side, and gates spread over them', () => {
    const { qubits, operations } = parseQasm2(`include "qelib1.inc";
      qreg a[2]; qreg b[1]; qreg c[2];
      h c; cx a, c; cx b[0], c; ccx a[1], b[0], c;`);
    expect(qubits).toBe(5);
    expect(operations.map(({ controls, targets }) => [...controls, ...targets])).toEqual([
      [3],
      [4],
      [0, 3],
      [1, 4],
      [2, 3],
      [2, 4],
      [1, 2, 3],
      [1, 2, 4],
    ]);
  });

  test('classical ones become measurement keys, with null where nothing is written', () => {
    const { measurements, keys } = parseQasm2(`include "qelib1.inc";
      qreg q[3]; creg unused[2]; creg some[3]; creg all[2];
      measure q[2] -> some[1];
      measure q[0] -> all[1]; measure q[1] -> all[0];`);
    expect(keys).toEqual(['some', 'all']);
    expect(measurements.map(({ wires }) => wires)).toEqual([
      [null, 2, null],
      [1, 0],
    ]);
  });

  test('a whole register is measured bit by bit, and nothing measured means no measurement', () => {
    expect(parseQasm2('qreg q[2]; creg c[2]; measure q -> c;').measurements).toEqual([{ key: 'c', wires: [0, 1] }]);
    expect(parseQasm2('qreg q[2]; creg c[2]; CX q[0], q[1];').measurements).toEqual([]);
  });

  test('a barrier keeps its qubits, and a reset of fresh qubits is nothing', () => {
    const { operations } = parseQasm2('qreg q[3]; reset q; barrier q[2], q[0]; U(1, 2, 3) q[0]; reset q[1];');
    expect(operations.map(({ gate, targets }) => [gate.name, targets])).toEqual([
      ['barrier', [2, 0]],
      ['u', [0]],
    ]);
  });
});

describe('definitions', () => {
  test('parameters reach through several of them, and barriers stay', () => {
    const { operations } = parseQasm2(`include "qelib1.inc"; qreg q[2];
      gate inner(a, b) x { rz(a - b) x; }
      gate outer(theta) x, y { inner(theta, theta/2) y; barrier x, y; inner(1, theta) x; }
      gate nothing x { }
      outer(pi) q[1], q[0]; nothing q[0];`);
    expect(operations.map(({ gate, parameters, targets }) => [gate.name, parameters, targets])).toEqual([
      ['rz', [Math.PI / 2], [0]],
      ['barrier', [], [1, 0]],
      ['rz', [1 - Math.PI], [1]],
    ]);
  });

  test('a name shadows a function, a constant or a register only where it is declared', () => {
    const { operations } = parseQasm2(`include "qelib1.inc"; qreg q[2];
      gate g(q) a { rz(q) a; }
      g(0.5) q[1];`);
    expect(operations.map(({ parameters, targets }) => [parameters, targets])).toEqual([[[0.5], [1]]]);
  });
});
