import type { Command } from 'commander';
import type { RunningWorker, WorkerCounts } from '../../node/index.js';
import { counted } from '../../printing/index.js';
import { type ExitCode, exitCodes, usageFailure } from '../failure.js';
import { addExamples } from '../help.js';
import { loaded } from '../loaded.js';
import { addOutputOptions, wholeNumber } from '../options.js';
import { Output, type OutputOptions } from '../output.js';
import { addQueueOption, QUEUE_PROSE, queueNamed } from '../queue-option.js';
import type { Terminal } from '../terminal.js';
import { untilTold } from '../until-told.js';

interface Options extends OutputOptions {
  readonly queue?: string;
  readonly threads?: number;
  readonly name?: string;
}

/** Milliseconds between two lines on what was done. */
const EVERY = 10_000;

const PROSE = `It computes tasks of \`ionloom sweep --queue\`, of \`ionloom emulator --queue\` and of programs that run
them through ionloom/node, until Ctrl-C or until it is told to end: then it takes nothing more, and
ends once what it has is done. Told a second time it leaves that to others and ends at once. What a
worker had that is killed is computed by another; the results are the same bytes.

It computes what tasks may ask for and nothing else, within their limits of memory and time. Tasks of
another version of ionloom are refused.

${QUEUE_PROSE}

The document of --json is { "name", "queue", "threads", "tasks", "failed", "seconds" }, at the end.`;

export function define(command: Command): Command {
  addQueueOption(command, 'take tasks from the queue on this Redis: redis://HOST:PORT/DATABASE')
    .option(
      '--threads <N>',
      'compute on so many threads; as many as the machine runs if left out',
      wholeNumber(1, 1024),
    )
    .option('--name <NAME>', 'what it is called at the queue; the name of the machine and a number if left out');
  return addExamples(
    addOutputOptions(command),
    [
      'ionloom worker --queue redis://127.0.0.1:6379',
      'ionloom worker --queue redis://queue.example:6379/2 --threads 8',
    ],
    PROSE,
  );
}

export async function run(_words: readonly [], options: Options, terminal: Terminal): Promise<ExitCode> {
  const output = new Output(terminal, options);
  const { queue, threads, name } = options;
  if (queue === undefined) throw usageFailure('a worker needs a queue', 'give it as --queue redis://HOST:PORT');
  const { startWorker } = await loaded('tasks', () => import('../../node/index.js'));
  const worker = await startWorker({
    ...(await queueNamed(queue, terminal)),
    ...(threads === undefined ? {} : { threads }),
    ...(name === undefined ? {} : { name }),
    onQueue: (state) => {
      output.say(state === 'away' ? 'the queue is away; the worker waits for it' : 'the queue is back');
    },
  });
  const start = terminal.seconds();
  output.say(`${worker.name} computes on ${counted(worker.threads, 'thread')} what ${worker.queue} has`);
  const telling = setInterval(teller(worker, output), EVERY);
  await untilTold(terminal);
  output.say('told to end: what it has is done first');
  const again = untilTold(terminal).then(() => worker.stop(true));
  await Promise.race([worker.stop(), again]);
  clearInterval(telling);
  const { tasks, failed } = worker.counts;
  const seconds = terminal.seconds() - start;
  if (options.json)
    output.document({ name: worker.name, queue: worker.queue, threads: worker.threads, tasks, failed, seconds });
  else output.say(summary(worker.counts));
  return exitCodes.done;
}

/** Tells what was done since it last told, where anything was. */
function teller(worker: RunningWorker, output: Output): () => void {
  let before = worker.counts;
  return () => {
    const now = worker.counts;
    const tasks = now.tasks - before.tasks;
    if (tasks > 0) {
      const rate = (1000 * tasks) / EVERY;
      const each = (now.busy - before.busy) / tasks;
      output.say(`${rate.toFixed(1)} tasks a second, ${each.toFixed(1)} ms each; ${summary(now)}`);
    }
    before = now;
  };
}

function summary({ tasks, failed }: WorkerCounts): string {
  return `${counted(tasks, 'task')} in all${failed === 0 ? '' : `, of which ${failed} failed`}`;
}
