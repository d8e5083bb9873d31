import {
  createEmulator,
  EMULATOR_OPTIONS,
  type Emulator,
  type EmulatorOptions,
  EngineRunner,
  type Runner,
} from '../emulator/index.js';
import { IonloomError, issue, type OptionNames, requireOptions } from '../errors/index.js';
import { type ServerOptions, serveHttp } from './http-server.js';
import { type QueueOptions, readyEngine } from './queue/index.js';
import { sqliteStore } from './sqlite-store.js';
import { workerRunner } from './worker-runner.js';

/** How an emulator is started; everything may be left out. */
export interface StartOptions extends Omit<EmulatorOptions, 'store' | 'hosts'>, ServerOptions {
  /** A folder in which jobs are kept; in memory if left out. */
  readonly data?: string | undefined;
  /** How many threads run circuits; 0 for none beside the one that answers, as many as this machine runs if left out. */
  readonly threads?: number | undefined;
  /** A queue on Redis, whose workers run the circuits instead; then none are run in this process. */
  readonly queue?: QueueOptions | undefined;
}

const { store: _store, hosts: _hosts, ...OF_THE_EMULATOR } = EMULATOR_OPTIONS;

const START_OPTIONS: OptionNames<StartOptions> = {
  ...OF_THE_EMULATOR,
  data: true,
  threads: true,
  queue: true,
  host: true,
  port: true,
  headersTimeout: true,
  requestTimeout: true,
  onFailure: true,
};

/** An emulator that answers over HTTP. */
export interface RunningEmulator {
  /** What clients call the base URL: `http://127.0.0.1:PORT/v0.4`. */
  readonly url: string;
  readonly port: number;
  /** The environment variables that lead the service's clients here. */
  readonly env: Readonly<Record<string, string>>;
  /** Lets requests end that are being answered, and then ends everything; what is kept in a folder stays there. */
  readonly stop: () => Promise<void>;
  /** Forgets all jobs and sessions. */
  readonly reset: () => void;
}

/** A key for clients that want one, where the emulator takes any. */
const ANY_KEY = 'emulator';

/**
 * Starts IonQ's cloud on this machine.
 *
 * Left to itself it is reached by programs of this machine alone; with a `host` that others reach it needs an `apiKey`.
 * Needs the packages hono and @hono/node-server, piscina where it runs circuits on threads, libsql where it keeps data,
 * bullmq and ioredis where it has a queue.
 *
 * @example
 * const emulator = await startEmulator({ seed: 7 });
 * const ionq = new IonQ({ apiKey: 'any', baseURL: emulator.url });
 * await emulator.stop();
 *
 * @throws IonloomError `CannotListen`, `FolderInUse`, `CannotRead`, `CannotWrite`, `MissingPackage`, `MissingApiKey`,
 * `QueueUnreachable`, `UnknownOption`, `ValueOutOfRange`, `WrongArgument`.
 */
export async function startEmulator(options: StartOptions = {}): Promise<RunningEmulator> {
  requireOptions<StartOptions>(options, START_OPTIONS, 'startEmulator');
  const { port, host, data, threads, queue, headersTimeout, requestTimeout, onFailure, ...given } = options;
  const hosts = namesFor(host, given.apiKey);
  const emulator = await made({ ...given, ...(hosts === undefined ? {} : { hosts }) }, data, { threads, queue });
  try {
    const server = await serveHttp((request, beside) => emulator.fetch(request, beside), options);
    const origin = `http://${reachedBy(host)}:${server.port}`;
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      await server.stop();
      await emulator.close();
    };
    return {
      url: `${origin}/v0.4`,
      port: server.port,
      env: environmentFor(origin, given.apiKey ?? ANY_KEY),
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
      reset: () => emulator.reset(),
    };
  } catch (error) {
    await emulator.close();
    throw error;
  }
}

/** An emulator with what it keeps and what runs its circuits; nothing stays open where one of them fails. */
async function made(
  options: EmulatorOptions,
  data: string | undefined,
  computing: Pick<StartOptions, 'threads' | 'queue'>,
): Promise<Emulator> {
  const runner = options.runner === undefined ? await ownRunner(computing) : undefined;
  try {
    const store = data === undefined ? undefined : sqliteStore(data);
    try {
      return createEmulator({
        ...options,
        ...(runner === undefined ? {} : { runner }),
        ...(store === undefined ? {} : { store }),
      });
    } catch (error) {
      store?.close();
      throw error;
    }
  } catch (error) {
    await runner?.close();
    throw error;
  }
}

/** How often a circuit is run whose worker ended before it was done. */
const ATTEMPTS = 5;

/** What runs circuits beside the thread that answers; undefined where nothing does. */
async function ownRunner({ threads, queue }: Pick<StartOptions, 'threads' | 'queue'>): Promise<Runner | undefined> {
  if (queue !== undefined) return new EngineRunner(await readyEngine(queue), ATTEMPTS);
  if (threads === 0) return undefined;
  return workerRunner(threads === undefined ? {} : { threads });
}

const EVERYWHERE = ['0.0.0.0', '::'];

/**
 * The names under which the emulator may be asked: a web page can lead its own name to this machine, and would then be
 * answered. Any where the whole network may ask, since nobody knows its names.
 *
 * @throws IonloomError `MissingApiKey` where others may ask and no key keeps them out.
 */
function namesFor(host: string | undefined, apiKey: string | undefined): readonly string[] | undefined {
  const own = ['localhost', '127.0.0.1', '[::1]'];
  if (host === undefined) return own;
  if (!/^(localhost|127\.[\d.]+|::1)$/i.test(host) && (apiKey ?? '') === '') {
    const found = issue('MissingApiKey', `others on the network reach ${host}, and no key keeps them out`, {
      hint: 'give an API key that the emulator takes alone, or leave out the host',
    });
    throw new IonloomError(found);
  }
  return EVERYWHERE.includes(host) ? undefined : [...own, inUrl(host).toLowerCase()];
}

/** What a client on this machine reaches a host by. */
function reachedBy(host: string | undefined): string {
  return host === undefined || EVERYWHERE.includes(host) ? '127.0.0.1' : inUrl(host);
}

function inUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Each client looks for the address under a name of its own: qiskit-ionq with the version in it, cirq-ionq without. */
function environmentFor(origin: string, apiKey: string): Readonly<Record<string, string>> {
  return {
    IONQ_API_URL: `${origin}/v0.4`,
    QISKIT_IONQ_API_URL: `${origin}/v0.4`,
    IONQ_REMOTE_HOST: origin,
    CIRQ_IONQ_REMOTE_HOST: origin,
    IONQ_API_KEY: apiKey,
  };
}
