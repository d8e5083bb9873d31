import { readFileSync } from 'node:fs';

type Node = Record<string, unknown>;

/** A state of the service's API document. */
export type DocumentProfile = '2026-05' | '2026-09';

/** What the document of September 2026 has no more. */
const DROPPED = /\/(circuits|variants)\//;

/** Operations whose answers have another form in September 2026; the emulator's own tests hold them to it. */
const OTHER_ANSWERS = new Set(['GetJob', 'GetJobs', 'GetSessionJobs', 'EstimateJobCost']);

/**
 * The service's API document as one can be held to it: it describes errors and lets no operation answer with them, and some
 * of its schemas say what its own examples and every client contradict.
 */
export function usableDocument(profile: DocumentProfile): Node {
  const document = JSON.parse(readFileSync('test/data/ionq-openapi-v0.4.json', 'utf8')) as Node;
  const paths = at(document, 'paths');
  for (const [path, item] of Object.entries(paths)) {
    if (profile === '2026-09' && DROPPED.test(path)) delete paths[path];
    else for (const operation of Object.values(item as Node)) if (isOperation(operation)) withErrors(path, operation);
  }
  mendSchemas(document);
  if (profile === '2026-05') return document;
  for (const item of Object.values(paths)) {
    for (const operation of Object.values(item as Node)) {
      if (!isOperation(operation) || !OTHER_ANSWERS.has(String(operation['operationId']))) continue;
      at(operation, 'responses', '200', 'content', 'application/json')['schema'] = {};
    }
  }
  return document;
}

/** Errors that the document describes, at the operations that can have them. */
function withErrors(path: string, operation: Node): void {
  const responses = at(operation, 'responses');
  const add = (status: string, name: string) => {
    responses[status] ??= { $ref: `#/components/responses/${name}` };
  };
  const parameters = (operation['parameters'] ?? []) as readonly Node[];
  const takesBody = operation['requestBody'] !== undefined;
  if (takesBody || parameters.length > 0) add('400', 'BadRequest');
  if (path.includes('{') || takesBody) add('404', 'NotFound');
  if (takesBody) add('413', 'Error');
  add('401', 'Unauthorized');
}

/** Schemas that cannot be meant as they stand. */
function mendSchemas(document: Node): void {
  const schemas = at(document, 'components', 'schemas');
  // It requires two properties that it does not have.
  at(schemas, 'Usages')['required'] = ['group_type', 'modality'];
  // "In seconds", of which a gate takes 1e-5; the example of a standard error is null.
  const characterization = at(schemas, 'Characterization', 'properties');
  for (const time of Object.values(at(characterization, 'timing', 'properties'))) (time as Node)['type'] = 'number';
  at(characterization, 'fidelity', 'properties', 'spam', 'properties')['stderr'] = { type: 'number', nullable: true };
  // It lists QPUs alone, and the service answers for the simulator.
  (at(document, 'components', 'parameters', 'backend', 'schema')['enum'] as string[]).push('simulator');
  // A list of outcomes is no map of numbers.
  const shots = at(document, 'paths')['/jobs/{UUID}/variants/{variantId}/results/shots'];
  if (shots !== undefined) at(shots as Node, 'get', 'responses', '200', 'content', 'application/json')['schema'] = {};
}

function isOperation(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'responses' in value;
}

/** The object at a place, which has to be there: a changed document must not slip past. */
function at(node: Node, ...path: readonly string[]): Node {
  return path.reduce<Node>((current, name) => {
    const next = current[name];
    if (typeof next !== 'object' || next === null) throw new Error(`the API document has no ${path.join('.')}`);
    return next as Node;
  }, node);
}
