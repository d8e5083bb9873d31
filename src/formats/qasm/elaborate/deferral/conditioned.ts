import type { Conditional, Statement } from '../../syntax/ast.js';
import type { Context } from '../context.js';
import { append, betweenFlips, controlled, emptyList, type OperationList } from '../operation-list.js';
import { type Case, casesOf, type Formula, MOST_CASES, not } from './formula.js';
import { underKnownWires } from './known-wires.js';

/** Statements and when they are run. */
export interface Branch {
  readonly cases: readonly Case[];
  readonly body: readonly Statement[];
}

/** The branches of an `if` whose condition depends on measured wires, without empty ones. */
export function branchesOf(context: Context, statement: Conditional, condition: Formula): readonly Branch[] {
  const branches = [
    [condition, statement.body],
    [not(condition), statement.otherwise],
  ] as const;
  return branches
    .filter(([, body]) => body.length > 0)
    .map(([formula, body]) => {
      const cases = casesOf(formula, (steps) => context.countSteps(steps, statement.condition));
      if (cases !== undefined) return { cases, body };
      const message = `the condition holds in more than ${MOST_CASES} cases of its bits, which is not supported`;
      return context.refuse('NotSupported', statement.condition, message);
    });
}

/** The list where any of the cases holds: under controls on their wires, open ones between flips, phase included. */
export function conditioned(
  context: Context,
  list: OperationList,
  cases: readonly Case[],
  place: Conditional,
): OperationList {
  const whole = emptyList();
  for (const values of cases) {
    // Two flips for each open control, and one gate for the phase.
    context.countOperations(list.operations.length + 2 * values.size + 1, place);
    context.countSteps(list.operations.length * values.size, place);
    const rest = underKnownWires(list, values);
    if (rest.operations.length === 0 && rest.phase === 0) continue;
    const zeros = [...values.keys()].filter((wire) => values.get(wire) === false);
    const { operations } = controlled(rest, [...values.keys()], true);
    append(whole, { operations: betweenFlips(operations, zeros), phase: 0 });
  }
  return whole;
}
