import { type Fetch, SERVICE_URL } from './received-request.js';
import type { VirtualClock } from './virtual-clock.js';

/** A request by hand, for tests of what stands behind `fetch`. */
export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  readonly redirect?: Request['redirect'];
  readonly key?: string;
}

/** Calls a service as a careful client does, without waiting for what it answers. */
export function call(fetch: Fetch, path: string, { body, key = 'a-key-that-nobody-has', ...rest }: Call = {}) {
  const headers: Record<string, string> = { authorization: `apiKey ${key}`, accept: 'application/json' };
  if (body === undefined) return fetch(`${SERVICE_URL}${path}`, { ...rest, headers });
  headers['content-type'] = 'application/json';
  return fetch(`${SERVICE_URL}${path}`, { ...rest, headers, body: JSON.stringify(body) });
}

/** Calls a service while its time passes, and reads the answer. */
export async function ask(
  service: { readonly fetch: Fetch; readonly clock: VirtualClock },
  path: string,
  options?: Call,
): Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }> {
  const answer = await service.clock.run(call(service.fetch, path, options));
  return { status: answer.status, headers: answer.headers, body: await service.clock.run(answer.json()) };
}
