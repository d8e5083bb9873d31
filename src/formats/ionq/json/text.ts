import { type Issue, type IssueCode, issue, Source } from '../../../errors/index.js';

/** Most bytes that the service takes in a request body; more is answered with HTTP 413. */
export const MAXIMUM_BODY_BYTES = 10_000_000;

/** Most bytes of a results document that are read: a million shots of many qubits, or thousands of circuits. */
export const MAXIMUM_RESULTS_BYTES = 200_000_000;

/** Most levels of nested objects and arrays that are read; the deepest real payload has about ten. */
export const MAXIMUM_JSON_DEPTH = 64;

/**
 * Names that could reach an object's prototype in a careless reader, so that they are refused everywhere.
 *
 * @internal
 */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** After this many findings the rest of a text is not worth listing. */
const MAXIMUM_FINDINGS = 100;

/** What reading a JSON text gave: the value, or everything that is wrong with the text. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Reads a JSON text and refuses what `JSON.parse` would let through: repeated names, names that reach a prototype,
 * nesting beyond {@link MAXIMUM_JSON_DEPTH} and bodies beyond {@link MAXIMUM_BODY_BYTES} bytes.
 *
 * Every issue carries its line and column. Never throws.
 */
export function readJsonText(text: string, file?: string): JsonReading {
  const bytes = utf8Length(text);
  if (bytes > MAXIMUM_BODY_BYTES) return { ok: false, issues: [tooLarge(bytes)] };
  const issues = new JsonScanner(text, file).scan();
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: JSON.parse(text) };
}

/** The issue for a body of more bytes than the service takes. */
export function tooLarge(bytes: number): Issue {
  return issue('PayloadTooLarge', `the body has ${bytes} bytes; the service takes at most ${MAXIMUM_BODY_BYTES}`, {
    expected: `at most ${MAXIMUM_BODY_BYTES} bytes`,
    received: `${bytes} bytes`,
    hint: 'split the circuits over several jobs',
  });
}

/** The number of bytes that a text takes in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) bytes += 2;
    else if (unit >= 0x80) bytes += 1; // each half of a surrogate pair stands for two of its four bytes
  }
  return bytes;
}

interface Container {
  readonly kind: 'object' | 'array';
  readonly names: Set<string>;
  /** The member that is being read: a name in an object, an index in an array. */
  step: string | number;
}

/** Stops the scan at the first place that is not JSON; it never leaves this file. */
class NotJson extends Error {}

/**
 * One pass over the text with a stack of its own, so that deep nesting cannot exhaust the engine's.
 *
 * It reads the whole JSON grammar rather than only the names, because `JSON.parse` words its errors differently in
 * every engine and version, and gives no line.
 */
class JsonScanner {
  private position = 0;
  private readonly stack: Container[] = [];
  private readonly issues: Issue[] = [];
  private readonly text: string;
  private readonly source: Source;

  constructor(text: string, file: string | undefined) {
    this.text = text;
    this.source = new Source(text, file);
  }

  scan(): readonly Issue[] {
    try {
      if (this.text.charCodeAt(0) === 0xfeff) {
        this.fail('the text begins with a byte-order mark, which is not JSON', 'save the file as UTF-8 without BOM');
      }
      this.value();
      while (this.stack.length > 0) this.next();
      this.space();
      if (this.position < this.text.length) this.fail('there is text after the end of the JSON value');
    } catch (error) {
      if (!(error instanceof NotJson)) throw error;
    }
    return this.issues;
  }

  /** What follows a value inside the innermost container: a comma and the next member, or the closing bracket. */
  private next(): void {
    const container = this.stack.at(-1)!;
    const close = container.kind === 'object' ? '}' : ']';
    this.space();
    const found = this.text[this.position];
    if (found === close) {
      this.position++;
      this.stack.pop();
    } else if (found === ',') {
      this.position++;
      this.space();
      if (this.text[this.position] === close) this.fail(`a comma stands before the closing ${close}`, 'remove it');
      this.member(container);
    } else {
      this.fail(`expected a comma or ${close}, found ${this.found()}`);
    }
  }

  private member(container: Container): void {
    if (container.kind === 'array') container.step = (container.step as number) + 1;
    else this.name(container);
    this.value();
  }

  private name(container: Container): void {
    this.space();
    const start = this.position;
    if (this.text[start] !== '"') {
      const hint = this.text[start] === "'" ? 'JSON takes double quotes only' : 'names stand in double quotes';
      this.fail(`expected a name in double quotes, found ${this.found()}`, hint);
    }
    this.string();
    const name = JSON.parse(this.text.slice(start, this.position)) as string;
    const length = this.position - start;
    container.step = name;
    if (container.names.has(name)) {
      this.report('DuplicateName', `the name ${JSON.stringify(name)} stands twice in one object`, start, length);
    } else if (FORBIDDEN_NAMES.has(name)) {
      this.report('ForbiddenName', `the name ${JSON.stringify(name)} is refused wherever it stands`, start, length);
    }
    container.names.add(name);
    this.space();
    if (this.text[this.position] !== ':') this.fail(`expected a colon after the name, found ${this.found()}`);
    this.position++;
  }

  /** Reads a plain value whole, or opens a container and reads on to its first plain value. */
  private value(): void {
    for (;;) {
      this.space();
      const found = this.text[this.position];
      if (found !== '{' && found !== '[') break;
      if (this.stack.length >= MAXIMUM_JSON_DEPTH) {
        this.report('NestingTooDeep', `the text nests deeper than ${MAXIMUM_JSON_DEPTH} levels`, this.position);
        throw new NotJson();
      }
      this.position++;
      const container: Container = { kind: found === '{' ? 'object' : 'array', names: new Set(), step: 0 };
      this.stack.push(container);
      this.space();
      if (this.text[this.position] === (found === '{' ? '}' : ']')) {
        this.position++;
        this.stack.pop();
        return;
      }
      if (container.kind === 'object') this.name(container);
    }
    this.plain();
  }

  private plain(): void {
    const found = this.text[this.position];
    if (found === '"') {
      this.string();
      return;
    }
    for (const word of ['true', 'false', 'null']) {
      if (this.text.startsWith(word, this.position)) {
        this.position += word.length;
        return;
      }
    }
    NUMBER.lastIndex = this.position;
    const number = NUMBER.exec(this.text);
    if (number) {
      if (!Number.isFinite(Number(number[0]))) {
        this.report('ValueOutOfRange', `the number ${number[0]} is too large`, this.position, number[0].length);
      }
      this.position += number[0].length;
      return;
    }
    this.fail(`expected a JSON value, found ${this.found()}`, hintForWord(this.word()));
  }

  private string(): void {
    const start = this.position;
    for (this.position++; this.position < this.text.length; this.position++) {
      const unit = this.text.charCodeAt(this.position);
      if (unit === QUOTE) {
        this.position++;
        return;
      }
      if (unit < 0x20) this.fail('a string holds a control character', 'write it as an escape, such as \\n or \\t');
      if (unit === BACKSLASH) {
        ESCAPE.lastIndex = this.position;
        const match = ESCAPE.exec(this.text);
        if (!match) this.fail('a string holds a backslash that begins no JSON escape');
        this.position += match[0].length - 1;
      }
    }
    this.position = start;
    this.fail('a string is never closed');
  }

  private space(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.position);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
      this.position++;
    }
  }

  private word(): string {
    return /^[\w+./#'-]{1,20}/.exec(this.text.slice(this.position, this.position + 20))?.[0] ?? '';
  }

  private found(): string {
    if (this.position >= this.text.length) return 'the end of the text';
    return this.word() || JSON.stringify(String.fromCodePoint(this.text.codePointAt(this.position)!));
  }

  private fail(message: string, hint?: string): never {
    this.report('JsonSyntax', message, this.position, Math.max(1, this.word().length), hint);
    throw new NotJson();
  }

  private report(code: IssueCode, message: string, offset: number, length = 1, hint?: string): void {
    const path = this.stack.map((container) => container.step);
    const span = this.source.span(offset, offset + length);
    this.issues.push(issue(code, message, { path, span, ...(hint === undefined ? {} : { hint }) }));
    if (this.issues.length >= MAXIMUM_FINDINGS) throw new NotJson();
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function hintForWord(word: string): string | undefined {
  if (/^(True|False|None)/.test(word)) return 'JSON writes true, false and null';
  if (/^[+-]?(NaN|Infinity|inf)/.test(word)) return 'JSON has no NaN and no infinity';
  if (/^(\/\/|\/\*|#)/.test(word)) return 'JSON has no comments';
  if (word.startsWith("'")) return 'JSON takes double quotes only';
  if (/^[+.]/.test(word)) return 'a JSON number begins with a digit or a minus sign';
  return undefined;
}
