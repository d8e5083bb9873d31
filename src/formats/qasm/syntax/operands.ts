import { lineEnd } from '../../../errors/index.js';
import type { Expression, IndexSet, Modifier, Name, Operand, Refused, Selector } from './ast.js';
import { ExpressionParser, Unreadable } from './expressions.js';
import type { TokenKind } from './lexer.js';
import { reasonForRemark } from './remarks.js';
import { type Reason, reservedWords } from './words.js';

/** The reader of the parts that statements are made of: registers with their indices, modifiers, ends of statements. */
export class OperandParser extends ExpressionParser {
  protected isWord(word: string): boolean {
    return this.kind === 'name' && this.value === word;
  }

  protected readWord(): Name {
    const word: Name = { name: this.value, start: this.start, end: this.end };
    this.next();
    return word;
  }

  /** A forgotten `;` at the end of a line is reported there, and the next line is read as if it had been written. */
  protected endStatement(): void {
    if (this.eat(';')) return;
    const place = { start: this.previousEnd, end: this.previousEnd + 1 };
    const received = this.describe();
    const expected = '`;`';
    this.report('QasmSyntax', place, `expected \`;\` behind the statement, found ${received}`, {
      expected,
      received,
    });
    if (!this.onNewLine && this.kind !== 'end' && this.kind !== '}') throw new Unreadable();
  }

  /** `[expression]`, if it is there. */
  protected readDesignator(): Expression | undefined {
    if (!this.eat('[')) return undefined;
    const size = this.readExpression();
    this.expect(']');
    return size;
  }

  protected readModifier(): Modifier {
    const { start } = this;
    const kind = this.value as Modifier['kind'];
    this.next();
    let value: Expression | undefined;
    if (kind === 'pow' || (kind !== 'inv' && this.kind === '(')) {
      this.expect('(');
      value = this.readExpression();
      this.expect(')');
    }
    this.expect('@');
    return { kind, ...(value === undefined ? {} : { value }), start, end: this.previousEnd };
  }

  protected readOperands(): Operand[] {
    const operands = [this.readOperand()];
    while (this.eat(',')) {
      if (this.version === 3 && this.kind === ';') break;
      operands.push(this.readOperand());
    }
    return operands;
  }

  /** Reads a register or a part of one. */
  readOperand(): Operand {
    if (this.version === 3 && this.kind === 'hardware qubit') {
      const name = this.readWord();
      return { name, selectors: [], start: name.start, end: name.end };
    }
    const name = this.readName('the name of a register');
    const selectors = this.readSelectors();
    return { name, selectors, start: name.start, end: this.previousEnd };
  }

  protected override readSelectors(): Selector[] {
    const selectors: Selector[] = [];
    while (this.kind === '[') {
      if (this.version === 2 && selectors.length > 0) this.expected('`,` or `;`');
      this.next();
      selectors.push(this.readSelector());
      this.expect(']');
    }
    return selectors;
  }

  protected readSelector(): Selector {
    if (this.version === 2) {
      const index = this.readWholeNumber();
      return { kind: 'index', index, start: index.start, end: index.end };
    }
    if (this.kind === '{') return this.readIndexSet();
    return this.readRangeOrIndex();
  }

  protected readIndexSet(): IndexSet {
    const { start } = this;
    this.expect('{');
    const items = this.readList('}', () => this.readExpression());
    if (items.length === 0) this.fail('a set of indices is empty', { start, end: this.previousEnd });
    return { kind: 'set', items, start, end: this.previousEnd };
  }

  protected readRangeOrIndex(): Selector {
    const { start } = this;
    const first = this.kind === ':' ? undefined : this.readExpression();
    if (!this.eat(':')) {
      if (first === undefined) this.expected('an index');
      return { kind: 'index', index: first, start, end: this.previousEnd };
    }
    let last = this.kind === ']' || this.kind === ':' ? undefined : this.readExpression();
    let step: Expression | undefined;
    if (this.eat(':')) {
      step = last;
      last = this.kind === ']' ? undefined : this.readExpression();
      if (step === undefined) this.fail('the step of a range is missing', { start, end: this.previousEnd });
    }
    return {
      kind: 'range',
      ...(first === undefined ? {} : { first }),
      ...(step === undefined ? {} : { step }),
      ...(last === undefined ? {} : { last }),
      start,
      end: this.previousEnd,
    };
  }

  protected readWholeNumber(): Expression {
    if (this.kind !== 'integer') this.expected('a whole number');
    const { start, end } = this;
    const number: Expression = { kind: 'number', value: Number(this.value), isWhole: true, start, end };
    this.next();
    return number;
  }

  override isReserved(word: string): boolean {
    return reservedWords[this.version].has(word);
  }

  /** Reads over a statement that is named in an error instead. */
  protected refuse({ code, message, hint, declares = false }: Reason): Refused {
    const { start, end } = this;
    this.next();
    const names = this.skipStatement();
    while (this.isWord('else')) for (const name of this.skipStatement().used) names.used.add(name);
    const { first, used } = names;
    if (!declares || first === undefined) return { kind: 'refused', code, message, hint, used, start, end };
    used.delete(first);
    this.refusedNames.add(first);
    return { kind: 'refused', code, message, hint, declared: first, used, start, end };
  }

  /** Names whose declaration was refused. */
  protected readonly refusedNames = new Set<string>();

  /** Reads over a pragma or an annotation, which takes its whole line, and tells of it. */
  protected readRemark(what: 'pragma' | 'annotation'): void {
    const { start } = this;
    const end = lineEnd(this.text, start);
    this.skipLine();
    const { code, message, hint } = reasonForRemark(what, this.text.slice(start, end).trimEnd());
    this.problems.warn(code, { start, end }, message, { received: this.text.slice(start, end).trimEnd(), hint });
  }

  /** Skips to behind the next `;` or the next block in braces, and gives the names on the way. */
  protected skipStatement(): SkippedNames {
    const used = new Set<string>();
    let first: string | undefined;
    let [brackets, braces] = [0, 0];
    while (this.kind !== 'end' && (this.kind !== '}' || braces > 0)) {
      if (braces === 0 && this.eat(';')) break;
      if (this.kind === 'name' && !this.isReserved(this.value)) {
        used.add(this.value);
        if (brackets + braces === 0) first ??= this.value;
      }
      brackets += depthChange(this.kind, '([', ')]');
      const before = braces;
      braces += depthChange(this.kind, '{', '}');
      this.next();
      if (braces > 0 || before === 0) continue;
      this.eat(';');
      break;
    }
    return { first, used };
  }

  protected skipBraces(): void {
    let depth = 0;
    do {
      depth += depthChange(this.kind, '{', '}');
      this.next();
    } while (depth > 0 && this.kind !== 'end');
  }
}

/** The names of a statement that was read over. */
interface SkippedNames {
  /** The first one outside of brackets. */
  readonly first: string | undefined;
  readonly used: Set<string>;
}

function depthChange(kind: TokenKind, open: string, close: string): number {
  if (open.includes(kind)) return 1;
  return close.includes(kind) ? -1 : 0;
}
