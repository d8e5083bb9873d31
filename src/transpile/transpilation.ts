import { type Circuit, type CircuitData, circuitOf, type NoParameter, parameterValues } from '../circuit/index.js';
import { type Angle, addAngles, bindAngle, isNumeric, wrapRadians } from '../math/index.js';
import type { Target } from '../targets/index.js';
import { takesNegativeZz } from './check-target.js';
import { foldNative } from './fold.js';
import { partsOf } from './pass.js';
import { estimate, type NativeSize, nativeSize, type TranspileReport } from './report.js';

/**
 * A circuit in native gates and what it states about itself:
 * `original = e^{i globalPhase} P Rz(frames) circuit`, where P puts qubit q onto wire `outputPermutation[q]`.
 */
export interface Transpilation<N extends number = number, P extends string = string, K extends string = string> {
  /**
   * Native gates only; measurements read each qubit of the original on its wire at the end, under `output_all` where
   * the original names none and qubits changed wires. Its own global phase is 0.
   */
  readonly circuit: Circuit<'native', N, P, K>;
  /** For every qubit of the original, the wire that holds it at the end. */
  readonly outputPermutation: readonly number[];
  /** Radians of the Rz that is left out after the circuit, by wire; without effect on measurements. */
  readonly frames: readonly Angle[];
  /** Radians. */
  readonly globalPhase: Angle;
  readonly report: TranspileReport;
  /**
   * Puts values in place of parameters, the others stay free.
   *
   * The gates stay the same but for their angles, all inside their ranges; a wire may get one more pulse at its end, and
   * a negative angle on a target whose `zz` takes none costs a pulse.
   *
   * @throws IonloomError `UnknownParameter`, `AngleNotFinite`.
   */
  bind<V extends Readonly<Record<string, unknown>>>(
    values: { readonly [Name in keyof V]: Name extends P ? number : NoParameter<Name & string> },
  ): Transpilation<N, Exclude<P, keyof V>, K>;
}

/** The parts of a transpilation that are not derived from others. */
export interface TranspilationParts {
  readonly circuit: CircuitData;
  readonly outputPermutation: readonly number[];
  readonly frames: readonly Angle[];
  readonly globalPhase: Angle;
  readonly report: Omit<TranspileReport, 'output' | 'estimate'>;
  readonly target: Target;
  readonly shots: number;
}

/** Completes the parts: a checked circuit, the report's sizes and estimates, and the way to bind it. */
export function transpilationOf(parts: TranspilationParts): Transpilation {
  const { outputPermutation, frames, globalPhase, report, target, shots } = parts;
  const { qubits, operations, measurements, parameters } = parts.circuit;
  // A parameter that only the frames depend on is still one of the circuit's.
  const circuit = circuitOf('native', qubits, operations, { measurements, parameters });
  const output: NativeSize = nativeSize(circuit);
  return Object.freeze({
    circuit,
    outputPermutation: Object.freeze([...outputPermutation]),
    frames: Object.freeze([...frames]),
    globalPhase,
    report: Object.freeze({
      input: report.input,
      output,
      estimate: estimate(circuit, output, target, shots),
      approximation: Object.freeze(report.approximation),
      checks: Object.freeze(report.checks),
      passes: report.passes,
    }),
    bind: (values: Readonly<Record<string, number | undefined>>) =>
      bindTranspilation({ ...parts, circuit }, values) as never,
  });
}

function bindTranspilation(
  parts: TranspilationParts,
  values: Readonly<Record<string, number | undefined>>,
): Transpilation {
  const { circuit, frames, globalPhase, target } = parts;
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
  return transpilationOf({
    ...parts,
    circuit: {
      ...partsOf(circuit),
      operations: folded.operations,
      parameters: circuit.parameters.filter((name) => !table.has(name)),
    },
    frames: wrappedFrames,
    globalPhase: isNumeric(phase) ? wrapRadians(phase) : phase,
  });
}
