import type { Name, Operand } from '../syntax/ast.js';
import type { Context } from './context.js';
import type { Scope } from './scope.js';

/**
 * All quantum registers together may have this many qubits: no machine or simulator comes near, and a wider circuit would
 * only exhaust the memory.
 */
export const WIDEST_PROGRAM = 10_000;

/** The wires of a text: those of its registers one after the other, or, where it has none, the physical qubits `$k`. */
export class Wires {
  /** How many there are so far. */
  count = 0;
  #physical: Operand | undefined;
  #isMixed = false;

  /** Wires for a register. */
  next(context: Context, name: Name, count: number): readonly number[] {
    if (this.#physical !== undefined) {
      const line = context.problems.source.line(this.#physical.start);
      this.#refuseMixture(context, name, `\`${name.name}\` is a register, and line ${line} has a physical qubit`);
    }
    const first = this.count;
    this.count += count;
    return Array.from({ length: count }, (_, index) => first + index);
  }

  /** The wire of a physical qubit: `$k` is wire k. */
  physical(context: Context, scope: Scope, operand: Operand): number {
    const { name } = operand.name;
    if (scope.isInGate) {
      const hint = 'the body of a gate sees its own qubits';
      context.refuse('WrongKind', operand, `\`${name}\` is a physical qubit, which no gate's body can name`, { hint });
    }
    if (this.count > 0 && this.#physical === undefined) {
      this.#refuseMixture(context, operand, `\`${name}\` is a physical qubit, and the text has registers`);
    }
    const wire = Number(name.slice(1));
    if (wire >= WIDEST_PROGRAM) {
      const most = (WIDEST_PROGRAM - 1).toLocaleString('en-US');
      context.refuse('QubitOutOfRange', operand, `physical qubits beyond $${most} are not supported`, {
        received: name,
      });
    }
    this.#physical ??= operand;
    this.count = Math.max(this.count, wire + 1);
    return wire;
  }

  /** Said once: every further one is the same mistake. */
  #refuseMixture(context: Context, place: Name | Operand, message: string): never {
    if (this.#isMixed) context.giveUp();
    this.#isMixed = true;
    context.refuse('WrongKind', place, message, {
      hint: 'name qubits in one way: by registers, or as `$0`, `$1` where no register is declared',
    });
  }
}
