import {
  type Circuit,
  type CircuitData,
  circuitOf,
  mapObservable,
  mapOutcomes,
  type OutcomeWeights,
  parameterValues,
  partsOf,
  type StatedCircuit,
  type ValuesFor,
} from '../circuit/index.js';
import { requireObject } from '../errors/index.js';
import type { PauliSum } from '../gates/index.js';
import { type Angle, addAngles, bindAngle, isNumeric, negateAngle, wrapRadians } from '../math/index.js';
import type { Observable } from '../pauli/index.js';
import { printsAs } from '../printing/index.js';
import { type Target, takesNegativeZz } from '../targets/index.js';
import { wrongRewrite } from './checks/checked-forms.js';
import { CheckedRewrites, type StatedGates } from './checks/checked-rewrites.js';
import { oneToOne } from './checks/native-distance.js';
import type { DerivationStep } from './derivation.js';
import { foldNative } from './fold.js';
import type { TranspileRelation } from './pipeline/options.js';
import {
  estimate,
  type NativeSize,
  nativeSize,
  reportText,
  routingOf,
  sizeText,
  type TranspileReport,
} from './report.js';

/**
 * A circuit in native gates and what it states about itself:
 * `original = e^{i globalPhase} P Rz(frames) circuit Q`, where P takes wire `outputPermutation[q]` to qubit q, and Q takes
 * qubit q to wire `inputPermutation[q]`.
 *
 * On a target that does not connect all pairs the circuit may have more wires than the original has qubits.
 *
 * Whatever evaluates circuits takes the transpilation itself and answers for the qubits of the original; its `circuit`
 * alone answers by wire.
 */
export interface Transpilation<N extends number = number, P extends string = string, K extends string = string>
  extends Omit<StatedCircuit, 'circuit'> {
  /**
   * Native gates only; measurements read each qubit of the original on its wire at the end, under `output_all` where
   * the original names none and qubits changed wires. Its own global phase is 0.
   */
  readonly circuit: Circuit<'native', N, P, K>;
  /** For every qubit of the original, the wire that it starts on; itself if left out, where nobody chose. */
  readonly inputPermutation?: readonly number[];
  /** For every qubit of the original, the wire that holds it at the end. */
  readonly outputPermutation: readonly number[];
  /** Radians of the Rz that is left out after the circuit, by wire; without effect on measurements. */
  readonly frames: readonly Angle[];
  /** Radians. */
  readonly globalPhase: Angle;
  /** What was to stay the same. */
  readonly relation: TranspileRelation;
  readonly report: TranspileReport;
  /**
   * The circuits between the passes, each with what stands for what in the one before: what a certificate is made of.
   * Undefined once parameters were bound.
   *
   * @internal
   */
  readonly derivation: (() => readonly DerivationStep[]) | undefined;
  /**
   * An observable of the original as one of the native circuit, by wire, for those who evaluate that elsewhere.
   *
   * @returns sparse strings such as `'X0 Z2'`: letters on the wires that hold their qubits, and X and Y turned by the frames
   * @throws IonloomError as {@link mapObservable} does.
   */
  mapObservable(observable: Observable): PauliSum;
  /**
   * Outcomes of the native circuit's wires as outcomes of the original's qubits: texts with wire 0 first become texts
   * with qubit 0 first, and arrays over all outcomes (wire k being bit k) become arrays (qubit k being bit k).
   *
   * @throws IonloomError `ValueOutOfRange` or `CircuitMismatch` for outcomes that are none of the circuit's,
   * `NotAnswerable` where only what is measured is the original's.
   */
  mapOutcomes(outcomes: ArrayLike<number>): Float64Array;
  mapOutcomes(outcomes: OutcomeWeights): ReadonlyMap<string, number>;
  /**
   * Puts values in place of parameters, the others stay free.
   *
   * The gates stay the same but for their angles, all inside their ranges; a wire may get one more pulse at its end, and
   * a negative angle on a target whose `zz` takes none costs a pulse.
   *
   * @throws IonloomError `UnknownParameter`, `AngleNotFinite`.
   */
  bind<V extends Readonly<Record<string, unknown>>>(values: ValuesFor<V, P>): Transpilation<N, Exclude<P, keyof V>, K>;
}

/** The parts of a transpilation that are not derived from others. @internal */
export interface TranspilationParts extends StatedCircuit {
  readonly relation: TranspileRelation;
  readonly report: Omit<TranspileReport, 'output' | 'estimate' | 'routing'>;
  readonly target: Target;
  readonly shots: number;
  readonly derivation?: (() => readonly DerivationStep[]) | undefined;
}

/** Completes the parts: a checked circuit, the report's sizes and estimates, and the way to bind it. @internal */
export function transpilationOf(parts: TranspilationParts): Transpilation {
  const {
    inputPermutation,
    outputPermutation,
    frames,
    globalPhase,
    leftOut,
    relation,
    report,
    target,
    shots,
    derivation,
  } = parts;
  const { qubits, operations, measurements, parameters } = parts.circuit;
  // A parameter that only the frames depend on is still one of the circuit's.
  const circuit = circuitOf('native', qubits, operations, {
    measurements,
    parameters,
    transpiled: markOf(qubits, outputPermutation, frames),
  });
  const output: NativeSize = nativeSize(circuit);
  const stated = {
    circuit,
    ...(inputPermutation === undefined ? {} : { inputPermutation: Object.freeze([...inputPermutation]) }),
    outputPermutation: Object.freeze([...outputPermutation]),
    frames: Object.freeze([...frames]),
    globalPhase,
    ...(leftOut === undefined ? {} : { leftOut: Object.freeze(leftOut) }),
    relation,
  };
  const made = {
    ...stated,
    derivation,
    mapObservable: (observable: Observable) => mapObservable(stated, observable),
    mapOutcomes: (outcomes: never) => mapOutcomes(stated, outcomes) as never,
    report: Object.freeze(
      printsAs(
        {
          input: report.input,
          output,
          estimate: estimate(circuit, output, target, shots),
          routing: routingOf(report.passes, output),
          approximation: Object.freeze(report.approximation),
          checks: Object.freeze(report.checks),
          passes: report.passes,
        },
        reportText,
      ),
    ),
    bind: (values: Readonly<Record<string, number | undefined>>) =>
      bindTranspilation({ ...parts, circuit }, values) as never,
  };
  return Object.freeze(printsAs(made as unknown as Transpilation, transpilationText));
}

/** The native circuit, and a line on its size and on what is stated about it. */
function transpilationText({ circuit, outputPermutation, frames, report }: Transpilation): string {
  const moved = outputPermutation.some((wire, qubit) => wire !== qubit);
  const parts = [
    sizeText(report.output),
    ...(moved ? [`qubits end on wires ${outputPermutation.join(', ')}`] : []),
    ...(frames.some((frame) => frame !== 0) ? ['final Z rotations left out'] : []),
  ];
  return `${circuit}\n${parts.join(', ')}`;
}

/** What the native circuit has to say of itself; nothing where it stands for the original as it is. */
function markOf(
  wires: number,
  outputPermutation: readonly number[],
  frames: readonly Angle[],
): CircuitData['transpiled'] {
  const framedWires = frames.flatMap((frame, wire) => (frame === 0 ? [] : [wire]));
  const isInPlace = outputPermutation.length === wires && outputPermutation.every((wire, qubit) => wire === qubit);
  if (framedWires.length === 0 && isInPlace) return undefined;
  return Object.freeze({ outputPermutation: Object.freeze([...outputPermutation]), framedWires });
}

function bindTranspilation(
  parts: TranspilationParts,
  values: Readonly<Record<string, number | undefined>>,
): Transpilation {
  const { circuit, frames, globalPhase, target } = parts;
  requireObject(values, 'what bind takes');
  const table = parameterValues(circuit.parameters, values);
  const bound = (angle: Angle) => bindAngle(angle, table);
  const operations = circuit.operations.map((operation) =>
    operation.parameters.every(isNumeric) ? operation : { ...operation, parameters: operation.parameters.map(bound) },
  );
  const folded = foldNative({ ...partsOf(circuit), operations }, takesNegativeZz(target));
  let phase = addAngles(bound(globalPhase), folded.globalPhase);
  const wrappedFrames = frames.map((frame, wire) => {
    const sum = addAngles(bound(frame), folded.frames[wire]!);
    if (!isNumeric(sum)) return sum;
    // Rz(a - 2 pi) = -Rz(a).
    const wrapped = wrapRadians(sum);
    phase = addAngles(phase, Math.PI * Math.round((sum - wrapped) / (2 * Math.PI)));
    return wrapped;
  });
  const rest = {
    operations: folded.operations,
    // What binding alone makes of frames and phase is not folding's.
    frames: wrappedFrames.map((frame, wire) => addAngles(frame, negateAngle(bound(frames[wire]!)))),
    globalPhase: addAngles(phase, negateAngle(bound(globalPhase))),
  };
  requireFolded({ ...partsOf(circuit), operations }, rest);
  return transpilationOf({
    ...parts,
    derivation: undefined,
    circuit: {
      ...partsOf(circuit),
      operations: folded.operations,
      parameters: circuit.parameters.filter((name) => !table.has(name)),
    },
    frames: wrappedFrames,
    globalPhase: isNumeric(phase) ? wrapRadians(phase) : phase,
  });
}

/** @throws IonloomError `UnexpectedFailure` where folded gates, with what they leave behind, are not the bound ones. */
function requireFolded(bound: CircuitData, folded: StatedGates): void {
  const { operations } = bound;
  const own = operations.filter(({ targets, gate }) => gate.kind !== 'barrier' && targets.length === 2);
  const checks = new CheckedRewrites();
  if (!checks.lowers({ ...bound, globalPhase: 0 }, folded, oneToOne(own.length))) {
    throw wrongRewrite('binding parameters');
  }
}
