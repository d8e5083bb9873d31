import type { IssueCode } from '../../../errors/index.js';
import type { Expression, IndexRange, IndexSet, Modifier, Name, Operand, Program, Statement } from './ast.js';
import { DeclarationParser } from './declarations.js';
import { Unreadable } from './expressions.js';
import type { ProblemDetails, Range } from './problems.js';
import { isScalarType, opaqueIn3, refusedStatements, timing } from './words.js';

/** Statements may stand this deep in each other; it bounds the depth of every later walk. */
const MOST_NESTING = 100;

const modifierWords: ReadonlySet<string> = new Set<Modifier['kind']>(['ctrl', 'negctrl', 'inv', 'pow']);

const conditionedIn2: ReadonlySet<Statement['kind']> = new Set(['gate call', 'measure', 'reset', 'refused'] as const);

/**
 * The reader of statements, by recursive descent.
 *
 * A statement that cannot be read is reported and skipped up to its `;` or `}`, so one run finds several mistakes.
 */
export class Parser extends DeclarationParser {
  readonly #doubtful = new Set<string>();
  #nesting = 0;
  #statementStart = 0;
  #recoveredTo = 0;

  /** The whole text, read as its statements are asked for: no tree of a large file is ever held. */
  program(): Program {
    return { version: this.version, statements: this.#statements(), doubtful: this.#doubtful };
  }

  *#statements(): Generator<Statement> {
    this.#readHeader();
    while (this.kind !== 'end') {
      const statement = this.#attemptStatement();
      if (statement !== undefined) yield statement;
    }
  }

  /** The version itself was read before parsing began. */
  #readHeader(): void {
    if (!this.isWord('OPENQASM')) return;
    try {
      this.next();
      this.next();
      this.endStatement();
    } catch (thrown) {
      this.#recover(0, thrown);
    }
  }

  /** Reads a statement, or reports that it cannot be read and goes on behind it. */
  #attemptStatement(): Statement | undefined {
    const { start } = this;
    const outer = this.#statementStart;
    this.#statementStart = start;
    try {
      return this.#readStatement();
    } catch (thrown) {
      this.#recover(start, thrown);
      return undefined;
    } finally {
      this.#statementStart = outer;
    }
  }

  /** What is wrong with a statement that uses a name whose declaration was refused follows from that. */
  protected override report(code: IssueCode, place: Range, message: string, details: ProblemDetails): void {
    if (this.refusedNames.size > 0) {
      const soFar = this.text.slice(this.#statementStart, this.end);
      for (const name of namesIn(soFar)) if (this.refusedNames.has(name)) return;
    }
    super.report(code, place, message, details);
  }

  /** Goes on behind a statement that could not be read; a line that begins with a statement's word is a new start. */
  #recover(start: number, thrown: unknown): void {
    if (!(thrown instanceof Unreadable)) throw thrown;
    for (;;) {
      if (this.kind === 'end') break;
      if (this.start > start && this.onNewLine && this.kind === 'name' && this.isReserved(this.value)) break;
      if (this.kind === '}') {
        // The end of the block that holds this statement, unless it is the very token that was wrong.
        if (this.#nesting > 0) break;
        this.next();
        break;
      }
      if (this.kind === '{') {
        this.skipBraces();
        break;
      }
      if (this.eat(';')) break;
      this.next();
    }
    // What was left of an `if` takes its `else` with it.
    while (this.version === 3 && this.isWord('else')) this.skipStatement();
    // Blocks that fail inside each other are looked through once.
    const skipped = this.text.slice(Math.max(start, this.#recoveredTo), this.previousEnd);
    for (const name of namesIn(skipped)) this.#doubtful.add(name);
    this.#recoveredTo = Math.max(this.#recoveredTo, this.previousEnd);
  }

  #readStatement(): Statement | undefined {
    if (this.kind === 'name') return this.version === 2 ? this.#readStatement2() : this.#readStatement3();
    if (this.version === 3 && this.kind === '{') {
      const { start } = this;
      return { kind: 'block', body: this.#readBlock(), start, end: this.previousEnd };
    }
    if (this.version === 3 && this.kind === '@') return this.#readAnnotation();
    if (this.kind === '#') return this.#readPragma();
    const hint = this.kind === ';' ? 'OpenQASM has no empty statements: remove the `;`' : undefined;
    return this.expected('a statement', hint);
  }

  /** A pragma stands with or without `#`. */
  #readPragma(): undefined {
    const isPragma = /^#?[ \t]*pragma\b/.test(this.text.slice(this.start, this.start + 40));
    if (!isPragma) this.expected('a statement', 'comments begin with `//`, and `#` with nothing but `#pragma`');
    this.readRemark('pragma');
  }

  #readAnnotation(): undefined {
    const isNamed = /^@[\p{L}\p{Nl}_]/u.test(this.text.slice(this.start, this.start + 3));
    if (!isNamed) this.expected('a statement', 'an annotation begins with `@` and a name');
    this.readRemark('annotation');
  }

  #readStatement2(): Statement {
    switch (this.value) {
      case 'opaque':
        return this.#readGateDefinition();
      case 'if':
        return this.#readIf2();
      default:
        return this.#readSharedStatement();
    }
  }

  #readStatement3(): Statement | undefined {
    const reason = this.#isOpaqueDeclaration() ? opaqueIn3 : refusedStatements.get(this.value);
    if (reason !== undefined) return this.refuse(reason);
    switch (this.value) {
      case 'qubit':
        return this.readRegister3('qubits');
      case 'bit':
        return this.readRegister3('bits');
      case 'const':
        return this.readConstant();
      case 'input':
        return this.readInput();
      case 'let':
        return this.readAlias();
      case 'for':
        return this.#readFor();
      case 'box':
        return this.#readBox();
      case 'nop':
        return this.readNop();
      case 'if':
        return this.#readIf3();
      case 'pragma':
        return this.#readPragma();
      default:
        return this.#readSharedStatement();
    }
  }

  /** `opaque name qubits;`: where it is a gate of that name, no second name follows. */
  #isOpaqueDeclaration(): boolean {
    if (this.value !== 'opaque') return false;
    return /^\s+[\p{L}\p{Nl}_][\p{L}\p{Nl}\d_]*(\s*\(|\s+[\p{L}\p{Nl}_])/u.test(
      this.text.slice(this.end, this.end + 200),
    );
  }

  /** Statements that both versions have. */
  #readSharedStatement(): Statement {
    switch (this.value) {
      case 'OPENQASM':
        return this.fail('the version statement may stand only once, at the top of the text');
      case 'include':
        return this.readInclude();
      case 'qreg':
        return this.readRegister2('qubits');
      case 'creg':
        return this.readRegister2('bits');
      case 'gate':
        return this.#readGateDefinition();
      case 'barrier':
        return this.readBarrier();
      case 'measure':
        return this.readMeasure();
      case 'reset':
        return this.readReset();
      default:
        return this.#readGateCallOrAssignment();
    }
  }

  /** A box keeps its gates together in time; without a duration they are just its gates. */
  #readBox(): Statement {
    const { start, end } = this;
    this.next();
    if (this.kind === '[') return { ...this.refuse(timing('box')), start, end };
    if (this.kind !== '{') this.expected('`{`');
    return { kind: 'block', body: this.#readBlock(), start, end: this.previousEnd };
  }

  /** `if (register == number)`, which is all that OpenQASM 2 has, in front of one gate, measurement or reset. */
  #readIf2(): Statement {
    const { start, end } = this;
    this.next();
    this.expect('(');
    const register = this.readName('the name of a classical register');
    if (this.kind !== '==') {
      this.expected('`==`', 'OpenQASM 2 compares a whole register with a number, as in `if (c == 1)`');
    }
    this.next();
    const right = this.readWholeNumber();
    this.expect(')');
    const left: Expression = { ...register, kind: 'name' };
    const condition: Expression = { kind: 'logic', operator: '==', left, right, start: left.start, end: right.end };
    const place = { start: this.start, end: this.end };
    const body = this.#readLoneStatement();
    if (!body.every(({ kind }) => conditionedIn2.has(kind))) {
      this.fail('`if` of OpenQASM 2 stands in front of a gate, a measurement or a reset', place);
    }
    return { kind: 'if', condition, body, otherwise: [], bodyEnd: this.previousEnd, start, end };
  }

  #readIf3(): Statement {
    const { start, end } = this;
    this.next();
    this.expect('(');
    const condition = this.readCondition();
    this.expect(')');
    const body = this.#readBody();
    let otherwise: Statement[] = [];
    if (this.isWord('else')) {
      this.next();
      otherwise = this.#readBody();
    }
    return { kind: 'if', condition, body, otherwise, bodyEnd: this.previousEnd, start, end };
  }

  #readBody(): Statement[] {
    return this.kind === '{' ? this.#readBlock() : this.#readLoneStatement();
  }

  #readFor(): Statement {
    const { start } = this;
    this.next();
    // The type of the loop variable says nothing that the values do not say.
    if (this.kind === 'name' && isScalarType(this.value)) this.readScalarType('a loop');
    const variable = this.readName('the name of the loop variable');
    if (!this.isWord('in')) this.expected('`in`');
    this.next();
    const domain = this.#readDomain();
    const body = this.#readBody();
    return { kind: 'for', variable, domain, body, start, end: this.previousEnd };
  }

  #readDomain(): IndexRange | IndexSet {
    if (this.kind === '{') return this.readIndexSet();
    if (this.kind !== '[') this.expected('a range `[first:last]` or a set `{...}` of numbers');
    this.next();
    const range = this.readRangeOrIndex();
    if (range.kind !== 'range') this.expected('`:`');
    this.expect(']');
    return range;
  }

  #readBlock(): Statement[] {
    this.expect('{');
    return this.#nested(() => {
      const body: Statement[] = [];
      while (this.kind !== '}' && this.kind !== 'end') {
        const statement = this.#attemptStatement();
        if (statement !== undefined) body.push(statement);
      }
      if (!this.eat('}')) this.expected('`}`');
      return body;
    });
  }

  #readLoneStatement(): Statement[] {
    return this.#nested(() => {
      // Annotations stand before the statement that they belong to.
      for (;;) {
        const statement = this.#readStatement();
        if (statement !== undefined) return [statement];
      }
    });
  }

  #nested(read: () => Statement[]): Statement[] {
    this.#nesting += 1;
    try {
      if (this.#nesting > MOST_NESTING) this.fail(`statements are nested more than ${MOST_NESTING} deep`);
      return read();
    } finally {
      this.#nesting -= 1;
    }
  }

  #readGateDefinition(): Statement {
    const { start } = this;
    const isOpaque = this.value === 'opaque';
    this.next();
    const name = this.readName('the name of a gate');
    const parameters = this.eat('(') ? this.readList(')', () => this.readName('the name of a parameter')) : [];
    const qubits = this.#readNames();
    let body: Statement[] | undefined;
    const headEnd = this.previousEnd;
    if (isOpaque) {
      this.endStatement();
    } else {
      if (this.kind !== '{') this.expected('`,` or `{`');
      body = this.#readBlock();
    }
    return { kind: 'gate definition', name, parameters, qubits, body, start, end: headEnd };
  }

  #readNames(): Name[] {
    const names = [this.readName('the name of a qubit')];
    while (this.eat(',')) names.push(this.readName('the name of a qubit'));
    return names;
  }

  #readGateCallOrAssignment(): Statement {
    const { start } = this;
    const modifiers: Modifier[] = [];
    if (this.version === 3)
      while (modifierWords.has(this.value) && this.kind === 'name') modifiers.push(this.readModifier());
    const isPhase = this.version === 3 && this.isWord('gphase');
    const name = isPhase ? this.readWord() : this.readName('a statement');
    if (modifiers.length === 0 && this.version === 3 && (this.kind === '[' || this.kind.endsWith('='))) {
      return this.#readAssignment(name);
    }
    const parameters = this.eat('(') ? this.readList(')', () => this.readExpression()) : [];
    if (this.version === 2 && (this.kind === '[' || this.kind === '@' || this.kind === '=')) {
      this.expected('a qubit', 'this looks like OpenQASM 3, and the text is read as OpenQASM 2');
    }
    const operands = isPhase && this.kind === ';' ? [] : this.readOperands();
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'gate call', modifiers, name, parameters, operands, start, end };
  }

  #readAssignment(name: Name): Statement {
    const target: Operand = { name, selectors: this.readSelectors(), start: name.start, end: this.previousEnd };
    if (this.kind === '=') {
      this.next();
      if (this.isWord('measure')) {
        this.next();
        const source = this.readOperand();
        const end = this.previousEnd;
        this.endStatement();
        return { kind: 'measure', source, target, start: name.start, end };
      }
    } else if (!this.kind.endsWith('=')) {
      this.expected('`=`');
    }
    const { used } = this.skipStatement();
    used.add(name.name);
    const message = `assigning to \`${name.name}\` is not supported`;
    const hint = 'bits hold what `measure` writes, and constants are declared with `const`';
    return { kind: 'refused', code: 'NotSupported', message, hint, used, start: target.start, end: target.end };
  }
}

/** The words of a stretch of text that could be names. */
function* namesIn(text: string): Generator<string> {
  for (const [name] of text.matchAll(/[\p{L}\p{Nl}_][\p{L}\p{Nl}\d_]*/gu)) yield name;
}
