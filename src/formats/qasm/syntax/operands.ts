import type { Expression, IndexSet, Modifier, Name, Operand, Refused, Selector } from './ast.js';
import { ExpressionParser, Unreadable } from './expressions.js';
import { reservedWords } from './words.js';

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
    this.problems.add('QasmSyntax', place, `expected \`;\` behind the statement, found ${received}`, {
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
    if (this.kind === 'hardware qubit') {
      this.unsupported(
        `the physical qubit ${this.describe()} is not supported`,
        'declare a register and use its qubits',
      );
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
  protected refuse(reason: Pick<Refused, 'code' | 'message' | 'hint'>): Refused {
    const { start, end } = this;
    this.skipStatement();
    while (this.isWord('else')) this.skipStatement();
    return { kind: 'refused', ...reason, start, end };
  }

  protected refuseLine(what: string): Refused {
    const { start } = this;
    const lineEnd = this.text.indexOf('\n', start);
    const end = lineEnd === -1 ? this.text.length : lineEnd;
    this.skipLine();
    const message = `${what} is not supported`;
    return { kind: 'refused', code: 'NotSupported', message, hint: 'remove the line', start, end };
  }

  /** Skips to behind the next `;` or the next block in braces. */
  protected skipStatement(): void {
    while (this.kind !== 'end' && this.kind !== '}') {
      if (this.eat(';')) return;
      if (this.kind === '{') {
        this.skipBraces();
        this.eat(';');
        return;
      }
      this.next();
    }
  }

  protected skipBraces(): void {
    let depth = 0;
    do {
      if (this.kind === '{') depth += 1;
      if (this.kind === '}') depth -= 1;
      this.next();
    } while (depth > 0 && this.kind !== 'end');
  }
}
