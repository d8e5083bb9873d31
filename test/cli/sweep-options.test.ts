import { describe, expect, it } from 'vitest';
import { sweepAxes } from '../../src/cli/sweep-options.js';

const MEGABYTE = 1_000_000;

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield new TextEncoder().encode(text);
}

describe('a table of values', () => {
  const read = (stdin: AsyncIterable<Uint8Array>) => sweepAxes({ setFile: '-' }, { stdin });

  it('may be larger than any circuit', async () => {
    const [table] = await read(pieces('theta\n0', ' '.repeat(60 * MEGABYTE), '\n1\n'));
    expect(table).toEqual({ names: ['theta'], rows: 2, values: Float64Array.of(0, 1) });
  });

  it('is refused where no text is as long, without being read to its end', async () => {
    let served = 0;
    const piece = new Uint8Array(MEGABYTE).fill(0x30);
    async function* endless() {
      for (;;) {
        served += piece.length;
        yield piece;
      }
    }
    await expect(read(endless())).rejects.toThrow('it is larger than 500 MB, the most that a table of values may have');
    expect(served).toBe(501 * MEGABYTE);
  });

  it.each([
    ['nothing', '', 'there is nothing in it'],
    ['no text', 'a\0b', 'it is not a text in UTF-8'],
  ])('that holds %s is refused with what a table is', async (_, text, message) => {
    await expect(read(pieces(text))).rejects.toMatchObject({
      issues: [{ message, hint: expect.stringMatching(/^a table of values is CSV/) }],
    });
  });
});
