import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { allForms, allGates } from '../../src/gates/index.js';
import { languageServiceOf } from '../typescript-program.js';

/*
 * What an editor shows, asked of TypeScript's language service as editors ask it.
 */
const path = new URL('./edited.ts', import.meta.url).pathname;
const text = `import { circuit, nativeCircuit, type Circuit } from '../../src/circuit/index.js';
const qis = circuit(4);
const native = nativeCircuit(4);
const either: Circuit = qis;
${allGates
  .filter(hasMethod)
  .map((gate) => `${gate.gateset === 'qis' ? 'qis' : 'native'}.${gate.name};\neither.${gate.name};`)
  .join('\n')}
${allForms.map((form) => `qis.${form.name};`).join('\n')}
qis.cx;
qis.measureAll;
`;
const service = languageServiceOf(new Map([[path, text]]));

function hasMethod({ targets }: { readonly targets: number | 'any' }): boolean {
  return targets !== 'any';
}

/** The documentation that an editor shows where the code has this text. */
function shownAt(code: string): string {
  const position = text.indexOf(code) + code.length - 1;
  const info = service.getQuickInfoAtPosition(path, position - 1);
  return ts.displayPartsToString(info?.documentation);
}

describe('an editor shows of every gate method', () => {
  it.each(allGates.filter(hasMethod).map((gate) => [`${gate.gateset} ${gate.name}`, gate] as const))(
    '%s',
    (_, gate) => {
      for (const code of [`${gate.gateset === 'qis' ? 'qis' : 'native'}.${gate.name};`, `either.${gate.name};`]) {
        const shown = shownAt(code);
        expect(shown).toContain(gate.doc);
        for (const { name, unit } of gate.parameters) {
          expect(shown).toContain(`\`${name}\``);
          expect(shown).toContain(`in ${unit}`);
        }
      }
    },
  );

  it.each(allForms.map((form) => [form.name, form.doc]))('%s', (name, doc) => {
    expect(shownAt(`qis.${name};`)).toContain(doc);
  });

  it('measureAll, as of every other method', () => {
    expect(shownAt('qis.measureAll;')).toContain('Reads all qubits out at the end under one key');
  });
});

describe('an editor completes', () => {
  it('the gates that a circuit has, and strikes out names that it has not', () => {
    const completed = service.getCompletionsAtPosition(path, text.indexOf('qis.cx') + 4, {})!.entries;
    const names = completed.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['h', 'cnot', 'append', 'measure', 'measureAll', 'depth']));
    expect(names).not.toContain('gpi');
    expect(completed.find(({ name }) => name === 'cx')?.kindModifiers).toContain('deprecated');
    const struck = service.getCompletionsAtPosition(path, text.indexOf('native.gpi;') + 7, {})!.entries;
    expect(struck.map(({ name }) => name)).toContain('gpi2');
    expect(struck.map(({ name }) => name)).not.toContain('h');
  });
});
