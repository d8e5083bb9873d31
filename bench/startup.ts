import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Benchmark, row } from './benchmark.js';
import { interleaved } from './timing.js';

/** The goal holds for a machine on which an empty Node process takes this long; a slower one gets more in proportion. */
const EMPTY_PROCESS_SECONDS = 0.04;
const VERSION_SECONDS = 0.15;

const node = (...args: string[]) => execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
const tsup = (...args: string[]) => node('node_modules/tsup/dist/cli-default.js', ...args);

/** How long the command line takes to say its version, and what the bundles weigh. */
export const startup: Benchmark = {
  about: 'start of the command line beside an empty Node process; gzipped bundles',
  *run({ quick }) {
    tsup();
    const folder = mkdtempSync(join(tmpdir(), 'ionloom-startup-'));
    try {
      const empty = join(folder, 'empty.mjs');
      writeFileSync(empty, '');
      const seconds = interleaved(
        { empty: () => node(empty), version: () => node('dist/cli/main.js', '--version') },
        quick ? 7 : 31,
      );
      const slowness = Math.max(1, seconds.empty / EMPTY_PROCESS_SECONDS);
      yield row('empty Node process', seconds.empty, 's');
      yield row('ionloom --version', seconds.version, 's', { atMost: VERSION_SECONDS * slowness });
    } finally {
      rmSync(folder, { recursive: true });
    }

    tsup('--config', '.ci/size.config.ts');
    for (const { name, path, limit } of sizeLimits()) {
      const kilobytes = gzipSync(readFileSync(path), { level: 9 }).length / 1000;
      yield row(`${name}, gzipped`, kilobytes, 'kB', { atMost: limit });
    }
  },
};

/** The limits that `npm run check:size` holds, so that they are stated once; in kB. */
function sizeLimits(): { name: string; path: string; limit: number }[] {
  const entries: { name: string; path: string; limit: string }[] = JSON.parse(readFileSync('.size-limit.json', 'utf8'));
  return entries.map(({ name, path, limit }) => ({ name, path, limit: Number.parseFloat(limit) }));
}
