import { Source } from '../../errors/index.js';
import { Parser } from './syntax/parser.js';
import { Problems } from './syntax/problems.js';

/**
 * The names that an OpenQASM 3 text declares as `input`, in its order, which its circuit no longer knows; whoever
 * gives values by position needs it. What is wrong with the text is not said here.
 */
export function declaredInputs(text: string): readonly string[] {
  const names: string[] = [];
  const problems = new Problems(new Source(text), Number.POSITIVE_INFINITY);
  for (const statement of new Parser(problems, 3).program().statements) {
    if (statement.kind === 'input') names.push(statement.name.name);
  }
  return names;
}
