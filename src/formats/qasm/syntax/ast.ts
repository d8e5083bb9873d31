import type { IssueCode } from '../../../errors/index.js';
import type { Version } from './lexer.js';
import type { Range } from './problems.js';

/** A name where it stands in the text. */
export interface Name extends Range {
  readonly name: string;
}

/** A number, a name, a call of a function, or an operator on such; in a condition also bits and truth values. */
export type Expression =
  | (Range & { readonly kind: 'number'; readonly value: number; readonly isWhole: boolean })
  | (Range & { readonly kind: 'name'; readonly name: string })
  | (Range & { readonly kind: 'negate'; readonly operand: Expression })
  | (Range & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Range & { readonly kind: 'call'; readonly callee: string; readonly operands: readonly Expression[] })
  | ConditionExpression;

/** What expressions have only in conditions: a part of a classical register, `"01"`, `true`, and operators on such. */
export type ConditionExpression =
  | (Range & { readonly kind: 'bits'; readonly operand: Operand })
  | (Range & { readonly kind: 'bit string'; readonly digits: string })
  | (Range & { readonly kind: 'truth'; readonly value: boolean })
  | (Range & { readonly kind: 'not'; readonly operand: Expression })
  | (Range & {
      readonly kind: 'logic';
      readonly operator: LogicOperator;
      readonly left: Expression;
      readonly right: Expression;
    });

/** `^` is the power of OpenQASM 2, `**` that of OpenQASM 3; the parser writes both as `**`. */
export type BinaryOperator = '+' | '-' | '*' | '/' | '%' | '**';

/** Operators whose value is true or false. */
export type LogicOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=';

/** `first:last` or `first:step:last`; the last value belongs to the range. */
export interface IndexRange extends Range {
  readonly kind: 'range';
  readonly first?: Expression;
  readonly step?: Expression;
  readonly last?: Expression;
}

/** `{1, 4, 2}`. */
export interface IndexSet extends Range {
  readonly kind: 'set';
  readonly items: readonly Expression[];
}

/** What stands in brackets behind a register. */
export type Selector = (Range & { readonly kind: 'index'; readonly index: Expression }) | IndexRange | IndexSet;

/** A register, or a part of one. */
export interface Operand extends Range {
  readonly name: Name;
  readonly selectors: readonly Selector[];
}

/** `ctrl(2) @`, `negctrl @`, `inv @`, `pow(1/2) @`. */
export interface Modifier extends Range {
  readonly kind: 'ctrl' | 'negctrl' | 'inv' | 'pow';
  readonly value?: Expression;
}

/** A gate applied to operands. */
export interface GateCall extends Range {
  readonly kind: 'gate call';
  readonly modifiers: readonly Modifier[];
  readonly name: Name;
  readonly parameters: readonly Expression[];
  readonly operands: readonly Operand[];
}

/** `gate name(parameters) qubits { body }`; an opaque gate has no body. */
export interface GateDefinition extends Range {
  readonly kind: 'gate definition';
  readonly name: Name;
  readonly parameters: readonly Name[];
  readonly qubits: readonly Name[];
  readonly body: readonly Statement[] | undefined;
}

/** A classical type of OpenQASM 3 that constants and inputs can have. */
export type ScalarType = 'float' | 'int' | 'uint' | 'angle';

/** One statement. */
export type Statement =
  | GateCall
  | GateDefinition
  | (Range & { readonly kind: 'include'; readonly path: string })
  | (Range & { readonly kind: 'qubits'; readonly name: Name; readonly size?: Expression })
  | (Range & { readonly kind: 'bits'; readonly name: Name; readonly size?: Expression; readonly measured?: Operand })
  | (Range & { readonly kind: 'constant'; readonly type: ScalarType; readonly name: Name; readonly value: Expression })
  | (Range & { readonly kind: 'input'; readonly type: ScalarType; readonly name: Name })
  | (Range & { readonly kind: 'alias'; readonly name: Name; readonly parts: readonly Operand[] })
  | (Range & { readonly kind: 'barrier'; readonly operands: readonly Operand[] })
  /** Without a target the result is kept nowhere. */
  | (Range & { readonly kind: 'measure'; readonly source: Operand; readonly target?: Operand })
  | (Range & { readonly kind: 'nop'; readonly operands: readonly Operand[] })
  | (Range & { readonly kind: 'reset'; readonly operand: Operand })
  | (Range & {
      readonly kind: 'for';
      readonly variable: Name;
      readonly domain: IndexRange | IndexSet;
      readonly body: readonly Statement[];
    })
  | (Range & { readonly kind: 'block'; readonly body: readonly Statement[] })
  | Conditional
  | Refused;

/** `if (condition) body else otherwise`; its place is the word `if`. */
export interface Conditional extends Range {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
  /** Where the last of its bodies ends. */
  readonly bodyEnd: number;
}

/** A part of the language that is read over whole and named in an error. */
export interface Refused extends Range {
  readonly kind: 'refused';
  readonly code: IssueCode;
  readonly message: string;
  readonly hint: string;
  /** The name that it would have declared. */
  readonly declared?: string;
  /** The other names in it. */
  readonly used: ReadonlySet<string>;
}

/** A whole text, to be walked once. */
export interface Program {
  readonly version: Version;
  readonly statements: Iterable<Statement>;
  /** Names in broken statements so far, which may have declared them: where nothing else does, their use is no further mistake. */
  readonly doubtful: ReadonlySet<string>;
}
