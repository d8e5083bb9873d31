import type { Surroundings } from '../cloud/index.js';

/** Where text goes: a terminal, a file or a pipe. */
export interface OutputStream {
  readonly write: (text: string) => unknown;
  /** True when a person watches. */
  readonly isTTY?: boolean | undefined;
  /** The width in characters, where there is one. */
  readonly columns?: number | undefined;
}

/** Everything that a command knows of the world beside its arguments and files, so that tests can give their own. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array>;
  /** For results. */
  readonly stdout: OutputStream;
  /** For people. */
  readonly stderr: OutputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The version that `--version` says. */
  readonly version: () => string;
  /** A clock that only moves forward, in seconds. */
  readonly seconds: () => number;
  /** What sends requests to the service; the runtime's own if left out. */
  readonly fetch?: typeof fetch;
  /** The clock and the chance by which the service is waited for; the real ones if left out. */
  readonly surroundings?: Partial<Omit<Surroundings, 'environment'>>;
  /**
   * Calls back at an interrupt (Ctrl-C), which then does not end the program; what it gives, called, ends that. Left out
   * where nobody can interrupt.
   */
  readonly onInterrupt?: (callback: () => void) => () => void;
  /** The same where the program is told to end (SIGTERM). */
  readonly onTermination?: (callback: () => void) => () => void;
}

/** Whether a stream shows colours: on a terminal, unless NO_COLOR is set (no-color.org) or the terminal is dumb. */
export function showsColour({ isTTY }: OutputStream, { environment }: Terminal): boolean {
  return isTTY === true && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
}
