import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/command-list.js';
import { EmulatedService } from '../service/emulated-service.js';
import { Folder, ionloom } from './in-process.js';
import { BELL_QASM2, TWO_CIRCUITS_JOB } from './samples.js';

const folder = new Folder();
afterAll(() => folder.remove());

const page = readFileSync(new URL('../../docs/command-line.md', import.meta.url), 'utf8');
const section = (title: string) => page.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';

/** The names in the first column of a section's table. */
function documentedFields(title: string): readonly string[] {
  const cells = [...section(title).matchAll(/^\| ([^|]+) \|/gm)].map(([, cell]) => cell!);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)).sort();
}

const bell = folder.file('bell.qasm', BELL_QASM2);
const document = async (...words: string[]) => JSON.parse((await ionloom([...words, '--json'])).stdout);
const fieldsOf = (value: object) => Object.keys(value).sort();

describe('docs/command-line.md', () => {
  it('names every command', () => {
    for (const [name] of commands) expect(page).toContain(`\`ionloom ${name} `);
  });

  it('names only options that exist', async () => {
    for (const [, name, rest] of page.matchAll(/`ionloom (\w+) ([^`]*)`/g)) {
      const { stdout } = await ionloom(name === 'COMMAND' ? ['--help'] : [name!, '--help']);
      for (const [option] of rest!.matchAll(/--[a-z]+/g)) expect(stdout).toContain(option);
    }
  });

  it('lists the fields of the report, and no others', async () => {
    const { report } = await document('transpile', bell, '--target', 'ideal', '--verify', '--verify-passes');
    expect(documentedFields('transpile')).toEqual(fieldsOf(report));
    const several = folder.file('job.json', TWO_CIRCUITS_JOB);
    expect(fieldsOf((await document('transpile', several, '--target', 'ideal')).report)).toEqual([
      'circuits',
      'estimate',
      'seconds',
    ]);
  });

  it('lists the fields of a verdict', async () => {
    const [template, other] = ['theta', '2 * theta'].map((angle, k) =>
      folder.file(`template-${k}.qasm`, `OPENQASM 3.0; input float theta; qubit q; h q; rz(${angle}) q;`),
    );
    // One that is decided, and one that is not.
    const verdicts = [await document('verify', bell, bell), await document('verify', template!, other!)];
    expect(verdicts.flatMap(fieldsOf)).toEqual(expect.arrayContaining([...documentedFields('verify')]));
  });

  it('lists the fields of a simulation', async () => {
    expect(documentedFields('simulate')).toEqual(fieldsOf(await document('simulate', bell, '--shots', '10')));
  });

  it('lists the fields of a mean', async () => {
    const found = await document('expect', bell, '--observable', 'ZZ', '--shots', '10');
    expect([...new Set(documentedFields('expect'))].filter((name) => name !== '--observable')).toEqual(fieldsOf(found));
    const [{ groups, ...mean }] = found.observables;
    for (const name of [...Object.keys(mean), ...Object.keys(groups[0])])
      expect(section('expect')).toContain(`\`${name}\``);
  });

  it('lists the fields of results', async () => {
    const results = folder.file('results.json', { '0': 1 });
    const names = documentedFields('results').filter((name) => !['counts', 'probabilities', 'wires'].includes(name));
    expect([...new Set(names)].sort()).toEqual(fieldsOf(await document('results', results, '--for', bell)));
  });

  it('lists the fields of a submitted job', async () => {
    const service = new EmulatedService({ emulator: { policy: { kind: 'immediate' } } });
    const surroundings = { fetch: service.fetch, environment: { IONQ_API_KEY: 'key-of-tests' } };
    const words = ['submit', bell, '--target', 'simulator', '--wait', '--json'];
    const names = documentedFields('submit').filter((name) => !['jobId', '--max-cost', '--wait'].includes(name));
    const inCells = ['completed', 'ionloom results ID'];
    expect(names.filter((name) => !inCells.includes(name))).toEqual(
      fieldsOf(JSON.parse((await ionloom(words, surroundings)).stdout)),
    );
  });

  it('lists the fields of an estimate', async () => {
    const inner = ['cost', 'unit', 'oneQubitGate', 'twoQubitGate', 'minimum', 'rates', '--offline'];
    const names = documentedFields('estimate, cost').filter((name) => !inner.includes(name));
    expect(names).toEqual(fieldsOf(await document('estimate', bell, '--target', 'qpu.forte-1')));
  });

  it('shows the fields of the other documents', async () => {
    const text = section('validate, convert, draw, targets');
    const shown = async (...words: string[]) =>
      `{ ${Object.keys(await document(...words))
        .map((name) => `"${name}"`)
        .join(', ')} }`;
    expect(text).toContain(await shown('validate', bell, '--target', 'qpu.forte-1'));
    expect(text).toContain(await shown('convert', bell, '--to', 'qasm3'));
    expect(text).toContain(await shown('convert', bell, '--to', 'qasm3', '-o', folder.at('bell3.qasm')));
    expect(text).toContain(await shown('draw', bell));
    expect(text).toContain(await shown('draw', bell, '-o', folder.at('bell.txt')));
  });

  it('shows an error as it is', async () => {
    const file = folder.file('circuit.qasm', 'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg q[2];\nfoo q[0];\n');
    const shown = JSON.parse(/```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
    expect(JSON.parse(folder.anonymous(JSON.stringify(await document('draw', file))))).toEqual(shown);
  });
});
