import { type Target, targets } from '../targets/index.js';
import type { Profile } from './options.js';

/** The machines that can be addressed: those of the catalogue that have a name on the wire. */
export const backends: readonly Target[] = targets.filter(
  ({ kind, name }) => (kind === 'qpu' || kind === 'simulator') && !name.includes(':'),
);

/** Their names. */
export const backendNames: readonly string[] = backends.map(({ name }) => name);

/** The target of a backend's name; undefined for one that there is not. */
export function backendNamed(name: string): Target | undefined {
  return backends.find((target) => target.name === name);
}

/** Retired machines that a state of the document still has among those that jobs can be sent to. */
const STILL_LISTED: Readonly<Record<Profile, readonly string[]>> = {
  '2026-05': ['qpu.aria-1', 'qpu.aria-2'],
  '2026-09': [],
};

/** The machines that jobs can be sent to in a state of the service. */
export function openBackends(profile: Profile): readonly string[] {
  const isOpen = ({ name, status }: Target) => status !== 'retired' || STILL_LISTED[profile].includes(name);
  return backends.filter(isOpen).map(({ name }) => name);
}
