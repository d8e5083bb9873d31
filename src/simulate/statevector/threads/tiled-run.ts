import { finish, type Steps } from '../../../steps/index.js';
import { ownMachine } from '../tiles/own-machine.js';
import type { TiledProgram } from '../tiles/tiled-program.js';
import { callHelpers } from './helpers.js';
import { maySleep } from './host.js';

/**
 * Runs a program on a state that is placed as the program says. False if another thread failed: then the state is
 * spoiled.
 *
 * @param threads how many threads may work on it; more than one need the state in shared memory
 */
export function runTiled(program: TiledProgram, re: Float64Array, im: Float64Array, threads: number): boolean {
  return finish(tiledSteps(program, re, im, threads));
}

/** {@link runTiled} part by part; no thread works on the state between two of them. */
export function* tiledSteps(
  { parts }: TiledProgram,
  re: Float64Array,
  im: Float64Array,
  threads: number,
): Steps<boolean> {
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield { done: index, total: parts.length };
    if ('codes' in part) {
      const progress = threads > 1 ? new Int32Array(new SharedArrayBuffer(12)) : new Int32Array(3);
      const job = { ...part, re, im, progress };
      if (threads > 1) callHelpers(threads - 1, job);
      ownMachine().work(job, threads > 1 && maySleep());
      if (Atomics.load(progress, 2) > 0) return false;
    } else for (const action of part) action(re, im);
  }
  return true;
}
