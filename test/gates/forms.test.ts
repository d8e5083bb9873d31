import { expect, it } from 'vitest';
import { namedForms } from '../../src/gates/forms.js';

const forms = Object.entries(namedForms);

it('goes by its own name', () => {
  for (const [name, form] of forms) expect(form.name).toBe(name);
});

it.each([
  ['cnot', 'x', 1],
  ['ccx', 'x', 2],
  ['c3x', 'x', 3],
  ['c4x', 'x', 4],
  ['mcx', 'x', 'any'],
  ['csi', 'si', 1],
  ['csx', 'v', 1],
  ['csxi', 'vi', 1],
  ['c3sx', 'v', 3],
  ['cu3', 'u', 1],
  ['mcp', 'p', 'any'],
  ['cswap', 'swap', 1],
] as const)('%s is %s with its controls', (name, base, controls) => {
  expect([namedForms[name].base.name, namedForms[name].controls]).toEqual([base, controls]);
});

it('is taken by the service under its IonQ names alone', () => {
  expect(forms.filter(([, { service }]) => service).map(([name]) => name)).toEqual(['not', 'cnot']);
});

it('gives no name of a dialect to two forms', () => {
  for (const dialect of ['ionq', 'qasm2', 'qasm3'] as const) {
    const names = forms.flatMap(([, { aliases }]) => aliases[dialect] ?? []);
    expect(new Set(names).size).toBe(names.length);
  }
});

it('has the names of sx of qelib1.inc in OpenQASM 2 only, and cphase in OpenQASM 3 only', () => {
  expect(namedForms.csx.aliases).toEqual({ qasm2: ['csx'] });
  expect(namedForms.cp.aliases.qasm2).not.toContain('cphase');
  expect(namedForms.cp.aliases.qasm3).toContain('cphase');
});
