import { codePointName, holdsLineBreak, lineEnd, visible } from '../../../errors/index.js';
import type { Problems } from './problems.js';

/** The language version a text is read as. */
export type Version = 2 | 3;

/** What kind of token stands at the lexer's position; punctuation is its own kind. */
export type TokenKind =
  | 'end'
  | 'name'
  | 'integer'
  | 'float'
  | 'timing'
  | 'string'
  | 'broken'
  | 'hardware qubit'
  | Punctuation;

/** Longest first, so that the first match is the longest. */
const PUNCTUATION = [
  ...(['**=', '<<=', '>>='] as const),
  ...(['->', '==', '!=', '<=', '>=', '**', '++', '&&', '||', '<<', '>>'] as const),
  ...(['+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=', '~='] as const),
  ...(['(', ')', '[', ']', '{', '}', ',', ';', ':', '=', '+', '-', '*', '/', '%', '^', '@'] as const),
  ...(['.', '<', '>', '!', '&', '|', '~', '#'] as const),
] as const;
export type Punctuation = (typeof PUNCTUATION)[number];

const punctuationByFirst = new Map<number, readonly Punctuation[]>();
for (const mark of PUNCTUATION) {
  const first = mark.charCodeAt(0);
  punctuationByFirst.set(first, [...(punctuationByFirst.get(first) ?? []), mark]);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAsciiLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isLineBreak = (code: number): boolean => code === 10 || code === 13;
const UNDERSCORE = 95;
const BYTE_ORDER_MARK = 0xfeff;
const unicodeLetter = /^[\p{Lu}\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{Nl}]$/u;

/**
 * The lexer: one pass over the text, one token at a time, held in its own fields so that reading a large file
 * allocates nothing per token. It reports what is no token at all and goes on behind it.
 */
export class Lexer {
  readonly text: string;
  readonly version: Version;
  protected readonly problems: Problems;

  /** The current token. */
  kind: TokenKind = 'end';
  start = 0;
  end = 0;
  /** The name, the contents of the string, or the digits. */
  value = '';
  /** Whether a line break stands between the previous token and this one. */
  onNewLine = true;
  /** Where the previous token ended. */
  previousEnd = 0;

  constructor(problems: Problems, version: Version) {
    this.problems = problems;
    this.text = problems.source.text;
    this.version = version;
    if (this.text.charCodeAt(0) === BYTE_ORDER_MARK) this.end = 1;
    this.next();
  }

  /** Moves to the next token. */
  next(): void {
    this.previousEnd = this.end;
    this.#skipBlanks();
    // A character that starts no token is reported and passed over.
    while (!this.#readToken()) {
      this.end = this.#refuseCharacters();
      this.#skipBlanks();
    }
  }

  #readToken(): boolean {
    this.start = this.end;
    if (this.start >= this.text.length) {
      this.kind = 'end';
      this.value = '';
      return true;
    }
    const code = this.text.charCodeAt(this.start);
    if (this.#isNameStart(code, this.start)) this.#readName();
    else if (isDigit(code) || (code === 46 && isDigit(this.text.charCodeAt(this.start + 1)))) this.#readNumber();
    else if (code === 34 || code === 39) this.#readString(code);
    else if (code === 36 && isDigit(this.text.charCodeAt(this.start + 1))) this.#readHardwareQubit();
    else return this.#readPunctuation(code);
    return true;
  }

  /** The current token as people would quote it. */
  describe(): string {
    if (this.kind === 'end') return 'the end of the text';
    const shown = this.text.slice(this.start, this.end);
    return `\`${shown.length > 40 ? `${shown.slice(0, 39)}…` : shown}\``;
  }

  /** Makes the rest of the line one token's worth of nothing: for pragmas, whose text is not OpenQASM. */
  skipLine(): void {
    this.end = lineEnd(this.text, this.start);
    this.next();
  }

  #skipBlanks(): void {
    const { text } = this;
    this.onNewLine = this.end === 0;
    for (;;) {
      const code = text.charCodeAt(this.end);
      if (isLineBreak(code)) {
        this.onNewLine = true;
        this.end += 1;
      } else if (code === 32 || code === 9) {
        this.end += 1;
      } else if (code === 47 && text.charCodeAt(this.end + 1) === 47) {
        this.end = lineEnd(text, this.end);
      } else if (code === 47 && text.charCodeAt(this.end + 1) === 42) {
        this.#skipBlockComment();
      } else {
        return;
      }
    }
  }

  #skipBlockComment(): void {
    const start = this.end;
    const close = this.text.indexOf('*/', start + 2);
    this.end = close === -1 ? this.text.length : close + 2;
    if (close === -1) {
      const place = { start, end: start + 2 };
      this.problems.add('QasmSyntax', place, 'a comment that starts with `/*` is never closed', { expected: '`*/`' });
    } else if (holdsLineBreak(this.text.slice(start, close))) {
      this.onNewLine = true;
    }
  }

  #isNameStart(code: number, at: number): boolean {
    if (code < 128) return isAsciiLetter(code) || code === UNDERSCORE;
    return this.version === 3 && unicodeLetter.test(String.fromCodePoint(this.text.codePointAt(at)!));
  }

  #readName(): void {
    let at = this.start;
    for (;;) {
      const code = this.text.charCodeAt(at);
      if (isDigit(code)) at += 1;
      else if (at < this.text.length && this.#isNameStart(code, at)) at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
      else break;
    }
    this.end = at;
    this.kind = 'name';
    this.value = this.text.slice(this.start, at);
  }

  #readNumber(): void {
    const { text, start } = this;
    let at = this.#digits(start);
    let kind: TokenKind = 'integer';
    const radix = text.slice(start, start + 2).toLowerCase();
    if (this.version === 3 && (radix === '0x' || radix === '0b' || radix === '0o')) {
      at = start + 2;
      while (isDigit(text.charCodeAt(at)) || isAsciiLetter(text.charCodeAt(at)) || text[at] === '_') at += 1;
    } else {
      if (text[at] === '.') {
        kind = 'float';
        at = this.#digits(at + 1);
      }
      if ((text.charCodeAt(at) | 32) === 101) {
        const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 1 : 0;
        if (isDigit(text.charCodeAt(at + 1 + sign))) {
          kind = 'float';
          at = this.#digits(at + 1 + sign);
        }
      }
    }
    this.end = at;
    this.kind = kind;
    this.value = text.slice(start, at).replaceAll('_', '');
    this.#refuseSuffix();
  }

  /** OpenQASM 3 allows single underscores between digits. */
  #digits(from: number): number {
    let at = from;
    for (;;) {
      if (isDigit(this.text.charCodeAt(at))) at += 1;
      else if (
        this.version === 3 &&
        this.text[at] === '_' &&
        isDigit(this.text.charCodeAt(at - 1)) &&
        isDigit(this.text.charCodeAt(at + 1))
      )
        at += 1;
      else return at;
    }
  }

  /** `10ns` is a duration and `2q` no number at all: the whole word is one token. */
  #refuseSuffix(): void {
    const { value, kind, start, end } = this;
    if (end < this.text.length && this.#isNameStart(this.text.charCodeAt(end), end)) {
      this.start = end;
      this.#readName();
      const isDuration = this.version === 3 && /^(dt|ns|us|µs|ms|s)$/.test(this.value);
      this.start = start;
      this.kind = isDuration ? 'timing' : kind;
      this.value = value;
      if (isDuration) return;
    } else if (!Number.isNaN(Number(value))) {
      return;
    } else {
      this.value = '0';
    }
    this.problems.add('QasmSyntax', this, `${this.describe()} is not a number`, {
      expected: 'a number',
      received: this.describe(),
    });
  }

  #readString(quote: number): void {
    const mark = String.fromCharCode(quote);
    let at = this.start + 1;
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === quote || isLineBreak(code)) break;
    }
    this.value = this.text.slice(this.start + 1, at);
    this.kind = 'string';
    if (this.text.charCodeAt(at) === quote) {
      this.end = at + 1;
      return;
    }
    this.end = at;
    this.kind = 'broken';
    const place = { start: this.start, end: this.start + 1 };
    this.problems.add('QasmSyntax', place, 'a text in quotes is not closed on its line', { expected: `\`${mark}\`` });
  }

  #readHardwareQubit(): void {
    this.end = this.#digits(this.start + 1);
    this.kind = 'hardware qubit';
    this.value = this.text.slice(this.start, this.end);
  }

  #readPunctuation(code: number): boolean {
    const mark = punctuationByFirst.get(code)?.find((each) => this.text.startsWith(each, this.start));
    if (mark === undefined) return false;
    this.kind = mark;
    this.value = mark;
    this.end = this.start + mark.length;
    return true;
  }

  /** A run of characters that start no token is one mistake; returns where it ends. */
  #refuseCharacters(): number {
    let end = this.start;
    do end += this.text.codePointAt(end)! > 0xffff ? 2 : 1;
    while (end < this.text.length && !this.#startsToken(end));
    const shown = this.text.slice(this.start, Math.min(end, this.start + 20));
    const [first = '', ...others] = shown;
    const isUnseen = others.length === 0 && visible(first) !== first;
    const what = isUnseen ? `the character ${codePointName(first)}, which cannot be seen,` : `the text \`${shown}\``;
    const hint = isUnseen ? { hint: 'delete it, or put a space in its place' } : {};
    this.problems.add('QasmSyntax', { start: this.start, end }, `${what} has no meaning in OpenQASM`, hint);
    return end;
  }

  #startsToken(at: number): boolean {
    const code = this.text.charCodeAt(at);
    if (code <= 32 || isDigit(code) || code === 34 || code === 39) return true;
    return punctuationByFirst.has(code) || this.#isNameStart(code, at);
  }
}
