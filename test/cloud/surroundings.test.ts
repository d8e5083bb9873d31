import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { pause, surroundings } from '../../src/cloud/surroundings.js';
import { TestWorld } from './test-world.js';

describe('the real world', () => {
  it('has the clock, chance, tokens and the environment of the runtime', () => {
    expect(surroundings.now()).toBeGreaterThan(Date.parse('2024-01-01'));
    const chance = surroundings.random();
    expect(chance >= 0 && chance < 1).toBe(true);
    expect(surroundings.token()).toMatch(/^[0-9a-f-]{36}$/);
    expect(surroundings.token()).not.toBe(surroundings.token());
    expect(surroundings.environment).toBe(process.env);
  });

  it('calls back, and does not where that was called off', async () => {
    const called: string[] = [];
    surroundings.after(0, () => called.push('off'))();
    await new Promise<void>((resolve) => surroundings.after(1, resolve));
    expect(called).toEqual([]);
  });

  it('waits long where it is asked to wait longer than timers can', async () => {
    const called: number[] = [];
    const cancels = [2 ** 31, Number.MAX_SAFE_INTEGER].map((time) => surroundings.after(time, () => called.push(time)));
    await new Promise<void>((resolve) => surroundings.after(5, resolve));
    for (const cancel of cancels) cancel();
    expect(called).toEqual([]);
  });
});

describe('a pause', () => {
  it('ends after its time, and leaves nothing on the signal', async () => {
    const world = new TestWorld();
    const { signal } = new AbortController();
    const paused = pause(500, signal, world);
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await world.until(paused);
    expect(world.waited).toEqual([500]);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  it('is ended by the signal with its reason, and leaves no timer', async () => {
    const world = new TestWorld();
    const controller = new AbortController();
    const paused = pause(500, controller.signal, world);
    controller.abort('enough');
    await expect(paused).rejects.toBe('enough');
    expect(world.timers).toBe(0);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  it('does not begin under a signal that was aborted before', async () => {
    const world = new TestWorld();
    await expect(pause(500, AbortSignal.abort('before'), world)).rejects.toBe('before');
    expect(world.timers).toBe(0);
  });

  it('needs no signal', async () => {
    const world = new TestWorld();
    await world.until(pause(1, undefined, world));
    expect(world.elapsed).toBe(1);
  });
});
