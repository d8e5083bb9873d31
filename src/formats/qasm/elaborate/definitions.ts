import { AffineAngle } from '../../../math/index.js';
import type { GateCall, GateDefinition, Statement } from '../syntax/ast.js';
import { bodyScope } from './body-scope.js';
import { checkCall, evaluateModifier } from './call-checks.js';
import { builtInGates, type Callee, type DefinedGate } from './callee.js';
import type { Context } from './context.js';
import { checkNames } from './evaluate.js';
import { GateCalls } from './gate-calls.js';
import type { GateNames } from './gate-names.js';
import { matrixOfList } from './list-matrix.js';
import type { OperationList } from './operation-list.js';
import { recognizedGate } from './recognize.js';
import { refuseStatement } from './refused.js';
import { Scope } from './scope.js';
import { loopValues, selectQubits } from './select.js';

/** Definitions may go through each other this deep; it bounds the depth of every expansion. */
const DEEPEST_DEFINITION = 200;

/** Makes a defined gate known; its body is checked here, once, with its parameters still open. */
export function defineGate(context: Context, names: GateNames, scope: Scope, definition: GateDefinition): void {
  const { name, parameters, qubits, body } = definition;
  if (builtInGates[context.version].has(name.name)) {
    context.refuse('AlreadyDeclared', name, `\`${name.name}\` is built into the language and cannot be defined`);
  }
  const counts = { leastParameters: parameters.length, mostParameters: parameters.length, qubits: qubits.length };
  const signature = { name: name.name, ...counts };
  if (body === undefined) {
    scope.declare(context, name, { kind: 'gate', callee: { kind: 'opaque', ...signature } });
    return;
  }
  const check = new DefinitionCheck(context, names, definition);
  const isSound = check.run(body, scope);
  const whole = { ...definition, body };
  const { callees, depth } = check;
  const isEmpty = body.every(
    (statement) => statement.kind === 'gate call' && isEmptyGate(callees.get(statement.name.name)),
  );
  const defined: DefinedGate = {
    kind: 'defined',
    ...signature,
    definition: whole,
    scope,
    callees,
    depth,
    isEmpty,
    isBroken: !isSound,
  };
  const isNew = scope.find(name.name) === undefined;
  const callee = (isSound && isNew ? recognize(context, names, defined) : undefined) ?? defined;
  scope.declare(context, name, { kind: 'gate', callee });
}

/** A comparison of matrices may cost this many operations times the size of a product. */
const COSTLIEST_COMPARISON = 2e6;
const LONGEST_COMPARISON = 400;

/** The gate of the table that the definition spells out under its own name, if that is what it does. */
function recognize(context: Context, names: GateNames, defined: DefinedGate): Callee | undefined {
  const wires = defined.definition.qubits.map((_, wire) => wire);
  const longest = Math.min(LONGEST_COMPARISON, COSTLIEST_COMPARISON / 8 ** wires.length);
  return recognizedGate(context.version, defined, (parameters) => {
    const trial = context.trial(longest);
    let list: OperationList | undefined;
    trial.bounded(() => {
      trial.attempt(() => {
        list = new GateCalls(trial, names).expandDefined(defined, parameters, wires);
      });
    });
    const keepsOrder = list?.operations.some(({ gate }) => gate.kind === 'barrier');
    return list === undefined || keepsOrder ? undefined : matrixOfList(list, wires);
  });
}

function isEmptyGate(callee: Callee | undefined): boolean {
  return callee?.kind === 'defined' && callee.isEmpty;
}

/** One walk over a body that expands nothing. */
class DefinitionCheck {
  /** What the names of gates in the body mean here: later definitions of the same names do not change it. */
  readonly callees = new Map<string, Callee>();
  depth = 1;
  readonly #context: Context;
  readonly #names: GateNames;
  readonly #definition: GateDefinition;

  constructor(context: Context, names: GateNames, definition: GateDefinition) {
    this.#context = context;
    this.#names = names;
    this.#definition = definition;
  }

  /** Checks everything and says whether nothing was wrong. */
  run(body: readonly Statement[], outer: Scope): boolean {
    const { parameters, qubits } = this.#definition;
    const own = new Scope();
    const distinct = [...parameters, ...qubits].map((name) =>
      this.#context.attempt(() => own.declare(this.#context, name, { kind: 'constant', value: 0 })),
    );
    const open = parameters.map(({ name }) => new AffineAngle(0, [[name, 1]]));
    const wires = qubits.map((_, k) => k);
    const isSound = this.#checkAll(body, bodyScope(outer, this.#definition, open, wires));
    return isSound && distinct.every(Boolean) && this.#context.attempt(() => this.#checkDepth());
  }

  #checkDepth(): void {
    for (const callee of this.callees.values()) {
      if (callee.kind === 'defined') this.depth = Math.max(this.depth, callee.depth + 1);
    }
    if (this.depth <= DEEPEST_DEFINITION) return;
    const { name } = this.#definition;
    const message = `\`${name.name}\` goes through more than ${DEEPEST_DEFINITION} other definitions`;
    this.#context.refuse('RecursiveGate', name, message);
  }

  #checkAll(body: readonly Statement[], scope: Scope): boolean {
    const sound = body.map((statement) => this.#context.attempt(() => this.#checkStatement(statement, scope)));
    return sound.every(Boolean);
  }

  #checkStatement(statement: Statement, scope: Scope): void {
    switch (statement.kind) {
      case 'gate call':
        this.#checkGateCall(statement, scope);
        return;
      case 'barrier':
      case 'nop':
        for (const operand of statement.operands) selectQubits(this.#context, scope, operand);
        return;
      case 'block':
        this.#checkInner(statement.body, new Scope(scope));
        return;
      case 'for': {
        // One turn shows what all turns would.
        for (const value of loopValues(this.#context, scope, statement.domain)) {
          const inner = new Scope(scope);
          inner.set(statement.variable.name, { kind: 'constant', value, isWhole: true });
          this.#checkInner(statement.body, inner);
          return;
        }
        return;
      }
      case 'refused':
        refuseStatement(this.#context, statement, scope);
        return;
      default:
        this.#context.refuse('NotSupported', statement, 'the body of a gate holds only gates and barriers', {
          expected: 'a gate',
        });
    }
  }

  #checkInner(body: readonly Statement[], scope: Scope): void {
    if (!this.#checkAll(body, scope)) this.#context.giveUp();
  }

  #checkGateCall(call: GateCall, scope: Scope): void {
    if (call.name.name === this.#definition.name.name) {
      const message = `\`${call.name.name}\` is used in its own definition`;
      this.#context.refuse('RecursiveGate', call.name, message, { hint: 'gates cannot call themselves' });
    }
    const callee = this.#names.resolve(call.name, scope);
    this.callees.set(call.name.name, callee);
    const operands = call.operands.map((operand) => selectQubits(this.#context, scope, operand));
    const modifiers = call.modifiers.map((modifier) => {
      if (modifier.kind !== 'pow' || modifier.value === undefined)
        return evaluateModifier(this.#context, scope, modifier);
      checkNames(this.#context, scope, modifier.value);
      return { kind: modifier.kind, value: 1, place: modifier };
    });
    checkCall(this.#context, call, callee, modifiers, operands);
    for (const parameter of call.parameters) checkNames(this.#context, scope, parameter);
  }
}
