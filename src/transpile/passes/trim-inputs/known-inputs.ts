import type { Operation } from '../../../circuit/index.js';
import { axisOf, qisGates, wireBases } from '../../../gates/index.js';
import { addAngles, dot, negateAngle, scaleAngle } from '../../../math/index.js';
import {
  directionOf,
  fixedAxisOf,
  letterNamed,
  nameOfLetter,
  type PauliAxis,
  PauliFrame,
  pauliAxisOf,
  quarterTurn,
  X_AXIS,
  Z_AXIS,
} from '../../../pauli/index.js';
import type { CheckedRewrites } from '../../checks/checked-rewrites.js';
import type { KnownValue } from '../../checks/known-values.js';
import { rotationOperation } from '../../synthesis/paulis/pauli-gates.js';
import { type Element, elementsOf, quartersOf, type RotationElement } from '../../views/elements.js';

/**
 * A circuit on wires that start at |0>, without what makes no difference there; global phases are not kept.
 *
 * A Pauli's value is known where it was a product of Zs before everything Clifford, and nothing else since then has an X
 * or Y on the wires of these Zs.
 */
export class KnownInputs {
  readonly kept: Operation[] = [];
  /** Whether anything was left out or changed. */
  trimmed = false;
  readonly #frame: PauliFrame;
  /** Wires, as bits, with an X or Y in the string of something that is not Clifford. */
  readonly #disturbed: Int32Array;
  readonly #wires: number;
  readonly #checks: CheckedRewrites;
  /** What was found out about what is at hand. */
  #known: KnownValue[] = [];

  constructor(wires: number, checks: CheckedRewrites) {
    this.#wires = wires;
    this.#checks = checks;
    this.#frame = new PauliFrame(wires);
    this.#disturbed = new Int32Array(this.#frame.words);
  }

  add(element: Element): void {
    const { operation } = element;
    this.#known = [];
    if (element.kind === 'clifford') {
      const wire = operation.targets[0]!;
      const axis = fixedAxisOf(element.clifford);
      if (axis !== undefined && this.#value([wire], [axis]) !== 0 && this.#mayBe(operation, [])) return;
      this.#frame.turn(wire, element.clifford);
    } else if (element.kind === 'rotation') {
      if (this.#addRotation(element)) return;
    } else if (operation.gate.kind !== 'barrier') {
      if (this.#addOther(operation)) return;
    }
    this.kept.push(operation);
  }

  /** Whether a rotation was dropped or replaced by one on a single wire; if not, it is taken account of. */
  #addRotation({ axes, angle, quarters, operation }: RotationElement): boolean {
    const { targets } = operation;
    if (this.#value(targets, axes) !== 0 && this.#mayBe(operation, [])) return true;
    if (targets.length === 2) {
      for (const side of [0, 1] as const) {
        const value = this.#value([targets[side]!], [axes[side]!]);
        if (value === 0) continue;
        const other = 1 - side;
        const made = rotationOperation([axes[other]!], value < 0 ? negateAngle(angle) : angle, [targets[other]!]);
        if (!this.#mayBe(operation, [made])) continue;
        this.#replace(made);
        return true;
      }
      if (quarters !== undefined) {
        this.#frame.interact(targets, axes, quarters);
        return false;
      }
    }
    this.#stir(targets, axes);
    return false;
  }

  /** The same for gates with controls; everything else may do anything to its wires. */
  #addOther(operation: Operation): boolean {
    const { gate, parameters, controls, targets } = operation;
    const values = controls.map((wire) => this.#value([wire], [Z_AXIS]));
    if (values.includes(1) && this.#mayBe(operation, [])) return true;
    if (values.includes(-1)) {
      const made = { ...operation, controls: controls.filter((_, k) => values[k] === 0) };
      if (this.#mayBe(operation, [made])) {
        this.#replace(made);
        return true;
      }
    }
    const direction = controls.length > 0 && targets.length === 1 ? axisOf(gate) : undefined;
    const axis = direction && pauliAxisOf(direction);
    if (axis !== undefined) {
      const value = this.#value(targets, [axis]);
      const { rotation } = gate;
      if (value !== 0) {
        // On an eigenstate a rotation is a phase, and one under controls is a phase of the controls.
        const half = scaleAngle(rotation!.angle(parameters), (-value * dot(direction!, directionOf(axis))) / 2);
        const phase = addAngles(rotation!.phase(parameters), half);
        const others = controls.slice(0, -1);
        const made = { gate: qisGates.p, parameters: [phase], controls: others, targets: controls.slice(-1) };
        if (this.#mayBe(operation, [made])) {
          this.#replace(made);
          return true;
        }
      }
      if (controls.length === 1 && this.#addControlledPauli(operation, axis)) return false;
    }
    const wires = [...controls, ...targets];
    wireBases(operation).forEach((basis, k) => {
      for (const each of basis === undefined ? EVERY_AXIS : [letterNamed(basis)]) this.#stir([wires[k]!], [each]);
    });
    return false;
  }

  /** Takes account of an X, Y or Z under one control, if it is that, phase included: these are Clifford. */
  #addControlledPauli({ gate, parameters, controls, targets }: Operation, axis: PauliAxis): boolean {
    // The square of exp(i phase) exp(-i angle/2 P) is 1 and it is no multiple of 1: an odd number of half turns.
    const quarters = quartersOf(gate.rotation!.angle(parameters));
    const phase = quartersOf(gate.rotation!.phase(parameters));
    if (quarters === undefined || phase === undefined || Math.abs(quarters % 4) !== 2 || phase % 2 === 0) return false;
    // Up to signs of Z on the control it is Rz(pi/2)(x)R(pi/2) exp(i pi/4 Z(x)P), R the rotation about P.
    if (Math.round((phase - quarters / 2) / 2) % 2 !== 0) this.#frame.turn(controls[0]!, quarterTurn(Z_AXIS, 2));
    this.#frame.turn(controls[0]!, quarterTurn(Z_AXIS, 1));
    this.#frame.turn(targets[0]!, quarterTurn(axis, 1));
    this.#frame.interact([controls[0]!, targets[0]!], [Z_AXIS, axis], -1);
    return true;
  }

  /** Whether others may stand in the place of an operation, by what was found out. */
  #mayBe(operation: Operation, others: readonly Operation[]): boolean {
    if (!this.#checks.replacesWhere(operation, others, this.#known, this.kept, this.#wires)) return false;
    this.trimmed = true;
    return true;
  }

  #replace(operation: Operation): void {
    for (const element of elementsOf([operation]).elements) this.add(element);
  }

  /** Something that is not Clifford is made of this Pauli. */
  #stir(wires: readonly number[], axes: readonly PauliAxis[]): void {
    this.#frame.pull(wires, axes);
    for (let k = 0; k < this.#disturbed.length; k++) this.#disturbed[k]! |= this.#frame.string[k]!;
  }

  /** The value of a Pauli: 1 or -1, or 0 where it is not known. */
  #value(wires: readonly number[], axes: readonly PauliAxis[]): -1 | 0 | 1 {
    this.#frame.pull(wires, axes);
    const { string, words, power } = this.#frame;
    for (let k = 0; k < words; k++) {
      if (string[k] !== 0 || (string[words + k]! & this.#disturbed[k]!) !== 0) return 0;
    }
    const value = power === 0 ? 1 : -1;
    this.#known.push({ wires, letters: axes.map((axis) => nameOfLetter(axis)), value });
    return value;
  }
}

/** X and Z make everything. */
const EVERY_AXIS = [X_AXIS, Z_AXIS] as const;
