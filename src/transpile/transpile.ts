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
import { countGates, nativeSize } from './report.js';
import { type PipelineResult, runPasses } from './run-passes.js';
import { type Transpilation, transpilationOf } from './transpilation.js';

const lowerOnly: readonly Pass[] = [decompose, lower];
const fast: readonly Pass[] = [cancelInverses, decompose, lower];
const blocks: readonly Pass[] = [cancelInverses, decompose, consolidateBlocks, lower];

/** What is tried at each level; the cheapest result counts, so that no level is worse than the one below. */
const pipelines: Readonly<Record<Level, readonly (readonly Pass[])[]>> = {
  0: [lowerOnly],
  1: [fast],
  2: [fast, blocks],
  3: [fast, blocks],
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
  const candidates = pipelines[level].map((pipeline) => runPasses(pipeline, circuit, context, options.onPass));
  const best = cheapest(candidates, target);
  checkOperationLimit(best.circuit, target);
  return transpilationOf({
    circuit: best.circuit,
    outputPermutation: Array.from({ length: circuit.qubits }, (_, qubit) => qubit),
    frames: best.context.frames,
    globalPhase: best.context.globalPhase,
    report: { input: { qubits: circuit.qubits, ...countGates(circuit) }, passes: best.passes },
    target,
    shots,
  }) as unknown as Transpilation<N, P, K>;
}

/** The candidate with the least estimated error on the target; of equals the first. */
function cheapest(candidates: readonly PipelineResult[], target: Target): PipelineResult {
  const costs = candidates.map(({ circuit }) => weighCost(target, nativeSize(circuit)));
  return candidates[costs.indexOf(Math.min(...costs))]!;
}
