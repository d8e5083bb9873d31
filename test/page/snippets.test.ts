import { describe, expect, it } from 'vitest';
import { jobPayload } from '../../src/page/work/methods/job-payload.js';
import { jobSnippets, type Snippet } from '../../src/page/work/methods/job-snippets.js';
import type { JobWishes } from '../../src/page/work/methods/job-wishes.js';

/** Where `ionloom emulator` answers. */
const EMULATOR = 'http://127.0.0.1:8404/v0.4';

async function snippetsOf(text: string, wishes: JobWishes = {}, transpile = false, baseUrl = EMULATOR) {
  const { signal } = new AbortController();
  const { json } = await jobPayload({ text, values: {}, wishes, transpile }, { signal });
  return jobSnippets({ json: json!, baseUrl });
}

const PAIR = 'OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit[2] both; h q[0]; cx q[0], q[1]; both = measure q;';

/** A gate of every kind, and two registers that are read in an order of their own. */
const GATES = `OPENQASM 3.0;
include "stdgates.inc";
qubit[4] q;
bit[2] a;
bit b;
h q[0];
h q[1];
ry(0.7) q[2];
rx(1.1) q[3];
p(0.3) q[1];
cp(0.4) q[0], q[1];
u3(0.1, 0.2, 0.3) q[2];
ccx q[0], q[1], q[2];
sx q[1];
sdg q[0];
t q[3];
tdg q[2];
rzz(0.2) q[0], q[2];
ch q[0], q[1];
cswap q[0], q[1], q[3];
crx(0.2) q[0], q[1];
rxx(0.9) q[2], q[3];
ryy(0.4) q[1], q[0];
cz q[3], q[0];
y q[2];
swap q[0], q[3];
inv @ sx q[0];
a[0] = measure q[2];
a[1] = measure q[0];
b = measure q[3];
`;

const TWO = JSON.stringify({
  type: 'ionq.multi-circuit.v1',
  backend: 'simulator',
  name: 'two "circuits"',
  shots: 500,
  input: {
    gateset: 'qis',
    qubits: 2,
    circuits: [
      {
        name: 'evolved',
        circuit: [
          { gate: 'h', target: 0 },
          { gate: 'pauliexp', targets: [0, 1], terms: ['XY', 'ZZ'], coefficients: [0.4, -0.3], time: 0.9 },
          { gate: 'h', target: 1 },
        ],
      },
      {
        name: 'turned',
        circuit: [
          { gate: 'x', target: 0 },
          { gate: 'vi', target: 1 },
        ],
      },
    ],
  },
});

/*
 * The programs in golden/ were run against `ionloom emulator` with the releases that docs/emulator.md names; what they
 * printed agreed with what the circuits give. Whoever changes one runs it again.
 */
describe('programs of other clients', () => {
  const cases: readonly (readonly [string, () => Promise<readonly Snippet[]>])[] = [
    ['pair', () => snippetsOf(PAIR, { name: 'A pair' })],
    ['gates', () => snippetsOf(GATES, { noise: 'forte-1', seed: 7 })],
    ['native', () => snippetsOf(GATES, { backend: 'qpu.forte-1', debiasing: 'off' }, true)],
    ['native-ms', () => snippetsOf(PAIR, {}, true)],
    ['debiased', () => snippetsOf(PAIR, { backend: 'qpu.forte-1', debiasing: 'on' })],
    ['two', () => snippetsOf(TWO)],
  ];
  it.each(cases)('%s', async (name, made) => {
    for (const { file, text } of await made()) {
      if (text !== undefined && file.endsWith('.py')) await expect(text).toMatchFileSnapshot(`golden/${name}/${file}`);
    }
  });

  it('are not written where a client cannot submit the job, which is said', async () => {
    const reasons = (snippets: readonly Snippet[]) =>
      Object.fromEntries(snippets.flatMap(({ name, why }) => (why === undefined ? [] : [[name, why]])));
    expect(reasons(await snippetsOf(GATES, { backend: 'qpu.forte-1' }, true))).toEqual({
      'pennylane-ionq': 'pennylane-ionq has no native zz gate',
    });
    expect(reasons(await snippetsOf(TWO))).toEqual({
      'ionq-core': 'ionq-core leaves out what a pauliexp gate needs',
      qbraid: 'qBraid submits jobs of one circuit as they are, and none of type ionq.multi-circuit.v1',
    });
    const program = {
      type: 'ionq.qasm3.v1',
      backend: 'simulator',
      input: { data: 'OPENQASM 3.0; qubit q; bit c; reset q; c = measure q;' },
    };
    expect(Object.keys(reasons(await snippetsOf(JSON.stringify(program))))).toContain('ionq-core');
  });

  it('hold no key, and name the service only where they go elsewhere', async () => {
    for (const { text, name } of await snippetsOf(PAIR, {}, false, 'https://api.ionq.co/v0.4')) {
      expect(text, name).toContain('IONQ_API_KEY');
      expect(text, name).not.toMatch(/127\.0\.0\.1|api_key\s*=|apiKey:/);
    }
  });
});
