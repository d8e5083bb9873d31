import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqliteStore } from '../../src/node/sqlite-store.js';
import { failedOutcome } from '../emulator/store/sample-records.js';
import { type BuiltPrograms, builtPrograms } from './built-programs.js';
import { StartedProgram } from './started-program.js';

const root = mkdtempSync(join(tmpdir(), 'ionloom-killed-'));
let programs: BuiltPrograms;
beforeAll(async () => {
  programs = await builtPrograms({ write: 'test/node/programs/write-jobs.ts' });
});
afterAll(() => {
  rmSync(root, { recursive: true });
  programs.remove();
});

const KILLS = 10;
const [moments] = fc.sample(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: KILLS, maxLength: KILLS }), {
  numRuns: 1,
  seed: 20261202,
});

it('keeps every job that was said to be kept, whole, whenever its process is killed', async () => {
  const folder = join(root, 'data');
  let said = 0;
  for (const moment of moments!) {
    const writer = new StartedProgram(programs.file('write'), [folder]);
    await writer.written(moment);
    await writer.kill();
    const last = Number(writer.lines.at(-1));
    expect(writer.lines).toEqual(Array.from({ length: writer.lines.length }, (_, index) => `${said + 1 + index}`));
    const store = sqliteStore(folder);
    const { jobs } = store.contents();
    // One more may have been kept than there was time to say.
    expect([last, last + 1]).toContain(jobs.length);
    for (const [index, { record, input, outcome }] of jobs.entries()) {
      const number = index + 1;
      expect(record.number).toBe(number);
      expect(record.name).toHaveLength(number % 5000);
      expect(JSON.parse(input!).number).toBe(number);
      expect(outcome).toEqual(failedOutcome(`${number}`));
    }
    said = jobs.length;
    store.close();
  }
});
