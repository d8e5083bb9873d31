import { IonloomError, type Issue, type IssueCode, issue, nearestName } from '../errors/index.js';

/** What a number must satisfy; null is allowed unless the number is required. */
export interface NumberRule {
  readonly least: number;
  readonly most?: number;
  readonly integer?: boolean;
  readonly required?: boolean;
}

/** Collects what is wrong with the fields of a literal, so that all of it is reported at once. */
export class FieldChecks {
  readonly #code: IssueCode;
  readonly #issues: Issue[] = [];

  constructor(code: IssueCode) {
    this.#code = code;
  }

  add(found: Issue): void {
    this.#issues.push(found);
  }

  fail(path: readonly (string | number)[], message: string, details: { expected?: string; received?: string } = {}) {
    this.#issues.push(issue(this.#code, message, { path, ...details }));
  }

  text(path: readonly (string | number)[], value: unknown): void {
    if (typeof value !== 'string' || value.trim() === '') {
      this.fail(path, `${path.join('.')} must be a text that is not empty`, { received: written(value) });
    }
  }

  oneOf(path: readonly (string | number)[], value: unknown, allowed: readonly (string | boolean)[]): void {
    if (!allowed.includes(value as string)) {
      const expected = allowed.join(', ');
      this.fail(path, `${path.join('.')} must be one of ${expected}`, { expected, received: written(value) });
    }
  }

  number(path: readonly (string | number)[], value: unknown, rule: NumberRule): void {
    if (value === null && rule.required !== true) return;
    const { least, most = Number.POSITIVE_INFINITY, integer = false } = rule;
    const fits =
      typeof value === 'number' &&
      Number.isFinite(value) &&
      value >= least &&
      value <= most &&
      (!integer || Number.isSafeInteger(value));
    if (fits) return;
    const kind = integer ? 'a whole number' : 'a number';
    const expected = Number.isFinite(most) ? `${kind} from ${least} to ${most}` : `${kind}, at least ${least}`;
    this.fail(path, `${path.join('.')} must be ${expected}`, { expected, received: written(value) });
  }

  /** A group of fields, which must be an object; an empty one stands in for anything else, which is noted. */
  object<Group extends object>(name: string, group: Group): Group | Record<string, never> {
    if (typeof group === 'object' && !Array.isArray(group)) return group;
    this.fail([name], `${name} must be an object`, { received: written(group) });
    return {};
  }

  /** Checks the named numbers of an object; a closed object may have no other fields. */
  group(
    name: string,
    group: object,
    fields: readonly string[],
    rule: NumberRule & { readonly closed?: boolean },
  ): void {
    if (typeof group !== 'object') {
      this.fail([name], `${name} must be an object`, { received: written(group) });
      return;
    }
    const record = group as Readonly<Record<string, unknown>>;
    for (const field of fields) this.number([name, field], record[field] ?? null, rule);
    if (rule.closed !== true) return;
    for (const field of Object.keys(record)) {
      if (fields.includes(field)) continue;
      const nearest = nearestName(field, fields);
      this.add(
        issue(this.#code, `${name} has no field ${JSON.stringify(field.slice(0, 80))}`, {
          path: [name, field],
          hint: nearest ? `did you mean ${nearest}?` : `the fields are ${fields.join(', ')}`,
        }),
      );
    }
  }

  /** @throws IonloomError with every issue so far, if there is one. */
  throwIfAny(): void {
    if (this.#issues.length > 0) throw new IonloomError(this.#issues);
  }
}

/** A received value as a short text for a message. */
export function written(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80));
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}
