import { StreamLanguage, type StreamParser, type StringStream } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { qasmWords } from './qasm-words.js';

/** What is known where a token begins. */
interface Before {
  /** Whether a comment goes on from the line before. */
  isInComment: boolean;
  /** Whether a statement can begin here. */
  isAtStart: boolean;
  /** Whether the name of a gate is to come, which the text defines. */
  isNaming: boolean;
  /** How many braces are open. */
  depth: number;
  /** The gates that the text has defined so far; a new set for each of them. */
  defined: ReadonlySet<string>;
}

const NAME = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\d_]*/u;
const NUMBER =
  /^(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)(?:dt|ns|us|µs|ms|s|im)?/;

/** A gate stands in front of its angles or its qubits, or at the end of a line. */
const CALL = /^\s*(?:[\p{L}\p{Nl}_($]|\/|$)/u;

/**
 * How a version of OpenQASM is coloured and indented.
 *
 * @param gates the names of the gates that a text can call without defining them
 */
export function qasmLanguage(version: 'qasm2' | 'qasm3', gates: ReadonlySet<string>): StreamLanguage<unknown> {
  const { keywords, types, constants, functions, others } = qasmWords[version];
  const kinds = new Map<string, string>([
    ...[...others].map((name) => [name, 'keyword'] as const),
    ...keywords.map(({ name }) => [name, 'keyword'] as const),
    ...types.map(({ name }) => [name, 'type'] as const),
    ...constants.map(({ name }) => [name, 'constant'] as const),
  ]);
  const functionNames = new Set(functions.map(({ name }) => name));

  function nameToken(stream: StringStream, before: Before): string {
    const name = stream.current();
    if (before.isNaming) {
      before.isNaming = false;
      before.defined = new Set([...before.defined, name]);
      return 'gateDefinition';
    }
    const kind = kinds.get(name);
    if (kind !== undefined) {
      before.isNaming = name === 'gate' || name === 'opaque';
      return kind;
    }
    if (functionNames.has(name) && stream.match(/^\s*\(/, false)) return 'function';
    const isGate = gates.has(name) || before.defined.has(name);
    return isGate && stream.match(CALL, false) ? 'gate' : 'variableName';
  }

  function token(stream: StringStream, before: Before): string | null {
    if (before.isInComment) {
      before.isInComment = !stream.match(/^.*?\*\//);
      if (before.isInComment) stream.skipToEnd();
      return 'comment';
    }
    if (stream.eatSpace()) return null;
    if (stream.match('//')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match('/*')) {
      before.isInComment = true;
      return token(stream, before);
    }
    const { isAtStart } = before;
    if (isAtStart && stream.match(/^(?:#?\s*pragma\b|#|@\s*[\p{L}_]).*/u)) return 'meta';
    before.isAtStart = false;
    if (stream.match(NAME)) return nameToken(stream, before);
    if (stream.match(NUMBER)) return 'number';
    if (stream.match(/^\$\d+/)) return 'constant';
    if (stream.match(/^"[^"]*"?|^'[^']*'?/)) return 'string';
    const mark = stream.next();
    if (mark === '{') before.depth += 1;
    if (mark === '}') before.depth = Math.max(0, before.depth - 1);
    if (mark === ';' || mark === '{' || mark === '}') {
      before.isAtStart = true;
      before.isNaming = false;
    }
    return null;
  }

  const parser: StreamParser<Before> = {
    name: version,
    startState: () => ({ isInComment: false, isAtStart: true, isNaming: false, depth: 0, defined: new Set() }),
    copyState: (before) => ({ ...before }),
    token,
    indent: ({ depth }, textAfter, { unit }) => unit * Math.max(0, depth - (/^\s*\}/.test(textAfter) ? 1 : 0)),
    languageData: {
      commentTokens: { line: '//', block: { open: '/*', close: '*/' } },
      closeBrackets: { brackets: ['(', '[', '{', '"'] },
      indentOnInput: /^\s*\}$/,
    },
    tokenTable: {
      type: tags.typeName,
      constant: tags.constant(tags.variableName),
      function: tags.standard(tags.variableName),
      gate: tags.function(tags.variableName),
      gateDefinition: tags.definition(tags.function(tags.variableName)),
    },
  };
  return StreamLanguage.define(parser) as StreamLanguage<unknown>;
}
