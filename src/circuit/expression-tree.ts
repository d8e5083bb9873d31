import {
  createConstantNode,
  createFunctionNode,
  createNode,
  createOperatorNode,
  createParenthesisNode,
  createParse,
  createSymbolNode,
} from 'mathjs/number';

/*
 * The parser of mathjs, put together from the parts that an angle needs: the ready-made one brings its dispatcher,
 * its functions and every kind of node, three times the weight.
 */

declare module 'mathjs/number' {
  type NodeClass = abstract new (...args: never) => object;
  type NodeFactory = (parts: Readonly<Record<string, unknown>>) => NodeClass;
  const createNode: NodeFactory;
  const createConstantNode: NodeFactory;
  const createFunctionNode: NodeFactory;
  const createOperatorNode: NodeFactory;
  const createParenthesisNode: NodeFactory;
  const createSymbolNode: NodeFactory;
  function createParse(parts: Readonly<Record<string, unknown>>): (text: string) => unknown;
}

/** The part of a parsed expression's node that is read here. */
export interface ExpressionNode {
  readonly type: string;
  readonly value?: unknown;
  readonly name?: string;
  readonly content?: ExpressionNode;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly args?: readonly ExpressionNode[];
  readonly fn?: { readonly name?: string };
}

/** Stands for the kinds of nodes that no angle has: ranges, matrices, assignments and the like. */
class OtherNode {
  constructor() {
    throw new SyntaxError('it holds more than sums, products and functions');
  }
}

/** What the parser asks of mathjs's dispatcher: of its signatures, that of a text alone. */
const typed = Object.assign((_name: string, { string }: { readonly string: unknown }) => string, {
  addConversion: () => undefined,
});

const Node = createNode({ mathWithTransform: {} });
const SymbolNode = createSymbolNode({ math: {}, Node });

const parse = createParse({
  typed,
  numeric: Number,
  config: { number: 'number', numberFallback: 'number' },
  ConstantNode: createConstantNode({ Node, isBounded: Number.isFinite }),
  FunctionNode: createFunctionNode({ math: {}, Node, SymbolNode }),
  OperatorNode: createOperatorNode({ Node }),
  ParenthesisNode: createParenthesisNode({ Node }),
  SymbolNode,
  AccessorNode: OtherNode,
  ArrayNode: OtherNode,
  AssignmentNode: OtherNode,
  BlockNode: OtherNode,
  ConditionalNode: OtherNode,
  FunctionAssignmentNode: OtherNode,
  IndexNode: OtherNode,
  ObjectNode: OtherNode,
  RangeNode: OtherNode,
  RelationalNode: OtherNode,
});

/**
 * Parses an expression of constants, names, parentheses, functions and operators.
 *
 * @throws SyntaxError where it is none.
 */
export function expressionTree(text: string): ExpressionNode {
  return parse(text) as ExpressionNode;
}
