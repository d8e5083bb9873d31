import type { Operation } from '../../circuit/index.js';
import { IonloomError, issue } from '../../errors/index.js';
import type { Gate } from '../../gates/index.js';
import { type Angle, isNumeric } from '../../math/index.js';
import type { CheckedRewrites } from './checked-rewrites.js';
import { checksAreOn } from './switch.js';

/** A gate without parameters that was compared with its parts. */
interface Form {
  readonly wires: readonly number[];
  readonly parts: readonly Operation[];
  readonly phase: Angle;
}

/** Compares gates with what they are taken apart into; uses that only differ in their wires, once. */
export class CheckedForms {
  readonly #checks: CheckedRewrites;
  readonly #known = new Map<Gate, (Form | undefined)[]>();

  constructor(checks: CheckedRewrites) {
    this.#checks = checks;
  }

  /**
   * Compares an operation with its parts, which are the end of a list.
   *
   * @param start where the parts begin
   * @param phase radians that the parts are short of
   * @throws IonloomError `UnexpectedFailure` where they are not the same: there is nothing else to go on with
   */
  require(operation: Operation, list: readonly Operation[], start: number, phase: Angle): void {
    if (!checksAreOn() || this.#isKnown(operation, list, start, phase)) return;
    const parts = list.slice(start);
    if (!this.#checks.replaces([operation], parts, { phase })) {
      throw wrongRewrite(`taking the gate ${operation.gate.name} apart`);
    }
    const { gate, parameters, controls, targets, data } = operation;
    if (parameters.length > 0 || data) return;
    const forms = this.#known.get(gate) ?? [];
    forms[controls.length] = { wires: [...controls, ...targets], parts, phase };
    this.#known.set(gate, forms);
  }

  /** Whether the parts are those of another use of the gate, on the wires that stand for its own. */
  #isKnown(operation: Operation, list: readonly Operation[], start: number, phase: Angle): boolean {
    const { gate, parameters, controls, targets, data } = operation;
    if (parameters.length > 0 || data) return false;
    const form = this.#known.get(gate)?.[controls.length];
    if (!form || !isNumeric(phase) || phase !== form.phase || form.parts.length !== list.length - start) return false;
    const wires = form.wires;
    const placeOf = (wire: number): number => {
      const k = wires.indexOf(wire);
      return k < controls.length ? controls[k]! : targets[k - controls.length]!;
    };
    for (let k = 0; k < form.parts.length; k++) {
      const known = form.parts[k]!;
      const part = list[start + k]!;
      if (part.gate !== known.gate || part.data !== known.data || part.targets.length !== known.targets.length)
        return false;
      for (let j = 0; j < known.parameters.length; j++) if (part.parameters[j] !== known.parameters[j]) return false;
      for (let j = 0; j < known.targets.length; j++) if (part.targets[j] !== placeOf(known.targets[j]!)) return false;
    }
    this.#checks.repeats([operation], list, start);
    return true;
  }
}

/** What is said where something has to be made anew and what came of it is wrong. */
export function wrongRewrite(what: string): IonloomError {
  return new IonloomError([
    issue('UnexpectedFailure', `${what} gave another circuit, so nothing is written`, {
      hint: 'this is a fault of the transpiler, and worth a report with the circuit',
    }),
  ]);
}
