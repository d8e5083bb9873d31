import { readFileSync } from 'node:fs';
import { IonloomError, issue } from '../../errors/index.js';

/** Where a queue is, and who asks. */
export interface QueueOptions {
  /** `redis://HOST:PORT/DATABASE`, or `rediss://...` over TLS; without a password, which has its own place. */
  readonly url: string;
  /** The user at Redis, where it has several. */
  readonly username?: string | undefined;
  /** Never shown or written down. */
  readonly password?: string | undefined;
  /** Milliseconds that the queue may be away before what depends on it fails; 5,000 if left out. */
  readonly patience?: number | undefined;
}

/** How a queue is used. */
export interface QueueEngineOptions extends QueueOptions {
  /**
   * How many batches are in the queue at the same time, at the workers included; 64 if left out. As many machines as
   * there may be should each have one to do and one to come for every thread.
   */
  readonly parallel?: number | undefined;
}

/** How long a queue may be away where nobody says. */
export const PATIENCE = 5000;

/** The variables that hold what no command line should. */
export const QUEUE_VARIABLES = {
  username: 'IONLOOM_QUEUE_USERNAME',
  password: 'IONLOOM_QUEUE_PASSWORD',
  passwordFile: 'IONLOOM_QUEUE_PASSWORD_FILE',
} as const;

/** What is needed to connect, and the address as people may see it. */
export interface QueueAddress {
  readonly shown: string;
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly db: number;
    readonly username?: string;
    readonly password?: string;
    readonly tls?: object;
  };
}

/**
 * Reads the address of a queue.
 *
 * @throws IonloomError `ValueOutOfRange` for what is no address of a Redis, or holds a password.
 */
export function queueAddress({ url, username, password }: QueueOptions): QueueAddress {
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
  const { protocol, hostname = '', port, pathname = '', search, hash } = parsed ?? {};
  const isRedis = protocol === 'redis:' || protocol === 'rediss:';
  const database = /^\/?(\d{0,4})\/?$/.exec(pathname)?.[1];
  if (parsed?.password || parsed?.username) {
    // Nothing of it is shown: who wrote a password there does not want it in a log.
    throw wrongAddress(
      'the address of a queue holds no user and no password',
      `give it as redis://HOST:PORT/DATABASE, and the password in the variable ${QUEUE_VARIABLES.password}, or in a file that ${QUEUE_VARIABLES.passwordFile} names`,
    );
  }
  if (!isRedis || hostname === '' || database === undefined || search || hash) {
    throw wrongAddress('that is no address of a queue', 'give it as redis://HOST:PORT/DATABASE');
  }
  const host = hostname.replace(/^\[|\]$/g, '');
  const number = port ? Number(port) : 6379;
  return {
    shown: `${protocol}//${hostname}:${number}/${Number(database)}`,
    connection: {
      host,
      port: number,
      db: Number(database),
      ...(username === undefined ? {} : { username }),
      ...(password === undefined ? {} : { password }),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  };
}

function wrongAddress(message: string, hint: string): IonloomError {
  return new IonloomError(issue('ValueOutOfRange', message, { path: ['url'], hint }));
}

/**
 * Who asks, from the environment: a password, or a file that holds one.
 *
 * @throws IonloomError `CannotRead` for a file that cannot be read.
 */
export function queueCredentials(
  environment: Readonly<Record<string, string | undefined>>,
): Pick<QueueOptions, 'username' | 'password'> {
  const { [QUEUE_VARIABLES.username]: username, [QUEUE_VARIABLES.password]: password } = environment;
  const file = environment[QUEUE_VARIABLES.passwordFile];
  const own = password ?? (file === undefined ? undefined : passwordIn(file));
  return { ...(username === undefined ? {} : { username }), ...(own === undefined ? {} : { password: own }) };
}

function passwordIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    const found = issue('CannotRead', `the file with the password of the queue cannot be read: ${code}`, {
      hint: `set ${QUEUE_VARIABLES.passwordFile} to a file that holds it`,
    });
    throw new IonloomError(found);
  }
}
