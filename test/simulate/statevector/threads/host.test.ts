import { describe, expect, it } from 'vitest';
import {
  availableThreads,
  canShareMemory,
  maySleep,
  startThread,
} from '../../../../src/simulate/statevector/threads/host.js';

describe('the threads of the host', () => {
  it('start while this one sleeps', () => {
    const answer = new Int32Array(new SharedArrayBuffer(4));
    const script = `require('node:worker_threads').parentPort.onmessage = ({ data }) => {
      Atomics.store(data, 0, 42);
      Atomics.notify(data, 0);
    };`;
    startThread(script, () => {})!.post(answer);
    Atomics.wait(answer, 0, 0, 60_000);
    expect(answer[0]).toBe(42);
  });

  it('say when they fail', async () => {
    await new Promise<void>((resolve) => startThread('throw new Error("no")', resolve));
  });

  it('are none where the host has none, and where it refuses one', () => {
    const real = process.getBuiltinModule;
    try {
      Object.assign(process, { getBuiltinModule: undefined });
      expect(startThread('', () => {})).toBeUndefined();
      Object.assign(process, {
        getBuiltinModule: () => ({
          Worker: class {
            constructor() {
              throw new Error('not here');
            }
          },
        }),
      });
      expect(startThread('', () => {})).toBeUndefined();
    } finally {
      Object.assign(process, { getBuiltinModule: real });
    }
  });

  it('are as many as the machine runs at the same time, and may share memory and sleep', () => {
    expect(availableThreads()).toBeGreaterThanOrEqual(1);
    expect(canShareMemory()).toBe(true);
    expect(maySleep()).toBe(true);
  });
});
