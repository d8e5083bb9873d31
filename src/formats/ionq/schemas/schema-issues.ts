import type * as z from 'zod/mini';
import { type Issue, type IssueCode, issue, nearestName } from '../../../errors/index.js';
import { type JsonPath, member, show, valueAt } from '../json/value.js';
import { fieldHint } from './field-hints.js';
import { gateNameHint } from './gate-hints.js';

type SchemaIssue = z.core.$ZodIssue;

/** Marks a refinement whose failure another check reports with more detail, so that it is not said twice. */
export const REPORTED_ELSEWHERE = { reportedElsewhere: true };

/** What is being translated: the schema, the value, where that value stands in the whole, and what the whole is. */
interface Subject {
  readonly schema: z.ZodMiniType;
  readonly value: unknown;
  readonly base: JsonPath;
  readonly whole: string;
}

/**
 * Everything in which a value strays from a schema, in ionloom's words; `base` is where the value stands, `whole` how a
 * sentence calls that in which it stands.
 *
 * @internal
 */
export function* schemaIssues(
  schema: z.ZodMiniType,
  value: unknown,
  base: JsonPath = [],
  whole = 'the payload',
): Generator<Issue> {
  for (const found of strays(schema, value)) yield* translated(found, [], { schema, value, base, whole });
}

/** What the schema library finds; it passes issues on as arguments of a call, of which an engine takes only so many. */
function strays(schema: z.ZodMiniType, value: unknown): readonly SchemaIssue[] {
  try {
    return schema.safeParse(value).error?.issues ?? [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ code: 'custom', path: [], message: 'there are too many problems to list', input: value }];
  }
}

/** `within` is the path of the union whose branch reports the issue. */
function* translated(found: SchemaIssue, within: JsonPath, subject: Subject): Generator<Issue> {
  const inner: JsonPath = [...within, ...(found.path as JsonPath)];
  const path: JsonPath = [...subject.base, ...inner];
  const value = valueAt(subject.value, inner);
  switch (found.code) {
    case 'unrecognized_keys': {
      const allowed = fieldsAt(subject.schema, inner, subject.value);
      for (const name of found.keys) yield unknownField(path, name, allowed, value, subject.whole);
      break;
    }
    case 'invalid_union':
      if ('discriminator' in found && found.discriminator !== undefined) {
        yield unknownChoice(path, value, optionsOf(found), valueAt(subject.value, inner.slice(0, -1)));
      } else {
        for (const branch of closestBranch(found.errors)) yield* translated(branch, inner, subject);
      }
      break;
    case 'invalid_value':
      yield unknownChoice(path, value, found.values.map(String), undefined);
      break;
    case 'invalid_type': {
      const expected = kindOf(found.expected);
      if (value === undefined) yield missing(path, expected);
      else yield wrong('InvalidInput', path, value, `expected ${expected}, found ${show(value)}`, expected);
      break;
    }
    case 'too_small':
    case 'too_big':
      if (found.code === 'too_big' && path.at(-1) === 'shots') yield tooManyShots(path, value, Number(found.maximum));
      else yield wrong(hasEntries(found) ? 'InvalidInput' : 'ValueOutOfRange', path, value, ...range(found, value));
      break;
    case 'custom':
      if (found.params?.['reportedElsewhere'] !== true)
        yield wrong('InvalidInput', path, value, found.message, undefined);
      break;
    default:
      yield wrong('InvalidInput', path, value, found.message, undefined);
  }
}

function unknownField(path: JsonPath, name: string, allowed: readonly string[], owner: unknown, whole: string): Issue {
  const gate = member(owner, 'gate');
  const isControl = name === 'control' || name === 'controls';
  if (typeof gate === 'string' && allowed.includes('gate') && isControl) {
    return issue('UnsupportedGate', `the service takes no control qubits with ${show(gate)}`, {
      path: [...path, name],
      hint: 'write the controlled gate out in gates that take controls; encodeCircuit does it exactly',
    });
  }
  const place =
    typeof gate === 'string' && allowed.includes('gate') ? `the gate ${show(gate)}` : placeName(path, whole);
  const hint = fieldHint(path, name, allowed);
  return issue('UnknownField', `there is no field ${JSON.stringify(name)} in ${place}`, {
    path: [...path, name],
    ...(allowed.length === 0 ? {} : { expected: allowed.join(' | ') }),
    received: show(name),
    ...(hint === undefined ? {} : { hint }),
  });
}

function unknownChoice(path: JsonPath, value: unknown, choices: readonly string[], owner: unknown): Issue {
  if (path.at(-1) !== 'gate' || typeof value !== 'string') return choiceIssue(path, value, choices);
  const hint = gateNameHint(value, choices, owner);
  const message = `the service has no gate ${show(value)} in this gateset`;
  const expected = choices.join(' | ');
  return issue('UnsupportedGate', message, { path, expected, received: show(value), ...(hint ? { hint } : {}) });
}

/** A field that is missing or has none of its possible values; the hint stands where no value resembles the one given. */
export function choiceIssue(path: JsonPath, value: unknown, choices: readonly string[], hint?: string): Issue {
  const expected = choices.join(' | ');
  const field = show(String(path.at(-1) ?? 'value'));
  const nearest = typeof value === 'string' ? nearestName(value, choices) : undefined;
  const advice = nearest === undefined ? hint : `did you mean "${nearest}"?`;
  const details = { path, expected, ...(advice === undefined ? {} : { hint: advice }) };
  if (value === undefined) return issue('MissingField', `the field ${field} is missing`, details);
  const code = typeof value === 'string' ? 'UnknownName' : 'InvalidInput';
  return issue(code, `${field} cannot be ${show(value)}`, { ...details, received: show(value) });
}

function missing(path: JsonPath, expected: string): Issue {
  const field = path.at(-1);
  const what = typeof field === 'string' ? `the field ${JSON.stringify(field)} is missing` : 'a value is missing';
  return issue('MissingField', what, { path, expected });
}

function wrong(code: IssueCode, path: JsonPath, value: unknown, what: string, expected: string | undefined): Issue {
  return issue(code, what, {
    path,
    received: show(value),
    ...(expected === undefined ? {} : { expected }),
  });
}

function tooManyShots(path: JsonPath, value: unknown, maximum: number): Issue {
  const details = { path, expected: `at most ${maximum}`, received: show(value) };
  return issue('TooManyShots', `a job runs at most ${maximum} shots`, details);
}

type Range = Extract<SchemaIssue, { code: 'too_small' | 'too_big' }>;

/** Whether a bound is one of a length, which is a matter of shape, and not of a number. */
function hasEntries({ origin }: Range): boolean {
  return origin === 'array' || origin === 'string';
}

const sides = {
  too_small: { closed: 'at least', open: 'more than' },
  too_big: { closed: 'at most', open: 'less than' },
} as const;

/** The sentence and the expectation for a value below a minimum or above a maximum. */
function range(found: Range, value: unknown): [what: string, expected: string] {
  const bound = found.code === 'too_small' ? found.minimum : found.maximum;
  const side = found.exact === true ? 'exactly' : sides[found.code][found.inclusive === false ? 'open' : 'closed'];
  if (hasEntries(found)) {
    const [one, many] = found.origin === 'string' ? ['character', 'characters'] : ['entry', 'entries'];
    const items = `${side} ${bound} ${bound === 1 ? one : many}`;
    return [`expected ${items}, found ${Array.isArray(value) ? value.length : show(value)}`, items];
  }
  return [`expected ${side} ${bound}, found ${show(value)}`, `${side} ${bound}`];
}

const kinds: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a text',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
  record: 'an object',
};

function kindOf(expected: string): string {
  return kinds[expected] ?? expected;
}

function placeName(path: JsonPath, whole: string): string {
  const names = path.filter((step) => typeof step === 'string');
  return names.length === 0 ? whole : JSON.stringify(names.join('.'));
}

function optionsOf(found: SchemaIssue): readonly string[] {
  const options: unknown = 'options' in found ? found.options : undefined;
  return Array.isArray(options) ? options.filter((option) => option !== undefined && option !== null).map(String) : [];
}

/** Of a union's branches the one that the value strays from least: deepest inside, and then in the fewest places. */
function closestBranch(branches: readonly (readonly SchemaIssue[])[]): readonly SchemaIssue[] {
  const count = (branch: readonly SchemaIssue[]) =>
    branch.reduce((sum, found) => sum + (found.code === 'unrecognized_keys' ? found.keys.length : 1), 0);
  const depth = (branch: readonly SchemaIssue[]) => Math.min(...branch.map(({ path }) => path.length));
  return branches.reduce((best, branch) => {
    const deeper = depth(branch) - depth(best);
    return deeper > 0 || (deeper === 0 && count(branch) < count(best)) ? branch : best;
  });
}

/** The names that the schema allows in the object at a path; unions are resolved by the value's discriminator. */
function fieldsAt(schema: z.ZodMiniType, path: JsonPath, root: unknown): readonly string[] {
  let current = resolved(schema, root);
  for (const [index, step] of path.entries()) {
    const here = current as { shape?: Record<string, z.ZodMiniType>; def: { element?: z.ZodMiniType } };
    const next = typeof step === 'number' ? here.def.element : here.shape?.[step];
    if (next === undefined) return [];
    current = resolved(next, valueAt(root, path.slice(0, index + 1)));
  }
  return Object.keys((current as { shape?: object }).shape ?? {});
}

interface SchemaDefinition {
  readonly type: string;
  readonly innerType?: z.ZodMiniType;
  readonly options?: readonly z.ZodMiniType[];
  readonly discriminator?: string;
}

/** Peels optional and nullable wrappers and picks a union's branch. */
function resolved(schema: z.ZodMiniType, value: unknown): z.ZodMiniType {
  const definition = schema.def as unknown as SchemaDefinition;
  if (definition.innerType) return resolved(definition.innerType, value);
  if (!definition.options) return schema;
  const { discriminator, options } = definition;
  const tag = discriminator === undefined ? undefined : member(value, discriminator);
  const chosen = options.find((option) => {
    const tags: unknown = discriminator === undefined ? undefined : option._zod.propValues?.[discriminator];
    return tags instanceof Set && tags.has(tag);
  });
  return resolved(chosen ?? options[0]!, value);
}
