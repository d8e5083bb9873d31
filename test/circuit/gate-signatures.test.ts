import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type Gate, type NamedForm, namedForms, nativeGates, otherNames, qisGates } from '../../src/gates/index.js';

/*
 * src/circuit/gate-signatures.ts is written from the gate table, so that editors show what each gate does:
 * `npx vitest run test/circuit/gate-signatures -u` writes it anew when the table changes.
 */
const file = fileURLToPath(new URL('../../src/circuit/gate-signatures.ts', import.meta.url));
const parameters = '<G extends Gateset, N extends number, P extends string, K extends string>';

const units = { radians: 'in radians', turns: 'in turns', none: 'without a unit' };

/** The units of a gate's parameters, as sentences; empty where it has none. */
function unitsOf({ parameters }: Gate): string {
  const named = new Map<string, string[]>();
  for (const { name, unit, default: value } of parameters) {
    const about = value === undefined ? units[unit] : `${units[unit]}, ${value} if left out`;
    named.set(about, [...(named.get(about) ?? []), `\`${name}\``]);
  }
  return [...named].map(([about, names]) => ` ${listed(names)} ${about}.`).join('');
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function methods(entries: readonly (Gate | NamedForm)[]): readonly string[] {
  return entries.flatMap((entry) => {
    const [gate, controls] = 'base' in entry ? [entry.base, entry.controls] : [entry, 0];
    if (gate.targets === 'any') return [];
    const doc = entry.doc.endsWith('.') ? entry.doc : `${entry.doc}.`;
    return [
      `  /** ${doc}${unitsOf(gate)} */`,
      `  readonly ${entry.name}: MethodOf<G, N, P, K>['${gate.parameters.length}:${controls}:${gate.targets}'];`,
    ];
  });
}

it('src/circuit/gate-signatures.ts is what the gate table says', async () => {
  const others = [...otherNames()].flatMap(([name, ours]) => [
    `  /** @deprecated OpenQASM's name: here it is \`${ours}\`. */`,
    `  readonly ${name}: OtherName<'${name}', '${ours}', G, N, P, K>;`,
  ]);
  const text = [
    "import type { Gateset } from '../gates/index.js';",
    "import type { MethodOf, OtherName } from './methods.js';",
    '',
    '/*',
    ' * Written from the gate table: `npx vitest run test/circuit/gate-signatures -u` writes it anew when the table changes.',
    ' */',
    '',
    '/** The methods of abstract gates; angles in radians. */',
    `export interface QisGateMethods${parameters} {`,
    ...methods([...Object.values<Gate>(qisGates), ...Object.values<NamedForm>(namedForms)]),
    '}',
    '',
    '/** The methods of native gates; phases and angles in turns. */',
    `export interface NativeGateMethods${parameters} {`,
    ...methods(Object.values<Gate>(nativeGates)),
    '}',
    '',
    "/** OpenQASM's names of gates that have another here: a call says which. */",
    `export interface OtherGateNames${parameters} {`,
    ...others,
    '}',
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(file);
});
