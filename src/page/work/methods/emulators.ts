import { IonQ } from '../../../public/cloud.js';
import { createEmulator, readPolicy } from '../../../public/emulator.js';

/** Where jobs are: in the emulator of the page, or in the one that serves it. */
export type JobPlace = 'page' | 'server';

/** How fast jobs of the page's emulator go on. */
export type Pace = keyof typeof POLICIES;

/** The policies behind the paces, as the emulator reads them. */
const POLICIES = { immediate: 'immediate', seconds: 'time:700,1400,2100', hours: 'time:1000,3600000,3660000' } as const;

/** Any key will do for an emulator, and no other service is ever asked. */
const KEY = 'workbench';

/** An emulator has one policy, so that there is one for each pace; seeds of their own keep their ids apart. */
const emulators = new Map<Pace, IonQ>();

/** A client of the page's emulator, which starts with the first job. */
export function pageClient(pace: Pace): IonQ {
  const known = emulators.get(pace);
  if (known !== undefined) return known;
  const made = startEmulator(pace);
  emulators.set(pace, made);
  return made;
}

/** Clients of all emulators that have started. */
export function pageClients(): readonly IonQ[] {
  return [...emulators.values()];
}

function startEmulator(pace: Pace): IonQ {
  const seed = 1 + Object.keys(POLICIES).indexOf(pace);
  const emulator = createEmulator({ seed, policy: readPolicy(POLICIES[pace]) });
  return new IonQ({
    apiKey: KEY,
    baseURL: 'http://localhost/v0.4',
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
}

/** A client of whatever serves the page. */
export function serverClient(): IonQ {
  return new IonQ({ apiKey: KEY, baseURL: serverUrl() });
}

/** Where an emulator would be that serves the page. */
export function serverUrl(): string {
  return new URL('/v0.4', self.location.origin).href;
}
