/** A node of a JSON Schema or of an OpenAPI 3.0 document, as parsed JSON. */
export type Node = Readonly<Record<string, unknown>>;

/** One point in which two schemas disagree. */
export interface Difference {
  readonly where: string;
  readonly what: string;
}

interface Plain {
  readonly types: readonly string[];
  readonly nullable: boolean;
  readonly values: readonly string[] | undefined;
  /** Whether values beyond the listed ones pass. */
  readonly openValues: boolean;
  readonly properties: Readonly<Record<string, Node>> | undefined;
  readonly required: readonly string[];
  readonly closed: boolean;
  readonly items: Node | undefined;
  readonly entries: Node | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly branches: readonly Node[] | undefined;
}

const INT32 = { minimum: -2147483648, maximum: 2147483647 };

/** Lists where our schema (JSON Schema) disagrees with the document's (OpenAPI 3.0, references resolved in `all`). */
export function differences(
  theirs: Node,
  ours: Node,
  all: Readonly<Record<string, Node>>,
  where: string,
): Difference[] {
  const [a, b] = [plain(resolve(theirs, all), all), plain(ours, {})];
  const found: Difference[] = [];
  const differ = (what: string) => found.push({ where, what });
  if (a.branches && b.branches) {
    if (a.branches.length !== b.branches.length) differ(`${a.branches.length} alternatives, ours ${b.branches.length}`);
    a.branches.forEach((branch, k) => {
      const own = b.branches?.[k];
      if (own) found.push(...differences(branch, own, all, `${where}|${k}`));
    });
    return found;
  }
  if (a.branches || b.branches) return [{ where, what: 'alternatives on one side only' }];
  if (a.types.join() !== b.types.join()) differ(`type ${a.types.join()}, ours ${b.types.join()}`);
  if (a.nullable !== b.nullable) differ(a.nullable ? 'may be null, ours not' : 'may not be null, ours may');
  if (a.minimum !== b.minimum) differ(`minimum ${a.minimum}, ours ${b.minimum}`);
  if (a.maximum !== b.maximum) differ(`maximum ${a.maximum}, ours ${b.maximum}`);
  if (a.values?.toSorted().join() !== b.values?.toSorted().join()) differ(`values ${a.values}, ours ${b.values}`);
  if (a.values && b.values && a.openValues !== b.openValues) differ('closed list of values, ours open');
  if (a.properties && b.properties) {
    if (a.closed !== b.closed) differ(a.closed ? 'closed, ours open' : 'open, ours closed');
    const [known, own] = [Object.keys(a.properties), Object.keys(b.properties)];
    for (const name of known.filter((name) => !own.includes(name))) differ(`property ${name} not ours`);
    for (const name of own.filter((name) => !known.includes(name))) differ(`property ${name} only ours`);
    for (const name of a.required.filter((name) => !b.required.includes(name))) differ(`${name} required, ours not`);
    for (const name of b.required.filter((name) => !a.required.includes(name))) differ(`${name} required only by us`);
    for (const name of known.filter((name) => own.includes(name))) {
      found.push(...differences(a.properties[name]!, b.properties[name]!, all, `${where}.${name}`));
    }
  }
  if (a.items && b.items) found.push(...differences(a.items, b.items, all, `${where}[]`));
  if (a.entries && b.entries) found.push(...differences(a.entries, b.entries, all, `${where}{}`));
  return found;
}

/** Follows references and the document's way of writing "a reference, or null". */
function resolve(node: Node, all: Readonly<Record<string, Node>>): Node {
  const reference = node['$ref'];
  if (typeof reference === 'string') return resolve(all[reference.split('/').at(-1)!]!, all);
  const [only] = (node['allOf'] as Node[] | undefined) ?? [];
  if (only) return { ...resolve(only, all), nullable: node['nullable'] };
  return node;
}

function plain(written: Node, all: Readonly<Record<string, Node>>): Plain {
  let node = written;
  let nullable = node['nullable'] === true;
  let branches = (node['anyOf'] ?? node['oneOf']) as Node[] | undefined;
  if (branches?.some(({ type }) => type === 'null')) {
    nullable = true;
    branches = branches.filter(({ type }) => type !== 'null');
    if (branches.length === 1) [node, branches] = [branches[0]!, undefined];
  }
  if (branches) {
    const merged = mergedByTag(branches.map((branch) => resolve(branch, all)));
    if (merged) [node, branches] = [merged, undefined];
  }
  const types = [node['type']].flat().filter((type): type is string => typeof type === 'string');
  const values = node['enum'] ?? (node['const'] === undefined ? node['x-known-values'] : [node['const']]);
  const extra = node['additionalProperties'];
  const isMap = isNode(extra) && Object.keys(extra).length > 0;
  const range = node['format'] === 'int32' ? INT32 : {};
  return {
    types: types.filter((type) => type !== 'null'),
    nullable: nullable || types.includes('null'),
    values: values as string[] | undefined,
    openValues: node['x-known-values'] !== undefined,
    properties: isMap ? undefined : (node['properties'] as Record<string, Node> | undefined),
    required: (node['required'] as string[] | undefined) ?? [],
    closed: extra === false,
    items: node['items'] as Node | undefined,
    entries: isMap ? (extra as Node) : undefined,
    minimum: bound(node['minimum'] ?? (range as Partial<typeof INT32>).minimum),
    maximum: bound(node['maximum'] ?? (range as Partial<typeof INT32>).maximum),
    branches,
  };
}

/** The range of safe integers is how a JSON Schema is told of whole numbers; it is no limit of ours. */
function bound(value: unknown): number | undefined {
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
}

/**
 * Objects that are told apart by `gate` or `gateset` as the one object that they take apart: all their properties,
 * required what all require. The document writes gates and multi-circuit inputs in that flat way.
 */
function mergedByTag(branches: readonly Node[]): Node | undefined {
  const tag = ['gate', 'gateset'].find((name) =>
    branches.every((branch) => (properties(branch)[name] as Node | undefined)?.['const'] !== undefined),
  );
  if (tag === undefined || branches.some((branch) => branch['$ref'] !== undefined)) return undefined;
  if (tag === 'gateset' && branches.some((branch) => properties(branch)['circuits'] === undefined)) return undefined;
  const merged = Object.assign({}, ...branches.toReversed().map(properties)) as Record<string, Node>;
  const required = branches.map((branch) => (branch['required'] as string[] | undefined) ?? []);
  return {
    type: 'object',
    properties: {
      ...merged,
      [tag]: { type: 'string', enum: branches.map((branch) => (properties(branch)[tag] as Node)['const']) },
    },
    required: required[0]!.filter((name) => required.every((list) => list.includes(name))),
    additionalProperties: branches.every((branch) => branch['additionalProperties'] === false) ? false : {},
  };
}

function properties(node: Node): Record<string, Node> {
  return (node['properties'] as Record<string, Node> | undefined) ?? {};
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
