import { gateNamed } from '../../../gates/index.js';
import type { Angle } from '../../../math/index.js';
import type { GateCall, Statement } from '../syntax/ast.js';
import { bodyScope } from './body-scope.js';
import { type AppliedModifier, checkCall, controlCount, evaluateModifier, wiresOfTurn } from './call-checks.js';
import type { Callee, DefinedGate, TableGate } from './callee.js';
import type { Context } from './context.js';
import { evaluateAngle } from './evaluate.js';
import type { GateNames } from './gate-names.js';
import { append, controlled, emptyList, inverted, type OperationList } from './operation-list.js';
import { raised } from './power.js';
import { warnOfRadians } from './radians.js';
import { Scope } from './scope.js';
import { loopValues, type SelectedQubits, selectQubits } from './select.js';

const barrier = gateNamed('barrier', 'qis')!;

/** Expands gate calls into operations of the gate table. */
export class GateCalls {
  readonly #context: Context;
  readonly #names: GateNames;

  constructor(context: Context, names: GateNames) {
    this.#context = context;
    this.#names = names;
  }

  /** A call in the text's own statements, expanded, and the qubits it names. */
  expand(call: GateCall, scope: Scope): { readonly list: OperationList; readonly operands: readonly SelectedQubits[] } {
    const callee = this.#names.resolve(call.name, scope);
    const operands = call.operands.map((operand) => selectQubits(this.#context, scope, operand));
    const list = emptyList();
    this.#spread(call, callee, scope, operands, list);
    return { list, operands };
  }

  /** What a defined gate does on wires. */
  expandDefined(gate: DefinedGate, parameters: readonly Angle[], wires: readonly number[]): OperationList {
    const list = emptyList();
    this.#expandDefined(gate, parameters, wires, list);
    return list;
  }

  /** A barrier on the operands' qubits, or on all of the surroundings when it names none. */
  barrier(
    statement: Statement & { readonly kind: 'barrier' },
    scope: Scope,
    all: readonly number[],
    list: OperationList,
  ): void {
    const operands = statement.operands.map((operand) => selectQubits(this.#context, scope, operand));
    const targets = statement.operands.length === 0 ? [...all] : operands.flatMap(({ wires }) => wires);
    this.#context.countOperations(1, statement);
    this.#context.countSteps(targets.length, statement);
    const distinct = new Set(targets);
    if (distinct.size < targets.length) {
      const twice = operands.find((_, k) => operands.slice(0, k).some((before) => overlap(before, operands[k]!)));
      this.#context.refuse('DuplicateQubit', twice?.place ?? statement, '`barrier` names the same qubit twice', {
        hint: 'every operand must be another qubit',
      });
    }
    if (targets.length > 0) list.operations.push({ gate: barrier, parameters: [], controls: [], targets });
  }

  /** Applies a gate once for every qubit of the registers it is given. */
  #spread(
    call: GateCall,
    callee: Callee,
    scope: Scope,
    operands: readonly SelectedQubits[],
    list: OperationList,
  ): void {
    const modifiers = call.modifiers.map((modifier) => evaluateModifier(this.#context, scope, modifier));
    const turns = checkCall(this.#context, call, callee, modifiers, operands);
    const parameters = call.parameters.map((parameter) => evaluateAngle(this.#context, scope, parameter));
    warnOfRadians(this.#context, callee, parameters, call.parameters);
    for (let turn = 0; turn < turns; turn++) {
      this.#applyModified(call, callee, parameters, modifiers, wiresOfTurn(operands, turn), list);
    }
  }

  /** Modifiers work from the gate outwards: the one written first acts last and takes the first operands. */
  #applyModified(
    call: GateCall,
    callee: Callee,
    parameters: readonly Angle[],
    modifiers: readonly AppliedModifier[],
    wires: readonly number[],
    list: OperationList,
  ): void {
    let taken = 0;
    for (const modifier of modifiers) taken += controlCount(modifier);
    if (modifiers.length === 0) {
      this.#apply(call, callee, parameters, wires, list);
      return;
    }
    let base = emptyList();
    this.#apply(call, callee, parameters, wires.slice(taken), base);
    for (const modifier of [...modifiers].reverse()) {
      const controls = wires.slice(taken - controlCount(modifier), taken);
      taken -= controls.length;
      this.#context.countSteps(base.operations.length, call);
      base = this.#modify(modifier, base, controls);
    }
    append(list, base);
  }

  #modify(modifier: AppliedModifier, base: OperationList, controls: readonly number[]): OperationList {
    const { kind, value, place } = modifier;
    if (kind === 'inv') return inverted(base);
    if (kind === 'pow') {
      const power = raised(base, value, (operations) => this.#context.countOperations(operations, place));
      if (power !== undefined) return power;
      this.#context.refuse('InvalidExpression', place, `the power ${value} of this gate is not well defined`, {
        hint: 'a fractional power needs a rotation, or a gate with fixed angles on at most two qubits',
      });
    }
    // Open controls add two flips each, a global phase one phase gate.
    this.#context.countOperations(kind === 'negctrl' ? 2 * controls.length + 1 : 1, place);
    return controlled(base, controls, kind === 'ctrl');
  }

  #apply(
    call: GateCall,
    callee: Callee,
    parameters: readonly Angle[],
    wires: readonly number[],
    list: OperationList,
  ): void {
    if (callee.kind === 'table') {
      this.#context.countOperations(1, call);
      pushTableGate(callee, parameters, wires, list);
    } else if (callee.kind === 'phase') {
      append(list, { operations: [], phase: parameters[0] ?? 0 });
    } else if (callee.kind === 'defined' && !callee.isEmpty) {
      this.#context.countSteps(1, call);
      this.#expandDefined(callee, parameters, wires, list);
    }
  }

  #expandDefined(gate: DefinedGate, parameters: readonly Angle[], wires: readonly number[], list: OperationList): void {
    const scope = bodyScope(gate.scope, gate.definition, parameters, wires);
    this.#expandBody(gate.definition.body, gate, scope, wires, list);
  }

  #expandBody(
    body: readonly Statement[],
    gate: DefinedGate,
    scope: Scope,
    wires: readonly number[],
    list: OperationList,
  ): void {
    for (const statement of body) {
      if (statement.kind === 'gate call') {
        const operands = statement.operands.map((operand) => selectQubits(this.#context, scope, operand));
        this.#spread(statement, gate.callees.get(statement.name.name)!, scope, operands, list);
      } else if (statement.kind === 'barrier') {
        this.barrier(statement, scope, wires, list);
      } else if (statement.kind === 'block') {
        this.#expandBody(statement.body, gate, new Scope(scope), wires, list);
      } else if (statement.kind === 'for') {
        for (const value of loopValues(this.#context, scope, statement.domain)) {
          this.#context.countSteps(1, statement);
          const inner = new Scope(scope);
          inner.set(statement.variable.name, { kind: 'constant', value, isWhole: true });
          this.#expandBody(statement.body, gate, inner, wires, list);
        }
      }
    }
  }
}

function overlap(a: SelectedQubits, b: SelectedQubits): boolean {
  return a.wires.some((wire) => b.wires.includes(wire));
}

/** Controls come first; parameters left out take their default values, those that mean nothing are dropped. */
function pushTableGate(
  { gate, controls, phase }: TableGate,
  parameters: readonly Angle[],
  wires: readonly number[],
  list: OperationList,
): void {
  list.operations.push({
    gate,
    parameters: gate.parameters.map((parameter, k) => parameters[k] ?? parameter.default ?? 0),
    controls: wires.slice(0, controls),
    targets: wires.slice(controls),
  });
  if (phase !== undefined) append(list, { operations: [], phase: phase(parameters) });
}
