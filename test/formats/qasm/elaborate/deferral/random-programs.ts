import fc from 'fast-check';
import { type Call, gatesOf, type Version } from './dynamic-gates.js';
import {
  BITS,
  type Comparison,
  type Condition,
  comparisons,
  type Program,
  registers,
  type Statement,
  WIRES,
} from './dynamic-program.js';

/** Zero makes diagonal what is not for other angles; of gates on one qubit the reader sees that. */
const angles = [0, 0.3, 1.1, -0.7, 2.2, 0.9, -1.6];

/** Random programs, most gates on wires that are not measured yet, so that many can be deferred. */
export const programs: fc.Arbitrary<Program> = fc
  .array(fc.nat({ max: 0xffff }), { minLength: 30, maxLength: 160, size: 'max' })
  .map((numbers) => new Writer(numbers).program());

class Writer {
  readonly #numbers: readonly number[];
  #at = 0;
  #version: Version = 2;
  readonly #measured = new Set<number>();

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  program(): Program {
    this.#version = this.#below(2) === 0 ? 2 : 3;
    const statements: Statement[] = [];
    while (this.#at < this.#numbers.length && statements.length < 12) statements.push(this.#statement(0));
    return { version: this.#version, statements };
  }

  #below(count: number): number {
    return (this.#numbers[this.#at++] ?? 0) % count;
  }

  #statement(depth: number): Statement {
    const kind = this.#below(20);
    if (kind < 8 || depth > 2) return { kind: 'gate', ...this.#call() };
    if (kind < 13) return depth === 0 || this.#below(12) === 0 ? this.#measure() : { kind: 'gate', ...this.#call() };
    if (kind === 13 && this.#below(6) === 0) return { kind: 'reset', wire: this.#below(WIRES) };
    if (kind === 14 && this.#version === 3) return this.#loop();
    return this.#conditional(depth);
  }

  #measure(): Statement {
    const isWhole = this.#below(5) === 0;
    const wire = this.#wire();
    const bit = this.#below(BITS);
    const measure = isWhole
      ? { wires: wire < 2 ? [0, 1] : [2, 3], bits: bit % 2 === 0 ? [0, 1] : [2, 3] }
      : { wires: [wire], bits: [bit] };
    for (const each of measure.wires) this.#measured.add(each);
    return { kind: 'measure', ...measure };
  }

  #angle(qubits: number): number {
    const least = qubits === 1 ? 0 : 1;
    return angles[least + this.#below(angles.length - least)]!;
  }

  /** Mostly a wire that is not measured yet. */
  #wire(not: readonly number[] = []): number {
    const open = Array.from({ length: WIRES }, (_, wire) => wire).filter((wire) => !not.includes(wire));
    const fresh = open.filter((wire) => !this.#measured.has(wire));
    const choice = fresh.length > 0 && this.#below(10) > 0 ? fresh : open;
    return choice[this.#below(choice.length)]!;
  }

  /** Targets are chosen first, which are mostly fresh; controls are the rest, whatever they are. */
  #call(): Call {
    const choice = gatesOf(this.#version).filter(({ qubits }) => qubits > 0 || this.#version === 3);
    const { name, qubits, parameters } = choice[this.#below(choice.length)]!;
    const modifiers: ('ctrl' | 'negctrl' | 'inv')[] = [];
    if (this.#version === 3) {
      while (modifiers.length < 3 && this.#below(4) === 0)
        modifiers.push((['ctrl', 'negctrl', 'inv'] as const)[this.#below(3)]!);
    }
    const controls = modifiers.filter((modifier) => modifier !== 'inv').length;
    const taken = controls + qubits > WIRES ? modifiers.filter((modifier) => modifier === 'inv') : modifiers;
    const count = qubits + (taken === modifiers ? controls : 0);
    const wires: number[] = [];
    for (let k = 0; k < count; k++) {
      const others = Array.from({ length: WIRES }, (_, wire) => wire).filter((wire) => !wires.includes(wire));
      wires.unshift(k === 0 ? this.#wire() : others[this.#below(others.length)]!);
    }
    return {
      name,
      parameters: Array.from({ length: parameters }, () => this.#angle(qubits)),
      modifiers: taken,
      wires,
    };
  }

  #loop(): Statement {
    const singles = gatesOf(3).filter(({ qubits }) => qubits === 1);
    const { name, parameters } = singles[this.#below(singles.length)]!;
    const call = { name, parameters: Array.from({ length: parameters }, () => 0.4), modifiers: [], wires: [] };
    return { kind: 'loop', register: this.#below(2) === 0 ? 'a' : 'b', call };
  }

  #conditional(depth: number): Statement {
    if (this.#version === 2) {
      const { size } = registers[this.#below(3)]!;
      const register = size === 1 ? 2 : this.#below(2);
      const condition = this.#comparison('==', register);
      const isCall = this.#below(15) > 0;
      const body = isCall ? ({ kind: 'gate', ...this.#call() } as const) : this.#measure();
      return { kind: 'if', condition, body: [body], otherwise: [] };
    }
    const condition = this.#condition(0);
    const body = Array.from({ length: 1 + this.#below(2) }, () => this.#statement(depth + 1));
    const otherwise = Array.from({ length: this.#below(3) === 0 ? 1 : 0 }, () => this.#statement(depth + 1));
    return { kind: 'if', condition, body, otherwise };
  }

  #comparison(operator: Comparison, register: number): Condition {
    return { kind: 'register', operator, register, value: this.#below(registers[register]!.size === 1 ? 2 : 5) };
  }

  #condition(depth: number): Condition {
    const kind = this.#below(depth > 1 ? 3 : 7);
    if (kind < 2) return { kind: 'bit', bit: this.#below(BITS) };
    if (kind === 2) return this.#comparison(comparisons[this.#below(6)]!, this.#below(3));
    if (kind === 3) return { kind: 'not', of: this.#condition(depth + 1) };
    if (kind === 6) {
      return { kind: 'registers', operator: comparisons[this.#below(6)]!, left: this.#below(3), right: this.#below(3) };
    }
    return { kind: kind === 4 ? '&&' : '||', left: this.#condition(depth + 1), right: this.#condition(depth + 1) };
  }
}
