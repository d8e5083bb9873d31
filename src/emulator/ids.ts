/** What an id is of; the same number of another kind has another id. */
export type IdKind = 'job' | 'session' | 'variant' | 'artifact' | 'characterization' | 'request';

/**
 * The id of the thing with a number, in the form of a UUID: the same for the same seed, so that whole transcripts can be
 * repeated, and without a pattern, so that nobody builds on one.
 *
 * @param part tells apart what belongs to one number
 */
export function idOf(seed: number, kind: IdKind, number: number, part = ''): string {
  const text = `${seed}/${kind}/${number}/${part}`;
  const hex = [0, 1, 2, 3].map((salt) => hash(text, salt).toString(16).padStart(8, '0')).join('');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** A seed for what a thing draws, from 1 to 2^31 - 1 as the service's are. */
export function seedOf(seed: number, number: number): number {
  return 1 + (hash(`${seed}/${number}`, 4) % 0x7fff_fffe);
}

/** MurmurHash3 in 32 bits (Appleby 2011), over UTF-16 units. */
function hash(text: string, salt: number): number {
  let state = salt;
  for (let index = 0; index < text.length; index++) {
    let unit = Math.imul(text.charCodeAt(index), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    state ^= unit;
    state = (state << 13) | (state >>> 19);
    state = (Math.imul(state, 5) + 0xe6546b64) | 0;
  }
  state ^= text.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}
