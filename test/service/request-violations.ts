import { type Node, resolved } from './api-document.js';
import { methodsOn, type Operation, type Parameter } from './operations.js';
import { keyOf, type ReceivedRequest } from './received-request.js';
import { schemaViolations } from './schema-check.js';

/** A request that the API document does not allow: a mistake of the client, which no answer of the service may hide. */
export class DocumentViolation extends Error {
  readonly violations: readonly string[];

  constructor({ method, url }: ReceivedRequest, violations: readonly string[]) {
    super(`${method} ${url.pathname} violates the API document:\n${violations.map((line) => `- ${line}`).join('\n')}`);
    this.name = 'DocumentViolation';
    this.violations = violations;
  }
}

/** A shorter key could stand anywhere by chance. */
const SHORTEST_TELLING_KEY = 8;

/** The value that a text in a path or a query stands for; the text itself where it is none, which the schema refuses. */
function readAs(text: string, schema: Node): unknown {
  const type = resolved(schema)['type'];
  if ((type === 'integer' || type === 'number') && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function* pathViolations({ parameters }: ReceivedRequest, operation: Operation): Generator<string> {
  for (const { name, schema } of operation.parameters.filter((parameter) => parameter.in === 'path')) {
    const value = decoded(parameters[name] ?? '');
    if (value === undefined) yield `path: ${name} is not percent-encoded text`;
    else if (value === '') yield `path: ${name} is empty`;
    else for (const violation of schemaViolations(schema, readAs(value, schema))) yield `path: ${name} ${violation}`;
  }
}

function queryValue(texts: readonly string[], { schema }: Parameter): unknown {
  const { type, items } = resolved(schema);
  if (type === 'array') return texts.map((text) => readAs(text, items as Node));
  return texts.length === 1 ? readAs(texts[0]!, schema) : texts;
}

function* queryViolations({ url }: ReceivedRequest, operation: Operation): Generator<string> {
  const known = new Map(operation.parameters.filter(({ in: place }) => place === 'query').map((p) => [p.name, p]));
  for (const name of new Set(url.searchParams.keys())) {
    const parameter = known.get(name);
    if (parameter === undefined) {
      yield `query: ${name} is unknown`;
      continue;
    }
    const texts = url.searchParams.getAll(name);
    // The document gives lists no style, and OpenAPI's own for a query is once per item: `ids=a&ids=b`.
    const isList = resolved(parameter.schema)['type'] === 'array';
    if (isList && texts.some((text) => text.includes(','))) yield `query: ${name} stands once per item, without commas`;
    const value = queryValue(texts, parameter);
    for (const violation of schemaViolations(parameter.schema, value)) yield `query: ${name} ${violation}`;
  }
  for (const { name, required } of known.values()) {
    if (required && !url.searchParams.has(name)) yield `query: ${name} is missing`;
  }
}

function* headerViolations(request: ReceivedRequest, { needsKey }: Operation): Generator<string> {
  const { headers, url, text } = request;
  const key = keyOf(headers);
  if (headers.has('authorization')) {
    if (key === undefined) yield 'header: Authorization is not "apiKey" and a key';
  } else if (needsKey) yield 'header: Authorization is missing';
  if (key !== undefined && key.length >= SHORTEST_TELLING_KEY && `${url.href}${text}`.includes(key)) {
    yield 'the key stands in the address or in the body';
  }
  const accepted = headers.get('accept') ?? '*/*';
  if (!/application\/json|\*\/\*/.test(accepted)) yield `header: Accept does not allow JSON: ${accepted}`;
}

function* bodyViolations({ headers, text, body }: ReceivedRequest, { body: schema }: Operation): Generator<string> {
  if (schema === undefined) {
    if (text !== '') yield 'body: there is one, and the operation takes none';
    return;
  }
  if (text === '') {
    yield 'body: is missing';
    return;
  }
  const type = headers.get('content-type') ?? 'none';
  if (!/^application\/json\s*(;|$)/.test(type)) yield `header: Content-Type is not application/json: ${type}`;
  if (body === undefined) yield 'body: is not JSON';
  else for (const violation of schemaViolations(schema, body)) yield `body: ${violation}`;
}

/** In what a request departs from the API document; empty where it fits. */
export function requestViolations(request: ReceivedRequest): readonly string[] {
  const { operation, method, path, url } = request;
  if (path === undefined) return [`path: ${url.origin}${url.pathname} is not below the service's address`];
  if (operation === undefined) {
    const methods = methodsOn(path);
    if (methods.length === 0) return [`path: the service has no ${path}`];
    return [`method: ${path} takes ${methods.join(', ')}, not ${method}`];
  }
  return [
    ...pathViolations(request, operation),
    ...queryViolations(request, operation),
    ...headerViolations(request, operation),
    ...bodyViolations(request, operation),
  ];
}
