import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { afterAll, expect, it } from 'vitest';
import { lockFile } from '../../src/cli/file-lock.js';
import { Folder } from './in-process.js';

const folder = new Folder();
afterAll(() => folder.remove());

it('has a file for one at a time, until it is given back', () => {
  const file = folder.at('one');
  const unlock = lockFile(file);
  expect(readFileSync(`${file}.lock`, 'utf8')).toBe(`${process.pid} ${hostname()}\n`);
  expect(() => lockFile(file)).toThrow('it is being written to by this process');
  unlock();
  expect(existsSync(`${file}.lock`)).toBe(false);
  lockFile(file)();
  unlock();
});

it('is refused while another process of this machine runs, or has not yet said who it is', () => {
  const file = folder.at('two');
  for (const [holder, by] of [
    [`${process.ppid} ${hostname()}\n`, `process ${process.ppid}`],
    ['', 'another process'],
  ] as const) {
    writeFileSync(`${file}.lock`, holder);
    expect(() => lockFile(file)).toThrow(`it is being written to by ${by}`);
    expect(readFileSync(`${file}.lock`, 'utf8')).toBe(holder);
  }
});

it('is taken from those that ended, that had this number before, and that are elsewhere', () => {
  const ended = spawnSync(process.execPath, ['--version']).pid;
  for (const [k, holder] of [`${ended} ${hostname()}\n`, `${process.pid} ${hostname()}\n`, '1 elsewhere\n'].entries()) {
    const file = folder.at(`three-${k}`);
    writeFileSync(`${file}.lock`, holder);
    const unlock = lockFile(file);
    expect(() => lockFile(file)).toThrow('it is being written to by this process');
    unlock();
    expect(readdirSync(folder.path).filter((name) => name.startsWith(`three-${k}`))).toEqual([]);
  }
});

it('leaves a lock that somebody else has taken', () => {
  const file = folder.at('four');
  const unlock = lockFile(file);
  writeFileSync(`${file}.lock`, '1 elsewhere\n');
  unlock();
  expect(readFileSync(`${file}.lock`, 'utf8')).toBe('1 elsewhere\n');
});

it('says why it cannot be taken', () => {
  expect(() => lockFile(folder.at('nowhere/x'))).toThrow('it cannot be written: there is no such file or folder');
});
