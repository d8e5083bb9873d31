import { expect, it } from 'vitest';
import { readReply } from '../../../src/node/queue/wire.js';

const replyWith = (outcome: object) => JSON.stringify({ id: 'a', answer: { outcomes: [outcome], milliseconds: 1 } });

it('a reply holds values as objects, or failures', () => {
  expect(readReply(replyWith({ ok: true, json: '{"a":1}' }))).toMatchObject({ id: 'a' });
  expect(readReply(replyWith({ ok: false, failure: { code: 'A', message: 'b' } }))).toMatchObject({ id: 'a' });
  expect(readReply('{"id":"a","lost":"why"}')).toEqual({ id: 'a', lost: 'why' });
});

it.each([
  'no JSON',
  'null',
  '{"id":"a"}',
  '{"id":"a","lost":"why","answer":{"outcomes":[],"milliseconds":1}}',
  replyWith({ ok: true, json: 'null' }),
  replyWith({ ok: true, json: '7' }),
  replyWith({ ok: true, json: '{}', more: 1 }),
  replyWith({ ok: false }),
])('%s is none', (text) => {
  expect(readReply(text)).toBeUndefined();
});
