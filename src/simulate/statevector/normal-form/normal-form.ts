import type { CircuitData } from '../../../circuit/index.js';
import { decomposeUse, type GateUse, isDiagonal, type Pauli } from '../../../gates/index.js';
import { axisAngle, type Kak, kak, type Matrix, multiply } from '../../../math/index.js';
import { numeric } from '../../contract/bound.js';
import { operationActions } from '../actions/program.js';
import type { NormalForm, Step } from './step.js';
import { tangentForm } from './tangent-form.js';

/**
 * A circuit in normal form: one-qubit gates merged into tangent-form rotations, everything else into phases where
 * a change of basis allows it.
 *
 * What a gate becomes is read off its facts: the generator of a rotation, the diagonal of a diagonal gate, the Cartan
 * decomposition of a fixed two-qubit gate, its decomposition into simpler gates. Only gates with none of these stay
 * dense.
 */
export function normalForm(circuit: CircuitData): NormalForm {
  const writer = new NormalFormWriter();
  for (const operation of circuit.operations) writer.use(operation);
  writer.phase += numeric(circuit.globalPhase);
  writer.release();
  return { qubits: circuit.qubits, steps: writer.steps, phase: writer.phase };
}

const HALF = Math.SQRT1_2;
/** Maps Z to X and X to Z. */
const Z_TO_X = Float64Array.of(HALF, 0, HALF, 0, HALF, 0, -HALF, 0);
/** Hermitian, and maps Z to Y and Y to Z. */
const Z_TO_Y = Float64Array.of(HALF, 0, 0, -HALF, 0, HALF, -HALF, 0);
/** Angles of two-qubit interactions below this are rounding noise. */
const NO_INTERACTION = 1e-15;

class NormalFormWriter {
  readonly steps: Step[] = [];
  phase = 0;
  /** One-qubit gates wait on their qubit until a larger gate needs it. */
  readonly #waiting = new Map<number, Matrix>();

  use(use: GateUse): void {
    const { gate, controls, targets } = use;
    if (gate.kind !== 'unitary') return;
    if (use.data?.pauliSum !== undefined) this.#pauliExponential(use);
    else if (targets.length === 0) this.#addPhase(controls, argument(matrixOf(use), 0));
    else if (targets.length === 1 && controls.length === 0) this.#merge(targets[0]!, matrixOf(use));
    else if (targets.length === 1) this.#controlled(matrixOf(use), controls, targets[0]!);
    else if (targets.length === 2 && controls.length === 0) this.#twoQubit(use);
    else this.#decompose(use);
  }

  /** Ends all waiting one-qubit gates. */
  release(): void {
    for (const qubit of [...this.#waiting.keys()]) this.#settle(qubit);
  }

  #merge(qubit: number, matrix: Matrix): void {
    const before = this.#waiting.get(qubit);
    this.#waiting.set(qubit, before === undefined ? matrix : multiply(matrix, before));
  }

  #settle(qubit: number): void {
    const matrix = this.#waiting.get(qubit);
    if (matrix === undefined) return;
    this.#waiting.delete(qubit);
    const { phase, before, tangent, flip, after } = tangentForm(matrix);
    this.phase += phase;
    this.#addPhase([qubit], before);
    if (tangent !== 0) this.steps.push({ kind: 'rotation', qubit, tangent });
    if (flip) this.steps.push({ kind: 'flip', qubit });
    this.#addPhase([qubit], after);
  }

  #addPhase(qubits: readonly number[], angle: number): void {
    if (angle === 0) return;
    if (qubits.length === 0) {
      this.phase += angle;
      return;
    }
    for (const qubit of qubits) this.#settle(qubit);
    this.steps.push({ kind: 'phase', qubits, angle });
  }

  /** `exp(-i angle Z...Z)`. */
  #addParity(qubits: readonly number[], angle: number): void {
    if (qubits.length === 0) this.phase -= angle;
    else if (qubits.length <= 2) {
      // -angle (1 - 2p)(1 - 2q), and -angle (1 - 2p) for one qubit.
      this.phase -= angle;
      for (const qubit of qubits) this.#addPhase([qubit], 2 * angle);
      if (qubits.length === 2) this.#addPhase(qubits, -4 * angle);
    } else {
      for (const qubit of qubits) this.#settle(qubit);
      this.steps.push({ kind: 'parity', qubits, angle });
    }
  }

  /** `exp(-i angle P)` for a Pauli string P given by its letters on qubits. */
  #pauliRotation(letters: readonly (readonly [qubit: number, letter: Pauli])[], angle: number): void {
    if (Math.abs(angle) < NO_INTERACTION) return;
    this.#changeBasis(letters);
    this.#addParity(
      letters.map(([qubit]) => qubit),
      angle,
    );
    this.#changeBasis(letters);
  }

  /** Maps each letter to Z, or back: the changes of basis are their own inverses. */
  #changeBasis(letters: readonly (readonly [qubit: number, letter: Pauli])[]): void {
    for (const [qubit, letter] of letters) {
      if (letter !== 'Z') this.#merge(qubit, letter === 'X' ? Z_TO_X : Z_TO_Y);
    }
  }

  #pauliExponential(use: GateUse): void {
    const { controls, targets, data } = use;
    if (controls.length > 1) {
      this.#dense(use);
      return;
    }
    const time = use.parameters.length > 0 ? numeric(use.parameters[0]!) : 1;
    const { terms, coefficients } = data!.pauliSum!;
    terms.forEach((term, index) => {
      const angle = time * coefficients[index]!;
      // The rightmost letter is the first target's.
      const letters = targets.flatMap((qubit, k) => {
        const letter = term[term.length - 1 - k]!;
        return letter === 'I' ? [] : [[qubit, letter as Pauli] as const];
      });
      if (controls.length === 0) {
        this.#pauliRotation(letters, angle);
        return;
      }
      // On |1> of the control, P and -P Z are the same; on |0> the two halves cancel.
      this.#pauliRotation(letters, angle / 2);
      this.#pauliRotation([...letters, [controls[0]!, 'Z']], -angle / 2);
    });
  }

  /** A one-qubit gate under controls: phases between two changes of basis to its axis. */
  #controlled(matrix: Matrix, controls: readonly number[], target: number): void {
    if (isZero(matrix, 1) && isZero(matrix, 2)) {
      const phase = argument(matrix, 0);
      this.#addPhase(controls, phase);
      this.#addPhase([...controls, target], argument(matrix, 3) - phase);
      return;
    }
    const { axis, angle, phase } = axisAngle(matrix);
    // Of the two ends of the axis the one nearer to Z, so that the reflection that maps Z there is well conditioned.
    const end = axis[2] < 0 ? -1 : 1;
    const basis = reflectionToAxis(end * axis[0], end * axis[1], end * axis[2]);
    this.#merge(target, basis);
    this.#addPhase(controls, phase - (end * angle) / 2);
    this.#addPhase([...controls, target], end * angle);
    this.#merge(target, basis);
  }

  #twoQubit(use: GateUse): void {
    const { gate, parameters, targets } = use;
    const [first, second] = targets as readonly [number, number];
    const string = gate.rotation?.generator.length === 1 ? gate.rotation.generator[0]! : undefined;
    if (gate.rotation !== undefined && string !== undefined && !string[0].includes('I')) {
      this.phase += numeric(gate.rotation.phase(parameters));
      const angle = (numeric(gate.rotation.angle(parameters)) * string[1]) / 2;
      this.#pauliRotation(
        [...string[0]].map((letter, k) => [targets[k]!, letter as Pauli] as const),
        angle,
      );
    } else if (isDiagonal(gate)) {
      const matrix = matrixOf(use);
      const [p00, p01, p10, p11] = [0, 5, 10, 15].map((entry) => argument(matrix, entry)) as unknown as FourNumbers;
      this.phase += p00;
      this.#addPhase([first], p10 - p00);
      this.#addPhase([second], p01 - p00);
      this.#addPhase([first, second], p11 - p10 - p01 + p00);
    } else if (parameters.length > 0 && gate.decomposition !== undefined) this.#decompose(use);
    else
      this.#cartan(
        cartanForm(matrixOf(use), parameters.length === 0 && gate.data === undefined ? gate : undefined),
        first,
        second,
      );
  }

  /** A two-qubit gate by its Cartan decomposition, with an exchange of the qubits taken out where that leaves less. */
  #cartan(form: Kak, first: number, second: number): void {
    const quarter = Math.PI / 4;
    const whole = [form.x, form.y, form.z];
    const beyondSwap = whole.map((coordinate) => coordinate - quarter);
    const terms = (coordinates: readonly number[]) => coordinates.filter((c) => Math.abs(c) > NO_INTERACTION).length;
    const swapped = terms(beyondSwap) < terms(whole);
    this.phase += form.phase + (swapped ? quarter : 0);
    this.#merge(first, form.before[0]);
    this.#merge(second, form.before[1]);
    (['X', 'Y', 'Z'] as const).forEach((letter, axis) => {
      const coordinate = (swapped ? beyondSwap : whole)[axis]!;
      this.#pauliRotation(
        [
          [first, letter],
          [second, letter],
        ],
        -coordinate,
      );
    });
    if (swapped) {
      this.#settle(first);
      this.#settle(second);
      this.steps.push({ kind: 'swap', qubits: [first, second] });
    }
    this.#merge(first, form.after[0]);
    this.#merge(second, form.after[1]);
  }

  #decompose(use: GateUse): void {
    const parts = decomposeUse(use);
    if (parts === undefined) {
      this.#dense(use);
      return;
    }
    this.phase += numeric(parts.phase);
    for (const part of parts.uses) this.use(part);
  }

  #dense(use: GateUse): void {
    for (const qubit of [...use.controls, ...use.targets]) this.#settle(qubit);
    this.steps.push({ kind: 'dense', actions: (bitOfQubit) => operationActions(use, bitOfQubit) });
  }
}

/** Cartan forms of the table's fixed gates, by gate. */
const fixedForms = new WeakMap<object, Kak>();

function cartanForm(matrix: Matrix, fixedGate: object | undefined): Kak {
  const known = fixedGate && fixedForms.get(fixedGate);
  if (known !== undefined) return known;
  const form = kak(matrix);
  if (fixedGate !== undefined) fixedForms.set(fixedGate, form);
  return form;
}

/** The Hermitian unitary `(n + z).sigma / |n + z|`, which exchanges Z and the Pauli along the unit vector n. */
function reflectionToAxis(x: number, y: number, z: number): Matrix {
  const size = Math.hypot(x, y, z + 1);
  return Float64Array.of((z + 1) / size, 0, x / size, -y / size, x / size, y / size, -(z + 1) / size, 0);
}

function matrixOf({ gate, parameters, data, targets }: GateUse): Matrix {
  return gate.matrix(parameters.map(numeric), data, targets.length);
}

function argument(matrix: Matrix, entry: number): number {
  return Math.atan2(matrix[2 * entry + 1]!, matrix[2 * entry]!);
}

function isZero(matrix: Matrix, entry: number): boolean {
  return matrix[2 * entry] === 0 && matrix[2 * entry + 1] === 0;
}

type FourNumbers = readonly [number, number, number, number];
