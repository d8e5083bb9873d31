import type { Hono } from 'hono';
import { formatPath, IonloomError } from '../../errors/index.js';
import { requireKey } from '../requests/guard.js';
import { jsonBody } from '../requests/read-body.js';
import { badRequest } from '../requests/service-error.js';
import type { Service } from '../service.js';
import { readContents } from '../store/read-contents.js';
import type { StoreContents } from '../store/store.js';
import type { RequestState } from './route.js';

/**
 * Adds what an emulator has and the service has not, outside of its paths. Where one key alone is taken, it is wanted
 * here, too: others may then reach the emulator, and all programs and results are in its state. Health tells nothing.
 */
export function addAdmin(app: Hono<RequestState>, service: Service, startedAt: number): void {
  const { settings, store, jobs, sessions, log } = service;
  app.get('/_emulator/health', (context) =>
    context.json({
      status: 'ok',
      profile: settings.profile,
      strict: settings.strict,
      seed: settings.seed,
      uptime_ms: settings.world.now() - startedAt,
      jobs: store.count({}),
      sessions: sessions.list(undefined).length,
      waiting: jobs.waiting,
      requests: log.count,
    }),
  );
  for (const path of ['/_emulator/requests', '/_emulator/state']) {
    app.use(path, (context, next) => {
      if (settings.apiKey !== undefined) requireKey(context.req.raw, settings);
      return next();
    });
  }
  app.get('/_emulator/requests', (context) => context.json(log.toJSON()));
  app.get('/_emulator/state', (context) => context.json(store.contents()));
  app.put('/_emulator/state', async (context) => {
    const contents = contentsIn(await jsonBody(context.req.raw, context.env));
    store.transaction(() => store.replace(contents));
    jobs.restart();
    return context.json({ jobs: store.count({}) });
  });
  app.delete('/_emulator/state', (context) => {
    store.transaction(() => store.replace({ jobs: [], sessions: [] }));
    jobs.restart();
    log.clear();
    return context.json({ jobs: 0 });
  });
}

/** @throws ServiceError 400 for what is not what `GET /_emulator/state` gives. */
function contentsIn(body: unknown): StoreContents {
  try {
    return readContents(body);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    const places = error.issues.map(({ path = [] }) => formatPath(path));
    throw badRequest(error.issues.map(({ message }, k) => `"${places[k] || 'value'}": ${message}`).join('. '), places);
  }
}
