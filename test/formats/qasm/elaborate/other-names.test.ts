import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/errors/index.js';
import { parseQasm } from '../../../../src/formats/qasm/index.js';
import { allForms, allGates } from '../../../../src/gates/index.js';

function read(text: string) {
  const warnings: Issue[] = [];
  const circuit = parseQasm(text, { file: 'x.qasm', onWarning: (warning) => warnings.push(warning) });
  return { circuit, warnings, codes: warnings.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`) };
}

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
