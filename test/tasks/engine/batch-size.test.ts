import { describe, expect, it } from 'vitest';
import { BatchSize } from '../../../src/tasks/engine/batch-size.js';

describe('the size of batches', () => {
  it('begins with one task, and is what takes about a tenth of a second', () => {
    const size = new BatchSize(32);
    expect(size.next()).toBe(1);
    size.learn(1, 20);
    expect(size.next()).toBe(5);
  });

  it('is at least one and at most what the engine takes', () => {
    const size = new BatchSize(32);
    size.learn(1, 0);
    expect(size.next()).toBe(32);
    const slow = new BatchSize(32);
    slow.learn(1, 60_000);
    expect(slow.next()).toBe(1);
  });

  it('follows tasks that become slower, and is not thrown by one', () => {
    const size = new BatchSize(32);
    for (let k = 0; k < 10; k++) size.learn(10, 100);
    size.learn(1, 100);
    expect(size.next()).toBeGreaterThan(1);
    for (let k = 0; k < 20; k++) size.learn(1, 100);
    expect(size.next()).toBe(1);
  });
});
