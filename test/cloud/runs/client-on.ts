import { type ClientEvent, type ClientOptions, IonQ } from '../../../src/cloud/index.js';
import type { EmulatedService } from '../../service/emulated-service.js';
import type { Fetch } from '../../service/received-request.js';

let tokens = 0;

/** A client of a service in the service's time, and what it told. */
export interface TestClient {
  readonly ionq: IonQ;
  readonly events: ClientEvent[];
  /** Lets time pass until a promise settles. */
  readonly run: <Value>(promise: PromiseLike<Value>) => Promise<Value>;
}

/** A new client, which knows nothing of what others submitted. */
export function clientOn(
  { clock, fetch }: Pick<EmulatedService, 'clock'> & { readonly fetch: Fetch },
  options: ClientOptions = {},
): TestClient {
  const events: ClientEvent[] = [];
  const surroundings = {
    now: () => clock.now(),
    after: (milliseconds: number, callback: () => void) => clock.after(milliseconds, callback),
    random: () => 0.5,
    token: () => `00000000-0000-4000-8000-${String(++tokens).padStart(12, '0')}`,
    environment: {},
  };
  const ionq = new IonQ({
    apiKey: 'key',
    fetch: fetch as typeof globalThis.fetch,
    onEvent: (event) => events.push(event),
    surroundings,
    ...options,
  });
  return { ionq, events, run: (promise) => clock.run(promise) };
}

/** The bodies of all jobs that reached a service. */
export function postedJobs(service: EmulatedService): readonly Record<string, never>[] {
  return service.requests.flatMap(({ method, path, body }) =>
    method === 'POST' && path === '/jobs' ? [body as Record<string, never>] : [],
  );
}
