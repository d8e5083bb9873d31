import { schemaIssues, schemas } from '../../formats/ionq/index.js';
import { ORGANIZATION_ID } from '../answers/job-answer.js';
import { sessionAnswer } from '../answers/session-answer.js';
import { backendNamed } from '../backends.js';
import { readQuery } from '../requests/query.js';
import { badRequest } from '../requests/service-error.js';
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
    answer: (service, { body }) => {
      const issues = [...schemaIssues(schemas.createSessionRequest, body, [], 'the request')];
      if (issues.length > 0) {
        const keys = issues.map(({ path = [] }) => path.join('.'));
        throw badRequest(issues.map(({ message }) => message).join('. '), keys);
      }
      const { backend, settings = {} } = body as {
        readonly backend: string;
        readonly settings?: SessionRecord['limits'];
      };
      if (backendNamed(backend) === undefined) throw badRequest(`"backend": there is no ${backend}`, ['backend']);
      return { status: 201, body: answerOf(service, service.sessions.open(backend, settings)) };
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
