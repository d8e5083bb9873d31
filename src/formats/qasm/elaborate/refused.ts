import type { Refused } from '../syntax/ast.js';
import type { Context } from './context.js';
import type { Scope } from './scope.js';

/** Reports a statement that is not read, unless that follows from a name whose declaration was refused before. */
export function refuseStatement(context: Context, statement: Refused, scope: Scope): void {
  const { code, message, hint, declared, used } = statement;
  const isConsequence = [...used].some((name) => scope.isDoubtful(name));
  if (declared !== undefined) scope.doubt(declared);
  if (isConsequence) context.giveUp();
  context.refuse(code, statement, message, { hint });
}
