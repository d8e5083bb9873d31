import type { Operation } from '../../../circuit/index.js';
import type { Gate, GateUse } from '../../../gates/index.js';
import type { Angle } from '../../../math/index.js';
import type { EntanglingCost } from '../../../targets/index.js';
import { ElementaryGates } from './elementary.js';

/** Gates on more wires than this have too many uses that differ. */
const MOST_WIRES = 4;

const NONE: readonly never[] = [];

/** A gate taken apart on the wires 0, 1, ..., controls first. */
interface Form {
  readonly operations: readonly Operation[];
  /** Radians. */
  readonly phase: Angle;
}

/**
 * The elementary forms of gates without parameters, each found once: what their uses differ in is the wires.
 */
export class ConstantForms {
  readonly #cost: EntanglingCost;
  /** By gate and number of controls. */
  readonly #forms = new Map<Gate, Form[]>();
  /** The target of a one-qubit gate on each wire, one list for all of them. */
  readonly #singles: (readonly number[])[] = [];

  /** @param cost says whether interactions may have any angle */
  constructor(cost: EntanglingCost) {
    this.#cost = cost;
  }

  /** Appends the elementary form of a gate to a list; its phase in radians is returned, undefined if it has no such form. */
  append(use: GateUse, operations: Operation[]): Angle | undefined {
    const { gate, controls, targets } = use;
    const wires = controls.length + targets.length;
    if (wires < 2 || wires > MOST_WIRES || !hasOneForm(gate)) return undefined;
    const form = this.#formOf(gate, controls.length, targets.length);
    for (const part of form.operations) {
      const first = wireAt(part.targets[0]!, controls, targets);
      const second = part.targets[1];
      const on = second === undefined ? this.#single(first) : [first, wireAt(second, controls, targets)];
      const { gate: row, parameters, data } = part;
      operations.push(
        data
          ? { gate: row, parameters, controls: NONE, targets: on, data }
          : { gate: row, parameters, controls: NONE, targets: on },
      );
    }
    return form.phase;
  }

  #formOf(gate: Gate, controls: number, targets: number): Form {
    const known = this.#forms.get(gate) ?? [];
    const found = known[controls];
    if (found) return found;
    const wires = Array.from({ length: controls + targets }, (_, wire) => wire);
    const elementary = new ElementaryGates(this.#cost);
    elementary.add({ gate, parameters: NONE, controls: wires.slice(0, controls), targets: wires.slice(controls) });
    const form = { operations: elementary.operations, phase: elementary.globalPhase };
    known[controls] = form;
    this.#forms.set(gate, known);
    return form;
  }

  #single(wire: number): readonly number[] {
    this.#singles[wire] ??= [wire];
    return this.#singles[wire];
  }
}

/** Whether all that a gate's uses differ in is wires. */
function hasOneForm({ parameters, data, kind, targets }: Gate): boolean {
  return parameters.length === 0 && data === undefined && kind === 'unitary' && targets !== 'any';
}

function wireAt(index: number, controls: readonly number[], targets: readonly number[]): number {
  return index < controls.length ? controls[index]! : targets[index - controls.length]!;
}
