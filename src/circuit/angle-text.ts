import { IonloomError, issue, requireText } from '../errors/index.js';
import {
  type AffineAngle,
  type Angle,
  addAngles,
  angleConstants,
  angleFunctions,
  negateAngle,
  param,
  scaleAngle,
} from '../math/index.js';
import { type ExpressionNode, expressionTree } from './expression-tree.js';

/** An angle as callers may give it: a number, an expression as text, or an affine form. */
export type AngleInput = number | string | AffineAngle;

type Operator = '+' | '-' | '*' | '/' | '^' | '(' | ')' | ' ';
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.';
type KnownName = keyof typeof angleConstants | keyof typeof angleFunctions;

/** The identifiers of an expression, read off its literal type; numbers and known names are not parameters. */
type Identifiers<Text extends string, Word extends string = ''> = Text extends `${infer C}${infer Rest}`
  ? C extends Operator
    ? Identifier<Word> | Identifiers<Rest>
    : Identifiers<Rest, `${Word}${C}`>
  : Identifier<Word>;
type Identifier<Word extends string> = Word extends '' | KnownName | `${Digit}${string}` ? never : Word;

/** The names of the free parameters in an angle argument, as a type. */
export type ParametersOf<A> =
  A extends AffineAngle<infer P> ? P : A extends string ? (string extends A ? string : Identifiers<A>) : never;

/** Longer texts are mistakes or attacks; the parser below is recursive. */
const LONGEST_TEXT = 1000;
const LARGEST_CACHE = 4096;

const cache = new Map<string, Angle>();

/**
 * Reads an angle written as text: `pi/4`, `-3*pi/2`, `2*theta + pi`.
 *
 * Known names are pi, tau and the usual functions; every other name is a parameter, and the expression must be
 * linear in parameters.
 * @throws IonloomError `AngleSyntax` where it cannot be read or is not linear, `AngleNotFinite` where it has no value.
 */
export function parseAngle(text: string): Angle {
  requireText(text, 'an angle that is read');
  const known = cache.get(text);
  if (known !== undefined) return known;
  const angle = readAngle(text);
  if (cache.size >= LARGEST_CACHE) cache.clear();
  cache.set(text, angle);
  return angle;
}

function readAngle(text: string): Angle {
  if (text.length > LONGEST_TEXT) refuse(text.slice(0, 40), `it is longer than ${LONGEST_TEXT} characters`);
  let node: ExpressionNode;
  try {
    node = expressionTree(text);
  } catch (cause) {
    refuse(text, cause instanceof Error ? cause.message : 'it is not an expression', cause);
  }
  const angle = evaluate(node, text);
  if (!Number.isFinite(typeof angle === 'number' ? angle : angle.constant)) {
    throw new IonloomError(issue('AngleNotFinite', `the angle '${text}' is not a finite number`));
  }
  return angle;
}

function refuse(text: string, why: string, cause?: unknown): never {
  throw new IonloomError(
    issue('AngleSyntax', `the angle '${text}' cannot be read: ${why}`, {
      hint: "write it as in 'pi/4' or '2*theta + pi', linear in its parameters",
    }),
    { cause },
  );
}

function evaluate(node: ExpressionNode, text: string): Angle {
  switch (node.type) {
    case 'ConstantNode':
      return typeof node.value === 'number' ? node.value : refuse(text, 'it holds something other than numbers');
    case 'SymbolNode':
      return Object.hasOwn(angleConstants, node.name!)
        ? angleConstants[node.name as keyof typeof angleConstants]
        : param(node.name!);
    case 'ParenthesisNode':
      return evaluate(node.content!, text);
    case 'FunctionNode':
      return call(node, text);
    case 'OperatorNode':
      return operate(node, text);
    default:
      return refuse(text, 'it holds more than sums, products and functions');
  }
}

function call(node: ExpressionNode, text: string): number {
  const name = node.fn?.name ?? '';
  const [argument, ...rest] = node.args ?? [];
  if (!Object.hasOwn(angleFunctions, name)) return refuse(text, `'${name}' is not a known function`);
  if (argument === undefined || rest.length > 0) return refuse(text, `${name} takes one argument`);
  const value = evaluate(argument, text);
  if (typeof value !== 'number') return refuse(text, `${name} of a parameter is not linear`);
  return angleFunctions[name as keyof typeof angleFunctions](value);
}

function operate(node: ExpressionNode, text: string): Angle {
  if (node.implicit) return refuse(text, 'a product needs its *');
  const [left, right] = (node.args ?? []).map((argument) => evaluate(argument, text)) as [Angle, Angle | undefined];
  if (right === undefined) {
    if (node.op === '-') return negateAngle(left);
    return node.op === '+' ? left : refuse(text, `it uses ${node.op}`);
  }
  switch (node.op) {
    case '+':
      return addAngles(left, right);
    case '-':
      return addAngles(left, negateAngle(right));
    case '*':
      if (typeof right === 'number') return scaleAngle(left, right);
      return typeof left === 'number' ? scaleAngle(right, left) : refuse(text, 'a product of parameters is not linear');
    case '/':
      return typeof right === 'number' ? divide(left, right) : refuse(text, 'division by a parameter is not linear');
    case '^':
      return typeof left === 'number' && typeof right === 'number'
        ? left ** right
        : refuse(text, 'a power of a parameter is not linear');
    default:
      return refuse(text, `it uses ${node.op}`);
  }
}

/** Plain division, so that pi/3 is the same double as Math.PI / 3. */
function divide(angle: Angle, divisor: number): Angle {
  return typeof angle === 'number' ? angle / divisor : scaleAngle(angle, 1 / divisor);
}
