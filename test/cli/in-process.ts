import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/cli/run.js';
import type { Terminal } from '../../src/cli/terminal.js';
import { VirtualClock } from './virtual-clock.js';

/** What a command line said and how it ended. */
export interface Transcript {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a test gives instead of a real terminal. */
export interface Surroundings {
  readonly stdin?: string | Uint8Array;
  /** Whether stderr and stdout are watched by a person; not unless said. */
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** How far the clock goes on between two looks at it. */
  readonly tick?: number;
  /** What sends requests; without it none can be sent. */
  readonly fetch?: typeof fetch;
  /** Milliseconds after the start at which somebody interrupts, if the command listens. */
  readonly interruptAt?: number;
  /** Milliseconds after the start at which it is told to end, if it listens. */
  readonly terminateAt?: number;
  /** Told of what goes to stdout when it does. */
  readonly onStdout?: (text: string) => void;
}

/** Runs a command line in this process, with streams that only remember. */
export async function ionloom(words: readonly string[], surroundings: Surroundings = {}): Promise<Transcript> {
  const { stdin = '', isTTY = false, columns, environment = {}, tick = 0.001, interruptAt, terminateAt } = surroundings;
  const { fetch = unreachable } = surroundings;
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
      if (name === 'stdout') surroundings.onStdout?.(text);
    },
    isTTY,
    columns,
  });
  let clock = 0;
  const virtual = new VirtualClock();
  const terminal: Terminal = {
    stdin: pieces(typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    environment,
    version: () => '1.2.3',
    seconds: () => {
      clock += tick;
      return clock;
    },
    fetch,
    surroundings: { now: virtual.now, after: virtual.after, random: () => 0, token: () => 'token-of-tests' },
    onInterrupt: (callback) => (interruptAt === undefined ? () => {} : virtual.after(interruptAt, callback)),
    onTermination: (callback) => (terminateAt === undefined ? () => {} : virtual.after(terminateAt, callback)),
  };
  const code = await run(words, terminal);
  return { code, ...written };
}

/** No test talks to the world. */
const unreachable: typeof fetch = async () => {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('no network in tests'), { code: 'ENOTFOUND' }),
  });
};

/** A stream of bytes in pieces that cut characters apart, as pipes do. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1021) yield bytes.subarray(start, start + 1021);
}

/** A folder that exists during the tests of one file. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'ionloom-cli-'));

  /** Writes a file and returns its path. */
  file(name: string, content: string | Uint8Array | object): string {
    const path = this.at(name);
    writeFileSync(
      path,
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
    return path;
  }

  at(name: string): string {
    return join(this.path, name);
  }

  /** A text without the folder's own name, for comparison with what was written down. */
  anonymous(text: string): string {
    return text.replaceAll(`${this.path}/`, '');
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** A transcript as one text: what was typed, both streams, the exit code. */
export function asText(words: readonly string[], { code, stdout, stderr }: Transcript): string {
  const parts = [`$ ionloom ${words.join(' ')}\n`];
  if (stdout !== '') parts.push('--- stdout\n', stdout);
  if (stderr !== '') parts.push('--- stderr\n', stderr);
  return `${parts.join('')}--- exit code ${code}\n`;
}
