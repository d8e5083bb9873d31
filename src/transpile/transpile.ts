import type { CircuitData } from '../circuit/index.js';
import type { Gateset } from '../gates/index.js';
import { type Target, weighCost } from '../targets/index.js';
import { checkOperationLimit, checkTarget } from './check-target.js';
import { type Level, resolveOptions, type TranspileOptions } from './options.js';
import { identityPermutation, type Pass, type PassContext } from './pass.js';
import { cancelInverses } from './passes/cancel-inverses.js';
import { consolidateBlocks } from './passes/consolidate-blocks.js';
import { decompose } from './passes/decompose.js';
import { lower } from './passes/lower.js';
import { readOutOf } from './read-out.js';
import { nativeSize } from './report.js';
import { type PipelineState, runCandidates } from './run-passes.js';
import { type Transpilation, transpilationOf } from './transpilation.js';

const fast: readonly Pass[] = [cancelInverses, decompose, lower];
const blocks: readonly Pass[] = [cancelInverses, decompose, consolidateBlocks, lower];

/** What is tried at each level; the cheapest result counts, so that no level is worse than the one below. */
const candidates: Readonly<Record<Level, readonly (readonly Pass[])[]>> = {
  0: [[decompose, lower]],
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
  const { shots, budget, approximate, ...asked } = resolveOptions(options);
  const entangler = checkTarget(circuit, target, options.entangler);
  const context: PassContext = {
    ...asked,
    target,
    entangler,
    outOfTime: stopwatch(asked.level === 3 ? budget : 0),
    ledger: { allowed: approximate, spent: 0, dropped: 0 },
    outputPermutation: identityPermutation(circuit.qubits),
    frames: [],
    globalPhase: 0,
  };
  const start: PipelineState = { circuit, context, passes: [] };
  const best = cheapest(runCandidates(candidates[asked.level], start, options.onPass), target);
  checkOperationLimit(best.circuit, target);
  const { outputPermutation, frames, globalPhase } = best.context;
  return transpilationOf({
    circuit: { ...best.circuit, measurements: readOutOf(circuit, outputPermutation) },
    outputPermutation,
    frames,
    globalPhase,
    report: { input: { qubits: circuit.qubits, ...best.passes[0]!.before }, passes: best.passes },
    target,
    shots,
  }) as unknown as Transpilation<N, P, K>;
}

/** The candidate with the least estimated error on the target; of equals the first. */
function cheapest(states: readonly PipelineState[], target: Target): PipelineState {
  if (states.length === 1) return states[0]!;
  const costs = states.map(({ circuit }) => weighCost(target, nativeSize(circuit)));
  return states[costs.indexOf(Math.min(...costs))]!;
}

/** Tells whether so many seconds have passed since now. */
function stopwatch(seconds: number): () => boolean {
  if (seconds === 0) return () => true;
  const end = performance.now() + 1000 * seconds;
  return () => performance.now() >= end;
}
