/** How links hold a text: deflated, in the letters of base64 that need no escaping in an address. */
const PREFIX = '#circuit=';

/** The most characters that a linked text may have: a link of a few kilobytes can be deflated from gigabytes. */
const LONGEST = 4_000_000;

/** The fragment that holds a text. */
export async function fragmentOf(text: string): Promise<string> {
  const deflated = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  let letters = '';
  for (const byte of deflated) letters += String.fromCharCode(byte);
  return PREFIX + btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Whether a fragment is meant to hold a text. */
export function isCircuitLink(fragment: string): boolean {
  return fragment.startsWith(PREFIX);
}

/** The text of a fragment; undefined where it holds none, or none that can be read. */
export async function textOfFragment(fragment: string): Promise<string | undefined> {
  if (!isCircuitLink(fragment)) return undefined;
  try {
    const letters = atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
    const deflated = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const bytes = await bytesOf(new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw')));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    length += piece.value.length;
    if (length > LONGEST) throw new RangeError('the linked text is too long');
  }
  const bytes = new Uint8Array(length);
  let filled = 0;
  for (const piece of pieces) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
}
