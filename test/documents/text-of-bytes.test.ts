import { expect, it } from 'vitest';
import { textOfBytes } from '../../src/documents/index.js';

const bytes = (text: string) => new TextEncoder().encode(text);

it('gives the text as it is, with its byte-order mark', () => {
  expect(textOfBytes(bytes('\uFEFFqreg ü;'))).toBe('\uFEFFqreg ü;');
});

it.each([
  ['Latin 1', Uint8Array.from([0x68, 0xe9]), 'it is not a text in UTF-8'],
  ['a NUL', bytes('h q[0];\0'), 'it is not a text in UTF-8'],
  ['nothing', bytes(''), 'there is nothing in it'],
  ['white space', bytes(' \n\t'), 'there is nothing in it'],
])('refuses %s', (_, content, message) => {
  expect(() => textOfBytes(content)).toThrow(message);
});
