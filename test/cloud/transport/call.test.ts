import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Answered, Call } from '../../../src/cloud/transport/index.js';
import { TestWorld } from '../test-world.js';

const answered = <Data>(data: Data): Answered<Data> => ({
  data,
  status: 200,
  headers: new Headers({ 'x-a': '1' }),
  requestId: 'r',
});
const good = () => new Call(Promise.resolve(answered({ id: 'J' })));
const bad = () => new Call<never>(Promise.reject(new Error('refused')));

async function unhandledIn(run: () => Promise<void>): Promise<readonly unknown[]> {
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', onUnhandled);
  try {
    await run();
    await new TestWorld().settle();
  } finally {
    process.off('unhandledRejection', onUnhandled);
  }
  return unhandled;
}

describe('a call', () => {
  it('is a promise of its data, as often as it is asked', async () => {
    const call = good();
    expect(await call).toEqual({ id: 'J' });
    expect(await call).toBe(await call);
    expect(await Promise.all([call, 7])).toEqual([{ id: 'J' }, 7]);
    expect(await call.then(({ id }) => id)).toBe('J');
    expect(await call.then()).toEqual({ id: 'J' });
    expect(String(call)).toBe('[object Call]');
  });

  it('has the whole answer at hand', async () => {
    expect(await good().withResponse()).toEqual(answered({ id: 'J' }));
  });

  it('is refused in every way that promises are', async () => {
    await expect(bad()).rejects.toThrow('refused');
    await expect(bad().withResponse()).rejects.toThrow('refused');
    expect(await bad().catch((error) => String(error))).toBe('Error: refused');
    expect(await good().catch(() => 'never')).toEqual({ id: 'J' });
    const done: string[] = [];
    expect(await good().finally(() => done.push('good'))).toEqual({ id: 'J' });
    await expect(bad().finally(() => done.push('bad'))).rejects.toThrow('refused');
    expect(done).toEqual(['good', 'bad']);
  });

  it('is made into another, with the same answer', async () => {
    const made = good().map(({ id }) => id);
    expect(await made).toBe('J');
    expect(await made.withResponse()).toEqual(answered('J'));
    await expect(
      good().map(() => {
        throw new Error('cannot');
      }),
    ).rejects.toThrow('cannot');
    await expect(bad().map(() => 1)).rejects.toThrow('refused');
  });

  it('leaves no rejection that nobody handles where only its answer, or only another call, is awaited', async () => {
    const unhandled = await unhandledIn(async () => {
      await bad()
        .withResponse()
        .catch(() => undefined);
      await bad()
        .map(() => 1)
        .withResponse()
        .catch(() => undefined);
      await bad()
        .map(() => 1)
        .catch(() => undefined);
    });
    expect(unhandled).toEqual([]);
  });

  it('shows nothing of the answer', async () => {
    const call = new Call(Promise.resolve(answered('secret-data')));
    await call;
    expect(inspect(call, { showHidden: true, depth: null })).not.toContain('secret-data');
    expect(JSON.stringify(call)).not.toContain('secret-data');
  });
});
