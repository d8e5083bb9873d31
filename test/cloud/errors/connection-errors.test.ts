import { describe, expect, it } from 'vitest';
import {
  APIAnswerError,
  APIConnectionError,
  APITimeoutError,
  APIUserAbortError,
  IonQError,
  SubmissionUncertainError,
  UnexpectedAnswerError,
} from '../../../src/cloud/errors/index.js';
import { issue } from '../../../src/errors/index.js';

const plain = (error: Error) => JSON.parse(JSON.stringify(error));

describe('errors of connections', () => {
  it('tell a lack of time from a lack of connection', () => {
    expect(new APIConnectionError('m')).toMatchObject({ name: 'APIConnectionError', code: 'ConnectionFailed' });
    const timeout = new APITimeoutError('m', { requestId: 'r' });
    expect(timeout).toMatchObject({ name: 'APITimeoutError', code: 'TimedOut', requestId: 'r' });
    expect(timeout).toBeInstanceOf(APIConnectionError);
  });

  it('say under which token a job may be found', () => {
    expect(plain(new APIUserAbortError('m'))).not.toHaveProperty('clientToken');
    const aborted = new APIUserAbortError('m', { clientToken: 'T' });
    expect([aborted.code, plain(aborted).clientToken]).toEqual(['Aborted', 'T']);
    expect(aborted).not.toBeInstanceOf(APIConnectionError);
    const uncertain = new SubmissionUncertainError('m', { clientToken: 'T', cause: 1 });
    expect(uncertain).toMatchObject({ clientToken: 'T', code: 'SubmissionUncertain', cause: 1 });
    expect(uncertain.message).toContain('jobs.find("T")');
    expect(plain(uncertain)).toMatchObject({ clientToken: 'T' });
    expect(plain(uncertain)).not.toHaveProperty('cause');
    const nothing = new SubmissionUncertainError('m');
    expect(nothing.message).toContain('look at what there is');
    expect(plain(nothing)).not.toHaveProperty('clientToken');
  });

  it('say what is wrong with an answer', () => {
    const error = new APIAnswerError('m', 302, { hint: 'h', requestId: 'r' });
    expect(plain(error)).toMatchObject({ code: 'UnreadableAnswer', status: 302, requestId: 'r' });
    expect(error.message).toBe('m\n  hint: h');
    expect(new APIAnswerError('m', 200).message).toBe('m');
    const unexpected = new UnexpectedAnswerError([issue('MissingField', 'a'), issue('InvalidInput', 'b')]);
    expect(unexpected.issues.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'UnexpectedAnswer a',
      'UnexpectedAnswer b',
    ]);
    expect(unexpected).toBeInstanceOf(IonQError);
  });
});
