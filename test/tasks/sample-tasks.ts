import { type Task, task } from '../../src/tasks/index.js';

export const BELL = 'OPENQASM 2.0; include "qelib1.inc"; qreg q[2]; creg c[2]; h q[0]; cx q[0],q[1]; measure q -> c;';

/** Three qubits with a free angle. */
export const TEMPLATE =
  'OPENQASM 3.0; input float a; qubit[3] q; rx(a) q[0]; cx q[0], q[1]; ry(2 * a) q[2]; cx q[1], q[2];';

/** So many points of a sweep with noise. */
export function* sweep(count: number): Generator<Task> {
  for (let k = 0; k < count; k++) {
    yield task('sample', { program: { text: TEMPLATE, values: { a: k / 10 } }, shots: 100, noise: 'forte-1' }, k);
  }
}

/** One task of every kind, and some that go wrong, each in a way of its own. */
export const everyKind: readonly Task[] = [
  task('simulate', { program: { text: BELL } }),
  task('sample', { program: { text: BELL }, shots: 1000 }, 7),
  task('trajectories', { program: { text: BELL }, shots: 1000, noise: 'aria-1', from: 2, to: 9 }, 7),
  task('expectation', {
    program: { text: TEMPLATE, values: { a: 0.4 } },
    observables: ['Z0', { terms: ['X0 X1'], coefficients: [2] }],
  }),
  task('energy', { program: { text: BELL }, problem: { hamiltonian: 'ZZ' } }),
  task('transpile', { program: { text: TEMPLATE, values: { a: 0.4 } }, target: 'qpu.forte-1', verify: true }),
  task('verify', { original: { text: BELL }, candidate: { text: BELL } }),
  task('sample', { program: { text: 'OPENQASM 2.0; qreg q[2' }, shots: 1 }),
  task('simulate', { program: { text: TEMPLATE } }),
  task('simulate', { program: { text: BELL }, memoryLimit: 1 }),
  { version: '0.0.0-other', kind: 'simulate', given: { program: { text: BELL } } },
  {
    version: task('simulate', { program: { text: BELL } }).version,
    kind: 'evaluate',
    given: { code: 'process.exit()' },
  },
];

/** Works for longer than anybody waits. */
export function endless(timeLimit = 600_000): Task {
  const gates = Array.from(
    { length: 200 },
    (_, k) => `rx(${0.1 + k}) q[${k % 14}]; cx q[${k % 14}], q[${(k + 1) % 14}];`,
  );
  const text = `OPENQASM 2.0; include "qelib1.inc"; qreg q[14]; ${gates.join(' ')}`;
  return task('sample', {
    program: { text },
    level: 0,
    shots: 1_000_000,
    noise: 'aria-1',
    engine: 'trajectories',
    timeLimit,
  });
}
