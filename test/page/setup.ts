import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.js';
import { pageFolder } from './page-folder.js';

/** Builds the page once, before the first test. */
export default async function setup(_project: TestProject): Promise<void> {
  if (!existsSync(chromiumPath)) {
    throw new Error(
      `These tests need Chromium, and there is none at ${chromiumPath}: run \`apt-get install chromium\`, or say where it is with the variable CHROMIUM.`,
    );
  }
  const { build } = await import('vite');
  await build({
    configFile: resolve('vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: pageFolder, emptyOutDir: true },
  });
}
