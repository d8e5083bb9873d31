import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/cloud/transport/read-body.js';
import { TimeLimit } from '../../../src/cloud/transport/time-limit.js';
import { TestWorld } from '../test-world.js';

const bytes = (text: string) => new TextEncoder().encode(text);

/** A body of so many pieces, with what becomes of it. */
function bodyOf(pieces: readonly Uint8Array[], atEnd: 'closes' | 'stalls' | 'breaks' = 'closes') {
  const facts = { canceled: false, pulled: 0 };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[facts.pulled++];
        if (piece !== undefined) controller.enqueue(piece);
        else if (atEnd === 'closes') controller.close();
        else if (atEnd === 'breaks') controller.error(new Error('terminated'));
        else return new Promise(() => undefined);
      },
      cancel() {
        facts.canceled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(stream), facts };
}

const limit = (world = new TestWorld()) => new TimeLimit(1_000, undefined, world);

describe('a body', () => {
  it('is read to its end', async () => {
    const { response } = bodyOf([bytes('{"a"'), bytes(':1}')]);
    expect(await readBody(response, 100, limit())).toEqual({ text: '{"a":1}', isCut: false });
    expect(await readBody(new Response(null), 100, limit())).toEqual({ text: '', isCut: false });
    expect(await readBody(new Response(''), 100, limit())).toEqual({ text: '', isCut: false });
  });

  it('may have exactly as many bytes as are allowed, and is cut after them', async () => {
    expect(await readBody(new Response('12345'), 5, limit())).toEqual({ text: '12345', isCut: false });
    const { response, facts } = bodyOf([bytes('123'), bytes('456'), bytes('789')]);
    expect(await readBody(response, 5, limit())).toEqual({ text: '12345', isCut: true });
    expect(facts).toEqual({ canceled: true, pulled: 2 });
  });

  it('may be cut within a character, which is left out', async () => {
    const { response } = bodyOf([bytes('aé'), bytes('b')]);
    expect(await readBody(response, 2, limit())).toEqual({ text: 'a', isCut: true });
  });

  it('has characters that come in parts, and loses its byte-order mark', async () => {
    const whole = bytes('\ufeff"\u{1f600}"');
    const { response } = bodyOf([...whole].map((byte) => Uint8Array.of(byte)));
    expect((await readBody(response, 100, limit())).text).toBe('"\u{1f600}"');
  });

  it('is no text where its bytes are none', async () => {
    for (const wrong of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc3, 0x22, 0x22]]) {
      const { response, facts } = bodyOf([Uint8Array.of(0x22, ...wrong), bytes('"')]);
      expect(await readBody(response, 100, limit())).toEqual({ text: undefined, isCut: false });
      expect(facts.pulled).toBe(3);
    }
    const last = bodyOf([Uint8Array.of(0x22, 0xc3)]);
    expect((await readBody(last.response, 100, limit())).text).toBeUndefined();
    const cut = bodyOf([Uint8Array.of(0xff), bytes('x'.repeat(100))]);
    expect(await readBody(cut.response, 10, limit())).toEqual({ text: undefined, isCut: true });
  });

  it('throws where it breaks off', async () => {
    const { response } = bodyOf([bytes('{"a"')], 'breaks');
    await expect(readBody(response, 100, limit())).rejects.toThrow('terminated');
  });

  it('is waited for as long as there is time, and then let go', async () => {
    const world = new TestWorld();
    const { response, facts } = bodyOf([bytes('{"a"')], 'stalls');
    const read = readBody(response, 100, limit(world));
    read.catch(() => undefined);
    await expect(world.until(read)).rejects.toThrow('timeout');
    expect(world.elapsed).toBe(1_000);
    expect(facts.canceled).toBe(true);
  });

  it('does not mind how letting go ends', async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(bytes('123456')),
      cancel: () => Promise.reject(new Error('cannot')),
    });
    expect((await readBody(new Response(stream), 3, limit())).isCut).toBe(true);
    await new TestWorld().settle();
  });
});
