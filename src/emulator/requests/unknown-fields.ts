import type * as z from 'zod/mini';
import { isObject, type JsonPath, schemaIssues } from '../../formats/ionq/index.js';
import { badRequest } from './service-error.js';

/**
 * A value without the fields that its schema does not know, and the places of those.
 *
 * @param goesToo whether something else that is wrong at a place is left out, too
 */
export function withoutUnknown(
  schema: z.ZodMiniType,
  value: unknown,
  goesToo: (path: JsonPath) => boolean = () => false,
): { readonly value: unknown; readonly left: readonly string[] } {
  let current = value;
  const left: string[] = [];
  for (const { code, path = [] } of schemaIssues(schema, value)) {
    if (code !== 'UnknownField' && !goesToo(path)) continue;
    current = without(current, path);
    left.push(`the field ${path.join('.')} is left out`);
  }
  return { value: current, left };
}

function without(value: unknown, [step, ...rest]: JsonPath): unknown {
  if (step === undefined || !isObject(value)) return value;
  const { [String(step)]: inner, ...others } = value;
  return rest.length === 0 ? others : { ...others, [String(step)]: without(inner, rest) };
}

/**
 * A body as its schema has it. A lenient reader leaves out fields that the document does not know.
 *
 * @param tolerated is told of everything that is left out
 * @throws ServiceError 400 with the fields that are wrong.
 */
export function readFields<Body>(
  body: unknown,
  schema: z.ZodMiniType<Body>,
  isStrict: boolean,
  tolerated: (oddity: string) => void,
): Body {
  const { value, left } = isStrict ? { value: body, left: [] } : withoutUnknown(schema, body);
  for (const oddity of left) tolerated(oddity);
  const issues = [...schemaIssues(schema, value, [], 'the request')];
  if (issues.length === 0) return value as Body;
  const keys = [...new Set(issues.map(({ path = [] }) => path.join('.')))].filter((key) => key !== '');
  throw badRequest(
    issues.map(({ path = [], message }) => `"${path.join('.') || 'value'}": ${message}`).join('. '),
    keys,
  );
}
