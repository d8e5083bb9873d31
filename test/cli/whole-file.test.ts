import { once } from 'node:events';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { writeLines } from '../../src/cli/whole-file.js';
import { Folder } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

it('writes all lines', async () => {
  const lines = Array.from({ length: 20_000 }, (_, k) => `line ${k} π`);
  await writeLines(
    folder.at('all'),
    (async function* () {
      yield* lines;
    })(),
  );
  expect(readFileSync(folder.at('all'), 'utf8')).toBe(`${lines.join('\n')}\n`);
});

it('leaves what was there, and nothing else, where the lines end in an error', async () => {
  const file = folder.file('kept', 'before');
  const broken = (async function* () {
    yield 'x'.repeat(100_000);
    throw new Error('no more');
  })();
  await expect(writeLines(file, broken)).rejects.toThrow('no more');
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder.path).filter((name) => name.startsWith('kept'))).toEqual(['kept']);
});

it('says why a file cannot be written', async () => {
  await expect(writeLines(folder.at('nowhere/x'), (async function* () {})())).rejects.toThrow('it cannot be written');
});

it('replaces the file behind a link, and keeps its mode', async () => {
  const file = folder.file('behind', 'before');
  chmodSync(file, 0o664);
  symlinkSync(file, folder.at('link'));
  await writeLines(
    folder.at('link'),
    (async function* () {
      yield 'after';
    })(),
  );
  expect(readFileSync(file, 'utf8')).toBe('after\n');
  expect(lstatSync(folder.at('link')).isSymbolicLink()).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o664);
});

it('replaces nothing but files', async () => {
  const socket = folder.at('socket');
  const server = createServer().listen(socket);
  await once(server, 'listening');
  await expect(writeLines(socket, (async function* () {})())).rejects.toThrow('it is no ordinary file');
  server.close();
  await expect(writeLines(folder.path, (async function* () {})())).rejects.toThrow('it is a folder');
});
