import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { apiKeyOf, missingApiKey, Secrets } from '../../src/cloud/secrets.js';
import { IonloomError, issue } from '../../src/errors/index.js';

const KEY = 'a"b/c+d=e~f';

describe('secrets', () => {
  it('are hidden as they are, and as they are written in a URL and in JSON', () => {
    const secrets = new Secrets([KEY]);
    const text = `${KEY} ?key=${encodeURIComponent(KEY)} ${JSON.stringify({ key: KEY })} ${KEY}`;
    expect(secrets.hidden(text)).toBe('*** ?key=*** {"key":"***"} ***');
  });

  it('are no short texts: those would leave nothing readable', () => {
    expect(new Secrets(['a', '', 'the', undefined]).hidden('what the job says')).toBe('what the job says');
  });

  it('are hidden whole where one is part of another', () => {
    for (const known of [
      ['secret', 'secret-and-more'],
      ['secret-and-more', 'secret'],
    ]) {
      expect(new Secrets(known).hidden('secret-and-more, secret')).toBe('***, ***');
    }
    expect(new Secrets(['and-more']).with('secret-and-more').hidden('secret-and-more')).toBe('***');
  });

  it('may be texts that stand in no URL', () => {
    const secrets = new Secrets(['secret\ud800']);
    expect(secrets.hidden(`secret\ud800 ${JSON.stringify('secret\ud800')}`)).toBe('*** "***"');
  });

  it('are hidden in every part of a finding, which stays what it is', () => {
    const secrets = new Secrets(['first-secret']);
    const details = { path: ['first-secret', 3], expected: 'first-secret', received: 'x', hint: 'not first-secret' };
    expect(secrets.hiddenIssue(issue('InvalidInput', 'found first-secret', details))).toEqual(
      issue('InvalidInput', 'found ***', { path: ['***', 3], expected: '***', received: 'x', hint: 'not ***' }),
    );
    const plain = issue('InvalidInput', 'nothing', { severity: 'warning' });
    expect(secrets.hiddenIssue(plain)).toEqual(plain);
  });

  it('become more for one request, and stay as they are for the others', () => {
    const secrets = new Secrets(['first-secret']);
    expect(secrets.with('second-secret', undefined).hidden('first-secret second-secret')).toBe('*** ***');
    expect(secrets.hidden('second-secret')).toBe('second-secret');
  });

  it('cannot be read back', () => {
    const secrets = new Secrets(['first-secret']);
    expect(inspect(secrets, { showHidden: true, depth: null })).not.toContain('first-secret');
    expect(JSON.stringify(secrets)).toBe('{}');
  });
});

describe('an error of others', () => {
  const secrets = new Secrets(['first-secret']);

  it('keeps its name, words, code and causes, without secrets and without anything else', () => {
    const cause = Object.assign(new Error('for first-secret'), {
      code: 'E_first-secret',
      socket: { key: 'first-secret' },
    });
    const error = Object.assign(new TypeError('with first-secret', { cause }), { headers: 'first-secret' });
    const shown = secrets.hiddenError(error);
    expect(shown).toMatchObject({ name: 'TypeError', message: 'with ***' });
    expect(shown.cause).toMatchObject({ message: 'for ***', code: 'E_***' });
    expect(inspect(shown, { showHidden: true, depth: null })).not.toContain('first-secret');
    expect(shown.stack).toBe('TypeError: with ***');
  });

  it('ends where its causes never do', () => {
    const error = new Error('round');
    error.cause = error;
    let depth = 0;
    for (let at: unknown = secrets.hiddenError(error); at instanceof Error; at = at.cause) depth++;
    expect(depth).toBe(4);
  });

  it.each([undefined, null, 7, 'first-secret text', Symbol('first-secret'), ['first-secret'], { message: 7 }, {}])(
    'may be anything that was thrown: %s',
    (thrown) => {
      const shown = secrets.hiddenError(thrown);
      expect(shown).toBeInstanceOf(Error);
      expect(shown.message).not.toContain('first-secret');
    },
  );
});

describe('an error that cannot be read', () => {
  const unreadable: readonly unknown[] = [
    Object.create(null),
    { message: Object.create(null) },
    {
      get message(): string {
        throw new Error('no');
      },
    },
    new Proxy(new Error('x'), {
      get: () => {
        throw new Error('no');
      },
    }),
  ];

  it('is an error all the same', () => {
    for (const error of unreadable) {
      expect(new Secrets().hiddenError(error).message).toBe('an error that cannot be read');
      expect(new Secrets().hiddenError(new Error('outer', { cause: error })).cause).toBeInstanceOf(Error);
    }
  });
});

describe('the API key', () => {
  it('is what is given, else IONQ_API_KEY, without blanks around it', () => {
    expect(apiKeyOf('given-key', { IONQ_API_KEY: 'environment-key' })).toBe('given-key');
    expect(apiKeyOf(undefined, { IONQ_API_KEY: ' environment-key\n' })).toBe('environment-key');
    expect(apiKeyOf('abc\r\n', {})).toBe('abc');
  });

  it('is none where there is none, and an empty one is not filled from elsewhere', () => {
    expect(apiKeyOf(undefined, {})).toBeUndefined();
    expect(apiKeyOf(undefined, { IONQ_API_KEY: ' ' })).toBeUndefined();
    expect(apiKeyOf('', { IONQ_API_KEY: 'environment-key' })).toBeUndefined();
  });

  it.each([
    'secret\nx-injected: 1',
    'secret key',
    'sécret',
    'secret\u{1f511}',
    'secret\0',
    'secret\u200b',
    'secret\ud800',
  ])('is refused without being shown where it cannot stand in a header: %j', (key) => {
    for (const call of [() => apiKeyOf(key, {}), () => apiKeyOf(undefined, { IONQ_API_KEY: key })]) {
      expect(call).toThrow(IonloomError);
      expect(call).toThrow(/holds characters that no API key has/);
      expect(call).not.toThrow(/cret/);
    }
  });

  it('is asked for by name where a call needs it', () => {
    const error = missingApiKey('jobs.get');
    expect(error).toMatchObject({ code: 'MissingApiKey' });
    expect(error.message).toContain('jobs.get needs an API key');
    expect(error.message).toContain('IONQ_API_KEY');
  });
});
