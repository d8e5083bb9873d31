import type { CircuitPlaces, Measurement } from '../../../circuit/index.js';
import type { TextRange } from '../../../errors/index.js';
import { counted } from '../../../printing/index.js';
import type { Conditional, Operand } from '../syntax/ast.js';
import type { Range } from '../syntax/problems.js';
import { conditional } from '../syntax/words.js';
import type { Context } from './context.js';
import { disturbedWires } from './deferral/kept-wires.js';
import type { OperationList } from './operation-list.js';
import type { BitRegister } from './scope.js';
import type { SelectedBits, SelectedQubits } from './select.js';

/** The measurements of one wire. */
interface Measured {
  readonly first: Range;
  /** Those that nothing has waited for yet. */
  readonly idle: Range[];
}

/**
 * What happened to each wire so far, and which wire each classical bit holds.
 *
 * A measured wire keeps its value as long as only what commutes with its measurement acts on it: then measuring it at
 * the end gives the same, and until then it is a control wherever one of its bits is asked.
 */
export class ReadOut {
  readonly #context: Context;
  readonly #registers: BitRegister[] = [];
  readonly #measured = new Map<number, Measured>();
  readonly #touched = new Set<number>();
  /** Wires about which something was said already. */
  readonly #refused = new Set<number>();
  /** The outermost `if` around the current statement that waits for measured bits. */
  #conditional: Conditional | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Makes a classical register, with nothing written to it. */
  addRegister(name: string, size: number): BitRegister {
    const register: BitRegister = {
      name,
      wires: new Array<number | null>(size).fill(null),
      writtenAt: new Array<Range | undefined>(size).fill(undefined),
      writtenBy: [],
    };
    this.#registers.push(register);
    return register;
  }

  /** Notes that operations act on qubits: a measured one must keep its value. */
  act(operands: readonly SelectedQubits[], { operations }: OperationList): void {
    const isMeasured = (wire: number) => this.#measured.has(wire);
    const concerned = operands.filter(({ wires }) => wires.some(isMeasured));
    const disturbed = concerned.length === 0 ? undefined : disturbedWires(operations, isMeasured);
    let lost: { readonly place: Range; readonly line: number } | undefined;
    for (const { wires, place } of operands) {
      for (const wire of wires) {
        this.#touched.add(wire);
        const measured = this.#measured.get(wire);
        if (measured === undefined) continue;
        if (disturbed?.has(wire)) {
          lost ??= { place, line: this.#line(measured.first) };
          this.#giveUp(wire);
        } else {
          this.#defer(measured);
        }
      }
    }
    if (lost === undefined) return;
    const { place, line } = lost;
    const shown = this.#shown(place);
    this.#refuseUnderCondition(() => `line ${this.#line(place)} acts on ${shown}, which was measured on line ${line}`);
    this.#context.refuse('GateAfterMeasurement', place, `a gate acts on ${shown} after it was measured`, {
      hint: `it was measured on line ${line}; IonQ measures once, at the end`,
    });
  }

  /** Notes that gates wait for the values of measured wires. */
  waitFor(wires: Iterable<number>): void {
    for (const wire of wires) {
      const measured = this.#measured.get(wire);
      if (measured !== undefined) this.#defer(measured);
    }
  }

  /** Notes a measurement of qubits into as many bits. */
  measure(qubits: SelectedQubits, bits: SelectedBits, target: Operand, statement: Range): void {
    const { wires, place } = qubits;
    if (wires.length !== bits.indices.length) {
      const [q, c] = [counted(wires.length, 'qubit'), counted(bits.indices.length, 'bit')];
      this.#context.refuse('RegisterSize', target, `a measurement of ${q} cannot fill ${c}`, {
        expected: c,
        received: q,
      });
    }
    this.#refuseUnderCondition(() => `line ${this.#line(place)} measures ${this.#shown(place)}`);
    wires.forEach((wire, k) => {
      const index = bits.indices[k]!;
      this.#note(wire, place);
      bits.register.wires[index] = wire;
      bits.register.writtenAt[index] = place;
      bits.register.writtenBy[index] = statement;
    });
  }

  /** Notes a measurement whose results are kept nowhere. */
  measureIntoNothing({ wires, place }: SelectedQubits, statement: Range): void {
    this.#refuseUnderCondition(() => `line ${this.#line(place)} measures ${this.#shown(place)}`);
    for (const wire of wires) this.#note(wire, place);
    const message = `the result of measuring ${this.#shown(place)} is kept nowhere`;
    const hint = 'to read it, write it into a bit: `c[0] = measure q[0];`';
    this.#context.problems.warn('UnusedMeasurement', statement, message, { hint });
  }

  #note(wire: number, place: Range): void {
    const measured = this.#measured.get(wire);
    if (measured === undefined) this.#measured.set(wire, { first: place, idle: [place] });
    else measured.idle.push(place);
  }

  /** A reset of qubits that nothing has touched does nothing; any other cannot be sent. */
  reset({ wires, place }: SelectedQubits, statement: Range): void {
    if (!wires.some((wire) => this.#touched.has(wire) || this.#measured.has(wire))) return;
    for (const wire of wires) this.#giveUp(wire);
    this.#refuseUnderCondition(() => `line ${this.#line(place)} resets ${this.#shown(place)}`);
    const message = `a \`reset\` of ${this.#shown(place)} in the middle of a circuit is not expressible on IonQ`;
    this.#context.refuse('NotExpressible', statement, message, {
      hint: 'all qubits start in |0>, and a reset before any gate is accepted; use a fresh qubit instead',
    });
  }

  /** Runs what waits for measured bits: nothing in it is measured, reset, or a gate that a measured qubit feels. */
  under(statement: Conditional, run: () => void): void {
    const outer = this.#conditional;
    this.#conditional = outer ?? statement;
    run();
    this.#conditional = outer;
  }

  #refuseUnderCondition(reason: () => string): void {
    if (this.#conditional === undefined) return;
    const { code, message } = conditional[this.#context.version];
    this.#context.refuse(code, this.#conditional, message, { hint: `${reason()}; IonQ measures once, at the end` });
  }

  /** Reports every wire that two bits hold at the end: it can be read into one. */
  checkEnd(): void {
    const readers = new Map<number, Range>();
    for (const { wires, writtenAt } of this.#registers) {
      wires.forEach((wire, bit) => {
        const place = writtenAt[bit];
        if (wire === null || place === undefined || this.#refused.has(wire)) return;
        const other = readers.get(wire);
        readers.set(wire, place);
        if (other !== undefined) this.#refuseSecond(other, place);
      });
    }
  }

  #refuseSecond(one: Range, other: Range): void {
    const [first, second] = one.start < other.start ? [one, other] : [other, one];
    const message = `${this.#shown(second)} is measured a second time`;
    this.#context.problems.add('DuplicateMeasurement', second, message, {
      hint: `it was measured on line ${this.#line(first)}; IonQ measures once, at the end`,
    });
  }

  /** One measurement for every register that something was written to. */
  measurements(): readonly Measurement[] {
    return this.#written().map(({ name, wires }) => ({ key: name, wires }));
  }

  /** The statement behind every bit of the measurements. */
  places(): CircuitPlaces['measurements'] {
    const ranges = new Map<Range, TextRange>();
    return this.#written().map(({ wires, writtenBy }) => wires.map((_, bit) => rangeOf(writtenBy[bit], ranges)));
  }

  #written(): readonly BitRegister[] {
    return this.#registers.filter(({ wires }) => wires.some((wire) => wire !== null));
  }

  /** Says that what was measured of a wire waits for the end. */
  #defer({ idle }: Measured): void {
    for (const place of idle.splice(0)) {
      const message = `the measurement of ${this.#shown(place)} waits for the end of the circuit, where it gives the same results`;
      this.#context.problems.warn('DeferredMeasurement', place, message);
    }
  }

  /** What follows on the same qubit is the same mistake. */
  #giveUp(wire: number): void {
    this.#measured.delete(wire);
    this.#refused.add(wire);
  }

  #shown({ start, end }: Range): string {
    return `\`${this.#context.problems.source.text.slice(start, end)}\``;
  }

  #line(place: Range): number {
    return this.#context.problems.source.line(place.start);
  }
}

/** A statement's place in the form that callers know; one object for each statement. */
function rangeOf(statement: Range | undefined, known: Map<Range, TextRange>): TextRange | null {
  if (statement === undefined) return null;
  const range = known.get(statement) ?? { from: statement.start, to: statement.end };
  known.set(statement, range);
  return range;
}
