import type { IonQ } from '../../../public/cloud.js';
import type { Emulator } from '../../../public/emulator.js';

/** Where jobs are: in the emulator of the page, or in the one that serves it. */
export type JobPlace = 'page' | 'server';

/** How fast jobs of the page's emulator go on. */
export type Pace = keyof typeof POLICIES;

/** The policies behind the paces, as the emulator reads them. */
const POLICIES = { immediate: 'immediate', seconds: 'time:700,1400,2100', hours: 'time:1000,3600000,3660000' } as const;

/** Any key will do for an emulator, and no other service is ever asked. */
const KEY = 'workbench';

/** An emulator has one policy, so that there is one for each pace; seeds of their own keep their ids apart. */
const emulators = new Map<Pace, Promise<IonQ>>();

/** A client of the page's emulator, which starts with the first job. */
export function pageClient(pace: Pace): Promise<IonQ> {
  const known = emulators.get(pace);
  if (known !== undefined) return known;
  const made = startEmulator(pace);
  emulators.set(pace, made);
  return made;
}

/** Clients of all emulators that have started. */
export function pageClients(): Promise<readonly IonQ[]> {
  return Promise.all(emulators.values());
}

async function startEmulator(pace: Pace): Promise<IonQ> {
  // Other workers never load these.
  const [{ IonQ }, { createEmulator, readPolicy }] = await Promise.all([
    import('../../../public/cloud.js'),
    import('../../../public/emulator.js'),
  ]);
  const seed = 1 + Object.keys(POLICIES).indexOf(pace);
  const emulator: Emulator = createEmulator({ seed, policy: readPolicy(POLICIES[pace]) });
  return new IonQ({
    apiKey: KEY,
    baseURL: 'http://localhost/v0.4',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
}

/** A client of whatever serves the page. */
export async function serverClient(): Promise<IonQ> {
  const { IonQ } = await import('../../../public/cloud.js');
  return new IonQ({ apiKey: KEY, baseURL: serverUrl() });
}

/** Where an emulator would be that serves the page. */
export function serverUrl(): string {
  return new URL('/v0.4', self.location.origin).href;
}
