import type { TextRange } from '../../../errors/index.js';

const BACKSLASH = 0x5c;
const LETTER_U = 0x75;

/**
 * Where the characters of a string stand in the JSON text that holds it: for each UTF-16 code unit its offset, and behind
 * them that of the closing quote. An escape is one unit.
 *
 * @param range the string in its quotes
 * @internal
 */
export function stringOffsets(text: string, { from, to }: TextRange): Int32Array {
  const offsets = new Int32Array(to - from - 1);
  let length = 0;
  let at = from + 1;
  while (at < to - 1) {
    offsets[length++] = at;
    if (text.charCodeAt(at) !== BACKSLASH) at += 1;
    else at += text.charCodeAt(at + 1) === LETTER_U ? 6 : 2;
  }
  offsets[length++] = to - 1;
  return offsets.subarray(0, length);
}
