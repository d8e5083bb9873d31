import type * as z from 'zod/mini';
import { schemaIssues } from '../../formats/ionq/index.js';
import { badRequest } from './service-error.js';

/** The values of a query by name, as clients write them: all texts, several under one name as a list. */
export type RawQuery = Readonly<Record<string, string | readonly string[]>>;

/** The query of a URL. */
export function queryOf(url: string): RawQuery {
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of new URL(url).searchParams) {
    const before = query[name];
    if (before === undefined) query[name] = value;
    else query[name] = [...(Array.isArray(before) ? before : [before]), value];
  }
  return query;
}

/** Names whose values are read as something else than a text. */
const readers: ReadonlyMap<string, (text: string) => unknown> = new Map([
  ...['limit', 'page', 'qubits', 'shots', '1q_gates', '2q_gates'].map((name) => [name, numberOf] as const),
  ...['sharpen', 'error_mitigation', 'active'].map((name) => [name, booleanOf] as const),
]);

/**
 * A query as its schema has it.
 *
 * A lenient reader leaves out names that the document does not know, and takes Python's `True` and `False`.
 *
 * @param tolerated is told of everything that the document does not provide for
 * @throws ServiceError 400 with the names of what is wrong.
 */
export function readQuery<Query>(
  raw: Readonly<Record<string, unknown>>,
  schema: z.ZodMiniType<Query>,
  isStrict: boolean,
  tolerated: (oddity: string) => void,
): Query {
  const query: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    const reader = readers.get(name);
    if (name === 'ids')
      query[name] = (Array.isArray(value) ? value : [value]).flatMap((each) => String(each).split(','));
    else if (reader !== undefined && typeof value === 'string') {
      if (/^(True|False)$/.test(value)) {
        if (isStrict) throw badRequest(`"${name}" must be a boolean`, [name], 'query');
        tolerated(`the query has ${name}=${value}`);
      }
      query[name] = reader(value);
    } else query[name] = value;
  }
  for (const { code, path = [] } of schemaIssues(schema, query, [], 'the query')) {
    const [name] = path;
    if (isStrict || code !== 'UnknownField' || typeof name !== 'string') continue;
    delete query[name];
    tolerated(`the query has ${name}`);
  }
  const issues = [...schemaIssues(schema, query, [], 'the query')];
  if (issues.length > 0) {
    const names = issues.map(({ path = [] }) => path.join('.'));
    throw badRequest(issues.map(({ message }, index) => `"${names[index]}": ${message}`).join('. '), names, 'query');
  }
  return query as Query;
}

function numberOf(text: string): unknown {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function booleanOf(text: string): unknown {
  const small = text.toLowerCase();
  return small === 'true' ? true : small === 'false' ? false : text;
}
