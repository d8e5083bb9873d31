import type { CircuitData } from '../circuit/index.js';
import type { Gateset } from '../gates/index.js';
import { type Target, weighCost } from '../targets/index.js';
import { checkOperationLimit, checkTarget } from './check-target.js';
import { resolveOptions, type TranspileOptions } from './options.js';
import type { Level, Pass, PassContext } from './pass.js';
import { cancelInverses } from './passes/cancel-inverses.js';
import { consolidateBlocks } from './passes/consolidate-blocks.js';
import { decompose } from './passes/decompose.js';
import { lower } from './passes/lower.js';
import { nativeSize } from './report.js';
import { type PipelineState, runPasses } from './run-passes.js';
import { type Transpilation, transpilationOf } from './transpilation.js';

/** Passes that all candidates share, and what may follow them. */
interface Pipeline {
  readonly shared: readonly Pass[];
  readonly endings: readonly (readonly Pass[])[];
}

const fast: Pipeline = { shared: [cancelInverses, decompose], endings: [[lower]] };
const blocks: Pipeline = { ...fast, endings: [...fast.endings, [consolidateBlocks, lower]] };

/** What is tried at each level; the cheapest result counts, so that no level is worse than the one below. */
const pipelines: Readonly<Record<Level, Pipeline>> = {
  0: { shared: [decompose], endings: [[lower]] },
  1: fast,
  2: blocks,
  3: blocks,
};

/**
 * Turns a circuit into native gates of a target: the same unitary up to what the result states.
 *
 * @throws IonloomError with every reason why the target cannot run the circuit: `NotEnoughQubits`, `UnsupportedGate`,
 * `NoConnection` for each gate on a missing pair, `TooManyGates` when the native circuit is too long.
 * @example
 * const { circuit, report } = transpile(bell, findTarget('qpu.forte-1'));
 */
export function transpile<N extends number, P extends string, K extends string>(
  circuit: CircuitData<Gateset, N, P, K>,
  target: Target,
  options: TranspileOptions = {},
): Transpilation<N, P, K> {
  const { level, shots } = resolveOptions(options);
  const entangler = checkTarget(circuit, target, options.entangler);
  const context: PassContext = { target, entangler, level, frames: [], globalPhase: 0 };
  const { shared, endings } = pipelines[level];
  const prepared = runPasses(shared, { circuit, context, passes: [] }, options.onPass);
  const best = cheapest(
    endings.map((ending) => runPasses(ending, prepared, options.onPass)),
    target,
  );
  checkOperationLimit(best.circuit, target);
  return transpilationOf({
    circuit: best.circuit,
    outputPermutation: Array.from({ length: circuit.qubits }, (_, qubit) => qubit),
    frames: best.context.frames,
    globalPhase: best.context.globalPhase,
    report: { input: { qubits: circuit.qubits, ...best.passes[0]!.before }, passes: best.passes },
    target,
    shots,
  }) as unknown as Transpilation<N, P, K>;
}

/** The candidate with the least estimated error on the target; of equals the first. */
function cheapest(candidates: readonly PipelineState[], target: Target): PipelineState {
  if (candidates.length === 1) return candidates[0]!;
  const costs = candidates.map(({ circuit }) => weighCost(target, nativeSize(circuit)));
  return candidates[costs.indexOf(Math.min(...costs))]!;
}
