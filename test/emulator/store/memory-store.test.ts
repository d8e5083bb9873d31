import { expect, it } from 'vitest';
import { memoryStore } from '../../../src/emulator/index.js';
import { describeStore } from './conformance.js';
import { failedOutcome, sampleJob } from './sample-records.js';

describeStore('the store in memory', () => ({ open: memoryStore, lasting: false, remove: () => {} }));

it('keeps an outcome apart from what a reader does with his', () => {
  const store = memoryStore();
  store.putJob(sampleJob(1));
  store.putOutcome('job-1', failedOutcome('x'));
  (store.outcome('job-1') as { kind: string }).kind = 'changed';
  expect(store.outcome('job-1')).toEqual(failedOutcome('x'));
});
