#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { exitCodes } from './failure.js';
import { run } from './run.js';
import type { Terminal } from './terminal.js';

/** The package's own version; this file is bundled to dist/cli/main.js, two folders below package.json, as here. */
function version(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return manifest.version;
}

// A reader that has seen enough (`| head`) is no failure: what is still written goes nowhere.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    if (stream === process.stdout) process.stderr.write(`error: standard output cannot be written: ${error.message}\n`);
    process.exit(exitCodes.bad);
  });
}

const terminal: Terminal = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  version,
  seconds: () => performance.now() / 1000,
  // Only while a command listens: with a handler, a long computation would not be interrupted until its end. A second
  // interrupt ends the program in any case.
  onInterrupt: (callback) => {
    process.once('SIGINT', callback);
    return () => process.off('SIGINT', callback);
  },
  onTermination: (callback) => {
    process.once('SIGTERM', callback);
    return () => process.off('SIGTERM', callback);
  },
};

process.exitCode = await run(process.argv.slice(2), terminal);
