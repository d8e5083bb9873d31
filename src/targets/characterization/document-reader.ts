import { type Issue, issue } from '../../errors/index.js';
import { written } from '../field-checks.js';

type Path = readonly (string | number)[];

/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads fields of an untrusted JSON object and keeps a record of everything it did not take. */
export class DocumentReader {
  readonly ignored: Issue[] = [];

  /** Notes that a value was left out. */
  ignore(path: Path, message: string, details: { received?: string; expected?: string; hint?: string } = {}): void {
    this.ignored.push(issue('IgnoredValue', message, { severity: 'warning', path, ...details }));
  }

  /** An own field's value; undefined where the object has none of its own, whatever its prototype holds. */
  field(record: JsonObject, name: string): unknown {
    return Object.hasOwn(record, name) ? record[name] : undefined;
  }

  /** A field that must be an object; undefined when it is absent, null or something else (which is noted). */
  object(record: JsonObject, name: string, path: Path = []): JsonObject | undefined {
    const value = this.field(record, name);
    if (value === undefined) return undefined;
    if (isObject(value)) return value;
    this.ignore([...path, name], `${name} is ${value === null ? 'null' : 'not an object'} and is not read`, {
      received: written(value),
    });
    return undefined;
  }

  /** Notes every field that has no meaning here. */
  noteUnknown(record: JsonObject, known: readonly string[], path: Path = []): void {
    for (const name of Object.keys(record)) {
      if (known.includes(name)) continue;
      this.ignore([...path, name.slice(0, 80)], 'this field is not part of a characterization and is not read');
    }
  }
}

/** Whether a value is a JSON object: neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
