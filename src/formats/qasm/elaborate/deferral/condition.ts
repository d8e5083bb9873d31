import { writeOutcome } from '../../../../circuit/index.js';
import { isNumeric } from '../../../../math/index.js';
import type { Expression, LogicOperator, Operand } from '../../syntax/ast.js';
import type { Context } from '../context.js';
import { evaluateFinite, isNamedNumber } from '../evaluate.js';
import type { Scope } from '../scope.js';
import { selectBits } from '../select.js';
import { all, any, type Formula, MOST_CASES, not } from './formula.js';

/** A number, or bits that may depend on measured wires, the least significant first; a truth value is one bit. */
type Value = number | readonly Formula[];

/** When a condition holds: what its bits hold at this point of the text is what their wires hold from here on. */
export function evaluateCondition(context: Context, scope: Scope, condition: Expression): Formula {
  const value = evaluate(context, scope, condition);
  return isBits(value) ? any(value) : value !== 0;
}

function isBits(value: Value): value is readonly Formula[] {
  return typeof value !== 'number';
}

function evaluate(context: Context, scope: Scope, expression: Expression): Value {
  switch (expression.kind) {
    case 'truth':
      return [expression.value];
    case 'not':
      return [not(evaluateCondition(context, scope, expression.operand))];
    case 'logic':
      return [evaluateLogic(context, scope, expression)];
    case 'bit string':
      return evaluateBitString(context, expression);
    case 'bits':
      return bitsOf(context, scope, expression.operand);
    case 'name': {
      const kind = scope.lookUp(context, expression.name)?.kind;
      const isNumber = kind === undefined && isNamedNumber(context.version, expression.name);
      if (isNumber || kind === 'constant' || kind === 'input') return evaluateNumber(context, scope, expression);
      return bitsOf(context, scope, { ...expression, name: expression, selectors: [] });
    }
    default:
      return evaluateNumber(context, scope, expression);
  }
}

function bitsOf(context: Context, scope: Scope, operand: Operand): readonly Formula[] {
  const { register, indices } = selectBits(context, scope, operand);
  context.countSteps(indices.length, operand);
  return indices.map((index): Formula => {
    const wire = register.wires[index] ?? null;
    // A bit that nothing was written to holds 0.
    return wire === null ? false : { kind: 'wire', wire, value: true };
  });
}

function evaluateBitString(context: Context, expression: Expression & { readonly kind: 'bit string' }): Value {
  const digits = [...expression.digits.replaceAll('_', '')];
  if (digits.length > 0 && digits.every((digit) => digit === '0' || digit === '1')) {
    return digits.map((digit) => digit === '1').reverse();
  }
  return context.refuse('InvalidExpression', expression, 'a text in a condition holds bits, such as "01"');
}

function evaluateNumber(context: Context, scope: Scope, expression: Expression): number {
  const value = evaluateFinite(context, scope, expression, 'whole');
  if (isNumeric(value)) return value;
  return context.refuse('InvalidExpression', expression, 'a condition cannot depend on an input', {
    hint: 'an input has no value yet',
  });
}

function evaluateLogic(context: Context, scope: Scope, expression: Expression & { readonly kind: 'logic' }): Formula {
  const { operator } = expression;
  if (operator === '&&' || operator === '||') {
    const parts = [expression.left, expression.right].map((side) => evaluateCondition(context, scope, side));
    return operator === '&&' ? all(parts) : any(parts);
  }
  const left = evaluate(context, scope, expression.left);
  const right = evaluate(context, scope, expression.right);
  if (!isBits(left) && !isBits(right)) return compareNumbers(operator, left, right);
  for (const [value, side] of [
    [left, expression.left],
    [right, expression.right],
  ] as const) {
    if (isBits(value) || Number.isSafeInteger(value)) continue;
    context.refuse('InvalidExpression', side, `bits are compared with a whole number, not with ${value}`, {
      expected: 'a whole number up to 2^53',
      received: `${value}`,
    });
  }
  // Bits hold no number below 0, whatever their values.
  if ((!isBits(left) && left < 0) || (!isBits(right) && right < 0)) {
    return compareNumbers(operator, isBits(left) ? 0 : left, isBits(right) ? 0 : right);
  }
  const [a, b] = [binary(left), binary(right)];
  if (operator !== '==' && operator !== '!=' && Math.max(a.length, b.length) > MOST_CASES) {
    context.refuse('NotSupported', expression, `more than ${MOST_CASES} bits are compared by size`);
  }
  return compareBits(operator, a, b);
}

type Comparison = Exclude<LogicOperator, '&&' | '||'>;

function compareNumbers(operator: Comparison, left: number, right: number): boolean {
  switch (operator) {
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}

function compareBits(operator: Comparison, left: readonly Formula[], right: readonly Formula[]): Formula {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
      return not(equal(left, right));
    case '<':
      return less(left, right);
    case '<=':
      return not(less(right, left));
    case '>':
      return less(right, left);
    case '>=':
      return not(less(left, right));
  }
}

/** The binary digits of a number, the least significant first. */
function binary(value: Value): readonly Formula[] {
  if (isBits(value)) return value;
  return [...writeOutcome(value, 1)].map((digit) => digit === '1');
}

function pairs(
  left: readonly Formula[],
  right: readonly Formula[],
): readonly (readonly [left: Formula, right: Formula])[] {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, k) => [left[k] ?? false, right[k] ?? false]);
}

function same(left: Formula, right: Formula): Formula {
  return any([all([left, right]), all([not(left), not(right)])]);
}

function equal(left: readonly Formula[], right: readonly Formula[]): Formula {
  return all(pairs(left, right).map(([a, b]) => same(a, b)));
}

/** The highest digit that differs decides. */
function less(left: readonly Formula[], right: readonly Formula[]): Formula {
  return pairs(left, right).reduce<Formula>(
    (lower, [a, b]) => any([all([not(a), b]), all([same(a, b), lower])]),
    false,
  );
}
