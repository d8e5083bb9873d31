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
  if (operand.name.name.startsWith('$')) {
    const wires = [context.wires.physical(context, scope, operand)];
    return { wires, isRegister: false, place: operand };
  }
  const meaning = find(context, scope, operand, 'qubits');
  if (operand.selectors.length === 0) return { wires: meaning.wires, isRegister: meaning.isRegister, place: operand };
  if (!meaning.isRegister) refuseParts(context, operand, operand.selectors[0]!, 'qubit');
  const { chosen, isRegister } = choose(context, scope, operand, meaning.wires, 'QubitOutOfRange');
  return { wires: chosen, isRegister, place: operand };
}

/** The classical bits that an operand names. */
export function selectBits(context: Context, scope: Scope, operand: Operand): SelectedBits {
  const meaning = find(context, scope, operand, 'bits');
  const [first] = operand.selectors;
  if (first !== undefined && !meaning.isRegister) refuseParts(context, operand, first, 'bit');
  const { chosen } = choose(context, scope, operand, meaning.indices, 'BitOutOfRange');
  return { register: meaning.register, indices: chosen };
}

function find<Kind extends 'qubits' | 'bits'>(
  context: Context,
  scope: Scope,
  operand: Operand,
  kind: Kind,
): Meaning & { readonly kind: Kind } {
  const { name } = operand;
  const meaning = scope.lookUp(context, name.name);
  if (meaning === undefined) context.refuseUndeclared(name, 'register', scope.names(kind), scope.hintFor(name.name));
  if (meaning.kind !== kind) {
    const [expected, received] = [kindNames[kind], kindNames[meaning.kind]];
    context.refuse('WrongKind', name, `\`${name.name}\` is ${received}, not ${expected}`, { expected, received });
  }
  return meaning as Meaning & { readonly kind: Kind };
}

function refuseParts(context: Context, operand: Operand, selector: Selector, what: 'qubit' | 'bit'): never {
  const { text } = context.problems.source;
  const whole = text.slice(operand.start, text.lastIndexOf('[', selector.start));
  context.refuse('WrongKind', operand, `\`${whole}\` is a single ${what}, which has no parts`, {
    hint: `write \`${whole}\` without more brackets`,
  });
}

/** What selectors have left of a register: wires, or indices of bits. */
interface Choice {
  readonly chosen: readonly number[];
  readonly isRegister: boolean;
}

/** Applies selectors one after the other, each to what the one before has left. */
function choose(
  context: Context,
  scope: Scope,
  operand: Operand,
  all: readonly number[],
  outside: 'QubitOutOfRange' | 'BitOutOfRange',
): Choice {
  let current: Choice = { chosen: all, isRegister: true };
  for (const selector of operand.selectors) {
    if (!current.isRegister) refuseParts(context, operand, selector, outside === 'QubitOutOfRange' ? 'qubit' : 'bit');
    const { chosen } = current;
    const check = (index: number, place: Range): number => {
      const fromStart = index < 0 && context.version === 3 ? index + chosen.length : index;
      const found = chosen[fromStart];
      if (found !== undefined) return found;
      return refuseIndex(context, operand, place, index, chosen.length, outside);
    };
    current = chooseBy(context, scope, selector, chosen.length, check);
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
  if (size === 0) context.refuse(code, place, `\`${operand.name.name}\` has no bits`, { received: `${index}` });
  const last = size === 1 ? 'only index is 0' : `indices go from 0 to ${size - 1}`;
  context.refuse(code, place, `index ${index} is outside \`${operand.name.name}\`, whose ${last}`, {
    expected: `0..${size - 1}`,
    received: `${index}`,
  });
}

function chooseBy(
  context: Context,
  scope: Scope,
  selector: Selector,
  size: number,
  check: (index: number, place: Range) => number,
): Choice {
  switch (selector.kind) {
    case 'index':
      return { chosen: [check(evaluateIndex(context, scope, selector.index), selector)], isRegister: false };
    case 'set': {
      const chosen = selector.items.map((item) => check(evaluateIndex(context, scope, item), item));
      const twice = selector.items.find((_, k) => chosen.indexOf(chosen[k]!) < k);
      if (twice !== undefined) context.refuse('DuplicateQubit', twice, 'a set names the same index twice');
      return { chosen, isRegister: true };
    }
    case 'range': {
      const chosen: number[] = [];
      for (const index of rangeValues(context, scope, selector, size)) chosen.push(check(index, selector));
      if (chosen.length === 0) context.refuse('InvalidExpression', selector, 'the range is empty');
      return { chosen, isRegister: true };
    }
  }
}

function evaluateIndex(context: Context, scope: Scope, expression: Expression): number {
  return evaluateWhole(context, scope, expression, 'an index');
}

/** The numbers of a range, one at a time: both ends belong to it. A register's size stands in for an end left out. */
function* rangeValues(context: Context, scope: Scope, range: IndexRange, size?: number): Generator<number> {
  const evaluateEnd = (end: Expression | undefined, missing: number): number => {
    if (end !== undefined) {
      const value = evaluateWhole(context, scope, end, 'the end of a range');
      return value < 0 && size !== undefined ? value + size : value;
    }
    if (size !== undefined) return missing;
    return context.refuse('InvalidExpression', range, 'the range of a loop needs both ends', {
      expected: '[first:last]',
    });
  };
  const step = range.step === undefined ? 1 : evaluateWhole(context, scope, range.step, 'the step of a range');
  if (step === 0) context.refuse('InvalidExpression', range.step ?? range, 'the step of a range is 0');
  const first = evaluateEnd(range.first, step > 0 ? 0 : size! - 1);
  const last = evaluateEnd(range.last, step > 0 ? size! - 1 : 0);
  for (let value = first; step > 0 ? value <= last : value >= last; value += step) yield value;
}

/** The values of a loop's variable, one at a time. */
export function* loopValues(context: Context, scope: Scope, domain: IndexRange | IndexSet): Generator<number> {
  if (domain.kind === 'range') yield* rangeValues(context, scope, domain);
  else for (const item of domain.items) yield evaluateWhole(context, scope, item, 'a value of a loop');
}
