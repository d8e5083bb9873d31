import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { queueAddress, queueCredentials } from '../../../src/node/queue/queue-address.js';

describe('the address of a queue', () => {
  it.each([
    ['redis://127.0.0.1', 'redis://127.0.0.1:6379/0'],
    ['redis://queue.example:7000/3', 'redis://queue.example:7000/3'],
    ['rediss://[::1]:7000', 'rediss://[::1]:7000/0'],
  ])('is read: %s', (url, shown) => {
    expect(queueAddress({ url, password: 'a-secret' }).shown).toBe(shown);
  });

  it('has its password, and its encryption, where the connection needs them', () => {
    expect(queueAddress({ url: 'rediss://[::1]:7000/2', username: 'me', password: 'a-secret' }).connection).toEqual({
      host: '::1',
      port: 7000,
      db: 2,
      username: 'me',
      password: 'a-secret',
      tls: {},
    });
  });

  it.each(['redis://me:a-secret@127.0.0.1', 'redis://:a-secret@127.0.0.1/0'])('holds no password: %s', (url) => {
    const error = (() => {
      try {
        return queueAddress({ url });
      } catch (found) {
        return found as Error;
      }
    })();
    expect(error).toMatchObject({
      code: 'ValueOutOfRange',
      message: expect.stringContaining('IONLOOM_QUEUE_PASSWORD'),
    });
    expect(JSON.stringify([error, (error as Error).message, (error as Error).stack])).not.toContain('a-secret');
  });

  it.each(['', 'localhost:6379', 'http://127.0.0.1', 'redis://', 'redis://h/one', 'redis://h/0?x=1', 3 as never])(
    'is not %s',
    (url) => {
      expect(() => queueAddress({ url })).toThrow('that is no address of a queue');
    },
  );
});

describe('who asks a queue', () => {
  it('is said by the environment, or by a file that it names', () => {
    const file = join(tmpdir(), `ionloom-password-${process.pid}`);
    writeFileSync(file, 'a-secret\n');
    expect(queueCredentials({})).toEqual({});
    expect(queueCredentials({ IONLOOM_QUEUE_PASSWORD: 'other', IONLOOM_QUEUE_USERNAME: 'me' })).toEqual({
      username: 'me',
      password: 'other',
    });
    expect(queueCredentials({ IONLOOM_QUEUE_PASSWORD_FILE: file })).toEqual({ password: 'a-secret' });
    rmSync(file);
    expect(() => queueCredentials({ IONLOOM_QUEUE_PASSWORD_FILE: file })).toThrow('cannot be read: ENOENT');
  });
});
