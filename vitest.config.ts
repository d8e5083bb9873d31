import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { documentedExamples } from './test/documented-examples.js';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** What needs a Redis, which not everybody has who runs the tests. */
const onQueue = ['test/node/queue/**', 'test/programs/sweep-on-queue.test.ts', 'test/cli/commands/worker.test.ts'];

export default defineConfig({
  plugins: [documentedExamples()],
  resolve: {
    // The examples of the documentation import the package by its name; in the tests that name is the source tree.
    alias: [
      { find: /^ionloom$/, replacement: source('public/index.ts') },
      { find: /^ionloom\/([a-z]+)$/, replacement: source('public/$1.ts') },
    ],
  },
  test: {
    // A bound against hanging, far above what any test takes: tests do not measure time.
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'library',
          include: ['test/**/*.test.ts'],
          exclude: ['test/page/**', ...onQueue],
          // The files share one module graph per worker: mathjs, the oracle of most of them, takes a second to load.
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'queue',
          include: onQueue,
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: ['test/page/**/*.test.ts'],
          globalSetup: 'test/page/setup.ts',
          // A bound against waiting for ever, as above: what is to be seen may take its time on a busy machine.
          expect: { poll: { timeout: 30_000 } },
          // A browser on a machine that is busy elsewhere may lose a keystroke; what fails twice is wrong.
          retry: 1,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // It runs in a browser, where its own tests are.
      exclude: ['src/page/**'],
      reporter: ['text-summary', 'html'],
      thresholds: { statements: 95, branches: 90, functions: 95, lines: 95 },
    },
  },
});
