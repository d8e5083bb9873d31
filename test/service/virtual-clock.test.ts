import { describe, expect, test } from 'vitest';
import { VirtualClock } from './virtual-clock.js';

const wait = (clock: VirtualClock, ms: number) =>
  new Promise<number>((resolve) => clock.after(ms, () => resolve(clock.now())));

describe('a clock on which time passes when somebody says so', () => {
  test('jumps from timer to timer until a promise settles', async () => {
    const clock = new VirtualClock(1000);
    const chain = async () => {
      const times = [];
      for (const ms of [5, 3_600_000, 0]) times.push((await wait(clock, ms)) - 1000);
      return times;
    };
    expect(await clock.run(chain())).toEqual([5, 3_600_005, 3_600_005]);
    expect(clock.now()).toBe(3_601_005);
  });

  test('lets a body be read before time passes', async () => {
    const clock = new VirtualClock();
    const stream = new ReadableStream({
      start(controller) {
        for (let k = 0; k < 100; k++) controller.enqueue(new TextEncoder().encode('1'));
        controller.close();
      },
    });
    const slow = wait(clock, 1).then(() => 'too late');
    expect(await clock.run(Promise.race([new Response(stream).json(), slow]))).toBe(Number('1'.repeat(100)));
    expect(clock.waiting).toBe(1);
  });

  test('calls in the order of time, and of two at the same time the older first', async () => {
    const clock = new VirtualClock();
    const called: string[] = [];
    for (const [ms, name] of [
      [20, 'c'],
      [10, 'a'],
      [10, 'b'],
    ] as const)
      clock.after(ms, () => called.push(name));
    await clock.advance(10);
    expect(called).toEqual(['a', 'b']);
    await clock.advance(9);
    expect(called).toEqual(['a', 'b']);
    await clock.advance(1);
    expect(called).toEqual(['a', 'b', 'c']);
  });

  test('does not call what was cancelled', async () => {
    const clock = new VirtualClock();
    let isCalled = false;
    const cancel = clock.after(10, () => {
      isCalled = true;
    });
    cancel();
    await clock.drain();
    expect([isCalled, clock.waiting]).toEqual([false, 0]);
  });

  test('drains what is left, and what that sets off', async () => {
    const clock = new VirtualClock(0);
    const late = wait(clock, 10).then(() => wait(clock, 10));
    await clock.drain();
    expect([await late, clock.now()]).toEqual([20, 20]);
  });

  test('passes on what a promise fails with', async () => {
    const clock = new VirtualClock();
    const failing = wait(clock, 10).then(() => Promise.reject(new Error('no luck')));
    await expect(clock.run(failing)).rejects.toThrow('no luck');
  });

  test('notices what waits for nothing, waits too long or has no end', async () => {
    const clock = new VirtualClock();
    await expect(clock.run(new Promise(() => {}))).rejects.toThrow('it waits for nothing that time brings');
    await expect(clock.run(wait(clock, 1001), 1000)).rejects.toThrow('nothing came of it in 1000 ms');
    const again = () => clock.after(100, again);
    again();
    await expect(clock.drain(5000)).rejects.toThrow('there is no end of timers in 5000 ms');
  });

  test.each([2 ** 31, Number.NaN, Number.POSITIVE_INFINITY])('refuses to wait %d ms, as no timer can', (ms) => {
    expect(() => new VirtualClock().after(ms, () => {})).toThrow(RangeError);
  });
});
