import { readFileSync } from 'node:fs';

/** What a request was, as far as tests look at it. */
export interface Asked {
  /** Such as `GET /jobs`. */
  readonly request: string;
  readonly query: Readonly<Record<string, string>>;
  readonly key: string | null;
  readonly body: unknown;
}

/** What is answered: a document, a whole response, or what makes one of them from the request and how many came before. */
type Answer = unknown | ((asked: Asked, before: number) => unknown);

/** Answers requests in this process in place of the service, and remembers them. */
export class Service {
  readonly asked: Asked[] = [];
  readonly #answers: Readonly<Record<string, Answer>>;

  /** @param answers by request, such as `GET /jobs` */
  constructor(answers: Readonly<Record<string, Answer>>) {
    this.#answers = answers;
  }

  /** The requests, such as `GET /jobs`. */
  get requests(): readonly string[] {
    return this.asked.map(({ request }) => request);
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const url = new URL(String(input));
    const { method = 'GET', headers, body } = init;
    const asked: Asked = {
      request: `${method} ${url.pathname.replace(/^\/v0\.4/, '')}`,
      query: Object.fromEntries(url.searchParams),
      key: new Headers(headers).get('authorization'),
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
    };
    const before = this.requests.filter((request) => request === asked.request).length;
    this.asked.push(asked);
    const answer = this.#answers[asked.request] ?? refusal('NotFound');
    const given = typeof answer === 'function' ? answer(asked, before) : answer;
    return given instanceof Response ? given.clone() : Response.json(given);
  };
}

interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const api = JSON.parse(readFileSync(new URL('../data/ionq-openapi-v0.4.json', import.meta.url), 'utf8'));

/** The answer to a GET that the API document shows. */
export function exampleOf(path: string): Record<string, unknown> {
  return structuredClone(api.paths[path].get.responses['200'].content['application/json'].examples['Example 1'].value);
}

/** A value of a schema out of the examples that the API document gives for its properties. */
export function exampleFor(schema: string): Record<string, unknown> {
  const exampleIn = ({ $ref, example, properties }: Schema): unknown => {
    if (example !== undefined) return example;
    if ($ref !== undefined) return exampleIn(api.components.schemas[$ref.split('/').at(-1)!]);
    if (properties === undefined) return undefined;
    return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, exampleIn(property)]));
  };
  return JSON.parse(JSON.stringify(exampleIn(api.components.schemas[schema])));
}

/** One of the refusals that the API document shows. */
export function refusal(name: 'BadRequest' | 'NotFound' | 'Unauthorized' | 'Error', headers = {}): Response {
  const { example } = api.components.responses[name].content['application/json'];
  return Response.json(example, { status: example.statusCode, headers: { 'x-request-id': 'req-1', ...headers } });
}

/** A terminal on which the service answers, with a key. */
export function answering(service: Service) {
  return { fetch: service.fetch, environment: { IONQ_API_KEY: 'key-of-tests' } };
}
