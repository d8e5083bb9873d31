import { describe, expect, it } from 'vitest';
import { CLIENT_TOKEN_KEY, clientTokenIn, withClientToken } from '../../../../src/cloud/resources/jobs/client-token.js';
import { IonloomError } from '../../../../src/errors/index.js';

const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, k) => [`k${k}`, 'v']));

describe('a payload with a token', () => {
  it('has it in its metadata, beside what was there, and stays as it is itself', () => {
    const payload = Object.freeze({ backend: 'b', metadata: Object.freeze({ a: '1' }) });
    expect(withClientToken(payload, 'T')).toEqual({ backend: 'b', metadata: { a: '1', [CLIENT_TOKEN_KEY]: 'T' } });
    expect(withClientToken({}, 'T')).toEqual({ metadata: { [CLIENT_TOKEN_KEY]: 'T' } });
    expect(payload.metadata).toEqual({ a: '1' });
  });

  it('has the newer of two tokens', () => {
    expect(withClientToken({ metadata: { [CLIENT_TOKEN_KEY]: 'old' } }, 'new')).toEqual({
      metadata: { [CLIENT_TOKEN_KEY]: 'new' },
    });
  });

  it('has room for nine other entries', () => {
    expect(() => withClientToken({ metadata: keys(9) }, 'T')).not.toThrow();
    expect(() => withClientToken({ metadata: { ...keys(9), [CLIENT_TOKEN_KEY]: 'old' } }, 'T')).not.toThrow();
    const call = () => withClientToken({ metadata: keys(10) }, 'T');
    expect(call).toThrow(IonloomError);
    expect(call).toThrow(/clientToken: false/);
  });

  it.each([null, undefined, 7, 'text', [1], { metadata: null }, { metadata: 'x' }, { metadata: ['x'] }])(
    'is left for the check to refuse where it is %j',
    (payload) => {
      expect(withClientToken(payload, 'T')).toBe(payload);
    },
  );

  it('carries no prototype along', () => {
    const metadata = JSON.parse('{"__proto__":"x"}');
    const tagged = withClientToken({ metadata }, 'T') as { metadata: object };
    expect(Object.keys(tagged.metadata)).toEqual(['__proto__', CLIENT_TOKEN_KEY]);
  });
});

it('is read from a payload where it is a text', () => {
  expect(clientTokenIn({ metadata: { [CLIENT_TOKEN_KEY]: 'T' } })).toBe('T');
  for (const token of ['', 7, null]) expect(clientTokenIn({ metadata: { [CLIENT_TOKEN_KEY]: token } })).toBeUndefined();
  for (const payload of [null, 7, {}, { metadata: null }]) expect(clientTokenIn(payload)).toBeUndefined();
});
