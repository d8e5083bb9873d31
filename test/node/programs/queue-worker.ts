import { startWorkerOn } from '../../../src/node/queue/queue-worker.js';

// A worker at a queue, with threads that run a given file, until it is killed.
const [url, file, lock] = process.argv.slice(2);
await startWorkerOn({ url: url!, threads: 1, lock: Number(lock) }, { file: file! });
console.log('listening');
