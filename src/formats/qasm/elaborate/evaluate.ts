import { type Angle, addAngles, isNumeric, negateAngle, scaleAngle, subtractAngles } from '../../../math/index.js';
import { counted } from '../../../printing/index.js';
import type { BinaryOperator, ConditionExpression, Expression } from '../syntax/ast.js';
import type { Version } from '../syntax/lexer.js';
import { isScalarType } from '../syntax/words.js';
import type { Context } from './context.js';
import { kindNames, type Scope } from './scope.js';

type BinaryExpression = Expression & { readonly kind: 'binary' };
type CallExpression = Expression & { readonly kind: 'call' };

type NumberFunction = (...operands: number[]) => number;

const shared: Readonly<Record<string, NumberFunction>> = {
  sin: (x) => Math.sin(x!),
  cos: (x) => Math.cos(x!),
  tan: (x) => Math.tan(x!),
  exp: (x) => Math.exp(x!),
  sqrt: (x) => Math.sqrt(x!),
};

/** The remainder has the sign of the divisor, as the specification says of `mod`. */
const modulo = (a: number, b: number): number => a - b * Math.floor(a / b);

/** The functions of each version, with as many operands as they declare. */
const functions: Readonly<Record<Version, ReadonlyMap<string, NumberFunction>>> = {
  2: new Map(
    Object.entries<NumberFunction>({
      ...shared,
      ln: (x) => Math.log(x!),
      acos: (x) => Math.acos(x!),
      asin: (x) => Math.asin(x!),
      atan: (x) => Math.atan(x!),
    }),
  ),
  3: new Map(
    Object.entries<NumberFunction>({
      ...shared,
      log: (x) => Math.log(x!),
      arccos: (x) => Math.acos(x!),
      arcsin: (x) => Math.asin(x!),
      arctan: (x) => Math.atan(x!),
      ceiling: (x) => Math.ceil(x!),
      floor: (x) => Math.floor(x!),
      mod: (a, b) => modulo(a!, b!),
    }),
  ),
};

const operandCounts: ReadonlyMap<string, number> = new Map([['mod', 2]]);

const constants: Readonly<Record<Version, ReadonlyMap<string, number>>> = {
  2: new Map([['pi', Math.PI]]),
  3: new Map([
    ['pi', Math.PI],
    ['π', Math.PI],
    ['tau', 2 * Math.PI],
    ['τ', 2 * Math.PI],
    ['euler', Math.E],
    ['ℇ', Math.E],
  ]),
};

/**
 * What `/` means between two whole numbers: the exact quotient, or in OpenQASM 3 the whole number that is left when it
 * is cut. In an exponent the quotient of two numbers written out is exact: the specification's own `pow(1/2)` is a
 * square root.
 */
type Arithmetic = 'exact' | 'whole' | 'exponent';

/** Whether a name is a number of the language itself, such as `pi`. */
export function isNamedNumber(version: Version, name: string): boolean {
  return constants[version].has(name);
}

/** The value of an expression: a number, or a form that is linear in the inputs. */
function evaluate(context: Context, scope: Scope, expression: Expression, arithmetic: Arithmetic = 'exact'): Angle {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'name':
      return evaluateName(context, scope, expression);
    case 'negate':
      return negateAngle(evaluate(context, scope, expression.operand, arithmetic));
    case 'binary': {
      const left = evaluate(context, scope, expression.left, arithmetic);
      const right = evaluate(context, scope, expression.right, arithmetic);
      const quotient = evaluateBinary(context, expression, left, right);
      // A power of whole numbers need not be one.
      const cuts = isCut(scope, expression, arithmetic) && Number.isInteger(left) && Number.isInteger(right);
      return cuts ? Math.trunc(quotient as number) : quotient;
    }
    case 'call':
      return evaluateCall(context, scope, expression, arithmetic);
    default:
      return refuseNoNumber(context, expression);
  }
}

function refuseNoNumber(context: Context, expression: ConditionExpression): never {
  const received = expression.kind === 'bits' ? kindNames.bits : 'a truth value';
  const message = `a number is needed here, not ${received}`;
  context.refuse('WrongKind', expression, message, { expected: 'a number', received });
}

/** Whether a quotient is that of whole numbers and stays one. */
function isCut(scope: Scope, expression: BinaryExpression, arithmetic: Arithmetic): boolean {
  if (expression.operator !== '/' || arithmetic === 'exact' || !isWhole(scope, expression)) return false;
  return arithmetic === 'whole' || holdsName(expression);
}

function holdsName(expression: Expression): boolean {
  switch (expression.kind) {
    case 'name':
      return true;
    case 'negate':
      return holdsName(expression.operand);
    case 'binary':
      return holdsName(expression.left) || holdsName(expression.right);
    case 'call':
      return expression.operands.some(holdsName);
    default:
      return false;
  }
}

/** The exponent of a power. */
export function evaluateExponent(context: Context, scope: Scope, expression: Expression): Angle {
  return evaluateFinite(context, scope, expression, 'exponent');
}

/** The value of an expression that must be finite. */
export function evaluateFinite(
  context: Context,
  scope: Scope,
  expression: Expression,
  arithmetic: Arithmetic = 'exact',
): Angle {
  const value = evaluate(context, scope, expression, arithmetic);
  const constant = isNumeric(value) ? value : value.constant;
  const finite = isNumeric(value)
    ? Number.isFinite(constant)
    : [constant, ...value.terms.map(([, c]) => c)].every(Number.isFinite);
  if (!finite) {
    context.refuse('AngleNotFinite', expression, `the value is ${constant}, which is no angle`, {
      received: `${constant}`,
    });
  }
  return value;
}

/** The value of an expression that is an angle: finite, and without a quotient that is read in two ways. */
export function evaluateAngle(context: Context, scope: Scope, expression: Expression): Angle {
  if (context.version === 3) refuseInexact(context, scope, expression);
  return evaluateFinite(context, scope, expression);
}

/**
 * Refuses `7/2`: OpenQASM 3 cuts the quotient of two whole numbers to a whole one, while whoever writes an angle means
 * a half.
 */
function refuseInexact(context: Context, scope: Scope, expression: Expression): void {
  if (expression.kind === 'negate') refuseInexact(context, scope, expression.operand);
  if (expression.kind === 'call') for (const operand of expression.operands) refuseInexact(context, scope, operand);
  if (expression.kind !== 'binary') return;
  const { operator, left, right } = expression;
  refuseInexact(context, scope, left);
  refuseInexact(context, scope, right);
  if (operator !== '/' || !isWhole(scope, left) || !isWhole(scope, right)) return;
  const dividend = evaluate(context, scope, left) as number;
  const divisor = evaluate(context, scope, right) as number;
  if (divisor === 0 || dividend % divisor === 0) return;
  const cut = Math.trunc(dividend / divisor);
  const message = `${dividend}/${divisor} divides two whole numbers, which OpenQASM 3 cuts to ${cut}`;
  context.refuse('InvalidExpression', expression, message, {
    hint: `write \`${dividend}.0/${divisor}\` for ${dividend / divisor}, or \`${cut}\``,
  });
}

/** The value of an expression that must be a whole number; whole numbers divide as such. */
export function evaluateWhole(context: Context, scope: Scope, expression: Expression, what: string): number {
  const value = evaluate(context, scope, expression, 'whole');
  if (isNumeric(value) && Number.isInteger(value)) return value;
  const received = String(value);
  context.refuse('InvalidExpression', expression, `${what} must be a whole number, not ${received}`, {
    expected: 'a whole number',
    received,
    hint: isNumeric(value) ? '`int(...)` cuts a number to a whole one' : 'an input has no value yet',
  });
}

/** Checks the names in an expression whose values are not there yet: the body of a gate. */
export function checkNames(context: Context, scope: Scope, expression: Expression): void {
  switch (expression.kind) {
    case 'number':
      return;
    case 'name':
      evaluateName(context, scope, expression);
      return;
    case 'negate':
      checkNames(context, scope, expression.operand);
      return;
    case 'binary':
      checkNames(context, scope, expression.left);
      checkNames(context, scope, expression.right);
      return;
    case 'call':
      findFunction(context, scope, expression);
      for (const operand of expression.operands) checkNames(context, scope, operand);
      return;
    default:
      refuseNoNumber(context, expression);
  }
}

function evaluateName(context: Context, scope: Scope, expression: Expression & { readonly kind: 'name' }): Angle {
  const meaning = scope.lookUp(context, expression.name);
  if (meaning?.kind === 'constant' || meaning?.kind === 'input') return meaning.value;
  if (meaning !== undefined) {
    const received = kindNames[meaning.kind];
    context.refuse('WrongKind', expression, `\`${expression.name}\` is ${received}, not a number`, {
      expected: 'a number',
      received,
    });
  }
  const constant = constants[context.version].get(expression.name);
  if (constant !== undefined) return constant;
  const known = [...scope.names('constant', 'input'), ...constants[context.version].keys()];
  context.refuseUndeclared(expression, 'number', known, scope.hintFor(expression.name));
}

/** Whether an expression has a type of whole numbers. */
function isWhole(scope: Scope, expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
      return expression.isWhole;
    case 'name': {
      const meaning = scope.find(expression.name);
      return meaning?.kind === 'constant' && meaning.isWhole === true;
    }
    case 'negate':
      return isWhole(scope, expression.operand);
    case 'binary':
      return isWhole(scope, expression.left) && isWhole(scope, expression.right);
    case 'call':
      return isWholeCall(scope, expression);
    default:
      return false;
  }
}

/** A cast to a whole number is one, and so is a remainder of whole numbers. */
function isWholeCall(scope: Scope, { callee, operands }: CallExpression): boolean {
  if (callee === 'mod') return operands.every((operand) => isWhole(scope, operand));
  return callee === 'int' || callee === 'uint';
}

function evaluateBinary(context: Context, expression: BinaryExpression, left: Angle, right: Angle): Angle {
  if (isNumeric(left) && isNumeric(right)) return calculate(expression.operator, left, right);
  switch (expression.operator) {
    case '+':
      return addAngles(left, right);
    case '-':
      return subtractAngles(left, right);
    case '*':
      if (isNumeric(right)) return scaleAngle(left, right);
      if (isNumeric(left)) return scaleAngle(right, left);
      break;
    case '/':
      if (isNumeric(right)) return scaleAngle(left, 1 / right);
      break;
  }
  refuseNonlinear(context, expression);
}

function calculate(operator: BinaryOperator, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '%':
      return modulo(left, right);
    case '**':
      return left ** right;
  }
}

function refuseNonlinear(context: Context, expression: Expression): never {
  context.refuse('InvalidExpression', expression, 'an angle may depend on inputs only linearly', {
    expected: 'sums of inputs times numbers',
    hint: 'declare the result as an input of its own',
  });
}

function evaluateCall(context: Context, scope: Scope, expression: CallExpression, arithmetic: Arithmetic): Angle {
  // The operands of these are whole numbers or become them; those of all others are numbers of any kind.
  const keepsWhole = isWholeCall(scope, expression) || expression.callee === 'floor';
  if (arithmetic !== 'exact' && !keepsWhole) refuseInexact(context, scope, expression);
  const operands = expression.operands.map((operand) =>
    evaluate(context, scope, operand, keepsWhole ? arithmetic : 'exact'),
  );
  const apply = findFunction(context, scope, expression);
  const [first] = operands;
  // Between doubles these casts change nothing, so that they pass what is linear.
  if (first !== undefined && (expression.callee === 'float' || expression.callee === 'angle')) return first;
  const numbers = operands.filter(isNumeric);
  if (numbers.length < operands.length) refuseNonlinear(context, expression);
  return apply(...numbers);
}

function findFunction(context: Context, scope: Scope, expression: CallExpression): NumberFunction {
  const { callee, operands, start } = expression;
  if (scope.isDoubtful(callee)) context.giveUp();
  const isCast = context.version === 3 && isScalarType(callee);
  const apply = isCast ? (x?: number) => Math.trunc(x ?? Number.NaN) : functions[context.version].get(callee);
  if (apply === undefined) {
    const name = { name: callee, start, end: start + callee.length };
    context.refuseUndeclared(name, 'function', functions[context.version].keys());
  }
  const expected = operandCounts.get(callee) ?? 1;
  if (operands.length !== expected) {
    context.refuse(
      'ParameterCount',
      expression,
      `\`${callee}\` takes ${counted(expected, 'operand')}, not ${operands.length}`,
      {
        expected: `${expected}`,
        received: `${operands.length}`,
      },
    );
  }
  return apply;
}
