import { type Issue, issue } from '../../../errors/index.js';
import {
  FORBIDDEN_NAMES,
  MAXIMUM_BODY_BYTES,
  MAXIMUM_JSON_DEPTH,
  MAXIMUM_RESULTS_BYTES,
  tooLarge,
  utf8Length,
} from './text.js';

/**
 * A path into a JSON value.
 *
 * @internal
 */
export type JsonPath = readonly (string | number)[];

/** After this many findings the rest of a value is not worth listing. */
const MAXIMUM_FINDINGS = 100;

/**
 * Lists what keeps a value from being plain JSON of a size that the service takes: functions, class instances, NaN,
 * cycles, names that reach a prototype, deep nesting, too many bytes. Members that are `undefined` count as absent.
 *
 * A value that comes from {@link readJsonText} passes. Never throws, and stops once the size limit is passed, so a
 * value that shares its parts a billion times over is no danger.
 *
 * @internal
 */
export function checkJsonValue(value: unknown): readonly Issue[] {
  return walked(value, { bytes: MAXIMUM_BODY_BYTES, tooLarge });
}

/** The same for a results document, which the service answers with, so that the limit of a request is none of its own. */
export function checkResultsValue(value: unknown): readonly Issue[] {
  return walked(value, {
    bytes: MAXIMUM_RESULTS_BYTES,
    tooLarge: (bytes) =>
      issue('PayloadTooLarge', `the results have more than ${MAXIMUM_RESULTS_BYTES} bytes`, {
        expected: `at most ${MAXIMUM_RESULTS_BYTES} bytes`,
        received: `${bytes} bytes or more`,
        hint: 'read the results of each circuit for itself, or a histogram in place of the shots',
      }),
  });
}

/** The most bytes that a value may take, and what is said of one that takes more. */
interface SizeLimit {
  readonly bytes: number;
  readonly tooLarge: (bytes: number) => Issue;
}

function walked(value: unknown, limit: SizeLimit): readonly Issue[] {
  const issues: Issue[] = [];
  try {
    new JsonWalk(issues, limit).visit(value);
  } catch (error) {
    // A getter or a proxy of the caller may throw anything; data does not.
    if (!(error instanceof EnoughFound)) issues.push(issue('InvalidInput', 'the value cannot be read as data'));
  }
  return issues;
}

class EnoughFound extends Error {}

class JsonWalk {
  /** At least this many bytes would be sent. */
  private bytes = 0;
  /** Where the walk is. */
  private readonly path: (string | number)[] = [];
  private readonly issues: Issue[];
  private readonly limit: SizeLimit;

  constructor(issues: Issue[], limit: SizeLimit) {
    this.issues = issues;
    this.limit = limit;
  }

  /** Recursion is safe: depth is limited, and a cycle is endless depth. */
  visit(value: unknown): void {
    this.spend(1);
    if (value === null || typeof value === 'boolean') return;
    if (typeof value === 'string') this.spend(utf8Length(value) + 1);
    else if (typeof value === 'number') {
      if (!Number.isFinite(value)) this.refuse(`${value} is not a JSON number`, 'a finite number');
    } else if (typeof value !== 'object') this.refuse(`a ${typeof value} is not JSON`, 'plain JSON data');
    else if (this.path.length >= MAXIMUM_JSON_DEPTH) this.tooDeep();
    else if (Array.isArray(value)) for (let index = 0; index < value.length; index++) this.visitAt(index, value[index]);
    else this.visitObject(value);
  }

  private visitAt(step: string | number, value: unknown): void {
    this.path.push(step);
    this.visit(value);
    this.path.pop();
  }

  private visitObject(value: object): void {
    const prototype: unknown = Object.getPrototypeOf(value);
    // An object of another realm has another Object.prototype, whose own prototype is null all the same.
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      this.refuse('an instance of a class is not JSON', 'a plain object');
      return;
    }
    for (const name of Object.keys(value)) {
      const member = (value as Readonly<Record<string, unknown>>)[name];
      if (member === undefined) continue;
      this.spend(utf8Length(name) + 3);
      if (FORBIDDEN_NAMES.has(name)) {
        this.report(
          issue('ForbiddenName', `the name ${JSON.stringify(name)} is refused wherever it stands`, {
            path: [...this.path, name],
          }),
        );
      } else this.visitAt(name, member);
    }
  }

  private spend(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes <= this.limit.bytes) return;
    this.issues.push(this.limit.tooLarge(this.bytes));
    throw new EnoughFound();
  }

  private tooDeep(): never {
    const message = `the value nests deeper than ${MAXIMUM_JSON_DEPTH} levels, or contains itself`;
    this.issues.push(issue('NestingTooDeep', message, { path: this.path.slice(0, 8) }));
    throw new EnoughFound();
  }

  private refuse(what: string, expected: string): void {
    this.report(issue('InvalidInput', `not JSON: ${what}`, { path: [...this.path], expected }));
  }

  private report(found: Issue): void {
    this.issues.push(found);
    if (this.issues.length >= MAXIMUM_FINDINGS) throw new EnoughFound();
  }
}

/**
 * The member of a JSON object, or undefined for anything else; a prototype's members do not count.
 *
 * @internal
 */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * Whether a value is a JSON object: neither null nor an array.
 *
 * @internal
 */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, or undefined where the path leads nowhere. @internal */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const step of path) {
    value = Array.isArray(value) && typeof step === 'number' ? value[step] : member(value, String(step));
  }
  return value;
}

/**
 * A short rendering of a JSON value for a message: at most 60 characters.
 *
 * @internal
 */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value))
    return value.length > 8 ? `an array of ${value.length}` : shorten(JSON.stringify(value) ?? '');
  if (isObject(value)) return 'an object';
  return shorten(
    typeof value === 'number' || typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? String(value)),
  );
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
