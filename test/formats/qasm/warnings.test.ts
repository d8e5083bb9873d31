import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../src/errors/index.js';
import { decodeCircuit } from '../../../src/formats/ionq/index.js';
import { parseQasm } from '../../../src/formats/qasm/index.js';
import { allForms, allGates } from '../../../src/gates/index.js';

function read(text: string) {
  const warnings: Issue[] = [];
  const circuit = parseQasm(text, { file: 'x.qasm', onWarning: (warning) => warnings.push(warning) });
  return { circuit, warnings, codes: warnings.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`) };
}

function readFile(name: string) {
  return read(readFileSync(new URL(`../../data/circuits/${name}`, import.meta.url), 'utf8'));
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

describe('radians among native phases and angles', () => {
  const warned = (statement: string) => read(`OPENQASM 3.0; qubit[2] q;\n${statement}`).codes;

  test.each([
    'gpi(pi/4) q[0];',
    'gpi2(-0.7853981633974483) q[0];',
    'gpi(1.2) q[0];',
    'ms(0, 0, 0.39269908) q[0], q[1];',
    'zz(3.14) q[0], q[1];',
    'gate g(t) a { gpi(t/2) a; } g(pi/3) q[0];',
  ])('%s is warned of', (statement) => {
    expect(warned(statement)).toHaveLength(1);
  });

  test.each([
    'gpi(0.25) q[0];',
    'gpi(-1) q[0];',
    'gpi(1) q[0];',
    'zz(0.785) q[0], q[1];',
    'rx(pi/4) q[0];',
    'gpi(0.5/pi) q[0];',
  ])('%s is not', (statement) => {
    expect(warned(statement)).toEqual([]);
  });

  test('are warned of in JSON as well, wherever it is read', () => {
    const circuit = [
      { gate: 'gpi', target: 0, phase: Math.PI / 4 },
      { gate: 'ms', targets: [0, 1], phases: [0, 2], angle: 0.25 },
      { gate: 'zz', targets: [0, 1], phase: Math.PI / 2 },
      { gate: 'gpi2', target: 1, phase: 0.75 },
    ];
    const warnings: Issue[] = [];
    decodeCircuit({ gateset: 'native', qubits: 2, circuit }, { onWarning: (warning) => warnings.push(warning) });
    expect(warnings.map(({ code, path, message }) => `${code} ${path?.join('.')} ${message}`)).toEqual([
      'LooksLikeRadians circuit.0.phase a phase of "gpi" is a simple fraction of pi',
      'LooksLikeRadians circuit.1.phases.1 a phase of "ms" is more than a turn',
      'LooksLikeRadians circuit.2.phase the angle of "zz" is more than a turn',
    ]);
  });
});

describe('what is read with a warning or without', () => {
  test('a measurement whose result is kept nowhere', () => {
    const { circuit, codes } = read('OPENQASM 3.0; qubit[2] q; bit c;\nx q; measure q[1]; c = measure q[0];');
    expect(codes).toEqual(['UnusedMeasurement 2:6']);
    expect(circuit.measurements).toEqual([{ key: 'c', wires: [0] }]);
    const again = read('OPENQASM 3.0; qubit q; bit c;\nmeasure q; c = measure q;');
    expect(again.codes).toEqual(['UnusedMeasurement 2:1']);
    expect(again.circuit.measurements).toEqual([{ key: 'c', wires: [0] }]);
    expect(() => read('OPENQASM 3.0; qubit q; measure q; x q;')).toThrow('after it was measured');
    expect(() => read('OPENQASM 2.0; qreg q[1]; measure q;')).toThrow('expected `->`');
  });

  test('boxes without a duration, and nop', () => {
    const { circuit, codes } = read('OPENQASM 3.0; qubit[2] q; box { x q[0]; nop q; box { y q[1]; } } nop;');
    expect([gates(circuit), codes]).toEqual([['x 0', 'y 1'], []]);
    expect(() => read('OPENQASM 3.0; qubit q; box[10ns] { x q; }')).toThrow('`box` says when gates happen');
    expect(() => read('OPENQASM 3.0; qubit q; box { delay[5ns] q; }')).toThrow('`delay` says when gates happen');
    expect(() => read('OPENQASM 3.0; qubit q; nop r;')).toThrow('`r` is not declared');
  });

  test('an empty classical register of OpenQASM 2', () => {
    const { circuit, codes } = readFile('creg-zero.qasm');
    expect([circuit.measurements, codes]).toEqual([[{ key: 'out', wires: [0] }], []]);
    const empty = 'OPENQASM 2.0; qreg q[1]; creg c[0];';
    expect(() => read(`${empty} measure q[0] -> c[0];`)).toThrow('`c` has no bits');
    expect(() => read(`${empty} measure q -> c;`)).toThrow('a measurement of 1 qubit cannot fill 0 bits');
    expect(() => read('OPENQASM 2.0; qreg q[0]; creg c[1];')).toThrow('a register cannot have 0 qubits');
  });

  test('the first fifty of many', () => {
    const { codes } = read(`OPENQASM 3.0; qubit q;\n${'gpi(pi) q;\n'.repeat(60)}`);
    expect(codes).toHaveLength(51);
    expect(codes.at(-1)).toMatch('TooManyIssues');
  });
});

describe('physical qubits', () => {
  test('are the wires of their numbers where no register is declared', () => {
    const { circuit } = read('OPENQASM 3.0; bit[2] c; x $3; cx $0, $1; barrier; let a = $1 ++ $3; h a; c = measure a;');
    expect(circuit.qubits).toBe(4);
    expect(gates(circuit)).toEqual(['x 3', 'x 0 1', 'barrier 0 1 2 3', 'h 1', 'h 3']);
    expect(circuit.measurements).toEqual([{ key: 'c', wires: [1, 3] }]);
  });

  test.each([
    ['qubit q; x $0; x $1; x q;', '`$0` is a physical qubit, and the text has registers'],
    ['x $0; qubit q; x q; x $1;', '`q` is a register, and line 1 has a physical qubit'],
    ['gate g a { x $0; } x $0;', "`$0` is a physical qubit, which no gate's body can name"],
    ['x $0; x $99999999999;', 'physical qubits beyond $9,999 are not supported'],
    ['cx $1, $01;', '`cx` would act on the same qubit twice'],
  ])('%s is refused, once', (text, message) => {
    let issues: readonly Issue[] = [];
    try {
      read(`OPENQASM 3.0; ${text}`);
    } catch (thrown) {
      issues = (thrown as { readonly issues: readonly Issue[] }).issues;
    }
    expect(issues.map((each) => each.message)).toEqual([message]);
  });
});

describe('the names that IonQ has for gates', () => {
  const hint = (text: string): string | undefined => {
    try {
      read(text);
    } catch (thrown) {
      return (thrown as { readonly issues: readonly Issue[] }).issues[0]?.hint;
    }
    return undefined;
  };

  test.each([
    ['cnot', 'cx', 'cx'],
    ['not', 'x', 'x'],
    ['si', 'sdg', 'sdg'],
    ['ti', 'tdg', 'tdg'],
    ['v', 'sx', 'sx'],
    ['vi', 'sxdg', 'inv @ sx'],
    ['xx', 'rxx', 'rxx'],
    ['yy', 'ryy', 'ryy'],
    ['csi', 'csdg', 'csdg'],
    ['c3x', undefined, 'ctrl(3) @ x'],
    ['mcx', undefined, 'ctrl(n) @ x'],
    ['csxi', undefined, 'ctrl @ inv @ sx'],
  ])('lead to those of OpenQASM: %s', (name, in2, in3) => {
    if (in2 !== undefined) {
      expect(hint(`OPENQASM 2.0; include "qelib1.inc"; qreg q[1]; ${name} q[0];`)).toBe(`did you mean \`${in2}\`?`);
    }
    expect(hint(`OPENQASM 3.0; qubit q; ${name} q;`)).toBe(`did you mean \`${in3}\`?`);
  });

  test('and ask for the include where it is missing', () => {
    const expected = 'did you mean `cx`? Then write `include "qelib1.inc";` at the top';
    expect(hint('OPENQASM 2.0; qreg q[2]; cnot q[0], q[1];')).toBe(expected);
  });

  test('are all answered', () => {
    const names = [...allGates, ...allForms]
      .filter(({ aliases }) => aliases.ionq !== undefined)
      .map(({ name }) => name)
      .filter((name) => !['pauliexp', 'nop'].includes(name));
    expect(names).toContain('cnot');
    for (const name of names) {
      const found = hint(`OPENQASM 3.0; qubit q; ${name}(1, 2, 3, 4, 5) q;`);
      expect(found === undefined || found.startsWith('did you mean'), name).toBe(true);
    }
  });
});
