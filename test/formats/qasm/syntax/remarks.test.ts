import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/errors/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';

function read(text: string) {
  const warnings: Issue[] = [];
  const circuit = parseQasm(text, { file: 'x.qasm', onWarning: (warning) => warnings.push(warning) });
  return { circuit, warnings, codes: warnings.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`) };
}

function readFile(name: string) {
  return read(readFileSync(new URL(`../../../data/circuits/${name}`, import.meta.url), 'utf8'));
}

const gates = (circuit: ReturnType<typeof parseQasm>) =>
  circuit.operations.map(({ gate, controls, targets }) => `${gate.name} ${[...controls, ...targets].join(' ')}`);

describe('pragmas and annotations', () => {
  test('that are not known are read over, and the warning has them whole', () => {
    const { circuit, warnings, codes } = readFile('pragma.qasm');
    expect(gates(circuit)).toEqual(['h 0', 'x 0 1']);
    expect(codes).toEqual(['UnknownPragma 3:1', 'UnknownPragma 6:1']);
    expect(warnings.map(({ message, received, severity }) => [message, received, severity])).toEqual([
      [
        'the pragma `pragma vendor keep` is not known, and the circuit is read without it',
        'pragma vendor keep',
        'warning',
      ],
      [
        'the annotation `@vendor.note first pair` is not known, and the circuit is read without it',
        '@vendor.note first pair',
        'warning',
      ],
    ]);
  });

  test.each([
    ['a text that is no OpenQASM', 'OPENQASM 3.0;\n#pragma it\'s "open\nqubit q; x q;', ['UnknownPragma 2:1']],
    ['one in OpenQASM 2', 'OPENQASM 2.0; include "qelib1.inc"; qreg q[1];\n#pragma x\nx q[0];', ['UnknownPragma 2:1']],
    ['one without words', 'OPENQASM 3.0; qubit q;\npragma\nx q;', ['UnknownPragma 2:1']],
    ['one in a block', 'OPENQASM 3.0; qubit q; {\n#pragma a\n x q; }', ['UnknownPragma 2:1']],
    ['one in a gate', 'OPENQASM 3.0; qubit q; gate g a {\n@a\n x a; } g q;', ['UnknownPragma 2:1']],
    ['one before a lone statement', 'OPENQASM 3.0; qubit q; for int i in [0:0]\n@a b\n x q;', ['UnknownPragma 2:1']],
    ['one at the end', 'OPENQASM 3.0; qubit q; x q;\n#pragma end', ['UnknownPragma 2:1']],
  ])('%s', (_what, text, expected) => {
    const { circuit, codes } = read(text);
    expect(codes).toEqual(expected);
    expect(gates(circuit)).toEqual(['x 0']);
  });

  test.each(['#include <x>', '# comment', '@', '@ x'])('%s is none', (line) => {
    expect(() => read(`OPENQASM 3.0; qubit q;\n${line}\nx q;`)).toThrow('expected a statement');
  });

  test('of Braket tell of its units, and every value in them that shows it does too', () => {
    const { circuit, warnings, codes } = readFile('braket-radians.qasm');
    expect(gates(circuit)).toEqual(['gpi2 0', 'ms 0 1', 'gpi 1']);
    expect(circuit.measurements).toEqual([{ key: 'c', wires: [0, 1] }]);
    expect(codes).toEqual(['3:1', '5:8', '6:16', '7:7'].map((place) => `LooksLikeRadians ${place}`));
    expect(warnings[0]?.message).toBe(
      'in a verbatim box Braket counts phases and angles in radians, and IonQ counts them in turns',
    );
    expect(warnings[1]?.hint).toBe('this looks like radians: 1.5707963267948966 radians are 0.25 turns');
  });
});
