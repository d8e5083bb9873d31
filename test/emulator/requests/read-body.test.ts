import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../../src/emulator/requests/read-body.js';
import { MAXIMUM_BODY_BYTES } from '../../../src/formats/ionq/index.js';

function posted(body: string | Uint8Array | ReadableStream, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request('http://localhost/', {
    method: 'POST',
    body: body as string,
    headers,
    duplex: 'half',
  } as RequestInit);
}

describe('a body', () => {
  it.each([undefined, 'text/plain', 'application/json', 'application/x-www-form-urlencoded'])(
    'is JSON, said to be %s',
    async (type) => {
      const bytes = new TextEncoder().encode('{"a":"\u00e9"}');
      expect(await jsonBody(posted(bytes, type === undefined ? {} : { 'content-type': type }), {})).toEqual({
        a: '\u00e9',
      });
    },
  );

  it('may stand beside the request', async () => {
    expect(await jsonBody(new Request('http://localhost/'), { body: '{"limit":3}' })).toEqual({ limit: 3 });
  });

  it('is read across the borders of its pieces', async () => {
    const bytes = new TextEncoder().encode('{"a":"\u{1f600}\u00e9"}');
    const pieces = [...bytes].map((byte) => Uint8Array.of(byte));
    const stream = new ReadableStream({
      pull(controller) {
        const next = pieces.shift();
        if (next === undefined) controller.close();
        else controller.enqueue(next);
      },
    });
    expect(await jsonBody(posted(stream), {})).toEqual({ a: '\u{1f600}\u00e9' });
  });

  it.each<[string, string | Uint8Array]>([
    ['is empty', ''],
    ['is blank', ' \n'],
    ['is no JSON', '{"a":'],
    ['is no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['breaks off in a letter', Uint8Array.of(0x22, 0xc3)],
    ['reaches for a prototype', '{"__proto__":{"a":1}}'],
    ['is too deep', '['.repeat(5_000) + ']'.repeat(5_000)],
  ])('that %s is refused', async (_, body) => {
    await expect(jsonBody(posted(body), {})).rejects.toMatchObject({ status: 400 });
  });

  it('that is too large is not read to its end', async () => {
    let read = 0;
    const endless = new ReadableStream({
      pull(controller) {
        read += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    await expect(jsonBody(posted(endless), {})).rejects.toMatchObject({ status: 413 });
    expect(read).toBeLessThan(MAXIMUM_BODY_BYTES + 10 * 65_536);
  });

  it('that breaks off is refused', async () => {
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error('gone'));
      },
    });
    await expect(jsonBody(posted(broken), {})).rejects.toMatchObject({ status: 400 });
  });
});
