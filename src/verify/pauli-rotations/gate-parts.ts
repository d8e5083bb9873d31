import {
  axisOf,
  type CliffordAction,
  cliffordActionOf,
  decomposeUse,
  type GateUse,
  inverseOfUse,
  matrixOfUse,
  pauliLetter,
} from '../../gates/index.js';
import { type Angle, identity, type Matrix, negateAngle, scaleAngle } from '../../math/index.js';
import { letterNamed, type PauliLetter, Y_AXIS, Z_AXIS } from '../../pauli/index.js';

/** What a gate is made of: Clifford gates and rotations about Pauli strings on a few wires, in time order. */
export interface PartSink {
  /** A Clifford gate, by what its inverse makes of Paulis. */
  clifford(action: CliffordAction, wires: readonly number[]): void;
  /** exp(-i angle/2 P). */
  rotation(wires: readonly number[], letters: readonly PauliLetter[], angle: Angle): void;
  /** The parts of a gate are only this close to it, in operator norm. */
  inexact(distance: number): void;
}

/** With more controls than this a gate has too many parities. */
const MOST_CONTROLS = 8;

/**
 * Hands the parts of a gate on, up to a global phase; false where the gate cannot be taken apart.
 *
 * A gate with k controls acts where all of them are 1, which is the product of (1 - Z)/2 over the controls: so a controlled
 * rotation about P is one about P times each product of Zs of controls, by the angle over 2^k up to its sign, and these
 * commute. A phase that comes with it is the same with P left out.
 */
export function takeApart(use: GateUse, sink: PartSink): boolean {
  const { gate, parameters, controls, targets, data } = use;
  if (gate.kind === 'barrier') return true;
  if (parameters.length === 0 && data === undefined && controls.length <= 1) {
    const action = cliffordActionOf(inverseOfUse(use));
    if (action) {
      sink.clifford(action, controls.length === 0 ? targets : [...controls, ...targets]);
      return true;
    }
  }
  if (controls.length > MOST_CONTROLS) return false;
  if (gate.data === 'pauliSum') {
    const { terms, coefficients } = data!.pauliSum!;
    const [time] = parameters;
    terms.forEach((term, k) => {
      const letters = targets.map((_, target) => letterNamed(pauliLetter(term, target)));
      rotate(sink, controls, targets, letters, scaleAngle(time!, 2 * coefficients[k]!), 0);
    });
    return true;
  }
  const { rotation } = gate;
  if (rotation?.generator.length === 1) {
    const [paulis, weight] = rotation.generator[0]!;
    const angle = scaleAngle(rotation.angle(parameters), weight);
    const letters = [...paulis].map((letter) => letterNamed(letter));
    rotate(sink, controls, targets, letters, angle, rotation.phase(parameters));
    return true;
  }
  const parts = decomposeUse(use);
  if (parts) {
    if (data?.matrix) sink.inexact(distanceToSteps(use));
    return parts.uses.every((part) => takeApart(part, sink));
  }
  const axis = axisOf(gate);
  if (rotation && axis) {
    // About a tilted axis: the Z axis, turned there and back.
    const [theta, phi] = [Math.acos(axis[2]), Math.atan2(axis[1], axis[0])];
    rotate(sink, [], targets, [Z_AXIS], -phi, 0);
    rotate(sink, [], targets, [Y_AXIS], -theta, 0);
    rotate(sink, controls, targets, [Z_AXIS], rotation.angle(parameters), rotation.phase(parameters));
    rotate(sink, [], targets, [Y_AXIS], theta, 0);
    rotate(sink, [], targets, [Z_AXIS], phi, 0);
    return true;
  }
  return false;
}

/** A rotation with a phase, `e^{i phase} exp(-i angle/2 P)`, under controls. */
function rotate(
  sink: PartSink,
  controls: readonly number[],
  targets: readonly number[],
  letters: readonly PauliLetter[],
  angle: Angle,
  phase: Angle,
): void {
  if (controls.length === 0) {
    sink.rotation(targets, letters, angle);
    return;
  }
  const parities = 2 ** controls.length;
  const wires = [...controls, ...targets];
  const nothing = targets.map((): PauliLetter => 0);
  for (let parity = 0; parity < parities; parity++) {
    let odd = false;
    const signs = controls.map((_, k): PauliLetter => {
      if (((parity >> k) & 1) === 0) return 0;
      odd = !odd;
      return Z_AXIS;
    });
    const share = scaleAngle(angle, (odd ? -1 : 1) / parities);
    sink.rotation(wires, [...signs, ...letters], share);
    // exp(i phase Z) is the rotation about Z by -2 phase.
    const shift = scaleAngle(odd ? phase : negateAngle(phase), 2 / parities);
    if (parity > 0 && shift !== 0) sink.rotation(wires, [...signs, ...nothing], shift);
  }
}

/** How far the steps of a gate that is given by a matrix are from the matrix, phase included. */
function distanceToSteps(use: GateUse): number {
  const bare: GateUse = { ...use, controls: [] };
  const wanted = matrixOfUse(bare);
  const size = 2 ** use.targets.length;
  const { uses, phase } = decomposeUse(bare)!;
  let product: Matrix = identity(size);
  for (const step of uses) product = applied(step, use.targets, product, size);
  const [c, s] = [Math.cos(phase as number), Math.sin(phase as number)];
  let sum = 0;
  for (let k = 0; k < wanted.length; k += 2) {
    const re = wanted[k]! - (c * product[k]! - s * product[k + 1]!);
    const im = wanted[k + 1]! - (c * product[k + 1]! + s * product[k]!);
    sum += re * re + im * im;
  }
  return Math.sqrt(sum);
}

/** A step of a decomposition times a matrix whose rows are indexed by all wires, the first one most significant. */
function applied(step: GateUse, wires: readonly number[], matrix: Matrix, size: number): Matrix {
  const small = matrixOfUse(step);
  const places = [...step.controls, ...step.targets].map((wire) => 1 << (wires.length - 1 - wires.indexOf(wire)));
  const order = 2 ** places.length;
  const own = (row: number): number => places.reduce((sum, bit) => 2 * sum + ((row & bit) === 0 ? 0 : 1), 0);
  const placed = (row: number, index: number): number =>
    places.reduce((sum, bit, k) => ((index >> (places.length - 1 - k)) & 1 ? sum | bit : sum & ~bit), row);
  const result = new Float64Array(matrix.length);
  for (let row = 0; row < size; row++) {
    for (let index = 0; index < order; index++) {
      const [re, im] = [small[2 * (own(row) * order + index)]!, small[2 * (own(row) * order + index) + 1]!];
      const from = placed(row, index);
      for (let column = 0; column < size; column++) {
        const [a, b] = [matrix[2 * (from * size + column)]!, matrix[2 * (from * size + column) + 1]!];
        result[2 * (row * size + column)]! += re * a - im * b;
        result[2 * (row * size + column) + 1]! += re * b + im * a;
      }
    }
  }
  return result;
}
