import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

/** Controls (but line ends), directions, and what else a terminal may obey. */
const steering = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const sequence = '\u001b]0;owned\u0007\u001b[31m\u009b2J\u202e';
const circuit = { gateset: 'qis', qubits: 1, circuit: [{ gate: 'h', target: 0 }] };

const files: Readonly<Record<string, string>> = {
  'an include': readFileSync(new URL('../data/circuits/terminal-escape.qasm', import.meta.url), 'utf8'),
  'a pragma': `OPENQASM 3.0;\n#pragma ${sequence}\n@note ${sequence}\nqubit[1] q; bit[1] c; c = measure q;`,
  'a broken line': `OPENQASM 3.0;\nqubit[1] q; /* ${sequence} */ h q[1]; ${sequence}`,
  'a broken string': `OPENQASM 3.0;\ninclude "${sequence}`,
  'a name in JSON': JSON.stringify({ ...circuit, [sequence]: 1 }),
  'a gate in JSON': JSON.stringify({ ...circuit, circuit: [{ gate: sequence, target: 0 }] }),
  'broken JSON': `{"${sequence}": ${sequence}`,
  'a job': JSON.stringify({
    type: 'ionq.multi-circuit.v1',
    backend: sequence,
    name: sequence,
    metadata: { [sequence]: sequence },
    input: {
      gateset: 'qis',
      circuits: [
        { name: sequence, qubits: 1, circuit: circuit.circuit, registers: { [sequence]: [0] } },
        { name: `${sequence}2`, qubits: 1, circuit: circuit.circuit },
      ],
    },
  }),
};

const commands: readonly (readonly string[])[] = [
  ['draw'],
  ['validate'],
  ['convert', '--to', 'qasm2'],
  ['convert', '--to', 'qasm3', '--circuit', '0'],
  ['convert', '--to', 'ionq'],
  ['simulate'],
  ['simulate', '--shots', '10', '--circuit', '0'],
  ['transpile', '--target', 'qpu.forte-1', '--report', '-'],
];

describe.each(Object.entries(files))('%s with characters that a terminal obeys', (name, content) => {
  const path = folder.file(`${name} ${sequence.replace('/', '')}`, content);

  it.each(commands)('reaches no terminal raw: %s %s %s %s %s', async (...words) => {
    for (const more of [[], ['--json']]) {
      for (const isTTY of [false, true]) {
        const { code, stdout, stderr } = await ionloom([words[0]!, path, ...words.slice(1).filter(Boolean), ...more], {
          isTTY,
          environment: { NO_COLOR: '1' },
        });
        expect([0, 1, 2]).toContain(code);
        expect(`${stdout}${stderr}`).not.toMatch(steering);
      }
    }
  });
});

it('words of the command line reach no terminal raw', async () => {
  for (const words of [
    [sequence],
    ['draw', sequence],
    ['draw', 'x', sequence],
    ['draw', `--${sequence}`],
    ['targets', sequence],
  ]) {
    const { stdout, stderr } = await ionloom(words);
    expect(`${stdout}${stderr}`).not.toMatch(steering);
  }
});

it.each([
  ['a no-break space', 'h\u00a0q[0];', 'U+00A0'],
  ['a zero-width space', 'h \u200bq[0];', 'U+200B'],
  ['a form feed', '\fh q[0];', 'U+000C'],
  ['a byte order mark inside', '\ufeffh q[0];', 'U+FEFF'],
])('%s is named', async (_name, statement, named) => {
  const { code, stderr } = await ionloom(['draw', '-'], { stdin: `OPENQASM 3.0;\nqubit[1] q;\n${statement}` });
  expect(code).toBe(1);
  expect(stderr).toContain(`the character ${named}, which cannot be seen, has no meaning in OpenQASM`);
});
