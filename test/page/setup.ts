import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the page is built for the tests. */
    readonly pageFolder: string;
  }
}

/** Builds the page once, before the first test; gives what removes it again. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (!existsSync(chromiumPath)) {
    throw new Error(
      `These tests need Chromium, and there is none at ${chromiumPath}: run \`apt-get install chromium\`, or say where it is with the variable CHROMIUM.`,
    );
  }
  const { build } = await import('vite');
  const pageFolder = mkdtempSync(join(tmpdir(), 'ionloom-page-'));
  await build({
    configFile: resolve('vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: pageFolder, emptyOutDir: true },
  });
  project.provide('pageFolder', pageFolder);
  return () => rmSync(pageFolder, { recursive: true });
}
