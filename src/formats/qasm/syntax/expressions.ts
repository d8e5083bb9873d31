import type { IssueCode } from '../../../errors/index.js';
import type { BinaryOperator, Expression, LogicOperator, Name, Selector } from './ast.js';
import { Lexer, type TokenKind } from './lexer.js';
import type { ProblemDetails, Range } from './problems.js';
import { expressionWords, isScalarType } from './words.js';

/** Thrown to leave a statement that cannot be read on; the statement loop catches it and goes on behind it. */
export class Unreadable extends Error {}

interface Operator<Sign extends string = BinaryOperator> {
  readonly operator: Sign;
  /** A higher number binds tighter. */
  readonly precedence: number;
  readonly rightAssociative: boolean;
}

const left = <Sign extends string>(operator: Sign, precedence: number): Operator<Sign> => ({
  operator,
  precedence,
  rightAssociative: false,
});

/** A sign binds tighter than `*` and looser than a power: -2**2 is -4. */
const SIGN_PRECEDENCE = 3;
const power: Operator = { operator: '**', precedence: 4, rightAssociative: true };

/** The precedence table of each version. */
const operators: Readonly<Record<2 | 3, Partial<Record<TokenKind, Operator>>>> = {
  2: { '+': left('+', 1), '-': left('-', 1), '*': left('*', 2), '/': left('/', 2), '^': power },
  3: {
    '+': left('+', 1),
    '-': left('-', 1),
    '*': left('*', 2),
    '/': left('/', 2),
    '%': left('%', 2),
    '**': power,
  },
};

/** Operators of conditions in OpenQASM 3; they bind looser than those of numbers. */
const logicOperators: Partial<Record<TokenKind, Operator<LogicOperator>>> = {
  '||': left('||', -4),
  '&&': left('&&', -3),
  '==': left('==', -2),
  '!=': left('!=', -2),
  '<': left('<', -1),
  '<=': left('<=', -1),
  '>': left('>', -1),
  '>=': left('>=', -1),
};
const LOOSEST_LOGIC = -4;
const LOOSEST_NUMBER = 0;

/** Operators of OpenQASM 3 on bits and truth values, which angles and indices have no use for. */
const bitOperators: ReadonlySet<TokenKind> = new Set([
  ...(['^', '&', '|', '~', '!', '<<', '>>', '++'] as const),
  ...(Object.keys(logicOperators) as TokenKind[]),
]);

/** One expression may hold this many operators, calls and parentheses; it bounds the depth of every later walk. */
const MOST_OPERATORS = 1000;

/** The reader of expressions: operator precedence over the lexer's tokens. */
export class ExpressionParser extends Lexer {
  #operatorCount = 0;
  #inCondition = false;

  /** Reports at a place and leaves the statement. */
  fail(message: string, place: Range = this, details: ProblemDetails = {}): never {
    this.report('QasmSyntax', place, message, details);
    throw new Unreadable();
  }

  /** Reports a mistake; the statement reader knows which are consequences of others. */
  protected report(code: IssueCode, place: Range, message: string, details: ProblemDetails): void {
    this.problems.add(code, place, message, details);
  }

  /** Reports something that the language has and that is not read, and leaves the statement. */
  unsupported(message: string, hint?: string): never {
    // OpenQASM 2 has none of what is refused here, so there it breaks the grammar.
    const code = this.version === 3 ? 'NotSupported' : 'QasmSyntax';
    this.report(code, this, message, { received: this.describe(), ...(hint === undefined ? {} : { hint }) });
    throw new Unreadable();
  }

  /** Reports what was expected instead of the current token and leaves the statement. */
  expected(what: string, hint?: string): never {
    const received = this.describe();
    // A text that ends too early is shown where its last word stands, not on the empty line behind it.
    const place = this.kind === 'end' ? { start: this.previousEnd, end: this.previousEnd + 1 } : this;
    this.fail(`expected ${what}, found ${received}`, place, {
      expected: what,
      received,
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** Moves past a token if it is there. */
  eat(kind: TokenKind): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  /** Moves past a token that must be there. */
  expect(kind: TokenKind): void {
    if (!this.eat(kind)) this.expected(`\`${kind}\``);
  }

  /** Reads a name that is no reserved word of the version. */
  readName(what: string): Name {
    if (this.kind !== 'name') this.expected(what);
    if (this.isReserved(this.value)) {
      this.expected(what, `\`${this.value}\` is a word of the language and cannot be a name`);
    }
    const name: Name = { name: this.value, start: this.start, end: this.end };
    this.next();
    return name;
  }

  /** Whether a word belongs to the language; the statement reader knows. */
  isReserved(_word: string): boolean {
    return false;
  }

  /** Reads items up to the closing token, which is left behind; a comma may follow the last item in OpenQASM 3. */
  readList<Item>(close: TokenKind, readItem: () => Item): Item[] {
    const items: Item[] = [];
    while (this.kind !== close) {
      items.push(readItem());
      if (!this.eat(',')) break;
      if (this.version === 2 && this.kind === close) this.expected('another item after `,`');
    }
    if (!this.eat(close)) this.expected(`\`,\` or \`${close}\``);
    return items;
  }

  /** Reads an expression whose value is a number. */
  readExpression(): Expression {
    return this.#readWhole(false);
  }

  /** Reads an expression of OpenQASM 3 whose value is true or false. */
  readCondition(): Expression {
    return this.#readWhole(true);
  }

  /** Reads what stands in brackets behind a register; the reader of operands knows. */
  protected readSelectors(): Selector[] {
    return [];
  }

  /** An index inside a condition is a number again. */
  #readWhole(isCondition: boolean): Expression {
    const [outerCount, wasCondition] = [this.#operatorCount, this.#inCondition];
    this.#operatorCount = 0;
    this.#inCondition = isCondition;
    const expression = this.#readBinary(this.#loosest);
    this.#inCondition = wasCondition;
    this.#operatorCount = outerCount;
    return expression;
  }

  get #loosest(): number {
    return this.#inCondition ? LOOSEST_LOGIC : LOOSEST_NUMBER;
  }

  #count(): void {
    this.#operatorCount += 1;
    if (this.#operatorCount > MOST_OPERATORS) {
      this.fail(`an expression has more than ${MOST_OPERATORS} operators and parentheses`);
    }
  }

  /** Reads operands and operators while they bind tighter than the caller's operator. */
  #readBinary(minimum: number): Expression {
    let result = this.#readSigned();
    for (;;) {
      const logic = this.#inCondition ? logicOperators[this.kind] : undefined;
      const found = logic ?? operators[this.version][this.kind];
      if (found === undefined) {
        if (bitOperators.has(this.kind)) this.#refuseOperator();
        return result;
      }
      if (found.precedence < minimum) return result;
      this.#count();
      this.next();
      const right = this.#readBinary(found.rightAssociative ? found.precedence : found.precedence + 1);
      const { start } = result;
      result =
        logic === undefined
          ? { kind: 'binary', operator: found.operator as BinaryOperator, left: result, right, start, end: right.end }
          : { kind: 'logic', operator: logic.operator, left: result, right, start, end: right.end };
    }
  }

  #refuseOperator(): never {
    const isPower = this.version === 3 && this.kind === '^';
    const hint = isPower ? 'in OpenQASM 3 a power is written `**`' : undefined;
    this.unsupported(`the operator ${this.describe()} is not supported`, hint);
  }

  #readSigned(): Expression {
    const isNot = this.#inCondition && this.kind === '!';
    if (this.kind !== '-' && !isNot) return this.#readPrimary();
    this.#count();
    const { start } = this;
    this.next();
    const operand = this.#readBinary(SIGN_PRECEDENCE);
    return { kind: isNot ? 'not' : 'negate', operand, start, end: operand.end };
  }

  /** A number, a name, a call, or an expression in parentheses. */
  #readPrimary(): Expression {
    const { start, end, value, kind } = this;
    switch (kind) {
      case 'integer':
      case 'float':
        this.next();
        return { kind: 'number', value: Number(value), isWhole: kind === 'integer', start, end };
      case '(': {
        this.#count();
        this.next();
        const inner = this.#readBinary(this.#loosest);
        this.expect(')');
        return inner;
      }
      case 'string':
        if (!this.#inCondition) return this.expected('an expression');
        this.next();
        return { kind: 'bit string', digits: value, start, end };
      case 'name':
        return this.#readNamed();
      case 'timing':
        return this.unsupported(`the duration ${this.describe()} has no meaning for an IonQ circuit`);
      default:
        if (bitOperators.has(this.kind)) this.#refuseOperator();
        return this.expected('an expression');
    }
  }

  #readNamed(): Expression {
    const { start, end, value } = this;
    const isCast = this.version === 3 && isScalarType(value);
    if (this.#inCondition && (value === 'true' || value === 'false')) {
      this.next();
      return { kind: 'truth', value: value === 'true', start, end };
    }
    if (!isCast && !expressionWords.has(value) && this.isReserved(value)) this.expected('an expression');
    this.next();
    if (isCast && this.eat('[')) {
      // The width of a cast says how many bits a machine would keep; doubles keep them all.
      this.#count();
      this.#readBinary(0);
      this.expect(']');
    }
    if (this.kind !== '(') {
      if (isCast) this.expected('`(`');
      if (this.#inCondition && this.kind === '[') {
        const operand = { name: { name: value, start, end }, selectors: this.readSelectors(), start };
        return { kind: 'bits', operand: { ...operand, end: this.previousEnd }, start, end: this.previousEnd };
      }
      return { kind: 'name', name: value, start, end };
    }
    this.#count();
    this.next();
    const operands = this.readList(')', () => this.#readBinary(0));
    return { kind: 'call', callee: value, operands, start, end: this.previousEnd };
  }
}
