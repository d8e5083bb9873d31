import { isNumeric } from '../../../math/index.js';
import type { GateCall, Modifier } from '../syntax/ast.js';
import type { Range } from '../syntax/problems.js';
import type { Callee } from './callee.js';
import type { Context } from './context.js';
import { evaluateExponent, evaluateWhole } from './evaluate.js';
import type { Scope } from './scope.js';
import type { SelectedQubits } from './select.js';

/** A modifier with its number known: how many controls, or which power. */
export interface AppliedModifier {
  readonly kind: Modifier['kind'];
  readonly value: number;
  readonly place: Range;
}

/** How many of a call's first operands a modifier takes as controls. */
export function controlCount({ kind, value }: AppliedModifier): number {
  return kind === 'ctrl' || kind === 'negctrl' ? value : 0;
}

/** The number of controls of a modifier, or its exponent. */
export function evaluateModifier(context: Context, scope: Scope, modifier: Modifier): AppliedModifier {
  const { kind, value } = modifier;
  if (kind === 'inv' || value === undefined) return { kind, value: 1, place: modifier };
  if (kind === 'pow') {
    const exponent = evaluateExponent(context, scope, value);
    if (isNumeric(exponent)) return { kind, value: exponent, place: modifier };
    const received = String(exponent);
    context.refuse('InvalidExpression', value, 'the exponent of `pow` must be a number', { received });
  }
  const controls = evaluateWhole(context, scope, value, 'the number of controls');
  if (controls >= 1) return { kind, value: controls, place: modifier };
  context.refuse('InvalidExpression', value, `a gate cannot have ${controls} controls`, { expected: '1 or more' });
}

/** How often registers make a gate act, once everything that can be wrong with the call is not. */
export function checkCall(
  context: Context,
  call: GateCall,
  callee: Callee,
  modifiers: readonly AppliedModifier[],
  operands: readonly SelectedQubits[],
): number {
  // Why a broken gate is broken was said where it is defined.
  if (callee.kind === 'defined' && callee.isBroken) context.giveUp();
  if (callee.kind === 'opaque') {
    context.refuse('UnknownGate', call.name, `\`${callee.name}\` is declared opaque: its meaning is not given`, {
      hint: 'give it a body with `gate`',
    });
  }
  checkParameterCount(context, call, callee);
  checkQubitCount(context, call, callee, modifiers);
  const size = checkSizes(context, operands);
  for (let k = 0; k < size; k++) checkDistinct(context, call, operands, k);
  return size;
}

function checkParameterCount(context: Context, call: GateCall, callee: Callee): void {
  const { leastParameters: least, mostParameters: most, name } = callee;
  const given = call.parameters.length;
  if (given >= least && given <= most) return;
  const expected = least === most ? `${most}` : `${least} or ${most}`;
  const message = `\`${name}\` takes ${expected === '0' ? 'no' : expected} parameter${expected === '1' ? '' : 's'}, not ${given}`;
  context.refuse('ParameterCount', call.name, message, { expected, received: `${given}` });
}

function checkQubitCount(
  context: Context,
  call: GateCall,
  callee: Callee,
  modifiers: readonly AppliedModifier[],
): void {
  const controls = modifiers.reduce((sum, modifier) => sum + controlCount(modifier), 0);
  const expected = callee.qubits + controls;
  const given = call.operands.length;
  if (given === expected) return;
  const modified = controls === 0 ? '' : ` with ${controls} control${controls === 1 ? '' : 's'}`;
  const message = `\`${callee.name}\`${modified} acts on ${expected === 0 ? 'no' : expected} qubit${expected === 1 ? '' : 's'}, not ${given}`;
  context.refuse('QubitCount', call.name, message, { expected: `${expected}`, received: `${given}` });
}

/** The size that all registers of a call have. */
function checkSizes(context: Context, operands: readonly SelectedQubits[]): number {
  const first = operands.find((operand) => operand.isRegister);
  if (first === undefined) return 1;
  const size = first.wires.length;
  const other = operands.find((operand) => operand.isRegister && operand.wires.length !== size);
  if (other === undefined) return size;
  const [a, b] = [first, other].map(({ place, wires }) => `\`${place.name.name}\` ${wires.length}`);
  const message = `registers in one gate must have the same size: ${a}, ${b}`;
  context.refuse('RegisterSize', other.place, message, { expected: `${size}`, received: `${other.wires.length}` });
}

/** The wire of each operand when registers are walked along. */
export function wiresOfTurn(operands: readonly SelectedQubits[], turn: number): number[] {
  return operands.map(({ wires, isRegister }) => wires[isRegister ? turn : 0]!);
}

function checkDistinct(context: Context, call: GateCall, operands: readonly SelectedQubits[], turn: number): void {
  if (operands.length < 2) return;
  const wires = wiresOfTurn(operands, turn);
  const twice = wires.findIndex((wire, k) => wires.indexOf(wire) < k);
  if (twice === -1) return;
  const message = `\`${call.name.name}\` would act on the same qubit twice`;
  context.refuse('DuplicateQubit', operands[twice]!.place, message, { hint: 'every operand must be another qubit' });
}
