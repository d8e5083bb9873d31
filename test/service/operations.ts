import { apiDocument, type Node, resolved } from './api-document.js';

/** The operations of the API document, by their `operationId`. */
export const documentedOperationIds = [
  'getWhoami',
  'getBackends',
  'getBackend',
  'getCharacterizationsForBackend',
  'getCharacterization',
  'CreateJob',
  'GetJobs',
  'DeleteJobs',
  'GetJob',
  'DeleteJob',
  'GetJobCost',
  'GetCompiledFile',
  'CancelJob',
  'CancelJobs',
  'EstimateJobCost',
  'GetJobProbabilities',
  'GetVariantProbabilities',
  'GetVariantHistogram',
  'GetVariantShots',
  'CreateSession',
  'GetSessions',
  'EndSession',
  'GetSession',
  'GetSessionJobs',
  'get-usages',
] as const;

/** What the service answers beyond the document; other clients rely on it. */
export const furtherOperationIds = ['GetJobProbabilitiesAggregated', 'GetJobShots', 'GetJobArtifact'] as const;

export type OperationId = (typeof documentedOperationIds)[number] | (typeof furtherOperationIds)[number];

/** A parameter in the path or in the query. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: Node;
}

/** An operation of the service. */
export interface Operation {
  readonly id: OperationId;
  readonly method: string;
  /** The path below the base, with `{...}` for its parameters. */
  readonly template: string;
  readonly needsKey: boolean;
  readonly parameters: readonly Parameter[];
  /** The schema of the body; undefined where there is none. */
  readonly body: Node | undefined;
  /** The status of success. */
  readonly status: number;
  /** The schema of the answer; undefined where the document does not know the operation. */
  readonly answer: Node | undefined;
  /** The document's own example of an answer. */
  readonly example: unknown;
}

const methods = ['get', 'put', 'post', 'delete'];

const jsonOf = (node: Node | undefined) =>
  ((node?.['content'] as Node | undefined)?.['application/json'] as Node | undefined) ?? undefined;

function parameterOf(node: Node): Parameter {
  const { name, in: place, required = false, schema } = resolved(node) as unknown as Parameter;
  return { name, in: place, required, schema };
}

function documented(template: string, method: string, node: Node): Operation {
  const responses = node['responses'] as Record<string, Node>;
  const success = Object.keys(responses).find((status) => status.startsWith('2'));
  if (success === undefined) throw new Error(`${method} ${template} has no successful answer`);
  const answer = jsonOf(resolved(responses[success]!));
  const [example] = Object.values((answer?.['examples'] ?? {}) as Record<string, { value: unknown }>);
  return {
    id: node['operationId'] as OperationId,
    method: method.toUpperCase(),
    template,
    needsKey: ((node['security'] ?? []) as unknown[]).length > 0,
    parameters: ((node['parameters'] ?? []) as Node[]).map(parameterOf),
    body: jsonOf(node['requestBody'] as Node | undefined)?.['schema'] as Node | undefined,
    status: Number(success),
    answer: answer?.['schema'] as Node | undefined,
    example: example?.value,
  };
}

const text = { type: 'string' };
const inPath = (name: string): Parameter => ({ name, in: 'path', required: true, schema: text });
const sharpen: Parameter = { name: 'sharpen', in: 'query', required: false, schema: { type: 'boolean' } };

function further(id: OperationId, template: string, parameters: readonly Parameter[]): Operation {
  const known = { id, method: 'GET', template, needsKey: true, parameters, status: 200 };
  return { ...known, body: undefined, answer: undefined, example: undefined };
}

const isName = (segment: string) => segment.startsWith('{');

/** Paths with a word where others have a parameter come first: `/jobs/estimate` is no job. */
function bySpecificity(a: Operation, b: Operation): number {
  const rank = ({ template }: Operation) =>
    template
      .split('/')
      .map((segment) => (isName(segment) ? '1' : '0'))
      .join('');
  return rank(a).localeCompare(rank(b));
}

/** The operations of the document and the three beyond it, specific paths first. */
export const operations: readonly Operation[] = [
  ...Object.entries(apiDocument['paths'] as Record<string, Record<string, Node>>).flatMap(([template, path]) =>
    methods.flatMap((method) => (path[method] === undefined ? [] : [documented(template, method, path[method])])),
  ),
  further('GetJobProbabilitiesAggregated', '/jobs/{UUID}/results/probabilities/aggregated', [inPath('UUID'), sharpen]),
  further('GetJobShots', '/jobs/{UUID}/results/shots', [inPath('UUID')]),
  further('GetJobArtifact', '/jobs/{UUID}/artifacts/{aid}', [inPath('UUID'), inPath('aid')]),
].sort(bySpecificity);

/** The operation of an id. */
export function operationOf(id: OperationId): Operation {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

/** The parameters of a path that fits a template; undefined where it does not fit. */
function pathParameters(template: readonly string[], path: readonly string[]): Record<string, string> | undefined {
  if (template.length !== path.length) return undefined;
  const found: Record<string, string> = {};
  for (const [k, segment] of template.entries()) {
    if (isName(segment)) found[segment.slice(1, -1)] = path[k]!;
    else if (segment !== path[k]) return undefined;
  }
  return found;
}

const split = operations.map((operation) => ({ operation, segments: operation.template.split('/') }));

/** The operation that a method and a path below the base mean, with the values of its path parameters, still encoded. */
export function findOperation(
  method: string,
  path: string,
): { readonly operation: Operation; readonly parameters: Readonly<Record<string, string>> } | undefined {
  const segments = path.split('/');
  for (const { operation, segments: template } of split) {
    if (operation.method !== method) continue;
    const parameters = pathParameters(template, segments);
    if (parameters !== undefined) return { operation, parameters };
  }
  return undefined;
}

/** The methods that the service knows on a path. */
export function methodsOn(path: string): readonly string[] {
  const segments = path.split('/');
  return split
    .filter(({ segments: template }) => pathParameters(template, segments) !== undefined)
    .map(({ operation }) => operation.method);
}
