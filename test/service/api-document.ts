import { readFileSync } from 'node:fs';

/** An object of the API document, as parsed JSON. */
export type Node = Readonly<Record<string, unknown>>;

type Draft = Record<string, unknown>;

/** One place where the API document does not say what it means, and what is read instead. */
export interface Normalisation {
  readonly what: string;
  readonly reason: string;
  readonly apply: (document: Draft) => void;
}

const isObject = (value: unknown): value is Draft => typeof value === 'object' && value !== null;

/** Visits every object of a document, what is inside first. */
function everyObject(value: unknown, visit: (node: Draft) => void): void {
  if (!isObject(value)) return;
  for (const member of Object.values(value)) everyObject(member, visit);
  if (!Array.isArray(value)) visit(value);
}

/** The object at a path, which has to be there: a changed document must not slip past a normalisation. */
function at(document: Draft, ...path: string[]): Draft {
  let node = document;
  for (const name of path) {
    const next = node[name];
    if (!isObject(next)) throw new Error(`the API document has no ${path.join('.')}`);
    node = next;
  }
  return node;
}

const schemaAt = (document: Draft, ...path: string[]) => at(document, 'components', 'schemas', ...path);

/** A choice between objects that one field tells apart, so that a violation names the field and not the choice. */
function toldApartBy(schema: Draft, propertyName: string): void {
  schema['oneOf'] = schema['anyOf'];
  schema['discriminator'] = { propertyName };
  delete schema['anyOf'];
}

/** All that is read otherwise than it stands. The file itself stays as it was published. */
export const normalisations: readonly Normalisation[] = [
  {
    what: '`nullable: true` becomes "this or null"; `nullable: false` goes',
    reason:
      'without a `type` beside it, as in `allOf` + `nullable`, OpenAPI 3.0 lets `nullable` mean nothing, and the ' +
      "document's own examples with `metadata: null` or `started_at: null` would fail",
    apply: (document) =>
      everyObject(at(document, 'components', 'schemas'), (node) => {
        if (typeof node['nullable'] !== 'boolean') return;
        const { nullable, ...schema } = node;
        for (const name of Object.keys(node)) delete node[name];
        Object.assign(node, nullable ? { anyOf: [schema, { type: 'null' }] } : schema);
      }),
  },
  {
    what: 'a posted job is told apart by `type`, a single circuit by `gateset`',
    reason: 'the same choice, but a violation is then reported once and where it is, not once for each alternative',
    apply: (document) => {
      toldApartBy(schemaAt(document, 'JobCreationPayload'), 'type');
      toldApartBy(schemaAt(document, 'JsonCircuitInput'), 'gateset');
    },
  },
  {
    what: '`QuantumFunctionInput` is any of its two alternatives, without a discriminator',
    reason: 'the discriminator is a top-level `type`, which `HamiltonianEnergyInput` has only inside of `data`',
    apply: (document) => {
      const schema = schemaAt(document, 'QuantumFunctionInput');
      schema['anyOf'] = schema['oneOf'];
      delete schema['oneOf'];
      delete schema['discriminator'];
    },
  },
  {
    what: 'the abstract gate object has `terms`, `coefficients` and `time`',
    reason: '`pauliexp` is one of its gates and needs them, but the object is closed and does not list them',
    apply: (document) =>
      Object.assign(schemaAt(document, 'Gate_QisGate', 'properties'), {
        terms: { type: 'array', items: { type: 'string' } },
        coefficients: { type: 'array', items: { type: 'number' } },
        time: { type: 'number' },
      }),
  },
  {
    what: '`targets` and `controls` are whole numbers',
    reason: 'they are qubits, like `target` and `control`; the document types them as doubles',
    apply: (document) => {
      for (const gate of ['Gate_QisGate', 'Gate_NativeGate']) {
        for (const wires of ['targets', 'controls']) {
          schemaAt(document, gate, 'properties', wires)['items'] = { type: 'integer', format: 'int32' };
        }
      }
    },
  },
  {
    what: '`Usages` does not require `start_date` and `end_date`',
    reason: 'it has no such properties: the period stands in `usage_from` and `usage_to`',
    apply: (document) => {
      schemaAt(document, 'Usages')['required'] = ['group_type', 'modality'];
    },
  },
  {
    what: 'times and standard errors of a characterization are numbers',
    reason: 'they are typed as integers "in seconds", but a gate takes 1e-5 s, and the example of `stderr` is null',
    apply: (document) => {
      const properties = schemaAt(document, 'Characterization', 'properties');
      const timing = at(properties, 'timing', 'properties');
      for (const name of Object.keys(timing)) at(timing, name)['type'] = 'number';
      const spam = at(properties, 'fidelity', 'properties', 'spam', 'properties');
      spam['stderr'] = { anyOf: [{ type: 'number', minimum: 0 }, { type: 'null' }] };
    },
  },
  {
    what: '`{backend}` may be `simulator`',
    reason: 'the service answers for it and other clients ask; the document lists QPUs only',
    apply: (document) => {
      const schema = at(document, 'components', 'parameters', 'backend', 'schema');
      schema['enum'] = ['simulator', ...(schema['enum'] as string[])];
    },
  },
  {
    what: 'whoami, a single characterization and usage ask for the key',
    reason: '`security` is missing there by mistake: where no key is needed the document says so with an empty list',
    apply: (document) => {
      for (const path of [
        '/whoami',
        '/backends/{backend}/characterizations/{UUID}',
        '/organizations/{organization_id}/usage',
      ]) {
        at(document, 'paths', path, 'get')['security'] = [{ apiKeyAuth: [] }];
      }
    },
  },
];

/** The API document as it was published. */
export function publishedDocument(): Node {
  return JSON.parse(readFileSync(new URL('../data/ionq-openapi-v0.4.json', import.meta.url), 'utf8'));
}

function normalised(): Node {
  const document = publishedDocument() as Draft;
  for (const { apply } of normalisations) apply(document);
  return document;
}

/** The API document, normalised. */
export const apiDocument = normalised();

/** What a reference of the document leads to; any other object is returned as it is. */
export function resolved(node: Node): Node {
  const reference = node['$ref'];
  if (typeof reference !== 'string') return node;
  return resolved(at(apiDocument as Draft, ...reference.slice('#/'.length).split('/')));
}
