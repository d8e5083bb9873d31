import { IonloomError, Source } from '../../../../src/errors/index.js';
import { Parser } from '../../../../src/formats/qasm/syntax/parser.js';
import type { Range } from '../../../../src/formats/qasm/syntax/problems.js';
import { Problems } from '../../../../src/formats/qasm/syntax/problems.js';

/** The statements of a text, what was reported, the names in doubt, and the text of a place. */
export function parsed(text: string, version: 2 | 3 = 3) {
  const problems = new Problems(new Source(text));
  const program = new Parser(problems, version).program();
  const statements = [...program.statements];
  const at = ({ start, end }: Range): string => text.slice(start, end);
  let reported: readonly string[] = [];
  try {
    problems.settle(() => 0);
  } catch (error) {
    if (!(error instanceof IonloomError)) throw error;
    reported = error.issues.map(({ code, message }) => `${code}: ${message}`);
  }
  return { statements, reported, doubtful: [...program.doubtful].sort(), at };
}

/** The only statement of a text without mistakes. */
export function onlyStatement(text: string, version: 2 | 3 = 3) {
  const { statements, reported, at } = parsed(text, version);
  if (statements.length !== 1 || reported.length > 0) throw new Error(`not one statement: ${text} ${reported}`);
  return { statement: statements[0]!, at };
}
