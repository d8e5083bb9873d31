import { Source, type SourceSpan, type TextRange } from '../../../errors/index.js';
import type { JsonPath } from './value.js';

/**
 * Where a path leads in a JSON text.
 *
 * @internal
 */
export interface JsonPlace {
  /** Whether something stands at its end; else the range is that of the innermost value on it that there is. */
  readonly isFound: boolean;
  /** The whole value, an object or array with its brackets. */
  readonly range: TextRange;
  /** The name before the value, in its quotes, where it is a member of an object. */
  readonly name?: TextRange | undefined;
}

/** A member that is looked for, with those inside it. */
interface Wanted {
  /** Undefined where nothing inside it is looked for. */
  members: Map<string | number, Wanted> | undefined;
  /** Where its value begins and ends; not below zero once it is found. */
  from: number;
  to: number;
  name?: TextRange | undefined;
}

/**
 * Where values stand in a JSON text, by their paths, in one pass.
 *
 * @param text a text that `readJsonText` took; in any other what is found is only somewhere in the text
 * @internal
 */
export function jsonPlaces(text: string, paths: readonly JsonPath[]): readonly JsonPlace[] {
  const root = wanted();
  for (const path of paths) {
    let node = root;
    for (const step of path) {
      node.members ??= new Map();
      let next = node.members.get(step);
      if (next === undefined) {
        next = wanted();
        node.members.set(step, next);
      }
      node = next;
    }
  }
  findValues(text, root);
  const whole: Wanted = root.from >= 0 ? root : { ...wanted(), from: 0, to: text.length };
  return paths.map((path) => {
    let found = whole;
    let node: Wanted | undefined = root;
    for (const step of path) {
      node = node.members?.get(step);
      if (node === undefined || node.from < 0) return { isFound: false, range: rangeOf(found) };
      found = node;
    }
    return { isFound: true, range: rangeOf(found), name: found.name };
  });
}

/**
 * The same as spans: a plain value from its first character to its last, an object or array by its opening bracket.
 *
 * @internal
 */
export function jsonSpans(text: string, paths: readonly JsonPath[], file?: string): readonly SourceSpan[] {
  const source = new Source(text, file);
  return jsonPlaces(text, paths).map(({ range }) => {
    const { from, to } = openingOf(text, range);
    return source.span(from, to);
  });
}

/**
 * What of a value is shown where the whole of it is too much: of an object or array its opening bracket.
 *
 * @internal
 */
export function openingOf(text: string, range: TextRange): TextRange {
  const first = text.charCodeAt(range.from);
  return first === OPEN_BRACE || first === OPEN_BRACKET ? { from: range.from, to: range.from + 1 } : range;
}

function wanted(): Wanted {
  return { members: undefined, from: -1, to: -1, name: undefined };
}

function rangeOf({ from, to }: Wanted): TextRange {
  return { from, to };
}

/** An object or array that is being read, with what is looked for in it. */
interface Open {
  readonly wanted: Wanted | undefined;
  readonly isArray: boolean;
  /** The member that comes next: a name, once it is known, or an index. */
  step: string | number | undefined;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** Only what is looked for costs more than a look at its characters: other names are not even read. */
function findValues(text: string, root: Wanted): void {
  const open: Open[] = [];
  let inside: Open | undefined;
  let latest: TextRange = { from: 0, to: 0 };
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit === CLOSE_BRACE || unit === CLOSE_BRACKET) {
      at += 1;
      const closed = open.pop()?.wanted;
      if (closed !== undefined) closed.to = at;
      inside = open.at(-1);
    } else if (unit === COMMA) {
      at += 1;
      if (inside !== undefined) inside.step = inside.isArray ? (inside.step as number) + 1 : undefined;
    } else if (unit === COLON) {
      at += 1;
      const members = inside?.wanted?.members;
      if (members === undefined) continue;
      const step = nameIn(text.slice(latest.from, latest.to));
      inside!.step = step;
      const member = step === undefined ? undefined : members.get(step);
      if (member !== undefined) member.name = latest;
    } else if (isBlank(unit)) {
      at += 1;
    } else {
      const from = at;
      const found = inside === undefined ? root : memberOf(inside);
      if (unit === OPEN_BRACE || unit === OPEN_BRACKET) {
        at += 1;
        const isArray = unit === OPEN_BRACKET;
        inside = { wanted: found, isArray, step: isArray ? 0 : undefined };
        open.push(inside);
      } else if (unit === QUOTE) {
        at = endOfString(text, at);
        // Names are kept only where one of them may be looked for.
        if (inside?.wanted?.members !== undefined) latest = { from, to: at };
      } else {
        at = endOfWord(text, at);
      }
      if (found === undefined) continue;
      found.from = from;
      found.to = at;
    }
  }
}

/** What is looked for at the step that comes next; before its colon a text is a name, and no value. */
function memberOf({ wanted, step }: Open): Wanted | undefined {
  return step === undefined ? undefined : wanted?.members?.get(step);
}

/** What stands in a name's quotes; what is no JSON after all has no name. */
function nameIn(quoted: string): string | undefined {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    if (unit === BACKSLASH) at += 1;
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit) || isMark(unit)) return at;
  }
  return text.length;
}

/** All control characters: in JSON only the four blanks stand between values. */
function isBlank(unit: number): boolean {
  return unit <= 0x20;
}

function isMark(unit: number): boolean {
  return (
    unit === QUOTE ||
    unit === COMMA ||
    unit === COLON ||
    unit === OPEN_BRACKET ||
    unit === CLOSE_BRACKET ||
    unit === OPEN_BRACE ||
    unit === CLOSE_BRACE
  );
}
