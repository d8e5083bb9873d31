import { expect, it } from 'vitest';
import { IonQError } from '../../../src/cloud/errors/index.js';
import { issue } from '../../../src/errors/index.js';

it('has the name of its class, the number of the request, and a cause where there is one', () => {
  class SpecialError extends IonQError {}
  const error = new SpecialError(issue('NotFound', 'm'), { requestId: 'r', cause: 'c' });
  expect(error).toMatchObject({ name: 'SpecialError', requestId: 'r', cause: 'c', code: 'NotFound' });
  expect('cause' in new IonQError(issue('NotFound', 'm'))).toBe(false);
});

it('is plain data without its cause', () => {
  const error = new IonQError([issue('NotFound', 'm')], { cause: 'c' });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'IonQError',
    code: 'NotFound',
    issues: [{ code: 'NotFound', severity: 'error', message: 'm' }],
  });
  expect(JSON.parse(JSON.stringify(new IonQError([], { requestId: 'r' })))).toMatchObject({ requestId: 'r' });
});
