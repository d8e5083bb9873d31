import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { inputFiles, isOneFile } from '../../src/cli/input-files.js';
import { Folder } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

for (const name of ['inner', 'inner/deep', '.hidden', 'node_modules', 'empty', 'looks.json']) {
  mkdirSync(folder.at(name));
}
const names = [
  'b.qasm',
  'a.JSON',
  'c.txt',
  'inner/deep/z.qasm3',
  'inner/y.qasm2',
  '.hidden/h.qasm',
  'node_modules/n.json',
];
for (const name of names) folder.file(name, '');
symlinkSync(folder.path, folder.at('round'));

const found = (...words: readonly string[]) => inputFiles(words).map(({ file }) => file);

it('takes the circuits of a folder and of those in it, by name', () => {
  const expected = ['a.JSON', 'b.qasm', 'inner/deep/z.qasm3', 'inner/y.qasm2'];
  expect(found(folder.path)).toEqual(expected.map((name) => join(folder.path, name)));
});

it('takes whatever file is named, and each once', () => {
  const [text, missing] = [folder.at('c.txt'), folder.at('missing.qasm')];
  expect(found(text, missing, '-', text, '-')).toEqual([text, missing, '-']);
  expect(found(`${folder.path}/inner/../b.qasm`, folder.at('b.qasm'))).toHaveLength(1);
  expect(found(folder.at('inner/y.qasm2'), folder.at('inner'))).toEqual([
    folder.at('inner/y.qasm2'),
    folder.at('inner/deep/z.qasm3'),
  ]);
  expect(found(folder.at('node_modules'))).toEqual([folder.at('node_modules/n.json')]);
});

it('says of a folder without circuits that there are none, and takes the others', () => {
  const [empty, other] = inputFiles([folder.at('empty'), folder.at('b.qasm')]);
  expect(empty!.failure!.issues).toMatchObject([{ code: 'CannotRead', message: 'the folder holds no circuits' }]);
  expect(other).toEqual({ file: folder.at('b.qasm') });
});

it('means one file by one word that is no folder', () => {
  expect(isOneFile([folder.at('b.qasm')])).toBe(true);
  expect(isOneFile(['-'])).toBe(true);
  expect(isOneFile([folder.at('missing')])).toBe(true);
  expect(isOneFile([folder.path])).toBe(false);
  expect(isOneFile(['a.qasm', 'b.qasm'])).toBe(false);
});
