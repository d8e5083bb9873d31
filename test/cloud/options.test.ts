import { describe, expect, it } from 'vitest';
import { requireCallOptions, requireClientOptions, secretsIn } from '../../src/cloud/options.js';
import { IonloomError } from '../../src/errors/index.js';

function refused(check: () => void): IonloomError {
  try {
    check();
  } catch (error) {
    if (error instanceof IonloomError) return error;
    throw error;
  }
  throw new Error('it is taken');
}

const client = (options: unknown) => refused(() => requireClientOptions(options));
const call = (options: unknown) => refused(() => requireCallOptions(options, 'jobs.get'));
const place = ({ issues }: IonloomError) => issues.map(({ path }) => path);

describe('the options of a client', () => {
  it('are taken where each is one', () => {
    const options = {
      apiKey: 'key',
      baseURL: 'https://a.example',
      fetch: () => undefined,
      timeout: 0,
      maxRetries: 0,
      logger: console,
      onEvent: () => undefined,
      headers: { 'x-a': '1', 'x-b': '' },
      strict: true,
    };
    expect(() => requireClientOptions(options)).not.toThrow();
    expect(() => requireClientOptions({ apiKey: undefined, baseURL: undefined, fetch: undefined })).not.toThrow();
  });

  it('are refused by name, and so is each value of another kind', () => {
    expect(client({ apikey: 'x' }).message).toContain('did you mean apiKey?');
    expect(place(client({ apiKey: 7 }))).toEqual([['apiKey']]);
    expect(place(client({ baseURL: new URL('https://a.example') }))).toEqual([['baseURL']]);
    expect(client({ fetch: 'fetch' }).code).toBe('WrongArgument');
    expect(client({ onEvent: {} }).code).toBe('WrongArgument');
    expect(client({ surroundings: null }).code).toBe('WrongArgument');
    for (const logger of [null, 'console', () => undefined]) expect(client({ logger }).code).toBe('WrongArgument');
  });

  it.each([null, 7, [], () => undefined])('are no %s', (options) => {
    expect(client(options).code).toBe('WrongArgument');
  });

  it('never show a key', () => {
    expect(JSON.stringify(client({ apiKey: { key: 'secret-key' } }))).not.toContain('secret-key');
    expect(JSON.stringify(client({ key: 'secret-key' }))).not.toContain('secret-key');
    const text = client('secret-key');
    expect(JSON.stringify(text)).not.toContain('secret-key');
    expect([text.code, text.issues[0]!.hint]).toEqual(['WrongArgument', 'the key is given as new IonQ({ apiKey })']);
    const headers = [
      'x-auth: secret-key',
      { 'x-auth: secret-key': '' },
      { 'cookie=secret-key': '1' },
      [['secret-key']],
    ];
    for (const each of headers) expect(JSON.stringify(client({ headers: each }))).not.toContain('secret-key');
  });
});

describe('the options of a call', () => {
  it.each(['1', -1, Number.NaN, Number.POSITIVE_INFINITY, null, 5n])('have no amount %s', (amount) => {
    expect(place(call({ timeout: amount, maxRetries: amount }))).toEqual([['timeout'], ['maxRetries']]);
  });

  it('have a signal that is one', () => {
    expect(() => requireCallOptions({ signal: new AbortController().signal }, 'x')).not.toThrow();
    expect(place(call({ signal: new AbortController() }))).toEqual([['signal']]);
    expect(place(call({ signal: null }))).toEqual([['signal']]);
  });

  it.each(['Authorization', 'content-type', 'CONTENT-LENGTH', 'Host'])('leave %s to the client', (name) => {
    const error = call({ headers: { [name]: 'secret-value' } });
    expect(place(error)).toEqual([['headers', name]]);
    expect(error.message).toContain('is written by the client');
    expect(error.message).not.toContain('secret-value');
  });

  it.each(['', ' x', 'x y', 'x:', 'x\n', 'ä', '__proto__\0'])('have no header named %j', (name) => {
    expect(call({ headers: { [name]: 'v' } }).code).toBe('ValueOutOfRange');
  });

  it.each(['secret-value\r\nx-injected: 1', 'sécret-value', 'secret-value\0', 7, null, undefined, ['secret-value']])(
    'have no header of value %j, and do not show it',
    (value) => {
      const error = call({ headers: { 'x-a': value } });
      expect(place(error)).toEqual([['headers', 'x-a']]);
      expect(JSON.stringify(error)).not.toContain('cret-value');
    },
  );

  it('have headers by name, in no other form', () => {
    const other = [null, 7, 'x-a: 1', [['x-a', '1']], new Headers({ 'x-a': '1' }), new Map([['x-a', '1']])];
    for (const headers of other) {
      expect(call({ headers }).code).toBe('WrongArgument');
      expect(call({ headers }).issues[0]!.hint).toContain('Object.fromEntries');
    }
    expect(() => requireCallOptions({ headers: Object.fromEntries(new Headers({ 'x-a': '1' })) }, 'x')).not.toThrow();
  });

  it('may have headers of no prototype, and none', () => {
    const headers = Object.assign(Object.create(null), { 'x-a': '1' });
    expect(() => requireCallOptions({ headers }, 'x')).not.toThrow();
    expect(() => requireCallOptions({ headers: {} }, 'x')).not.toThrow();
  });
});

it('takes the values of headers for secrets whose names say so', () => {
  const headers = { 'X-Api-Key': 'a', cookie: 'b', 'X-Proxy-Authorization': 'c', 'x-session-token': 'd', accept: 'e' };
  expect(secretsIn({ ...headers, 'X-Client-Secret': ' f ' })).toEqual(['a', 'b', 'c', 'd', 'f']);
  expect(secretsIn(undefined)).toEqual([]);
});
