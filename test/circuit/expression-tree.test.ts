import fc from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { type ExpressionNode, expressionTree } from '../../src/circuit/expression-tree.js';

const mathjs = create(all!, {});

/** A tree in brackets, whoever parsed it. */
function shown(node: ExpressionNode): string {
  const args = (node.args ?? []).map(shown).join(' ');
  switch (node.type) {
    case 'ConstantNode':
      return String(node.value);
    case 'SymbolNode':
      return node.name!;
    case 'ParenthesisNode':
      return `(${shown(node.content!)})`;
    case 'OperatorNode':
      return `[${node.op}${node.implicit ? '!' : ''} ${args}]`;
    default:
      return `${node.fn?.name}<${args}>`;
  }
}

const wholeMathjs = (text: string) => mathjs.parse(text) as unknown as ExpressionNode;

/** What a parser makes of a text, or that it is none: a number may not follow a name. */
function found(parse: (text: string) => ExpressionNode, text: string): string {
  try {
    return shown(parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return 'refused';
    throw error;
  }
}

const leaf = fc.constantFrom('pi', 'theta', '2', '0.5', '1e-3', 'x_1');
const text = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '^', ' '), tie('expression'))
      .map((parts) => parts.join('')),
    tie('expression').map((inner) => `-${inner}`),
    tie('expression').map((inner) => `(${inner})`),
    tie('expression').map((inner) => `sqrt(${inner})`),
  ),
})).expression;

describe('expressionTree', () => {
  it('is the tree that the whole of mathjs makes', () => {
    fc.assert(
      fc.property(text, (expression) => {
        expect(found(expressionTree, expression)).toBe(found(wholeMathjs, expression));
      }),
      { seed: 20261120, numRuns: 300 },
    );
  });

  it.each(['-2^2', '2^3^2', '1/2pi', '2 pi/4', '-a*b', 'a-b-c'])('gives %s the precedence of mathjs', (expression) => {
    expect(shown(expressionTree(expression))).toBe(shown(wholeMathjs(expression)));
  });

  it.each([
    '[1, 2]',
    'a = 1',
    '1:3',
    'a ? 1 : 2',
    'f(x) = x',
    '{a: 1}',
    'a[1]',
    'a.b',
    'a < b < c',
    'a; b',
    '1 +',
    '(',
    'a b)',
  ])('refuses %s', (expression) => {
    expect(() => expressionTree(expression)).toThrow(SyntaxError);
  });
});
