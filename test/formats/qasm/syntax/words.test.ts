import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { words } from '../grammar-words.js';

const only = (version: 2 | 3) =>
  words[version].filter((word) => !(words[(2 + 3 - version) as 2 | 3] as readonly string[]).includes(word));

describe('the reserved words of a version', () => {
  test.each(words[2])('OpenQASM 2: %s is no name', (word) => {
    for (const text of [`qreg ${word}[1];`, `creg ${word}[1];`, `gate ${word} a { }`, `gate g ${word} { }`]) {
      expect(() => parseQasm(`OPENQASM 2.0; qreg q[1]; ${text}`)).toThrow();
    }
  });

  test.each(words[3])('OpenQASM 3: %s is no name', (word) => {
    const texts = [
      'qubit W;',
      'bit W;',
      'gate W a { }',
      'gate g(W) a { }',
      'const int W = 1;',
      'input angle W;',
      'let W = q;',
    ];
    for (const text of texts) {
      expect(() => parseQasm(`OPENQASM 3.0; qubit[2] q; ${text.replace('W', word)}`)).toThrow();
    }
  });

  test.each(only(3))('are names in OpenQASM 2: %s', (word) => {
    const { measurements, operations } = parseQasm(
      `OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; creg ${word}[1]; gate g${word}(${word}) a { rx(${word}) a; } g${word}(1) q[0]; measure q -> ${word};`,
    );
    expect([measurements[0]?.key, operations.length]).toEqual([word, 1]);
    expect(
      parseQasm(
        `OPENQASM 2.0; qreg ${word}[1]; gate x${word} a { CX a, a; } U(0, 0, 0) ${word}[0];`.replace('CX a, a;', ''),
      ).operations,
    ).toHaveLength(1);
    expect(
      parseQasm(`OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; gate ${word} a { x a; } ${word} q[0];`).operations,
    ).toHaveLength(1);
  });

  test.each(only(2))('are names in OpenQASM 3: %s', (word) => {
    // What the language predefines can be no register's name.
    if (word === 'pi') return;
    const { measurements, operations } = parseQasm(
      `OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit[2] ${word}; x q; ${word} = measure q;`,
    );
    expect([measurements[0]?.key, operations.length]).toEqual([word, 2]);
    const gate = `gate ${word} a { x a; } ${word} q[0]; ${word} q; inv @ ${word} q[1];`;
    expect(parseQasm(`OPENQASM 3.0; qubit[2] q; ${gate}`).operations).toHaveLength(4);
    const parameter = `gate ${word}(t) a { rx(t) a; } ${word}(0.5) q[0];`;
    expect(parseQasm(`OPENQASM 3.0; qubit[2] q; ${parameter}`).operations).toHaveLength(1);
  });

  test('are not the same in the file', () => {
    const text = readFileSync(new URL('../../../data/circuits/name-opaque.qasm', import.meta.url), 'utf8');
    expect(parseQasm(text).measurements).toEqual([{ key: 'opaque', wires: [0, 1] }]);
  });
});
