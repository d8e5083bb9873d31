import { schemas } from '../../formats/ionq/index.js';
import type { Target } from '../../targets/index.js';
import { backendAnswer, backendAnswers, characterizations } from '../answers/backend-answer.js';
import { backendNamed } from '../backends.js';
import { readQuery } from '../requests/query.js';
import { notFound } from '../requests/service-error.js';
import type { Asked, Route } from './route.js';

/** Characterizations on a page where nothing is said. */
const PAGE = 10;

/** The machines, and what was measured of them. */
export const backendRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/backends',
    operation: 'getBackends',
    isPublic: true,
    answer: ({ settings }) => ({ body: backendAnswers(settings.seed) }),
  },
  {
    method: 'get',
    path: '/backends/:backend',
    operation: 'getBackend',
    isPublic: true,
    answer: ({ settings }, asked) => ({ body: backendAnswer(targetIn(asked), settings.seed) }),
  },
  {
    method: 'get',
    path: '/backends/:backend/characterizations',
    operation: 'getCharacterizationsForBackend',
    isPublic: true,
    answer: ({ settings }, asked) => {
      const query = readQuery(asked.query, schemas.characterizationsQuery, settings.strict, asked.tolerate);
      const { limit = PAGE, page = 1, start, end } = query;
      const all = characterizations(targetIn(asked), settings.seed).filter((each) => {
        const { date } = each as { readonly date: string };
        return (start === undefined || date >= start) && (end === undefined || date < end);
      });
      const found = all.slice((page - 1) * limit, page * limit);
      const left = Math.max(0, Math.ceil(all.length / limit) - page);
      return { body: { characterizations: found, pages: left } };
    },
  },
  {
    method: 'get',
    path: '/backends/:backend/characterizations/:characterization',
    operation: 'getCharacterization',
    answer: ({ settings }, asked) => {
      const all = characterizations(targetIn(asked), settings.seed) as readonly { readonly id: string }[];
      const found = all.find(({ id }) => id === asked.id('characterization'));
      if (found === undefined) throw notFound('Characterization');
      return { body: found };
    },
  },
];

function targetIn({ id }: Asked): Target {
  const target = backendNamed(id('backend'));
  if (target === undefined) throw notFound('Backend');
  return target;
}
