import { afterAll, beforeAll } from 'vitest';
import { queueRunner } from '../../../src/node/queue/queue-runner.js';
import { startWorkerOn } from '../../../src/node/queue/queue-worker.js';
import { describeRunner } from '../../tasks/conformance.js';
import { type BuiltPrograms, builtPrograms } from '../built-programs.js';
import { testRedis } from '../redis-server.js';

let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await builtPrograms({ 'run-worker': 'src/node/run-worker.ts' });
}, 60_000);
afterAll(() => programs.remove());

describeRunner('a queue with two workers', async () => {
  const redis = await testRedis();
  const threads = { threads: 1, file: programs.file('run-worker') };
  const workers = [await startWorkerOn({ url: redis.url }, threads), await startWorkerOn({ url: redis.url }, threads)];
  return {
    runner: await queueRunner({ url: redis.url }),
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
      await redis.stop();
    },
  };
});
