import type { Operation } from '../../../circuit/index.js';
import { type Gate, qisGates } from '../../../gates/index.js';
import { axisAngle, type Matrix, multiply, RADIANS_PER_TURN } from '../../../math/index.js';
import { localGate } from '../elementary/kak-gates.js';

/** A direction closer than this to that of a named gate is the same: whoever takes the run compares it with what it is for. */
const NAMED_AXIS = 1e-11;
/** A rotation by so few radians is not written. */
const UNWRITTEN_ANGLE = 1e-12;

const PAULI_X = Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0);

/** Operations with numbers as parameters, and the phase (radians) that they leave out. */
export interface WrittenForm {
  readonly operations: readonly Operation[];
  readonly globalPhase: number;
}

/**
 * Collects operations on few wires and merges the one-qubit gates between the others, each run to at most one gate with
 * the simplest name.
 */
export class LocalRuns {
  readonly operations: Operation[] = [];
  readonly #runs = new Map<number, Matrix>();
  #phase = 0;

  /** Radians. */
  get globalPhase(): number {
    return this.#phase;
  }

  /** A one-qubit gate. */
  local(matrix: Matrix, wire: number): void {
    const run = this.#runs.get(wire);
    this.#runs.set(wire, run ? multiply(matrix, run) : matrix);
  }

  /** An operation on more than one wire. */
  add(gate: Gate, parameters: readonly number[], controls: readonly number[], targets: readonly number[]): void {
    for (const wire of controls) this.#flush(wire);
    for (const wire of targets) this.#flush(wire);
    this.operations.push({ gate, parameters, controls, targets });
  }

  /** An X. */
  flip(wire: number): void {
    this.local(PAULI_X, wire);
  }

  /** e^{i angle} where a wire is 1. */
  phaseGate(angle: number, wire: number): void {
    this.local(Float64Array.of(1, 0, 0, 0, 0, 0, Math.cos(angle), Math.sin(angle)), wire);
  }

  /** e^{i angle} where two wires are 1. */
  controlledPhase(angle: number, control: number, target: number): void {
    this.add(qisGates.p, [angle], [control], [target]);
  }

  /** A global phase. */
  phase(radians: number): void {
    this.#phase += radians;
  }

  /** Everything of another list, its one-qubit gates merged with those here. */
  append({ operations, globalPhase }: WrittenForm): void {
    for (const { gate, parameters, controls, targets, data } of operations) {
      const numbers = parameters as readonly number[];
      if (controls.length + targets.length > 1) this.add(gate, numbers, controls, targets);
      else this.local(gate.matrix(numbers, data, 1), targets[0]!);
    }
    this.phase(globalPhase);
  }

  /** Writes what is left. */
  finish(): void {
    for (const wire of [...this.#runs.keys()].sort((a, b) => a - b)) this.#flush(wire);
  }

  #flush(wire: number): void {
    const run = this.#runs.get(wire);
    if (!run) return;
    this.#runs.delete(wire);
    const { gate, parameters, phase } = namedLocal(run);
    if (gate) {
      const named = { gate, parameters, controls: [], targets: [wire] };
      this.operations.push(gate.data ? { ...localGate(run, wire) } : named);
    }
    this.#phase += phase;
  }
}

interface NamedLocal {
  readonly gate: Gate | undefined;
  readonly parameters: readonly number[];
  readonly phase: number;
}

const NO_PARAMETERS: readonly number[] = Object.freeze([]);

/** A one-qubit gate by name where it is a rotation about an axis of the frame or a Hadamard, else by its matrix. */
function namedLocal(matrix: Matrix): NamedLocal {
  const { axis, angle, phase } = axisAngle(matrix);
  if (Math.abs(angle) < UNWRITTEN_ANGLE) return { gate: undefined, parameters: NO_PARAMETERS, phase };
  const [x, y, z] = axis;
  for (const [gate, along, across, also] of [
    [qisGates.rz, z, x, y],
    [qisGates.rx, x, y, z],
    [qisGates.ry, y, z, x],
  ] as const) {
    if (Math.hypot(across, also) < NAMED_AXIS) return { gate, parameters: [along < 0 ? -angle : angle], phase };
  }
  const half = Math.abs(angle - RADIANS_PER_TURN / 2) < NAMED_AXIS;
  if (half && Math.abs(y) < NAMED_AXIS && Math.abs(x - z) < NAMED_AXIS) {
    return { gate: qisGates.h, parameters: NO_PARAMETERS, phase: phase - (x > 0 ? 1 : -1) * (Math.PI / 2) };
  }
  return { gate: qisGates.unitary, parameters: NO_PARAMETERS, phase: 0 };
}
