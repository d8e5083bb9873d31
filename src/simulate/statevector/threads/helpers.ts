import { machineSource } from '../tiles/own-machine.js';
import type { TileJob } from '../tiles/tile-machine.js';
import { availableThreads, canShareMemory, type HostThread, startThread } from './host.js';

/** Seconds without work after which a helper ends itself. */
const IDLE_SECONDS = 5;

/** Value of a helper's word once it has ended. */
const ENDED = -(2 ** 30);

/**
 * What a helper runs. `__name` is what some bundlers wrap functions in; it is defined here because the machine's source
 * text may call it. The helper ends itself when its word says that no job is on its way.
 */
function helperScript(): string {
  return `
    const __name = (target) => target;
    const machine = ${machineSource()};
    machine.warmUp();
    const port = typeof require === 'function' ? require('node:worker_threads').parentPort : self;
    let ending;
    port.onmessage = ({ data: { job, word } }) => {
      clearTimeout(ending);
      if (job !== undefined) {
        machine.work({ ...job, re: new Float64Array(job.re), im: new Float64Array(job.im) }, true);
      }
      Atomics.sub(word, 0, 1);
      ending = setTimeout(() => {
        if (Atomics.compareExchange(word, 0, 0, ${ENDED}) === 0) port.close();
      }, ${1000 * IDLE_SECONDS});
    };`;
}

/** A thread that helps with jobs. */
interface Helper {
  readonly thread: HostThread;
  /** The number of messages that it has not finished with; {@link ENDED} when it takes no more. */
  readonly word: Int32Array;
}

const helpers: Helper[] = [];
let threadsFail = false;

/**
 * Lets up to `count` other threads help with a job.
 *
 * Helpers start by themselves and join when they are ready; they are only ever given tiles that they ask for, so
 * a helper that is late or missing costs nothing but its help. They end after some idle seconds, and never keep
 * a process alive. Without a job they only start.
 *
 * @internal
 */
export function callHelpers(count: number, job: TileJob | undefined): void {
  for (let k = 0; k < count && !threadsFail; k++) {
    const helper = reachable(helpers[k]);
    if (helper === undefined) return;
    helpers[k] = helper;
    // The memory itself is sent: views of 4 GiB, the parts of 29 qubits, arrive with a length of 0.
    const message = job && { ...job, re: job.re.buffer, im: job.im.buffer };
    helper.thread.post({ job: message, word: helper.word });
  }
}

/**
 * Starts the threads that later simulations use, and resolves to how many there are once they are ready, this one
 * included; 1 where memory cannot be shared or threads do not start.
 *
 * Simulations start them by themselves, so this only saves the first one the wait. In the page of a browser, though,
 * threads do not start while the page's own thread computes: await this once before the first simulation there.
 *
 * @param threads how many; as many as the machine runs if left out
 */
export async function startThreads(threads: number = availableThreads()): Promise<number> {
  if (!canShareMemory()) return 1;
  callHelpers(threads - 1, undefined);
  const begun = helpers.slice(0, threads - 1);
  for (let waited = 0; waited < STARTING_SECONDS && !threadsFail; waited += PAUSE_SECONDS) {
    if (begun.every(({ word }) => Atomics.load(word, 0) <= 0)) return 1 + begun.length;
    await new Promise((resolve) => setTimeout(resolve, 1000 * PAUSE_SECONDS));
  }
  return 1;
}

/** How long threads may take to start, and how often they are asked. */
const STARTING_SECONDS = 30;
const PAUSE_SECONDS = 0.005;

/** The helper, or a new one where it has ended or not begun, with one more message announced. */
function reachable(helper: Helper | undefined): Helper | undefined {
  if (helper !== undefined && Atomics.add(helper.word, 0, 1) >= 0) return helper;
  const thread = startThread(helperScript(), () => {
    threadsFail = true;
  });
  if (thread === undefined) {
    threadsFail = true;
    return undefined;
  }
  const word = new Int32Array(new SharedArrayBuffer(4));
  word[0] = 1;
  return { thread, word };
}
