import { type CircuitData, followedBy, identityPermutation, type StatedCircuit } from '../circuit/index.js';
import { type DocumentCircuit, type PricedJob, priceOf } from '../documents/index.js';
import { DEFAULT_SEED } from '../simulate/index.js';
import type { Entangler, Target } from '../targets/index.js';
import {
  type Level,
  type PauliOrder,
  type Transpilation,
  type TranspileOptions,
  type TranspileRelation,
  transpile,
} from '../transpile/index.js';
import { type Verdict, type VerifyOptions, verify, verifyPasses } from '../verify/index.js';
import { GIBIBYTE } from './options.js';
import type { OutputOptions } from './output.js';
import { Progress } from './progress.js';
import type { Terminal } from './terminal.js';
import { plainAngle, type TranspileDocument } from './transpile-report.js';

/** What the command line says of how a circuit is transpiled and compared. */
export interface TranspileWishes extends OutputOptions {
  readonly entangler?: Entangler;
  readonly level: Level;
  readonly relation?: TranspileRelation;
  readonly keepWires?: boolean;
  readonly initialLayout?: readonly number[];
  readonly pauliOrder?: PauliOrder;
  readonly approximate?: number;
  readonly budget?: number;
  readonly seed?: number;
  readonly verify?: boolean;
  readonly verifyPasses?: boolean;
  readonly shots?: number;
  readonly memory?: number;
}

/** What a comparison that nobody asked for may take, for all circuits of a file: about a second. */
export const UNASKED_WORK = 1e9;

/** What rounding may add to the distance that was allowed. */
const COMPARISON_ROUNDING = 1e-7;

/** A circuit that was transpiled, and what is told of it. */
export interface Done {
  readonly transpilation: Transpilation;
  readonly circuit: CircuitData;
  readonly stated: StatedCircuit;
  readonly report: TranspileDocument;
}

/** What is the same for all circuits of a file, beside the options. */
export interface Asked {
  readonly target: Target;
  /** What verifying a circuit may take; undefined for as long as it takes. */
  readonly workLimit: number | undefined;
  readonly priced: PricedJob;
  /** Whether a circuit is priced as its part in a job of several. */
  readonly isPart: boolean;
}

/** Transpiles a circuit, and compares it with its input as far as that was asked for. */
export function transpileOne(
  { name, circuit, stated }: DocumentCircuit,
  { target, workLimit, priced, isPart }: Asked,
  options: TranspileWishes,
  terminal: Terminal,
): Done {
  const { level, seed = DEFAULT_SEED, entangler, relation = 'frames-and-permutation' } = options;
  const progress = new Progress(terminal, options);
  try {
    const start = terminal.seconds();
    const asked = transpileOptions(options, progress);
    const { transpilation, verdicts } = options.verifyPasses
      ? verifyPasses(circuit, target, asked, verifyOptions(options))
      : { transpilation: transpile(circuit, target, asked), verdicts: undefined };
    const seconds = terminal.seconds() - start;
    const { outputPermutation, frames, globalPhase, report } = transpilation;
    const { inputPermutation = identityPermutation(circuit.qubits) } = transpilation;
    return {
      transpilation,
      circuit: transpilation.circuit,
      stated: stated === undefined ? transpilation : followedBy(stated, transpilation),
      report: {
        ...(name === undefined ? {} : { name }),
        target: target.name,
        entangler: entangler ?? target.entanglers[0]!,
        level,
        seed,
        input: report.input,
        output: report.output,
        relation,
        inputPermutation,
        outputPermutation,
        frames: frames.map(plainAngle),
        globalPhase: plainAngle(globalPhase),
        estimate: { ...report.estimate, priceUsd: priceOf([report.output], target, priced, isPart), ...priced },
        routing: report.routing,
        approximation: report.approximation,
        checks: report.checks,
        seconds,
        passes: report.passes,
        ...(verdicts === undefined ? {} : { passVerdicts: verdicts }),
        ...(options.verify === false
          ? {}
          : {
              verification: verified(
                circuit,
                transpilation,
                { ...verifyOptions(options), ...present({ workLimit }) },
                progress,
              ),
            }),
      },
    };
  } finally {
    progress.end();
  }
}

/** Only what was asked for: what was left out is the transpiler's to decide. */
function transpileOptions(options: TranspileWishes, progress: Progress): TranspileOptions {
  const { level, shots, entangler, relation, keepWires, initialLayout, pauliOrder, approximate, budget } = options;
  return {
    level,
    ...present({ shots, entangler, relation, keepWires, initialLayout, pauliOrder, approximate, budget }),
    onPass: (pass) => progress.show(`transpiling: ${pass.name}`),
  };
}

/** The same object without what is undefined. */
function present<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** An approximate circuit is as close as was allowed, on top of what rounding takes. */
function verifyOptions({ seed, memory, relation, approximate }: TranspileWishes): VerifyOptions {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(relation === undefined ? {} : { relation }),
    ...(approximate === undefined ? {} : { tolerance: approximate + COMPARISON_ROUNDING }),
    ...(memory === undefined ? {} : { memoryLimit: memory * GIBIBYTE }),
  };
}

function verified(
  circuit: CircuitData,
  transpilation: Transpilation,
  options: VerifyOptions,
  progress: Progress,
): Verdict {
  return verify(circuit, transpilation, {
    ...options,
    onProgress: (done, total) => progress.show('verifying', done, total),
  });
}
