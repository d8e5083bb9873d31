import type { Hono } from 'hono';
import { isObject } from '../../formats/ionq/index.js';
import { jsonBody } from '../requests/read-body.js';
import { badRequest } from '../requests/service-error.js';
import type { Service } from '../service.js';
import type { StoreContents } from '../store/store.js';
import type { RequestState } from './route.js';

/** Adds what an emulator has and the service has not, outside of its paths. */
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
  app.get('/_emulator/requests', (context) => context.json(log.toJSON()));
  app.get('/_emulator/state', (context) => context.json(store.contents()));
  app.put('/_emulator/state', async (context) => {
    const contents = await jsonBody(context.req.raw, context.env);
    if (!isObject(contents) || !Array.isArray(contents['jobs']) || !Array.isArray(contents['sessions'])) {
      throw badRequest('a state is what GET /_emulator/state gives', ['jobs', 'sessions']);
    }
    store.transaction(() => store.replace(contents as unknown as StoreContents));
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
