import type { Measurement } from '../../../circuit/index.js';
import type { Operand } from '../syntax/ast.js';
import type { Range } from '../syntax/problems.js';
import type { Context } from './context.js';
import type { BitRegister } from './scope.js';
import type { SelectedBits, SelectedQubits } from './select.js';

/** What happened to each wire so far, and which wire each classical bit holds. */
export class ReadOut {
  readonly #context: Context;
  readonly #registers: BitRegister[] = [];
  readonly #measuredAt = new Map<number, Range>();
  readonly #touched = new Set<number>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Makes a classical register, with nothing written to it. */
  addRegister(name: string, size: number): BitRegister {
    const register: BitRegister = {
      name,
      wires: new Array<number | null>(size).fill(null),
      writtenAt: new Array<Range | undefined>(size).fill(undefined),
    };
    this.#registers.push(register);
    return register;
  }

  /** Notes that a gate acts on qubits, none of which may have been measured. */
  touch({ wires, place }: SelectedQubits): void {
    for (const wire of wires) {
      const measured = this.#measuredAt.get(wire);
      this.#touched.add(wire);
      if (measured === undefined) continue;
      // Said once: what follows on the same qubit is the same mistake.
      this.#measuredAt.delete(wire);
      this.#context.refuse(
        'GateAfterMeasurement',
        place,
        `a gate acts on ${this.#shown(place)} after it was measured`,
        {
          hint: `it was measured on line ${this.#line(measured)}; IonQ measures once, at the end`,
        },
      );
    }
  }

  /** Notes a measurement of qubits into as many bits. */
  measure(qubits: SelectedQubits, bits: SelectedBits, target: Operand): void {
    const { wires, place } = qubits;
    if (wires.length !== bits.indices.length) {
      const [q, c] = [counted(wires.length, 'qubit'), counted(bits.indices.length, 'bit')];
      this.#context.refuse('RegisterSize', target, `a measurement of ${q} cannot fill ${c}`, {
        expected: c,
        received: q,
      });
    }
    wires.forEach((wire, k) => {
      this.#measureOne(wire, place, bits.register, bits.indices[k]!, target);
    });
  }

  /** Notes a measurement whose results are kept nowhere. */
  measureIntoNothing({ wires, place }: SelectedQubits, statement: Range): void {
    for (const wire of wires) {
      this.#refuseSecond(wire, place);
      this.#measuredAt.set(wire, place);
    }
    const message = `the result of measuring ${this.#shown(place)} is kept nowhere`;
    const hint = 'to read it, write it into a bit: `c[0] = measure q[0];`';
    this.#context.problems.warn('UnusedMeasurement', statement, message, { hint });
  }

  #refuseSecond(wire: number, place: Range): void {
    const measured = this.#measuredAt.get(wire);
    if (measured === undefined) return;
    this.#context.refuse('DuplicateMeasurement', place, `${this.#shown(place)} is measured a second time`, {
      hint: `it was measured on line ${this.#line(measured)}; IonQ measures once, at the end`,
    });
  }

  #measureOne(wire: number, place: Operand, register: BitRegister, bit: number, target: Operand): void {
    this.#refuseSecond(wire, place);
    const written = register.writtenAt[bit];
    if (written !== undefined) {
      const message = `a measurement overwrites \`${register.name}[${bit}]\``;
      this.#context.refuse('DuplicateMeasurement', target, message, {
        hint: `it was written on line ${this.#line(written)}; use another bit`,
      });
    }
    this.#measuredAt.set(wire, place);
    register.wires[bit] = wire;
    register.writtenAt[bit] = target;
  }

  /** A reset of qubits that nothing has touched does nothing; any other cannot be sent. */
  reset({ wires, place }: SelectedQubits, statement: Range): void {
    if (!wires.some((wire) => this.#touched.has(wire) || this.#measuredAt.has(wire))) return;
    for (const wire of wires) this.#measuredAt.delete(wire);
    const message = `a \`reset\` of ${this.#shown(place)} in the middle of a circuit is not expressible on IonQ`;
    this.#context.refuse('NotExpressible', statement, message, {
      hint: 'all qubits start in |0>, and a reset before any gate is accepted; use a fresh qubit instead',
    });
  }

  /** One measurement for every register that something was written to. */
  measurements(): readonly Measurement[] {
    return this.#registers
      .filter(({ wires }) => wires.some((wire) => wire !== null))
      .map(({ name, wires }) => ({ key: name, wires }));
  }

  #shown({ start, end }: Range): string {
    return `\`${this.#context.problems.source.text.slice(start, end)}\``;
  }

  #line(place: Range): number {
    return this.#context.problems.source.line(place.start);
  }
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
