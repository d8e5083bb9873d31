import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Folder, ionloom } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

const data = (name: string): string => new URL(`../data/circuits/${name}`, import.meta.url).pathname;
const braket = data('braket-radians.qasm');
const native = folder.file('native.json', {
  gateset: 'native',
  qubits: 2,
  circuit: [{ gate: 'gpi2', target: 0, phase: Math.PI / 4 }],
});
const job = folder.file('job.json', {
  type: 'ionq.qasm3.v1',
  backend: 'simulator',
  input: { data: 'OPENQASM 3.0;\nqubit[1] q;\ngpi(pi/4) q[0];\n' },
});

const commands: readonly (readonly string[])[] = [
  ['draw', 'FILE'],
  ['convert', 'FILE', '--to', 'ionq'],
  ['simulate', 'FILE'],
  ['transpile', 'FILE', '--target', 'qpu.forte-1'],
  ['verify', 'FILE', 'FILE'],
];

describe.each([
  ['OpenQASM', braket],
  ['IonQ JSON', native],
  ['OpenQASM in a job', job],
])('radians in the native gates of %s', (_format, file) => {
  it.each(commands)('are warned of by %s', async (...words) => {
    const { code, stderr } = await ionloom(words.map((word) => (word === 'FILE' ? file : word)));
    expect(stderr).toMatch(/warning: .* is (more than a turn|a simple fraction of pi)/);
    expect(stderr).toContain('this looks like radians');
    expect(code).toBe(0);
  });
});

it('validate tells of radians once for every value, and of the dialect that has them', async () => {
  const { code, stdout } = await ionloom(['validate', braket, '--json']);
  const { issues } = JSON.parse(stdout);
  const found = issues.map(({ code: kind, span, path }: Record<string, never>) => [kind, span ? 'in the text' : path]);
  expect(found).toEqual(Array.from({ length: 4 }, () => ['LooksLikeRadians', 'in the text']));
  expect(code).toBe(0);
});

it('pragmas and annotations of a text stand as comments in what is written', async () => {
  for (const version of ['qasm2', 'qasm3']) {
    const { stdout, stderr } = await ionloom(['convert', data('pragma.qasm'), '--to', version]);
    const [head, ...lines] = stdout.split('\n');
    expect(head).toMatch(/^OPENQASM/);
    expect(lines.slice(0, 2)).toEqual(['// pragma vendor keep', '// @vendor.note first pair']);
    expect(stderr).toContain('the pragma `pragma vendor keep` is not known');
  }
});

it('an OpenQASM text may have any line ends, wherever its version is looked for', async () => {
  const text = readFileSync(data('cr-line-ends-3.qasm'), 'utf8');
  const { code, stdout } = await ionloom(['simulate', '-'], { stdin: `// ${'x'.repeat(10)}\r${text}` });
  expect(code).toBe(0);
  expect(stdout).toContain('11');
  const broken = await ionloom(['draw', '-'], { stdin: '// a comment\rOPENQASM 2.0;\rqreg q[1];\rh q[0];' });
  expect(broken.stderr).toContain('standard input:4:1:');
  expect(broken.stderr).toContain('it was read as OpenQASM 2');
});
