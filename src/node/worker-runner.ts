import { EngineRunner, type Runner } from '../emulator/index.js';
import { ThreadEngine } from './thread-engine.js';
import type { ThreadPoolOptions } from './thread-pool.js';

/**
 * Runs circuits on threads, beside the one that answers requests. Needs the package piscina.
 *
 * A thread that crashes, runs out of memory or does not keep to a task's time fails that task and is replaced.
 *
 * @throws IonloomError `ValueOutOfRange` for a number of threads that is none, `MissingPackage`.
 */
export async function workerRunner(options: ThreadPoolOptions = {}): Promise<Runner> {
  return new EngineRunner(new ThreadEngine(options, 'running circuits on threads'));
}
