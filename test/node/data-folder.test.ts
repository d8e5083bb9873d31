import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeDataFolder } from '../../src/node/data-folder.js';
import { type BuiltPrograms, builtPrograms } from './built-programs.js';
import { StartedProgram } from './started-program.js';

const root = mkdtempSync(join(tmpdir(), 'ionloom-folder-'));
let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await builtPrograms({ hold: 'test/node/programs/hold-folder.ts' });
});
afterAll(() => {
  rmSync(root, { recursive: true });
  programs.remove();
});

const hold = (folder: string) => new StartedProgram(programs.file('hold'), [folder]);

describe('a data folder', () => {
  it('is made with the folders above it', () => {
    const path = join(root, 'some', 'where');
    const folder = takeDataFolder(path);
    writeFileSync(folder.file('note'), 'x');
    folder.release();
  });

  it('belongs to one part of a process until that gives it back', () => {
    const path = join(root, 'own');
    const folder = takeDataFolder(path);
    for (const _ of [1, 2]) {
      expect(() => takeDataFolder(path)).toThrow(
        expect.objectContaining({
          code: 'FolderInUse',
          issues: [expect.objectContaining({ message: `the folder ${path} is in use by this process` })],
        }),
      );
    }
    folder.release();
    folder.release();
    takeDataFolder(path).release();
  });

  it('goes to exactly one of several that start at once, and to the next when that one is killed', async () => {
    const path = join(root, 'shared');
    for (let round = 0; round < 3; round++) {
      const all = Array.from({ length: 4 }, () => hold(path));
      try {
        await Promise.all(all.map((each) => each.written(1)));
        const holders = all.filter(({ lines }) => lines[0] === 'taken');
        expect(holders).toHaveLength(1);
        for (const { lines } of all) expect(lines[0]).toMatch(/^taken$|^the folder .*shared is in use by /);
        expect(() => takeDataFolder(path)).toThrow(`the folder ${path} is in use by process ${holders[0]!.pid}`);
      } finally {
        await Promise.all(all.map((each) => each.kill()));
      }
      // The file that names the holder is still there: it is no lock.
      takeDataFolder(path).release();
    }
  });

  it('does not believe what a file says of a process that ended', async () => {
    const path = join(root, 'killed');
    const holder = hold(path);
    await holder.written(1);
    expect(holder.lines).toEqual(['taken']);
    await holder.kill();
    const folder = takeDataFolder(path);
    writeFileSync(folder.file('lock.pid'), `${holder.pid}\n`);
    expect(() => takeDataFolder(path)).toThrow(`the folder ${path} is in use by another process`);
    folder.release();
  });

  it('cannot be where a file is', () => {
    const path = join(root, 'file');
    writeFileSync(path, '');
    expect(() => takeDataFolder(path)).toThrow(expect.objectContaining({ code: 'CannotWrite' }));
    expect(() => takeDataFolder(join(path, 'below'))).toThrow(expect.objectContaining({ code: 'CannotWrite' }));
  });
});
