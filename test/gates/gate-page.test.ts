import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  type Gate,
  type GateAliases,
  type NamedForm,
  namedForms,
  nativeGates,
  qisGates,
} from '../../src/gates/index.js';

/*
 * docs/gates.md is written from the gate table: `npx vitest run test/gates -u` writes it anew when the table changes.
 */
const page = fileURLToPath(new URL('../../docs/gates.md', import.meta.url));

function argumentsOf(gate: Gate, controls: number | 'any'): string {
  const names = gate.parameters.filter(({ default: value }) => value === undefined).map(({ name }) => name);
  const defaulted = gate.parameters
    .filter(({ default: value }) => value !== undefined)
    .map(({ name, default: value }) => `${name} = ${value}`);
  if (gate.data === 'pauliSum') return 'sum, time, wires';
  if (gate.data === 'matrix') return 'matrix, wires';
  if (gate.targets === 'any') return '...wires';
  const controlNames = controls === 'any' ? ['controls'] : controls === 1 ? ['control'] : numbered('control', controls);
  const targetNames = gate.targets === 1 ? ['target'] : numbered('q', gate.targets);
  return [...names, ...controlNames, ...targetNames, ...defaulted].join(', ');
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, k) => `${name}${k}`);
}

function otherNames(aliases: GateAliases, own: string): string {
  const names = (list: readonly string[] = []) => list.map((name) => `\`${name}\``).join(' ');
  const [two, three] = [names(aliases.qasm2), names(aliases.qasm3)];
  const service = (aliases.ionq ?? []).filter((name) => name !== own);
  const parts = [
    service.length > 0 ? `IonQ ${names(service)}` : '',
    two === three && two !== '' ? `OpenQASM ${two}` : '',
    two !== three && two !== '' ? `OpenQASM 2 ${two}` : '',
    two !== three && three !== '' ? `OpenQASM 3 ${three}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function rows(entries: readonly (Gate | NamedForm)[]): readonly string[] {
  return entries.map((entry) => {
    const [gate, controls] = 'base' in entry ? [entry.base, entry.controls] : [entry, 0];
    const cells = [
      `\`${entry.name}(${argumentsOf(gate, controls)})\``,
      entry.doc.replaceAll('|', '\\|'),
      serviceOf(entry),
      otherNames(entry.aliases, entry.name),
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

function serviceOf(entry: Gate | NamedForm): string {
  if (!('base' in entry)) {
    if (!entry.service) return '';
    return entry.service.controls === 'any' ? 'yes, controls too' : 'yes';
  }
  if (entry.service) return 'yes';
  return entry.base.service?.controls === 'any' ? `as \`${entry.base.service.name}\` with controls` : '';
}

function table(title: string, about: string, entries: readonly (Gate | NamedForm)[]): string {
  const head = ['| call | what it does | service takes it | other names |', '|---|---|---|---|'];
  return [`## ${title}`, '', about, '', ...head, ...rows(entries)].join('\n');
}

it('docs/gates.md is what the gate table says', async () => {
  const text = [
    '# Gates',
    '',
    'Every gate by its method. Written from the gate table in `src/gates/`; conventions are in [conventions.md](conventions.md).',
    'What the service does not take by name is decomposed, exactly, when a circuit is written as IonQ JSON. Any abstract gate takes',
    "any number of controls: `gate('rx', ['pi/4'], [2], { controls: [0, 1] })`, which also understands the other names.",
    '',
    table('Abstract gates', 'Angles in radians.', Object.values<Gate>(qisGates)),
    '',
    table(
      'Names for gates with controls',
      'Controls act on |1> and come before targets.',
      Object.values<NamedForm>(namedForms),
    ),
    '',
    table('Native gates', 'Phases and angles in turns.', Object.values<Gate>(nativeGates)),
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot(page);
});
