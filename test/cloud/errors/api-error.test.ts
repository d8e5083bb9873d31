import { describe, expect, it } from 'vitest';
import { apiError } from '../../../src/cloud/errors/api-error.js';
import {
  APIError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  IonQError,
  NotFoundError,
  PayloadTooLargeError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from '../../../src/cloud/errors/index.js';
import { IonloomError } from '../../../src/errors/index.js';

const request = 'POST /jobs';

describe('what the service refuses', () => {
  it.each([
    [400, BadRequestError, 'BadRequest'],
    [401, AuthenticationError, 'Unauthorized'],
    [403, PermissionDeniedError, 'Forbidden'],
    [404, NotFoundError, 'NotFound'],
    [409, ConflictError, 'Conflict'],
    [413, PayloadTooLargeError, 'PayloadTooLarge'],
    [429, RateLimitError, 'RateLimited'],
    [500, ServerError, 'ServiceFailure'],
    [503, ServerError, 'ServiceFailure'],
    [599, ServerError, 'ServiceFailure'],
    [418, APIError, 'BadRequest'],
    [402, APIError, 'BadRequest'],
  ] as const)('has a class for %i', (status, Class, code) => {
    const error = apiError({ status, request });
    expect(error.constructor).toBe(Class);
    expect(error).toMatchObject({ status, code, name: Class.name });
    for (const Base of [APIError, IonQError, IonloomError, Error]) expect(error).toBeInstanceOf(Base);
  });

  it.each([
    [
      { error: 'Bad Request', message: 'no such gate' },
      'the service answers POST /jobs with 400 Bad Request: no such gate',
    ],
    [{ message: 'no such gate' }, 'the service answers POST /jobs with 400: no such gate'],
    [{ error: 'Bad Request' }, 'the service answers POST /jobs with 400: Bad Request'],
    [{ error: 'Bad Request', message: ' ' }, 'the service answers POST /jobs with 400: Bad Request'],
    [{}, 'the service answers POST /jobs with 400, and says nothing about it'],
  ])('says %j in a sentence', (words, sentence) => {
    expect(apiError({ status: 400, request, ...words }).message).toBe(sentence);
  });

  it('says which fields are wrong, and where', () => {
    const at = (source?: string) => {
      const validation = { keys: ['shots'], ...(source === undefined ? {} : { source }) };
      return apiError({ status: 400, request, validation }).issues[0]!.path;
    };
    expect([at(), at('body'), at('payload'), at('query')]).toEqual([
      ['shots'],
      ['shots'],
      ['shots'],
      ['query', 'shots'],
    ]);
    expect(apiError({ status: 400, request, validation: { source: 'query' } }).issues[0]!.path).toBeUndefined();
  });

  it('is plain data without causes', () => {
    const cause = new Error('inside');
    const validation = { keys: ['shots'], source: 'body' };
    const error = apiError({
      status: 429,
      request,
      error: 'E',
      message: 'M',
      validation,
      retryAfter: 2,
      requestId: 'r',
      cause,
    });
    expect(error.cause).toBe(cause);
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'RateLimitError',
      code: 'RateLimited',
      issues: JSON.parse(JSON.stringify(error.issues)),
      requestId: 'r',
      status: 429,
      error: 'E',
      validation,
      retryAfter: 2,
    });
    expect(Object.keys(JSON.parse(JSON.stringify(apiError({ status: 404, request }))))).toEqual([
      'name',
      'code',
      'issues',
      'status',
    ]);
  });

  it('shows what a terminal would obey', () => {
    expect(apiError({ status: 400, request, message: 'a\u001b[2Jb' }).message).toContain('a<U+001B>[2Jb');
  });
});
