import { Lexer, type Version } from './lexer.js';
import { Problems, type Range } from './problems.js';

/** Words that only one version begins a statement with. */
const tellingWords: ReadonlyMap<string, Version> = new Map([
  ...(['qreg', 'creg', 'opaque'] as const).map((word) => [word, 2] as const),
  ...(['qubit', 'bit', 'const', 'input', 'let', 'for', 'ctrl', 'negctrl', 'inv', 'pow', 'gphase'] as const).map(
    (word) => [word, 3] as const,
  ),
]);

/** How far into a text without header one looks for a telling word. */
const FARTHEST_TOKEN = 200;

const headerHint = 'begin the text with `OPENQASM 2.0;` or `OPENQASM 3.0;`';

/**
 * The version a text is to be read as: from its header or, when that is missing, from its first include or from the
 * first word that only one version has. Reports and answers nothing when neither is there or the caller wanted the
 * other version.
 */
export function readVersion(problems: Problems, wanted?: Version): Version | undefined {
  const lexer = new Lexer(new Problems(problems.source, Number.POSITIVE_INFINITY), 3);
  const place = { start: lexer.start, end: lexer.end };
  if (lexer.kind === 'end') {
    problems.add('QasmVersion', place, 'the text is empty', { hint: headerHint });
    return undefined;
  }
  if (lexer.kind !== 'name' || lexer.value !== 'OPENQASM') {
    const guessed = wanted ?? guessVersion(lexer);
    if (guessed === undefined) {
      problems.add('QasmVersion', place, 'the text does not say which version of OpenQASM it is in', {
        expected: '`OPENQASM`',
        hint: headerHint,
      });
    }
    return guessed;
  }
  lexer.next();
  return checkVersion(problems, lexer, wanted);
}

function checkVersion(problems: Problems, lexer: Lexer, wanted: Version | undefined): Version | undefined {
  const place: Range = { start: lexer.start, end: lexer.end };
  const received = lexer.describe();
  const major = /^([23])(\.\d+)?$/.exec(lexer.value)?.[1];
  if ((lexer.kind !== 'integer' && lexer.kind !== 'float') || major === undefined) {
    problems.add('QasmVersion', place, `version ${received} of OpenQASM is not known`, { received, hint: headerHint });
    return undefined;
  }
  const version: Version = major === '2' ? 2 : 3;
  if (wanted === undefined || wanted === version) return version;
  problems.add('QasmVersion', place, `the text is in OpenQASM ${version}, not in OpenQASM ${wanted}`, {
    expected: `${wanted}`,
    received,
  });
  return undefined;
}

function guessVersion(lexer: Lexer): Version | undefined {
  for (let token = 0; token < FARTHEST_TOKEN && lexer.kind !== 'end'; token++) {
    if (lexer.kind === 'string' && lexer.value === 'qelib1.inc') return 2;
    if (lexer.kind === 'string' && lexer.value === 'stdgates.inc') return 3;
    const told = lexer.kind === 'name' ? tellingWords.get(lexer.value) : undefined;
    if (told !== undefined) return told;
    lexer.next();
  }
  return undefined;
}
