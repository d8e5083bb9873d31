import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startWorkbench } from '../src/public/node.js';
import { launched } from '../test/page/chromium.js';
import { type Benchmark, row } from './benchmark.js';
import { longestTask, paintSeconds, typingSeconds } from './page/measure.js';
import { median } from './timing.js';

const folder = resolve('node_modules/.cache/ionloom/page-bench');

/** What the workbench weighs, how soon something is seen, and how soon the picture follows the text. */
export const page: Benchmark = {
  about: 'the workbench in a browser: size, first paint, from a keystroke to the picture, scrolling',
  async *run({ quick }) {
    const { build } = await import('vite');
    await build({
      configFile: resolve('vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: folder, emptyOutDir: true },
    });
    const kilobytes = weights();
    yield row('code of the page, gzipped', kilobytes.page, 'kB', { atMost: 200 });
    yield row('languages of the editor, gzipped', kilobytes.languages, 'kB');
    yield row('the library, in its workers, gzipped', kilobytes.workers, 'kB');
    yield row('style, gzipped', kilobytes.style, 'kB');

    const workbench = await startWorkbench({ folder, threads: 0 });
    const browser = await launched();
    try {
      const paints: number[] = [];
      for (let time = 0; time < (quick ? 3 : 11); time++) paints.push(await paintSeconds(browser, workbench.page));
      yield row('first useful paint: text, and its picture', median(paints), 's', { atMost: 1 });
      for (const gates of [200, 1000, 10_000]) {
        const seconds = await typingSeconds(browser, workbench.page, gates, quick ? 10 : 40);
        const goal = gates === 200 ? { atMost: 50 } : undefined;
        yield row(`keystroke to the new picture, ${gates} gates, median`, 1000 * median(seconds), 'ms', goal);
        yield row(`keystroke to the new picture, ${gates} gates, slowest`, 1000 * Math.max(...seconds), 'ms');
      }
      yield row('longest task while 10,000 gates scroll', await longestTask(browser, workbench.page), 'ms', {
        atMost: 50,
      });
    } finally {
      await browser.close();
      await workbench.stop();
    }
  },
};

/** Kilobytes by what they are for: what the page's own thread loads at any time, and what only workers do. */
function weights(): Readonly<Record<'page' | 'languages' | 'workers' | 'style', number>> {
  const found = { page: 0, languages: 0, workers: 0, style: 0 };
  const assets = resolve(folder, 'assets');
  const loadedByPage = reachable(
    assets,
    /src="\.\/assets\/([^"]+)"/.exec(readFileSync(`${folder}/index.html`, 'utf8'))![1]!,
  );
  for (const name of readdirSync(assets)) {
    const kilobytes = gzipSync(readFileSync(`${assets}/${name}`), { level: 9 }).length / 1000;
    if (name.endsWith('.css')) found.style += kilobytes;
    else if (/language/.test(name)) found.languages += kilobytes;
    else if (name.endsWith('.js')) found[loadedByPage.has(name) ? 'page' : 'workers'] += kilobytes;
  }
  return found;
}

/** The scripts that a script imports, now or later, and so on; workers are named by their address, not imported. */
function reachable(assets: string, first: string): ReadonlySet<string> {
  const found = new Set([first]);
  for (const name of found) {
    const text = readFileSync(`${assets}/${name}`, 'utf8');
    for (const [, other] of text.matchAll(/(?:from|import\(?)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) found.add(other!);
  }
  return found;
}
