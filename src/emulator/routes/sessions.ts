import { schemas } from '../../formats/ionq/index.js';
import { ORGANIZATION_ID } from '../answers/job-answer.js';
import { sessionAnswer } from '../answers/session-answer.js';
import { openBackends } from '../backends.js';
import { readQuery } from '../requests/query.js';
import { badRequest } from '../requests/service-error.js';
import { readFields } from '../requests/unknown-fields.js';
import type { Service } from '../service.js';
import type { SessionRecord } from '../store/records.js';
import { page } from './jobs.js';
import type { Given, Route } from './route.js';

/** Reserved time on a machine. */
export const sessionRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/sessions',
    operation: 'CreateSession',
    hasBody: true,
    answer: (service, { body, tolerate }) => {
      const { strict, profile } = service.settings;
      const { backend, settings = {} } = readFields(body, schemas.createSessionRequest, strict, tolerate);
      const known = openBackends(profile);
      if (!known.includes(backend)) throw badRequest(`"backend" must be one of [${known.join(', ')}]`, ['backend']);
      return {
        status: 201,
        body: answerOf(service, service.sessions.open(backend, settings as SessionRecord['limits'])),
      };
    },
  },
  {
    method: 'get',
    path: '/sessions',
    operation: 'GetSessions',
    answer: (service, { query, tolerate }) => {
      const { active } = readQuery(query, schemas.sessionsQuery, service.settings.strict, tolerate);
      const sessions = service.sessions.list(active).map((session) => answerOf(service, session));
      return { body: { organization_id: ORGANIZATION_ID, sessions } };
    },
  },
  {
    method: 'get',
    path: '/sessions/:session',
    operation: 'GetSession',
    answer: (service, { id }) => ({ body: answerOf(service, service.sessions.get(id('session'))) }),
  },
  {
    method: 'post',
    path: '/sessions/:session/end',
    operation: 'EndSession',
    answer: (service, { id }): Given => ({ body: answerOf(service, service.sessions.end(id('session'))) }),
  },
  {
    method: 'get',
    path: '/sessions/:session/jobs',
    operation: 'GetSessionJobs',
    answer: (service, asked) => {
      const { id } = service.sessions.get(asked.id('session'));
      return { body: page(service, asked, { sessionId: id }) };
    },
  },
];

function answerOf({ settings }: Service, session: SessionRecord): object {
  return sessionAnswer(session, settings.world.now());
}
