import { IonloomError } from '../errors/index.js';
import { findTarget } from '../targets/index.js';

/**
 * What the service calls a backend: `forte-1` is `qpu.forte-1`. A name that this version does not know is the service's
 * to judge, since new machines appear.
 */
export function backendName(text: string): string {
  try {
    const { name, kind } = findTarget(text);
    return kind === 'qpu' || kind === 'simulator' ? name : text;
  } catch (error) {
    if (error instanceof IonloomError) return text;
    throw error;
  }
}

/** The same for several, with commas between them. */
export function backendNames(text: string): string {
  return text
    .split(',')
    .map((name) => backendName(name.trim()))
    .join(',');
}
