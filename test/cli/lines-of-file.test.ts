import { afterAll, expect, it } from 'vitest';
import { linesOfFile } from '../../src/cli/lines-of-file.js';
import { Folder } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

async function lines(content: string) {
  const found: (readonly [string, number])[] = [];
  for await (const { text, end } of linesOfFile(folder.file('lines', content))) found.push([text, end]);
  return found;
}

it('gives whole lines with where they end, in bytes', async () => {
  expect(await lines('a\nπ\n\nb\n')).toEqual([
    ['a', 2],
    ['π', 5],
    ['', 6],
    ['b', 8],
  ]);
});

it('leaves out what no line break ends', async () => {
  expect(await lines('a\nb')).toEqual([['a', 2]]);
  expect(await lines('ab')).toEqual([]);
  expect(await lines('')).toEqual([]);
});

it('reads lines that are longer than what is read at a time', async () => {
  const long = 'é'.repeat(100_000);
  expect(await lines(`${long}\nx\n${long}\n`)).toEqual([
    [long, 200_001],
    ['x', 200_003],
    [long, 400_004],
  ]);
});

it('says why a file cannot be read', async () => {
  await expect(linesOfFile(folder.at('nowhere')).next()).rejects.toThrow('there is no such file or folder');
});
