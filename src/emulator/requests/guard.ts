import { ServiceError } from './service-error.js';

/** Who may ask. */
export interface Admission {
  /** The only key that is taken; any that is not empty if undefined. */
  readonly apiKey: string | undefined;
  /** Names of hosts, with or without a port, under which the emulator may be asked; any if undefined. */
  readonly hosts: readonly string[] | undefined;
}

/**
 * Keeps web pages of others out: one that makes a browser believe that its own name is this machine's (DNS rebinding) is
 * seen by the host that it asks for, one that asks across origins by what the browser says of it.
 *
 * @throws ServiceError 403.
 */
export function requireNeighbour({ headers, url }: Request, { hosts }: Admission): void {
  if (hosts === undefined) return;
  const host = headers.get('host') ?? new URL(url).host;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!hosts.includes(host.toLowerCase()) && !hosts.includes(name)) {
    throw new ServiceError(403, 'The emulator answers only under the names of this machine.');
  }
  const origin = headers.get('origin');
  if (origin !== null && (origin === 'null' || !isOneOf(origin, hosts))) {
    throw new ServiceError(403, 'The emulator answers no pages of other origins.');
  }
  if (headers.get('sec-fetch-site') === 'cross-site') {
    throw new ServiceError(403, 'The emulator answers no pages of other sites.');
  }
}

function isOneOf(origin: string, hosts: readonly string[]): boolean {
  try {
    const { host, hostname } = new URL(origin);
    return hosts.includes(host) || hosts.includes(hostname);
  } catch {
    return false;
  }
}

/** @throws ServiceError 401 for a request without a key, or with another than the one that is taken. */
export function requireKey({ headers }: Request, { apiKey }: Admission): void {
  const key = keyIn(headers);
  if (key !== undefined && (apiKey === undefined || isSame(key, apiKey))) return;
  throw new ServiceError(401, 'Invalid key provided. See https://docs.ionq.com/#authentication for details.');
}

/** The key of a request; undefined where it has none. */
function keyIn(headers: Headers): string | undefined {
  return /^apiKey\s+(\S.*)$/i.exec(headers.get('authorization') ?? '')?.[1]?.trim();
}

/** A shorter key could stand anywhere by chance. */
const SHORTEST_TELLING_KEY = 8;

/** A text of a request without its key, should it stand there. */
export function withoutKey(text: string, { headers }: Request): string {
  const key = keyIn(headers);
  return key === undefined || key.length < SHORTEST_TELLING_KEY ? text : text.replaceAll(key, '[key]');
}

/** Compares in a time that does not tell where two texts differ. */
function isSame(given: string, wanted: string): boolean {
  let difference = given.length ^ wanted.length;
  for (let index = 0; index < wanted.length; index++) {
    difference |= given.charCodeAt(index % Math.max(1, given.length)) ^ wanted.charCodeAt(index);
  }
  return difference === 0;
}
