import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Sqlite from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { sqliteStore } from '../../src/node/sqlite-store.js';
import { describeStore } from '../emulator/store/conformance.js';
import { failedOutcome, sampleJob, sampleSession } from '../emulator/store/sample-records.js';
import { builtPrograms } from './built-programs.js';
import { StartedProgram } from './started-program.js';

const root = mkdtempSync(join(tmpdir(), 'ionloom-store-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
const folder = () => join(root, `data-${++folders}`);
const Database = createRequire(import.meta.url)('libsql') as typeof Sqlite;

describeStore('the store in a folder', () => {
  const path = folder();
  return {
    open: () => sqliteStore(path),
    lasting: true,
    remove: () => rmSync(path, { recursive: true }),
  };
});

describe('a store in a folder', () => {
  it('has everything when it is opened again, and goes on counting', () => {
    const path = folder();
    const first = sqliteStore(path);
    first.putJob(sampleJob(first.nextNumber(), { sessionId: 's' }));
    first.putInput('job-1', '{}');
    first.putOutcome('job-1', failedOutcome('x'));
    first.putSession(sampleSession('s'));
    const before = first.contents();
    first.close();
    const second = sqliteStore(path);
    expect(second.contents()).toEqual(before);
    expect(second.nextNumber()).toBe(2);
    second.close();
  });

  it('is nobody else’s until it is closed, and then says so', () => {
    const path = folder();
    const store = sqliteStore(path);
    expect(() => sqliteStore(path)).toThrow(expect.objectContaining({ code: 'FolderInUse' }));
    store.close();
    store.close();
    expect(() => store.nextNumber()).toThrow(expect.objectContaining({ code: 'WrongArgument' }));
    sqliteStore(path).close();
  });

  it('waits for a connection that is still tidying up', async () => {
    const path = folder();
    sqliteStore(path).close();
    const programs = await builtPrograms({ lock: 'test/node/programs/lock-database.ts' });
    const locking = new StartedProgram(programs.file('lock'), [join(path, 'jobs.db')]);
    await locking.written(1);
    const store = sqliteStore(path);
    expect(store.nextNumber()).toBe(1);
    store.close();
    expect(await locking.end()).toBe(0);
    programs.remove();
  });

  it('is open to its owner alone', () => {
    const path = folder();
    sqliteStore(path).close();
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it.each([
    ['a text', (file: string) => writeFileSync(file, 'no database '.repeat(1000))],
    ['a database without its end', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 20_000))],
    [
      'a database with a page of zeros',
      (file: string) => {
        const bytes = readFileSync(file);
        writeFileSync(file, bytes.fill(0, 8192, 12_288));
      },
    ],
  ])('says in a sentence that its file is %s, and frees the folder', (_, spoil) => {
    const path = folder();
    const store = sqliteStore(path);
    for (let number = 1; number <= 100; number++) store.putJob(sampleJob(number, { name: 'x'.repeat(500) }));
    store.close();
    const file = join(path, 'jobs.db');
    // What the log holds is brought into the file, as long as nobody else does it.
    const database = new Database(file);
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    spoil(file);
    for (const _again of [1, 2]) {
      expect(() => sqliteStore(path)).toThrow(
        expect.objectContaining({
          code: 'CannotRead',
          message: expect.stringContaining(`${file} is a damaged database`),
        }),
      );
    }
  });

  it('does not touch what a newer version wrote', () => {
    const path = folder();
    sqliteStore(path).close();
    const file = join(path, 'jobs.db');
    const database = new Database(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => sqliteStore(path)).toThrow(
      expect.objectContaining({
        code: 'CannotRead',
        issues: [
          expect.objectContaining({ message: `${file} was written by a newer ionloom`, received: 'version 99' }),
        ],
      }),
    );
  });

  it('does not touch the database of another program', () => {
    const path = folder();
    sqliteStore(path).close();
    const file = join(path, 'jobs.db');
    for (const each of ['jobs.db', 'jobs.db-wal', 'jobs.db-shm']) rmSync(join(path, each), { force: true });
    const database = new Database(file);
    database.exec('CREATE TABLE bookmarks (url TEXT)');
    database.close();
    expect(() => sqliteStore(path)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(`${file} is a database of another program`) }),
    );
  });

  it('says in a sentence that its folder is a file', () => {
    const path = folder();
    writeFileSync(path, '');
    expect(() => sqliteStore(path)).toThrow(
      expect.objectContaining({ code: 'CannotWrite', message: expect.stringContaining(path) }),
    );
  });
});
