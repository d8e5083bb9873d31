import { type Circuit, type CircuitPlaces, circuitOf, type Operation } from '../../../circuit/index.js';
import type { TextRange } from '../../../errors/index.js';
import { decomposeUse } from '../../../gates/index.js';
import { type Angle, addAngles, isNumeric, isParameterName, param } from '../../../math/index.js';
import type { Conditional, Expression, Name, Program, Statement } from '../syntax/ast.js';
import type { Problems } from '../syntax/problems.js';
import { Context } from './context.js';
import { evaluateCondition } from './deferral/condition.js';
import { type Branch, branchesOf, conditioned } from './deferral/conditioned.js';
import { settled, wiresOf } from './deferral/formula.js';
import { defineGate } from './definitions.js';
import { evaluateAngle, evaluateWhole } from './evaluate.js';
import { GateCalls } from './gate-calls.js';
import { GateNames } from './gate-names.js';
import { append, emptyList, type OperationList } from './operation-list.js';
import { ReadOut } from './read-out.js';
import { refuseStatement } from './refused.js';
import { type BitRegister, Scope } from './scope.js';
import { loopValues, selectBits, selectQubits } from './select.js';
import { WIDEST_PROGRAM } from './wires.js';

const MOST_BITS = 100_000;

/** A statement that gives a name a meaning. */
type Declaration = Statement & {
  readonly kind: 'include' | 'gate definition' | 'qubits' | 'bits' | 'constant' | 'input' | 'alias';
};

/** How far a text may expand, and what else is wanted of it. */
export interface ElaborateOptions {
  readonly mostOperations: number;
  readonly places?: boolean;
}

/** What a text says, with its places where they were asked for. */
export interface Elaborated {
  readonly circuit: Circuit;
  readonly places?: CircuitPlaces;
}

/** Turns a syntax tree into a circuit; reports what makes no sense and then answers nothing of use. */
export function elaborate(
  problems: Problems,
  program: Program,
  { mostOperations, places = false }: ElaborateOptions,
): Elaborated | undefined {
  const context = new Context(problems, program, mostOperations);
  const elaboration = new Elaboration(context, places);
  context.bounded(() => elaboration.run(program.statements));
  elaboration.checkEnd();
  if (problems.none && elaboration.qubits === 0) {
    problems.add('QubitCount', { start: 0, end: 1 }, 'the text declares no qubits', {
      hint: program.version === 2 ? 'declare a register: `qreg q[2];`' : 'declare a register: `qubit[2] q;`',
    });
  }
  return problems.none ? elaboration.result() : undefined;
}

/** The statements of a text, one after the other. */
class Elaboration {
  readonly #context: Context;
  readonly #names: GateNames;
  readonly #calls: GateCalls;
  readonly #readOut: ReadOut;
  readonly #scope = new Scope();
  /** What the text does so far. */
  readonly #whole: OperationList = emptyList();
  /** The same; inside an `if` that waits for measured bits, what its body does. */
  #list: OperationList = this.#whole;
  /** The statement behind each operation of the whole, where that is asked for. */
  readonly #places: TextRange[] | undefined;
  #bits = 0;

  constructor(context: Context, places: boolean) {
    this.#context = context;
    this.#places = places ? [] : undefined;
    this.#names = new GateNames(context);
    this.#calls = new GateCalls(context, this.#names);
    this.#readOut = new ReadOut(context);
  }

  run(statements: Iterable<Statement>): void {
    this.#runAll(statements, this.#scope);
  }

  /** Reports what only the end of the text shows. */
  checkEnd(): void {
    this.#readOut.checkEnd();
  }

  #runAll(statements: Iterable<Statement>, scope: Scope): void {
    for (const statement of statements) this.#context.attempt(() => this.#runOne(statement, scope));
  }

  #runOne(statement: Statement, scope: Scope): void {
    switch (statement.kind) {
      case 'gate call': {
        const { list, operands } = this.#calls.expand(statement, scope);
        append(this.#list, list);
        this.#place(statement.start, statement.end);
        this.#readOut.act(operands, list);
        return;
      }
      case 'measure': {
        const source = selectQubits(this.#context, scope, statement.source);
        if (statement.target === undefined) {
          this.#readOut.measureIntoNothing(source, statement);
          return;
        }
        const target = selectBits(this.#context, scope, statement.target);
        this.#readOut.measure(source, target, statement.target, statement);
        return;
      }
      case 'barrier':
        this.#calls.barrier(statement, scope, this.#allWires(), this.#list);
        this.#place(statement.start, statement.end);
        return;
      case 'nop':
        for (const operand of statement.operands) selectQubits(this.#context, scope, operand);
        return;
      case 'reset':
        this.#readOut.reset(selectQubits(this.#context, scope, statement.operand), statement);
        return;
      case 'if':
        this.#runConditional(statement, scope);
        return;
      case 'for':
        this.#runLoop(statement, scope);
        return;
      case 'block':
        this.#runAll(statement.body, new Scope(scope));
        return;
      case 'refused':
        refuseStatement(this.#context, statement, scope);
        return;
      default:
        this.#declare(statement, scope);
        return;
    }
  }

  /** Notes what made the operations that are new. Those of an `if` that waits for bits are its own as a whole. */
  #place(from: number, to: number): void {
    const places = this.#places;
    const { length } = this.#whole.operations;
    if (places === undefined || this.#list !== this.#whole || places.length === length) return;
    const range = { from, to };
    while (places.length < length) places.push(range);
  }

  #allWires(): number[] {
    return numbersTo(this.qubits);
  }

  #runLoop(loop: Statement & { readonly kind: 'for' }, scope: Scope): void {
    for (const value of loopValues(this.#context, scope, loop.domain)) {
      this.#context.countSteps(1, loop);
      const inner = new Scope(scope);
      inner.set(loop.variable.name, { kind: 'constant', value, isWhole: true });
      this.#runAll(loop.body, inner);
    }
  }

  /** A condition that is known when read takes one branch; any other makes controlled gates of both. */
  #runConditional(statement: Conditional, scope: Scope): void {
    const condition = settled(evaluateCondition(this.#context, scope, statement.condition), (steps) =>
      this.#context.countSteps(steps, statement.condition),
    );
    if (typeof condition === 'boolean') {
      this.#runAll(condition ? statement.body : statement.otherwise, new Scope(scope));
      return;
    }
    const branches = branchesOf(this.#context, statement, condition);
    this.#readOut.waitFor(wiresOf(condition));
    for (const branch of branches) this.#runBranch(statement, branch, scope);
    this.#place(statement.start, statement.bodyEnd);
  }

  #runBranch(statement: Conditional, { cases, body }: Branch, scope: Scope): void {
    const outer = this.#list;
    this.#list = emptyList();
    this.#readOut.under(statement, () => this.#runAll(body, new Scope(scope)));
    // Where a mistake was found, known wires may have been disturbed.
    if (this.#context.problems.none) append(outer, conditioned(this.#context, this.#list, cases, statement));
    this.#list = outer;
  }

  /** A declaration that is refused leaves its name in doubt. */
  #declare(statement: Declaration, scope: Scope): void {
    if (this.#context.attempt(() => this.#declareOne(statement, scope)) || statement.kind === 'include') return;
    scope.doubt(statement.name.name);
    // It may have been meant for the whole text.
    if (!this.#scope.has(statement.name.name)) this.#scope.doubt(statement.name.name);
  }

  #declareOne(statement: Declaration, scope: Scope): void {
    // Registers, gates and inputs belong to the whole text; inside a block only constants and aliases make sense.
    const isLocal = statement.kind === 'constant' || statement.kind === 'alias';
    if (scope !== this.#scope && !isLocal) {
      this.#context.refuse('NotSupported', statement, 'this declaration must stand outside of blocks and loops');
    }
    switch (statement.kind) {
      case 'include':
        this.#names.include(statement.path, statement);
        return;
      case 'gate definition':
        defineGate(this.#context, this.#names, scope, statement);
        return;
      case 'qubits':
        this.#declareQubits(statement.name, statement.size);
        return;
      case 'bits':
        this.#declareBits(statement);
        return;
      case 'constant':
        this.#declareConstant(statement, scope);
        return;
      case 'input':
        this.#declareInput(statement);
        return;
      case 'alias':
        this.#declareAlias(statement, scope);
        return;
    }
  }

  #evaluateSize(size: Expression | undefined, used: number, most: number, what: string): number {
    if (size === undefined) return 1;
    const value = evaluateWhole(this.#context, this.#scope, size, 'the size of a register');
    // OpenQASM 2 lets a classical register be empty.
    const least = what === 'bits' && this.#context.version === 2 ? 0 : 1;
    if (value < least) this.#context.refuse('InvalidExpression', size, `a register cannot have ${value} ${what}`);
    if (used + value > most) {
      const message = `more than ${most.toLocaleString('en-US')} ${what} are not supported`;
      this.#context.refuse('QubitCount', size, message, { received: `${used + value}` });
    }
    return value;
  }

  #declareQubits(name: Name, size: Expression | undefined): void {
    const count = this.#evaluateSize(size, this.qubits, WIDEST_PROGRAM, 'qubits');
    const wires = this.#context.wires.next(this.#context, name, count);
    this.#scope.declare(this.#context, name, { kind: 'qubits', wires, isRegister: size !== undefined });
  }

  /** How many wires the text has so far. */
  get qubits(): number {
    return this.#context.wires.count;
  }

  #declareBits(statement: Statement & { readonly kind: 'bits' }): void {
    const { name, size, measured } = statement;
    const count = this.#evaluateSize(size, this.#bits, MOST_BITS, 'bits');
    const register: BitRegister = this.#readOut.addRegister(name.name, count);
    this.#bits += count;
    this.#scope.declare(this.#context, name, {
      kind: 'bits',
      register,
      indices: numbersTo(count),
      isRegister: size !== undefined,
    });
    if (measured === undefined) return;
    const target = { name, selectors: [], start: name.start, end: name.end };
    const source = selectQubits(this.#context, this.#scope, measured);
    this.#readOut.measure(source, selectBits(this.#context, this.#scope, target), target, statement);
  }

  #declareConstant(statement: Statement & { readonly kind: 'constant' }, scope: Scope): void {
    const { type, name, value: expression } = statement;
    const isWhole = type === 'int' || type === 'uint';
    const value = isWhole
      ? evaluateWhole(this.#context, scope, expression, `a constant of type \`${type}\``)
      : evaluateAngle(this.#context, scope, expression);
    if (type === 'uint' && (value as number) < 0) {
      this.#context.refuse('InvalidExpression', expression, 'a constant of type `uint` cannot be negative');
    }
    if (!isNumeric(value)) {
      const message = `the constant \`${name.name}\` depends on an input`;
      this.#context.refuse('InvalidExpression', expression, message, {
        hint: 'write the expression where it is used',
      });
    }
    scope.declare(this.#context, name, { kind: 'constant', value, isWhole });
  }

  #declareInput(statement: Statement & { readonly kind: 'input' }): void {
    const { type, name } = statement;
    if (type === 'int' || type === 'uint') {
      this.#context.refuse('NotSupported', statement, `an input of type \`${type}\` is not supported`, {
        hint: 'inputs can be angles: use `float` or `angle`',
      });
    }
    if (!isParameterName(name.name)) {
      this.#context.refuse('NotSupported', name, `an input named \`${name.name}\` is not supported`, {
        hint: 'the name means something else in angles written as text: rename the input',
      });
    }
    this.#scope.declare(this.#context, name, { kind: 'input', value: param(name.name) });
  }

  #declareAlias(statement: Statement & { readonly kind: 'alias' }, scope: Scope): void {
    const parts = statement.parts.map((part) => selectQubits(this.#context, scope, part));
    const wires = parts.flatMap((part) => part.wires);
    this.#context.countSteps(wires.length, statement);
    if (new Set(wires).size < wires.length) {
      this.#context.refuse('DuplicateQubit', statement, `the alias \`${statement.name.name}\` names a qubit twice`);
    }
    const isRegister = parts.length > 1 || parts.some((part) => part.isRegister);
    scope.declare(this.#context, statement.name, { kind: 'qubits', wires, isRegister });
  }

  /** The circuit of a text without mistakes: native if all its gates are. */
  result(): Elaborated {
    const { operations, phase } = this.#whole;
    const measurements = this.#readOut.measurements();
    const gates = operations.filter(({ gate }) => gate.kind === 'unitary');
    const isNative =
      gates.length > 0 && gates.every(({ gate, controls }) => gate.gateset === 'native' && controls.length === 0);
    if (isNative) {
      const circuit = circuitOf('native', this.qubits, operations, { measurements, globalPhase: phase });
      return { circuit, ...this.#placed(this.#places) };
    }
    const abstract = abstractOperations(operations, this.#places);
    const globalPhase = addAngles(phase, abstract.phase);
    const circuit = circuitOf('qis', this.qubits, abstract.operations, { measurements, globalPhase });
    return { circuit, ...this.#placed(abstract.places) };
  }

  #placed(operations: readonly TextRange[] | undefined): { readonly places?: CircuitPlaces } {
    return operations === undefined ? {} : { places: { operations, measurements: this.#readOut.places() } };
  }
}

function numbersTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Native gates among abstract ones, written as abstract gates, exactly; each part stands where its gate did. */
function abstractOperations(
  operations: readonly Operation[],
  places: readonly TextRange[] | undefined,
): OperationList & { readonly places: readonly TextRange[] | undefined } {
  if (operations.every(({ gate }) => gate.gateset === 'qis')) return { operations: [...operations], phase: 0, places };
  let phase: Angle = 0;
  const abstract = operations.map((operation): readonly Operation[] => {
    if (operation.gate.gateset === 'qis') return [operation];
    const parts = decomposeUse(operation);
    if (parts === undefined) throw new Error(`the gate table has no abstract form of ${operation.gate.name}`);
    phase = addAngles(phase, parts.phase);
    return parts.uses;
  });
  const moved = places && abstract.flatMap((parts, index) => parts.map(() => places[index]!));
  return { operations: abstract.flat(), phase, places: moved };
}
