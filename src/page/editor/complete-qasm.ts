import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { gateTable } from '../state/gate-table.js';
import { type DeclaredName, declaredNames } from './declared-names.js';
import { infoOf, offeredInQasm } from './gate-completion.js';
import { qasmWords, type Word, type Words } from './qasm-words.js';

const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\d_]*$/u;
const WHOLE_NAME = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\d_]*$/u;

/** Offers what can stand in an OpenQASM text at the cursor. */
export function completeQasm(context: CompletionContext, format: 'qasm2' | 'qasm3'): CompletionResult | null {
  const { state, pos, explicit } = context;
  const words = qasmWords[format];
  const inside = syntaxTree(state).resolveInner(pos, -1).name;
  if (inside === 'comment' || inside === 'meta') return null;
  const line = state.doc.lineAt(pos);
  const before = state.sliceDoc(Math.max(line.from, pos - 200), pos);
  const quoted = /include\s*"([^"]*)$/.exec(before);
  if (quoted !== null) {
    const file: Completion = { label: words.library, type: 'text', info: infoOf('The standard gates.') };
    return { from: pos - quoted[1]!.length, options: [file], validFor: /^[\w.]*$/ };
  }
  if (inside === 'string') return null;
  const from = pos - (NAME.exec(before)?.[0].length ?? 0);
  if (from === pos && !explicit) return null;
  const lead = before.slice(0, before.length - (pos - from));
  // The end of a number is no name.
  if (/[\d.]$/.test(lead)) return null;
  const names = declaredNames(state.doc, from);
  const options = isAtStart(lead)
    ? statements(format, words, names, state.sliceDoc(0, 2000).includes(words.library))
    : operands(words, names);
  return { from, options, validFor: WHOLE_NAME };
}

/** Whether a statement, or the gate behind modifiers or a condition, can begin after this much of a line. */
function isAtStart(before: string): boolean {
  return /(?:^|[;{}@]|\belse|\bif\s*\([^;]*\)|\bin\s*\[[^\]]*\])$/.test(before.trimEnd());
}

function statements(
  format: 'qasm2' | 'qasm3',
  words: Words,
  names: readonly DeclaredName[],
  isIncluded: boolean,
): readonly Completion[] {
  const gates = gateTable.value?.[format] ?? [];
  return [
    ...gates.map((gate) => ({ ...offeredInQasm(gate, words, isIncluded), boost: 1 })),
    ...names.map(offeredName),
    ...words.keywords.map((word) =>
      word.name === 'OPENQASM' ? header(word, format, words) : offered(word, 'keyword'),
    ),
    ...words.types.map((word) => offered(word, 'type')),
  ];
}

function operands(words: Words, names: readonly DeclaredName[]): readonly Completion[] {
  const inside = words.keywords.filter(({ name }) => name === 'measure' || name === 'in');
  return [
    ...names.map((name) => ({ ...offeredName(name), boost: 1 })),
    ...words.constants.map((word) => offered(word, 'constant')),
    ...words.functions.map((word) => offered(word, 'function')),
    ...inside.map((word) => offered(word, 'keyword')),
    ...words.types.map((word) => offered(word, 'type')),
  ];
}

function offered({ name, doc }: Word, type: string): Completion {
  return { label: name, type, info: infoOf(doc) };
}

function offeredName({ name, by }: DeclaredName): Completion {
  return { label: name, type: by === 'gate' || by === 'opaque' ? 'function' : 'variable', detail: by };
}

/** The first lines of a text. */
function header(word: Word, format: 'qasm2' | 'qasm3', { library }: Words): Completion {
  const version = format === 'qasm2' ? '2.0' : '3.0';
  return { ...offered(word, 'keyword'), detail: version, apply: `OPENQASM ${version};\ninclude "${library}";\n` };
}
