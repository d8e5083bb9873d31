import type { Expression, Name, Refused, ScalarType, Statement } from './ast.js';
import { OperandParser } from './operands.js';
import { isScalarType } from './words.js';

/** The reader of declarations and of the statements that are one word and its operands. */
export class DeclarationParser extends OperandParser {
  protected readInclude(): Statement {
    const { start } = this;
    this.next();
    if (this.kind !== 'string') this.expected('the name of a file in quotes');
    const path = this.value;
    this.next();
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'include', path, start, end };
  }

  protected readRegister2(kind: 'qubits' | 'bits'): Statement {
    const { start } = this;
    this.next();
    const name = this.readName('the name of a register');
    let size: Expression | undefined;
    if (this.version === 2 || this.kind === '[') {
      this.expect('[');
      size = this.version === 2 ? this.readWholeNumber() : this.readExpression();
      this.expect(']');
    }
    const end = this.previousEnd;
    this.endStatement();
    return { kind, name, ...(size === undefined ? {} : { size }), start, end };
  }

  protected readRegister3(kind: 'qubits' | 'bits'): Statement {
    const { start } = this;
    this.next();
    const size = this.readDesignator();
    const name = this.readName('the name of a register');
    const sized = size === undefined ? {} : { size };
    if (kind === 'bits' && this.kind === '=') return this.readMeasuredBits(name, sized, start);
    const end = this.previousEnd;
    this.endStatement();
    return { kind, name, ...sized, start, end };
  }

  protected readMeasuredBits(name: Name, sized: { readonly size?: Expression }, start: number): Statement {
    const { start: equals } = this;
    this.next();
    if (!this.isWord('measure')) {
      const { used } = this.skipStatement();
      const message = 'a bit with a value is not supported';
      const hint = 'bits hold what `measure` writes; leave the value out';
      const range = { start: equals, end: this.previousEnd };
      this.refusedNames.add(name.name);
      return { kind: 'refused', code: 'NotSupported', message, hint, declared: name.name, used, ...range };
    }
    this.next();
    const measured = this.readOperand();
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'bits', name, ...sized, measured, start, end };
  }

  protected readConstant(): Statement {
    const { start } = this;
    this.next();
    const type = this.readScalarType('a constant');
    if (typeof type !== 'string') return type;
    const name = this.readName('the name of a constant');
    this.expect('=');
    const value = this.readExpression();
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'constant', type, name, value, start, end };
  }

  protected readInput(): Statement {
    const { start } = this;
    this.next();
    const type = this.readScalarType('an input');
    if (typeof type !== 'string') return type;
    const name = this.readName('the name of an input');
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'input', type, name, start, end };
  }

  /** A type and the width that may follow it: doubles hold every width that circuits use. */
  protected readScalarType(of: string): ScalarType | Refused {
    if (this.kind !== 'name') this.expected('a type');
    if (!isScalarType(this.value)) {
      if (!this.isReserved(this.value)) this.expected('a type');
      const message = `the type \`${this.value}\` is not supported for ${of}`;
      return this.refuse({ code: 'NotSupported', message, hint: 'use float, angle, int or uint', declares: true });
    }
    const type = this.value;
    this.next();
    this.readDesignator();
    return type;
  }

  protected readAlias(): Statement {
    const { start } = this;
    this.next();
    const name = this.readName('the name of an alias');
    this.expect('=');
    const parts = [this.readOperand()];
    while (this.eat('++')) parts.push(this.readOperand());
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'alias', name, parts, start, end };
  }

  protected readBarrier(): Statement {
    const { start } = this;
    this.next();
    if (this.version === 2 && this.kind === ';') {
      this.expected('a qubit or a register', 'OpenQASM 2 has no barrier on all qubits: name them, as in `barrier q;`');
    }
    const operands = this.kind === ';' ? [] : this.readOperands();
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'barrier', operands, start, end };
  }

  protected readMeasure(): Statement {
    const { start } = this;
    this.next();
    const source = this.readOperand();
    if (this.version === 3 && this.kind === ';') {
      this.next();
      return { kind: 'measure', source, start, end: this.previousEnd };
    }
    this.expect('->');
    const target = this.readOperand();
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'measure', source, target, start, end };
  }

  /** `nop` says that qubits are used in a box, and does nothing to them. */
  protected readNop(): Statement {
    const { start } = this;
    this.next();
    const operands = this.kind === ';' ? [] : this.readOperands();
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'nop', operands, start, end };
  }

  protected readReset(): Statement {
    const { start } = this;
    this.next();
    const operand = this.readOperand();
    const end = this.previousEnd;
    this.endStatement();
    return { kind: 'reset', operand, start, end };
  }
}
