import { IonloomError, issue } from '../errors/index.js';

/** Where the service is. */
export const DEFAULT_BASE_URL = 'https://api.ionq.co/v0.4';

/** The version of the API that this client speaks, as paths begin. */
const VERSION_PATH = '/v0.4';

/**
 * The address that requests go to: what was given, else what the variables say by which the Python SDKs are led
 * (`IONQ_API_URL` of qiskit-ionq with its version, `IONQ_REMOTE_HOST` of cirq-ionq, whose path is dropped), else the
 * service's own.
 *
 * @throws IonloomError `ValueOutOfRange` for what is no address, or one to which no key may be sent.
 */
export function baseUrlOf(given: string | undefined, environment: Readonly<Record<string, string | undefined>>): URL {
  const url = environment['IONQ_API_URL']?.trim();
  const host = environment['IONQ_REMOTE_HOST']?.trim();
  if (given !== undefined) return checked(given, 'baseURL');
  if (url) return checked(url, 'IONQ_API_URL');
  if (host) return new URL(VERSION_PATH, checked(host, 'IONQ_REMOTE_HOST').origin);
  return new URL(DEFAULT_BASE_URL);
}

function checked(text: string, source: string): URL {
  const refuse = (what: string, hint: string) =>
    new IonloomError(issue('ValueOutOfRange', `${source} ${what}`, { path: [source], hint }));
  const example = `such as ${DEFAULT_BASE_URL}`;
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse('is no address', example);
  }
  if (url.username !== '' || url.password !== '')
    throw refuse('holds a name or a password', 'give the key as apiKey, or in IONQ_API_KEY');
  if (url.search !== '' || url.hash !== '') throw refuse('goes on after its path', example);
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refuse('is http, which anyone on the way can read', 'https, or http to this machine only (127.0.0.1)');
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('is neither https nor http', example);
  // Never read as an address of its own: a path such as `//example.com` would name another host.
  url.pathname = url.pathname.replace(/\/+$/, '');
  url.search = '';
  url.hash = '';
  return url;
}

/** Whether a host is this machine, under a name that no one else answers to. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
