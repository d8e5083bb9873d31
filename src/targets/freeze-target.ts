import type { Target } from './target.js';

/** Freezes a target with everything in it. */
export function freezeTarget(target: Target): Target {
  for (const part of Object.values(target)) {
    if (typeof part === 'object' && part !== null) Object.freeze(part);
  }
  return Object.freeze(target);
}
