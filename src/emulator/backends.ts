import { type Target, targets } from '../targets/index.js';

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
