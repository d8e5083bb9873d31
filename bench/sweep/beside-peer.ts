import { type Measurement, row } from '../benchmark.js';
import { runPeer } from '../peers/run.js';
import { built } from './library.js';
import { NOISE, SHOTS, TEMPLATE, valuesOf } from './template.js';

/** How often the two take turns. */
const ROUNDS = 3;

/** The same points in Qiskit Aer and in this thread, in turn, each on one thread and in time of the processor. */
export async function* besidePeer(python: string, points: number): AsyncGenerator<Measurement> {
  const library = await built();
  const runner = library.thisThreadRunner();
  const values = valuesOf(points);
  const tasks = values.map((each, k) =>
    library.task('sample', { program: { text: TEMPLATE, values: each }, shots: SHOTS, noise: NOISE }, k),
  );
  const ours = async () => {
    const start = process.cpuUsage();
    for await (const result of runner.run(tasks)) if (!result.ok) throw new Error(result.failure.message);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
  const input = JSON.stringify({ qasm: TEMPLATE, values, shots: SHOTS, rates: [0.000267, 0.00495] });
  const theirs = () =>
    JSON.parse(runPeer(python, 'sweep.py', [], input)) as { readonly seconds: number; readonly twoQubitGates: number };
  await ours();
  const least = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round++) {
    least.theirs = Math.min(least.theirs, theirs().seconds);
    least.ours = Math.min(least.ours, await ours());
  }
  await runner.close();
  yield row('this thread: tasks in a second of the processor', points / least.ours, '1/s');
  yield row('aer: tasks in a second of the processor', points / least.theirs, '1/s');
  yield row('aer / ionloom', least.theirs / least.ours, 'times', { atLeast: 3 });
}
