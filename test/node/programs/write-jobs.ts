import { sqliteStore } from '../../../src/node/sqlite-store.js';
import { failedOutcome, sampleJob } from '../../emulator/store/sample-records.js';

// Writes jobs of three parts each, forever, and says the number of each once it is kept.
const store = sqliteStore(process.argv[2]!);
for (;;) {
  const number = store.transaction(() => {
    const next = store.nextNumber();
    store.putJob(sampleJob(next, { name: 'x'.repeat(next % 5000) }));
    store.putInput(`job-${next}`, JSON.stringify({ number: next, filling: 'y'.repeat((next * 37) % 9000) }));
    store.putOutcome(`job-${next}`, failedOutcome(`${next}`));
    return next;
  });
  await new Promise((written) => process.stdout.write(`${number}\n`, written));
}
