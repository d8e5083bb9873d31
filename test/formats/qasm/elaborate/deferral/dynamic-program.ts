import { type Call, textOfDefinitions, type Version } from './dynamic-gates.js';

/** Four wires in two registers, five bits in three: small enough to follow every outcome. */
export const WIRES = 4;
export const BITS = 5;
export const registers = [
  { name: 'c', first: 0, size: 2 },
  { name: 'd', first: 2, size: 2 },
  { name: 'e', first: 4, size: 1 },
] as const;

export const wireName = (wire: number): string => `${wire < 2 ? 'a' : 'b'}[${wire % 2}]`;

export function bitName(bit: number): string {
  const { name, first } = registers.findLast((register) => register.first <= bit)!;
  return `${name}[${bit - first}]`;
}

export type Condition =
  | { readonly kind: 'bit'; readonly bit: number }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: '&&' | '||'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'register'; readonly operator: Comparison; readonly register: number; readonly value: number }
  | { readonly kind: 'registers'; readonly operator: Comparison; readonly left: number; readonly right: number };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export const comparisons: readonly Comparison[] = ['==', '!=', '<', '<=', '>', '>='];

export type Statement =
  | ({ readonly kind: 'gate' } & Call)
  /** Wires into as many bits. */
  | { readonly kind: 'measure'; readonly wires: readonly number[]; readonly bits: readonly number[] }
  | { readonly kind: 'reset'; readonly wire: number }
  | { readonly kind: 'loop'; readonly register: 'a' | 'b'; readonly call: Call }
  | {
      readonly kind: 'if';
      readonly condition: Condition;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    };

export interface Program {
  readonly version: Version;
  readonly statements: readonly Statement[];
}

/** A loop as the calls it stands for; its gate acts on one wire. */
export function turnsOf({ register, call }: Statement & { readonly kind: 'loop' }): readonly Call[] {
  return [0, 1].map((index) => ({ ...call, wires: [register === 'a' ? index : 2 + index] }));
}

/** The value of a condition for values of all bits. */
export function holds(condition: Condition, bits: readonly boolean[]): boolean {
  switch (condition.kind) {
    case 'bit':
      return bits[condition.bit]!;
    case 'not':
      return !holds(condition.of, bits);
    case '&&':
      return holds(condition.left, bits) && holds(condition.right, bits);
    case '||':
      return holds(condition.left, bits) || holds(condition.right, bits);
    case 'register':
      return compare(condition.operator, numberIn(condition.register, bits), condition.value);
    case 'registers':
      return compare(condition.operator, numberIn(condition.left, bits), numberIn(condition.right, bits));
  }
}

function numberIn(register: number, bits: readonly boolean[]): number {
  const { first, size } = registers[register]!;
  return bits.slice(first, first + size).reduce((sum, bit, k) => sum + (bit ? 2 ** k : 0), 0);
}

function compare(operator: Comparison, a: number, b: number): boolean {
  const table = { '==': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b };
  return table[operator];
}

/** The program as OpenQASM. */
export function textOf({ version, statements }: Program): string {
  const head =
    version === 2
      ? 'OPENQASM 2.0;\ninclude "qelib1.inc";\nqreg a[2];\nqreg b[2];\ncreg c[2];\ncreg d[2];\ncreg e[1];'
      : 'OPENQASM 3.0;\ninclude "stdgates.inc";\nqubit[2] a;\nqubit[2] b;\nbit[2] c;\nbit[2] d;\nbit[1] e;';
  return [head, textOfDefinitions(), ...statements.map((each) => textOfStatement(version, each))].join('\n');
}

function textOfCall({ name, parameters, modifiers }: Call, operands: readonly string[]): string {
  const angles = parameters.length === 0 ? '' : `(${parameters.join(', ')})`;
  return `${modifiers.map((modifier) => `${modifier} @ `).join('')}${name}${angles} ${operands.join(', ')};`;
}

function textOfStatement(version: Version, statement: Statement): string {
  switch (statement.kind) {
    case 'gate':
      return textOfCall(statement, statement.wires.map(wireName));
    case 'loop':
      return `for int i in [0:1] { ${textOfCall(statement.call, [`${statement.register}[i]`])} }`;
    case 'measure': {
      const { wires, bits } = statement;
      const isWhole = wires.length > 1;
      const [source, target] = isWhole
        ? [wires[0] === 0 ? 'a' : 'b', bits[0] === 0 ? 'c' : 'd']
        : [wireName(wires[0]!), bitName(bits[0]!)];
      return version === 2 ? `measure ${source} -> ${target};` : `${target} = measure ${source};`;
    }
    case 'reset':
      return `reset ${wireName(statement.wire)};`;
    case 'if': {
      const { condition, body, otherwise } = statement;
      const block = (of: readonly Statement[]) => `{ ${of.map((each) => textOfStatement(version, each)).join(' ')} }`;
      const text = textOfCondition(condition);
      if (version === 2) return `if (${text}) ${textOfStatement(2, body[0]!)}`;
      return `if (${text}) ${block(body)}${otherwise.length === 0 ? '' : ` else ${block(otherwise)}`}`;
    }
  }
}

function textOfCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'bit':
      return bitName(condition.bit);
    case 'not':
      return `!${inner(condition.of)}`;
    case '&&':
    case '||':
      return `${inner(condition.left)} ${condition.kind} ${inner(condition.right)}`;
    case 'register':
      return `${registers[condition.register]!.name} ${condition.operator} ${condition.value}`;
    case 'registers':
      return `${registers[condition.left]!.name} ${condition.operator} ${registers[condition.right]!.name}`;
  }
}

/** Only what needs parentheses has them, so that precedence is tested, too. */
function inner(condition: Condition): string {
  return condition.kind === 'bit' ? textOfCondition(condition) : `(${textOfCondition(condition)})`;
}
