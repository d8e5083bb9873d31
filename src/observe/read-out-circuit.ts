import {
  asStated,
  type Circuit,
  circuitOf,
  type Evaluable,
  isStated,
  movedNote,
  type Operation,
  onlyReads,
  qubitOfWire,
  requireEvaluable,
  type StatedCircuit,
} from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import type { Gateset } from '../gates/index.js';
import { type Angle, addAngles, RADIANS_PER_TURN, scaleAngle } from '../math/index.js';
import {
  customTarget,
  type Entangler,
  entanglers,
  resolveTarget,
  type Target,
  type TargetOrName,
} from '../targets/index.js';
import { readOutOf, transpile } from '../transpile/index.js';

/** A circuit that can be read in other bases: it measures nothing yet. */
export class Readable {
  /** How many qubits an observable may name. */
  readonly qubits: number;
  readonly #stated: StatedCircuit;
  readonly #named: TargetOrName | undefined;

  /**
   * @param input a circuit, or a transpilation, whose qubits are then those of the original
   * @param target what gates before the read-out of a native circuit are written for
   * @throws IonloomError `MeasuredCircuit` for one that measures; `NotAnswerable` for a transpilation that keeps nothing but
   * what is measured, or for a native circuit without the transpilation that it belongs to.
   */
  constructor(input: Evaluable, target: TargetOrName | undefined, of: string) {
    requireEvaluable(input, of);
    this.#stated = isStated(input) ? input : asStated(input);
    this.#named = target;
    this.qubits = this.#stated.outputPermutation.length;
    if (isStated(input)) {
      qubitOfWire(input);
      if (onlyReads(input)) throw notKept();
    } else {
      const note = movedNote(input, () => true);
      if (note !== undefined) throw partOfTranspilation();
    }
    requireUnmeasured(this.#stated);
  }

  /** The wire that holds a qubit at the end. */
  wireOf(qubit: number): number {
    return this.#stated.outputPermutation[qubit]!;
  }

  /** How many wires the circuit has. */
  get wires(): number {
    return this.#stated.circuit.qubits;
  }

  /**
   * The circuit with more gates, then wires read under a key, in their order.
   *
   * @param gates abstract ones on wires, after which Z is read
   */
  readBehind(
    gates: readonly Operation[],
    key: string,
    wires: readonly number[],
  ): Circuit<Gateset, number, string, string> {
    const { circuit } = this.#stated;
    const read = { key, wires };
    const after =
      circuit.gateset === 'native' && gates.length > 0
        ? this.#nativeReadOut(gates, read)
        : { operations: gates, measurements: [read] };
    return circuitOf(circuit.gateset, circuit.qubits, [...circuit.operations, ...after.operations], {
      measurements: after.measurements,
      globalPhase: circuit.globalPhase,
      parameters: circuit.parameters,
    });
  }

  /**
   * Gates in native ones that stand behind the circuit and take in its frames: these turn the phases of what comes after
   * them, and then are lost, as only Z is read.
   */
  #nativeReadOut(gates: readonly Operation[], read: { readonly key: string; readonly wires: readonly number[] }) {
    const { circuit, frames } = this.#stated;
    const basis = circuitOf('qis', circuit.qubits, gates, { measurements: [read] });
    const lowered = transpile(basis, this.#target(gates));
    // What stands behind a circuit begins where that ended.
    if (lowered.inputPermutation?.some((wire, qubit) => wire !== qubit)) throw startsElsewhere();
    return {
      operations: lowered.circuit.operations.map((operation) => behindFrames(operation, frames)),
      measurements: lowered.circuit.measurements,
    };
  }

  /** What was named, else any machine with the entangling gates that the circuit has itself. */
  #target(gates: readonly Operation[]): Target {
    if (this.#named !== undefined) return resolveTarget(this.#named, 'measurementsFor');
    const own = new Set<string>();
    for (const { gate, targets } of this.#stated.circuit.operations) if (targets.length === 2) own.add(gate.name);
    const known = entanglers.filter((name): name is Entangler => own.has(name));
    if (known.length === 0 && gates.some(({ targets }) => targets.length === 2)) {
      const message = 'the native circuit has no entangling gate that tells which one its machine has';
      const hint = "name the machine, as in { target: 'qpu.forte-1' }, or group the terms 'qubit-wise'";
      throw new IonloomError(issue('NotAnswerable', message, { hint }));
    }
    return customTarget({ name: 'read-out', entanglers: known.length === 0 ? entanglers : known });
  }
}

/** A native gate behind the Rz that is left out on each of its wires: `G(phase) Rz(f)` is `Rz(f) G(phase - f)`. */
function behindFrames(operation: Operation, frames: readonly Angle[]): Operation {
  const { gate, parameters, targets } = operation;
  const turned = parameters.map((value, k) => {
    const target = gate.parameters[k]?.frameOf;
    if (target === undefined) return value;
    return inRange(addAngles(value, scaleAngle(frames[targets[target]!] ?? 0, -1 / RADIANS_PER_TURN)));
  });
  return { ...operation, parameters: turned };
}

/** Phases count modulo one turn. */
function inRange(turns: Angle): Angle {
  return typeof turns === 'number' ? turns - Math.round(turns) : turns;
}

/** A transpilation reads all qubits in order where they moved, which nobody asked for. */
function requireUnmeasured(stated: StatedCircuit): void {
  const { measurements } = stated.circuit;
  if (measurements.length === 0) return;
  const [own] = readOutOf({ measurements: [], qubits: stated.outputPermutation.length }, stated);
  const [first, ...others] = measurements;
  const isOwn =
    others.length === 0 && own?.key === first!.key && own.wires.every((wire, k) => wire === first!.wires[k]);
  if (isOwn) return;
  const keys = measurements.map(({ key }) => JSON.stringify(key)).join(', ');
  throw new IonloomError(
    issue(
      'MeasuredCircuit',
      `the circuit measures already (${keys}), and an observable decides by itself what is read`,
      {
        hint: 'give the circuit without its measurements',
      },
    ),
  );
}

function startsElsewhere(): IonloomError {
  const message =
    'the gates before the read-out fit the target only where qubits start on other wires than they are on';
  return new IonloomError(
    issue('NotAnswerable', message, { hint: "group the terms 'qubit-wise', which entangles nothing" }),
  );
}

function notKept(): IonloomError {
  const message = 'only what is measured is the same as in the original circuit, which other bases cannot be read from';
  const hint = "transpile with the relation 'frames-and-permutation'";
  return new IonloomError(issue('NotAnswerable', message, { hint }));
}

function partOfTranspilation(): IonloomError {
  const message =
    'this native circuit is part of a transpilation, which alone knows its frames and where its qubits ended';
  return new IonloomError(issue('NotAnswerable', message, { hint: 'give the transpilation itself' }));
}
