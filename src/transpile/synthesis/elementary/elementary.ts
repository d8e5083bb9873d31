import type { Operation } from '../../../circuit/index.js';
import {
  axisOf,
  decomposeUse,
  type Gate,
  type GateUse,
  inverseOfUse,
  isWholeGates,
  pairAxesOf,
  qisGates,
} from '../../../gates/index.js';
import {
  type Angle,
  addAngles,
  addPhases,
  adjoint,
  axisAngle,
  type Kak,
  kak,
  multiply,
  rotationToZ,
  scaleAngle,
  UNIT_VECTORS,
  type Vector,
} from '../../../math/index.js';
import type { EntanglingCost } from '../../../targets/index.js';
import { LeftOut } from '../../left-out.js';
import { powerOf } from '../controls/controlled-power.js';
import { relativePhaseX, undone } from '../controls/relative-phase-x.js';
import { isMargolus, toffoliForm } from '../controls/toffoli-forms.js';
import { interactionGates, localGate, localGates } from './kak-gates.js';
import { parityPhases } from './parity-phases.js';

const NONE: readonly never[] = [];
/**
 * A coordinate (radians) of a two-qubit matrix that is no more is not written as an interaction: matrices have as many
 * digits as people type. What it was is booked, so the report tells which of the two was done.
 */
const NEGLIGIBLE = 1e-12;
/** An axis this close (as a sine) to X or Z has its gates; any other gets a frame around them, which comes to the same. */
const NAMED_AXIS = 1e-14;

/**
 * Takes any abstract or native gate apart into what the lowering knows: one-qubit gates without controls, interactions
 * of one Pauli pair (one entangling gate each), barriers and a global phase. Exact, phase included.
 *
 * Angles stay affine wherever they are. k controls cost O(k^2) gates and no other wires.
 */
export class ElementaryGates {
  readonly operations: Operation[] = [];
  /** What was too little to be written. */
  readonly leftOut = new LeftOut();
  readonly #cost: EntanglingCost;
  #phase: Angle = 0;

  /** @param cost says whether interactions may have any angle; if not, only multiples of pi/2 are made */
  constructor(cost: EntanglingCost) {
    this.#cost = cost;
  }

  /** Radians. */
  get globalPhase(): Angle {
    return this.#phase;
  }

  /** Adds a gate. */
  add(use: GateUse): void {
    if (use.gate.kind === 'barrier') this.operations.push(use);
    else if (use.controls.length > 0) this.#addControlled(use);
    else if (use.targets.length === 1) this.#addOneQubit(use);
    else if (use.targets.length === 2) this.#addTwoQubit(use);
    else this.#addSteps(use);
  }

  #addOneQubit(use: GateUse): void {
    const { gate } = use;
    if (gate.gateset === 'qis' && (gate.rotation || isNumeric(use))) this.operations.push(use);
    else this.#addSteps(use);
  }

  #addTwoQubit(use: GateUse): void {
    const { gate, parameters } = use;
    if (pairAxesOf(gate)) {
      if (this.#cost.partialAngles || isWholeGates(gate.rotation!.angle(parameters))) this.operations.push(use);
      else this.#addSteps(use);
    } else if (gate.gateset === 'qis' && isNumeric(use)) {
      const parts = kakOf(use);
      this.operations.push(...localGates(parts.before, use.targets));
      for (const part of this.#interactions(parts, use.targets)) this.add(part);
      this.operations.push(...localGates(parts.after, use.targets));
      this.#addPhase(parts.phase);
    } else {
      this.#addSteps(use);
    }
  }

  #addSteps(use: GateUse): void {
    if (this.#cost.partialAngles && isMargolus(use.gate) && use.controls.length === 0) {
      const [first, second, target] = use.targets as [number, number, number];
      for (const part of toffoliForm({ ...MARGOLUS, first, second, target }, this.#cost)) this.add(part);
      return;
    }
    const parts = decomposeUse(use);
    if (!parts) throw new Error(`the gate table has no decomposition of ${use.gate.name}`);
    for (const part of parts.uses) this.add(part);
    this.#addPhase(parts.phase);
  }

  #addControlled(use: GateUse): void {
    const { gate, parameters, controls, targets } = use;
    if (isFew(controls) && !this.#cost.partialAngles && this.#addParityPhases(use)) return;
    if (targets.length === 1) {
      const axis = axisOf(gate);
      if (axis) {
        const { rotation } = gate;
        this.#addControlledRotation(controls, targets[0]!, axis, rotation!.angle(parameters), NONE);
        this.#addControlledPhase(controls, rotation!.phase(parameters), targets);
      } else if (isNumeric(use)) {
        const parts = axisAngle(gate.matrix(parameters as readonly number[], use.data, 1));
        this.#addControlledRotation(controls, targets[0]!, parts.axis, parts.angle, NONE);
        this.#addControlledPhase(controls, parts.phase, targets);
      } else {
        this.#addControlledEuler(use);
      }
    } else if (gate.data === 'matrix') {
      this.#addControlledMatrix(use);
    } else {
      this.#addSteps(use);
    }
  }

  /** A phase or a power of X under a few controls out of full gates. */
  #addParityPhases(use: GateUse): boolean {
    const power = powerOf(use);
    if (!power || power.kind === 'rotation') return false;
    const frame = { gate: qisGates.h, parameters: NONE, controls: NONE, targets: use.targets };
    if (power.kind === 'power') this.add(frame);
    for (const part of parityPhases([...use.controls, ...use.targets], power.angle)) this.add(part);
    if (power.kind === 'power') this.add(frame);
    return true;
  }

  /** A controlled A(c) B(b) A(a) is B between A(a) and its inverse, of which only B needs the controls, then A(a + c). */
  #addControlledEuler(use: GateUse): void {
    const parts = decomposeUse({ ...use, controls: NONE });
    const [first, ...rest] = parts?.uses ?? NONE;
    const last = rest.pop();
    if (!parts || !first || first.gate !== last?.gate || first.parameters.length !== 1) {
      this.#addSteps(use);
      return;
    }
    this.add(first);
    for (const part of rest) this.add({ ...part, controls: use.controls });
    this.add(inverseOfUse(first));
    const sum = addAngles(first.parameters[0]!, last.parameters[0]!);
    this.add({ ...last, parameters: [sum], controls: use.controls });
    this.#addControlledPhase(use.controls, parts.phase, use.targets);
  }

  /** B^-1 N B after A B: the locals A B and the interaction N need the controls, B does not. */
  #addControlledMatrix(use: GateUse): void {
    const parts = kakOf(use);
    this.operations.push(...localGates(parts.before, use.targets));
    for (const part of this.#interactions(parts, use.targets)) this.add({ ...part, controls: use.controls });
    this.operations.push(...localGates([adjoint(parts.before[0]), adjoint(parts.before[1])], use.targets));
    use.targets.forEach((target, k) => {
      const matrix = multiply(parts.after[k as 0 | 1], parts.before[k as 0 | 1]);
      this.add({ ...localGate(matrix, target), controls: use.controls });
    });
    this.#addControlledPhase(use.controls, parts.phase, use.targets);
  }

  /**
   * exp(-i angle/2 axis) on the target under controls.
   *
   * One control: half of the rotation, and an interaction of the control's Z with the axis by minus half of the angle.
   * More: the last control's own rotation, forth and back between flips of the target by the others (Barenco et al.
   * 1995, 7.9), where the flips may have any relative phase.
   *
   * @param spare wires that are in use elsewhere in the gate and may be borrowed
   */
  #addControlledRotation(
    controls: readonly number[],
    target: number,
    axis: Vector,
    angle: Angle,
    spare: readonly number[],
  ): void {
    if (angle === 0) return;
    const [along, sign] = namedAxis(axis);
    const signed = scaleAngle(angle, sign);
    if (controls.length === 1) {
      const [rotation, interaction] = along === 'X' ? [qisGates.rx, qisGates.rzx] : [qisGates.rz, qisGates.zz];
      const frame = along === undefined ? rotationToZ(axis) : undefined;
      if (frame) this.operations.push(localGate(frame, target));
      this.#push(rotation, scaleAngle(signed, 0.5), [target]);
      const parameters = [scaleAngle(signed, -0.5)];
      this.add({ gate: interaction, parameters, controls: NONE, targets: [controls[0]!, target] });
      if (frame) this.operations.push(localGate(adjoint(frame), target));
      return;
    }
    const frame = along === 'Z' ? undefined : rotationToZ(axis);
    const angleAboutZ = along === 'Z' ? signed : angle;
    const last = controls.at(-1)!;
    const others = controls.slice(0, -1);
    const flip = relativePhaseX(others, target, [last, ...spare], this.#cost);
    if (frame) this.operations.push(localGate(frame, target));
    this.#addControlledRotation([last], target, Z_AXIS, scaleAngle(angleAboutZ, 0.5), NONE);
    for (const use of flip) this.add(use);
    this.#addControlledRotation([last], target, Z_AXIS, scaleAngle(angleAboutZ, -0.5), NONE);
    for (const use of undone(flip)) this.add(use);
    if (frame) this.operations.push(localGate(adjoint(frame), target));
  }

  /** e^{i phase} where all wires are 1: a rotation of the last under the others, and half of the phase on the others. */
  #addControlledPhase(wires: readonly number[], phase: Angle, spare: readonly number[]): void {
    if (phase === 0) return;
    const last = wires.at(-1)!;
    const others = wires.slice(0, -1);
    this.#addPhaseOn(others, last, phase, spare);
  }

  #addPhaseOn(others: readonly number[], last: number, phase: Angle, spare: readonly number[]): void {
    if (others.length === 0) {
      this.#push(qisGates.rz, phase, [last]);
      this.#addPhase(scaleAngle(phase, 0.5));
      return;
    }
    this.#addControlledRotation(others, last, Z_AXIS, phase, spare);
    this.#addControlledPhase(others, scaleAngle(phase, 0.5), [...spare, last]);
  }

  #interactions(parts: Kak, targets: readonly number[]): readonly Operation[] {
    for (const coordinate of [parts.x, parts.y, parts.z]) {
      if (Math.abs(coordinate) <= NEGLIGIBLE) this.leftOut.add(2 * coordinate);
    }
    return interactionGates(parts, targets, NEGLIGIBLE);
  }

  #push(gate: Gate, angle: Angle, targets: readonly number[]): void {
    this.operations.push({ gate, parameters: [angle], controls: NONE, targets });
  }

  #addPhase(phase: Angle): void {
    if (phase !== 0) this.#phase = addPhases(this.#phase, phase);
  }
}

const MARGOLUS = { side: 'before', sign: -1, withCz: false, withCs: false } as const;
const Z_AXIS = UNIT_VECTORS[2];

/** Few enough controls for every parity of the wires to be made in turn. */
function isFew({ length }: readonly number[]): boolean {
  return length >= 2 && length <= 4;
}

/** X or Z where the axis is one of them or its opposite, with the sign. */
function namedAxis([x, y, z]: Vector): ['X' | 'Z' | undefined, 1 | -1] {
  if (Math.hypot(x, y) < NAMED_AXIS) return ['Z', z < 0 ? -1 : 1];
  if (Math.hypot(y, z) < NAMED_AXIS) return ['X', x < 0 ? -1 : 1];
  return [undefined, 1];
}

function isNumeric({ parameters }: GateUse): boolean {
  return parameters.every((parameter) => typeof parameter === 'number');
}

const constants = new WeakMap<Gate, Kak>();

function kakOf({ gate, parameters, data, targets }: GateUse): Kak {
  const constant = parameters.length === 0 && !data;
  const known = constant ? constants.get(gate) : undefined;
  if (known) return known;
  const found = kak(gate.matrix(parameters as readonly number[], data, targets.length));
  if (constant) constants.set(gate, found);
  return found;
}
