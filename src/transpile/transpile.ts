import type { CircuitData } from '../circuit/index.js';
import { IonloomError, issue } from '../errors/index.js';
import type { Gateset } from '../gates/index.js';
import { type Target, weighCost } from '../targets/index.js';
import { checkOperationLimit, checkTarget } from './check-target.js';
import { type Level, resolveOptions, type TranspileOptions } from './options.js';
import { identityPermutation, type Pass, type PassContext } from './pass.js';
import { cancelInverses } from './passes/cancel-inverses.js';
import { commuteAndMerge } from './passes/commute-and-merge.js';
import { decompose } from './passes/decompose.js';
import { dropSmallAngles } from './passes/drop-small-angles.js';
import { lower } from './passes/lower.js';
import { readOutOf } from './read-out.js';
import { nativeSize } from './report.js';
import { type PipelineState, runCandidates } from './run-passes.js';
import { type Transpilation, transpilationOf } from './transpilation.js';

const fast: readonly Pass[] = [cancelInverses, decompose, dropSmallAngles, lower];
const blocks: readonly Pass[] = [cancelInverses, decompose, commuteAndMerge, dropSmallAngles, lower];

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
  const { shots, budget, approximate, without, ...asked } = resolveOptions(options);
  const entangler = checkTarget(circuit, target, options.entangler);
  const context: PassContext = {
    ...asked,
    target,
    entangler,
    outOfTime: stopwatch(asked.level === 3 ? budget : 0),
    ledger: { allowed: approximate, spent: 0, dropped: 0 },
    outputPermutation: identityPermutation(circuit.qubits),
    frames: new Array<number>(circuit.qubits).fill(0),
    globalPhase: 0,
  };
  const start: PipelineState = { circuit, context, passes: [] };
  const best = cheapest(runCandidates(candidatesFor(asked.level, without, approximate), start, options.onPass), target);
  checkOperationLimit(best.circuit, target);
  const { outputPermutation, frames, globalPhase, ledger } = best.context;
  return transpilationOf({
    circuit: { ...best.circuit, measurements: readOutOf(circuit, outputPermutation) },
    outputPermutation,
    frames,
    globalPhase,
    report: {
      input: { qubits: circuit.qubits, ...best.passes[0]!.before },
      approximation: ledger,
      passes: best.passes,
    },
    target,
    shots,
  }) as unknown as Transpilation<N, P, K>;
}

/** What is tried at a level, without some passes; the stages that change the representation are always there. */
function candidatesFor(level: Level, without: readonly string[], approximate: number): readonly (readonly Pass[])[] {
  const known = new Set(Object.values(candidates).flatMap((lists) => lists.flat().map(({ name }) => name)));
  const needed = new Set([decompose.name, lower.name]);
  const wrong = without.filter((name) => !known.has(name) || needed.has(name));
  if (wrong.length > 0) {
    throw new IonloomError(
      wrong.map((name) =>
        issue('InvalidInput', `there is no pass "${name}" that can be left out`, {
          path: ['without'],
          expected: [...known].filter((each) => !needed.has(each)).join(', '),
          received: name,
        }),
      ),
    );
  }
  const left = new Set(approximate > 0 ? without : [...without, dropSmallAngles.name]);
  return candidates[level].map((passes) => passes.filter(({ name }) => !left.has(name)));
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
