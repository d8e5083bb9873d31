import { type ClientOptions, IonQ } from '../../src/cloud/index.js';
import type { Fetch } from '../service/received-request.js';
import { VirtualClock } from '../service/virtual-clock.js';

/** A key that can be found wherever it leaks to. */
export const KEY = 'a-key-that-nobody-may-see';

/** What a client talks to, and its clock where it has one. */
interface Service {
  readonly fetch: Fetch;
  readonly clock?: VirtualClock;
}

/** A client whose world is a service of the tests: its clock, no chance, and tokens `token-1`, `token-2`, ... */
export function clientOf({ fetch, clock = new VirtualClock() }: Service, options: ClientOptions = {}): IonQ {
  let tokens = 0;
  const token = () => {
    tokens++;
    return `token-${tokens}`;
  };
  const surroundings = {
    now: () => clock.now(),
    after: clock.after.bind(clock),
    random: () => 0,
    token,
    environment: {},
  };
  return new IonQ({ apiKey: KEY, fetch: fetch as typeof globalThis.fetch, surroundings, ...options });
}
