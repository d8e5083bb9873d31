import { service } from './workers.js';

/**
 * Loads, once there is nothing better to do, what is otherwise loaded when it is needed first: the page then goes on without
 * its server. What cannot be loaded now is asked for again when it is needed, and missed there.
 */
export function loadAhead(): void {
  const load = () => {
    void Promise.allSettled([
      import('../plot/chart.js'),
      import('../editor/json-language.js'),
      service.call('loadAhead', {}),
    ]);
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(load, { timeout: 10_000 });
  else setTimeout(load, 3000);
}
