import { deflateSync, Inflate } from 'fflate';

/** How a packed text begins: the letter is for deflate, the number for this way of writing it. */
const PREFIX = 'z1:';

/** The longest packed text that is read, in characters; metadata holds no longer ones. */
const LONGEST_PACKED = 40_000;

/** No text that was packed here is longer, in bytes; a few characters could stand for far more. */
const MOST_INFLATED = 8_000_000;

/** So many bytes are inflated at once; they stand for half a megabyte at most. */
const SLICE = 512;

/**
 * The text in fewer characters: `z1:` and the base64 of the raw deflate stream of its UTF-8 bytes, or the text itself
 * where that is not shorter. The same text gives the same characters.
 */
export function packed(text: string): string {
  const bytes = deflateSync(new TextEncoder().encode(text), { level: 9 });
  const short = `${PREFIX}${btoa(binaryString(bytes))}`;
  return short.length < text.length ? short : text;
}

/**
 * The text that was packed; any other text as it is.
 *
 * @throws SyntaxError where it is packed in a way that is not known, broken, or stands for more than a text of ours.
 */
export function unpacked(text: string): string {
  if (!text.startsWith(PREFIX)) {
    if (/^[a-z]\d+:/.test(text)) throw new SyntaxError('it is packed in a way of later times');
    return text;
  }
  if (text.length > LONGEST_PACKED) throw new SyntaxError('it is longer than metadata can be');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      inflated(bytesOf(text.slice(PREFIX.length))),
    );
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    throw new SyntaxError('it cannot be unpacked', { cause: error });
  }
}

function bytesOf(base64: string): Uint8Array {
  const isWhole = base64.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(base64);
  if (!isWhole) throw new SyntaxError('it is not base64');
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** A deflate stream as its bytes; stops as soon as there are too many. */
function inflated(stream: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST_INFLATED) throw new SyntaxError('it stands for more text than a job needs');
  });
  for (let start = 0; start < stream.length; start += SLICE) {
    inflate.push(stream.subarray(start, start + SLICE), start + SLICE >= stream.length);
  }
  const whole = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    whole.set(chunk, place);
    place += chunk.length;
  }
  return whole;
}

/** One character for each byte, as `btoa` takes it; a call takes only so many arguments. */
function binaryString(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}
