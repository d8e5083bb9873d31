import { methods } from './index.js';

/**
 * Loads the files of all methods, so that the browser has them when the page's server has gone.
 */
export async function loadAhead(_given: object): Promise<void> {
  await Promise.all(Object.values(methods).map((load) => load()));
}
