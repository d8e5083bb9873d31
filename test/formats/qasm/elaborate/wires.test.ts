import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/errors/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';

function read(text: string) {
  const warnings: Issue[] = [];
  const circuit = parseQasm(text, { file: 'x.qasm', onWarning: (warning) => warnings.push(warning) });
  return { circuit, warnings, codes: warnings.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`) };
}

const gates = (circuit: ReturnType<typeof parseQasm>) =>
  circuit.operations.map(({ gate, controls, targets }) => `${gate.name} ${[...controls, ...targets].join(' ')}`);

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
