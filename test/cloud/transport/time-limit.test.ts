import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { TimeLimit } from '../../../src/cloud/transport/time-limit.js';
import { TestWorld } from '../test-world.js';

const never = new Promise<never>(() => undefined);

describe('a time limit', () => {
  it('ends what takes longer, and its signal', async () => {
    const world = new TestWorld();
    const limit = new TimeLimit(1_000, undefined, world);
    const bound = limit.bound(never);
    bound.catch(() => undefined);
    expect([limit.ending, limit.signal.aborted]).toEqual([undefined, false]);
    await world.next();
    await expect(bound).rejects.toThrow();
    expect([limit.ending, limit.signal.aborted]).toEqual(['timeout', true]);
  });

  it('is ended by the caller', async () => {
    const controller = new AbortController();
    const limit = new TimeLimit(1_000, controller.signal, new TestWorld());
    const bound = limit.bound(never);
    controller.abort('my own reason');
    await expect(bound).rejects.toThrow('abort');
    expect([limit.ending, limit.signal.aborted]).toEqual(['abort', true]);
  });

  it('is over at once under a signal that was aborted before', async () => {
    const limit = new TimeLimit(1_000, AbortSignal.abort(), new TestWorld());
    expect([limit.ending, limit.signal.aborted]).toEqual(['abort', true]);
    await expect(limit.bound(never)).rejects.toThrow('abort');
  });

  it('says what ended it first', async () => {
    const world = new TestWorld();
    const controller = new AbortController();
    const limit = new TimeLimit(1_000, controller.signal, world);
    await world.next();
    controller.abort();
    expect(limit.ending).toBe('timeout');
  });

  it('leaves what is in time alone, and nothing behind', async () => {
    const world = new TestWorld();
    const { signal } = new AbortController();
    const limit = new TimeLimit(1_000, signal, world);
    expect(await limit.bound(Promise.resolve(7))).toBe(7);
    await expect(limit.bound(Promise.reject(new Error('own')))).rejects.toThrow('own');
    limit.release();
    expect(world.timers).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(limit.ending).toBeUndefined();
  });

  it('leaves no rejection that nobody handles', async () => {
    const world = new TestWorld();
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    try {
      new TimeLimit(1_000, undefined, world);
      const limit = new TimeLimit(1_000, undefined, world);
      const late = new Promise((_, reject) => world.after(5_000, () => reject(new Error('late'))));
      limit.bound(late).catch(() => undefined);
      for (let k = 0; k < 3; k++) await world.next();
      await world.settle();
    } finally {
      process.off('unhandledRejection', onUnhandled);
    }
    expect(unhandled).toEqual([]);
  });
});
