import type { Expression, IndexRange, IndexSet, Operand, Selector } from '../syntax/ast.js';
import type { Range } from '../syntax/problems.js';
import type { Context } from './context.js';
import { evaluateWhole } from './evaluate.js';
import { type BitRegister, kindNames, type Meaning, type Scope } from './scope.js';

/** Qubits of the circuit that an operand names; a register, or a part of one, spreads a gate over its qubits. */
export interface SelectedQubits {
  readonly wires: readonly number[];
  readonly isRegister: boolean;
  readonly place: Operand;
}

/** Bits of a classical register. */
export interface SelectedBits {
  readonly register: BitRegister;
  readonly indices: readonly number[];
}

/** The qubits that an operand names. */
export function selectQubits(context: Context, scope: Scope, operand: Operand): SelectedQubits {
  const meaning = find(context, scope, operand, 'qubits');
  if (operand.selectors.length === 0) return { wires: meaning.wires, isRegister: meaning.isRegister, place: operand };
  if (!meaning.isRegister) refuseParts(context, operand, 'qubit');
  const { indices, isRegister } = selectIndices(context, scope, operand, meaning.wires.length, 'QubitOutOfRange');
  return { wires: indices.map((index) => meaning.wires[index]!), isRegister, place: operand };
}

/** The classical bits that an operand names. */
export function selectBits(context: Context, scope: Scope, operand: Operand): SelectedBits {
  const meaning = find(context, scope, operand, 'bits');
  const { register, size } = meaning;
  if (operand.selectors.length > 0 && !meaning.isRegister) refuseParts(context, operand, 'bit');
  return { register, indices: selectIndices(context, scope, operand, size, 'BitOutOfRange').indices };
}

function find<Kind extends 'qubits' | 'bits'>(
  context: Context,
  scope: Scope,
  operand: Operand,
  kind: Kind,
): Meaning & { readonly kind: Kind } {
  const { name } = operand;
  const meaning = scope.find(name.name);
  if (meaning === undefined) context.refuseUndeclared(name, 'register', scope.names(kind));
  if (meaning.kind !== kind) {
    const [expected, received] = [kindNames[kind], kindNames[meaning.kind]];
    context.refuse('WrongKind', name, `\`${name.name}\` is ${received}, not ${expected}.`, { expected, received });
  }
  return meaning as Meaning & { readonly kind: Kind };
}

function refuseParts(context: Context, operand: Operand, what: 'qubit' | 'bit'): never {
  const { name } = operand;
  context.refuse('WrongKind', operand, `\`${name.name}\` is a single ${what}, which has no parts.`, {
    hint: `Write \`${name.name}\` without brackets.`,
  });
}

interface Indices {
  readonly indices: readonly number[];
  readonly isRegister: boolean;
}

/** Applies selectors one after the other, each to what the one before has left. */
function selectIndices(
  context: Context,
  scope: Scope,
  operand: Operand,
  size: number,
  outside: 'QubitOutOfRange' | 'BitOutOfRange',
): Indices {
  let current: Indices = { indices: Array.from({ length: size }, (_, index) => index), isRegister: true };
  for (const selector of operand.selectors) {
    if (!current.isRegister) refuseParts(context, operand, outside === 'QubitOutOfRange' ? 'qubit' : 'bit');
    const { indices } = current;
    const check = (index: number, place: Range): number => {
      const fromStart = index < 0 && context.version === 3 ? index + indices.length : index;
      const found = indices[fromStart];
      if (found !== undefined) return found;
      return refuseIndex(context, operand, place, index, indices.length, outside);
    };
    current = selectOne(context, scope, selector, indices.length, check);
  }
  return current;
}

function refuseIndex(
  context: Context,
  operand: Operand,
  place: Range,
  index: number,
  size: number,
  code: 'QubitOutOfRange' | 'BitOutOfRange',
): never {
  const last = size === 1 ? 'only index is 0' : `indices go from 0 to ${size - 1}`;
  context.refuse(code, place, `Index ${index} is outside \`${operand.name.name}\`, whose ${last}.`, {
    expected: `0..${size - 1}`,
    received: `${index}`,
  });
}

function selectOne(
  context: Context,
  scope: Scope,
  selector: Selector,
  size: number,
  check: (index: number, place: Range) => number,
): Indices {
  switch (selector.kind) {
    case 'index':
      return { indices: [check(evaluateIndex(context, scope, selector.index), selector)], isRegister: false };
    case 'set': {
      const indices = selector.items.map((item) => check(evaluateIndex(context, scope, item), item));
      const twice = selector.items.find((_, k) => indices.indexOf(indices[k]!) < k);
      if (twice !== undefined) context.refuse('DuplicateQubit', twice, 'A set names the same index twice.');
      return { indices, isRegister: true };
    }
    case 'range': {
      const indices: number[] = [];
      for (const index of rangeValues(context, scope, selector, size)) indices.push(check(index, selector));
      if (indices.length === 0) context.refuse('InvalidExpression', selector, 'The range is empty.');
      return { indices, isRegister: true };
    }
  }
}

function evaluateIndex(context: Context, scope: Scope, expression: Expression): number {
  return evaluateWhole(context, scope, expression, 'An index');
}

/** The numbers of a range, one at a time: both ends belong to it. A register's size stands in for an end left out. */
function* rangeValues(context: Context, scope: Scope, range: IndexRange, size?: number): Generator<number> {
  const evaluateEnd = (end: Expression | undefined, missing: number): number => {
    if (end !== undefined) {
      const value = evaluateWhole(context, scope, end, 'The end of a range');
      return value < 0 && size !== undefined ? value + size : value;
    }
    if (size !== undefined) return missing;
    return context.refuse('InvalidExpression', range, 'The range of a loop needs both ends.', {
      expected: '[first:last]',
    });
  };
  const step = range.step === undefined ? 1 : evaluateWhole(context, scope, range.step, 'The step of a range');
  if (step === 0) context.refuse('InvalidExpression', range.step ?? range, 'The step of a range is 0.');
  const first = evaluateEnd(range.first, step > 0 ? 0 : size! - 1);
  const last = evaluateEnd(range.last, step > 0 ? size! - 1 : 0);
  for (let value = first; step > 0 ? value <= last : value >= last; value += step) yield value;
}

/** The values of a loop's variable, one at a time. */
export function* loopValues(context: Context, scope: Scope, domain: IndexRange | IndexSet): Generator<number> {
  if (domain.kind === 'range') yield* rangeValues(context, scope, domain);
  else for (const item of domain.items) yield evaluateWhole(context, scope, item, 'A value of a loop');
}
